import type { Explanation } from '../engine/project.ts';
import type { ModelsAt } from '../engine/report/models-at.ts';
import type { ScenarioReport } from '../engine/index.ts';
import type { Report } from '../engine/model.ts';
import type { Stage } from './stopwatch.ts';

export type { Assets, Host } from './host.ts';

export interface SessionOptions {
  /** Folder or source file, in the host's own form. */
  readonly root: string;
  /** Day to price on, YYYY-MM-DD; today where it is left out. */
  readonly date?: string;
  readonly includePrompts?: boolean;
  readonly includeTests?: boolean;
  /** Configuration file given by the user instead of the ones found. */
  readonly configFile?: string;
  /** Changes of the settings, `key=value`: what if. */
  readonly set?: readonly string[];
  /** Scenarios of inference-cost.yml that the report puts beside it, by name. */
  readonly scenarios?: readonly string[];
  /**
   * Calls stay as they were while the text around them is half typed. The report then hangs on what was typed before;
   * without it, on the texts alone.
   */
  readonly keepsHalfTyped?: boolean;
}

/** One analysed folder (or single file): the same for the command line and the language server. */
export interface Session {
  /** Real path of the folder that all paths are relative to. */
  readonly root: string;
  /** Name of the scanned folder or file. */
  readonly name: string;
  /**
   * Lists and reads what is new, and loads the parser once there is a source file. To be awaited before `report` and
   * `explain`, which are then synchronous; cheap when nothing changed.
   */
  prepare(onProgress?: (done: number, total: number) => void): Promise<void>;
  /** Analyses what changed since the last call; the first call does all. */
  report(onProgress?: (done: number, total: number) => void): Report;
  /**
   * What the last scan would cost with these changes, `key=value`, on top of `set`: reads and parses nothing where no
   * file changed. Throws BadInput where a change is none, or names what isn't there.
   */
  scenario(changes: readonly string[]): ScenarioReport;
  explain(file: string, line: number, cell?: number): Explanation;
  /** The models that could stand where a line decides or calls one; null for other lines. */
  models(file: string, line: number, cell?: number): ModelsAt | null;
  /** Unsaved text of an open file; null when it is closed again. Path relative to the root. */
  setText(path: string, text: string | null): void;
  /** Files and folders that changed on disk, came or went; relative paths. */
  filesChanged(paths: readonly string[]): void;
  /** Files parsed so far: tests assert that a change touches no other file. */
  readonly parsed: readonly string[];
  /** Source files that take part. */
  readonly paths: readonly string[];
  /** Milliseconds that listing, reading, filtering and parsing took so far. */
  readonly elapsedMs: Readonly<Record<Stage, number>>;
}
