import type { Explanation } from '../engine/project.ts';
import type { Report } from '../engine/model.ts';

/** What a session needs of the machine it runs on. Paths are absolute, in the host's own form. */
export interface Host {
  /** Today, YYYY-MM-DD in UTC. */
  today(): string;
}

export interface SessionOptions {
  readonly root: string;
  readonly date?: string;
  readonly includePrompts?: boolean;
  readonly includeTests?: boolean;
  /** Configuration file given by the user instead of the ones found. */
  readonly configFile?: string;
}

/** One analysed folder (or single file): the same for the command line and the language server. */
export interface Session {
  /** Lists, reads and analyses what changed since the last call; the first call does all. */
  report(onProgress?: (done: number, total: number) => void): Report;
  explain(file: string, line: number, cell?: number): Explanation;
  /** Unsaved text of an open file; null when it is closed again. Path relative to the root. */
  setText(path: string, text: string | null): void;
  /** Files that changed on disk, came or went; relative paths. */
  filesChanged(paths: readonly string[]): void;
  /** Files parsed so far: tests assert that a change touches no other file. */
  readonly parsed: readonly string[];
}
