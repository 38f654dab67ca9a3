/** What the server and the worker that analyses say to each other. Plain data: it is copied between threads. */
import type { Report } from '../engine/model.ts';
import type { Explanation } from '../engine/project.ts';
import type { ReportChanges } from './report-changes.ts';
import type { ModelsAt } from '../engine/report/models-at.ts';

/** Given to the worker at its start. */
export interface WorkerSetup {
  /** File in which the worker notes the path that it is about to read; empty when it reads none. */
  readonly readingNote: string;
  /** Absolute paths to leave out because they crashed an earlier worker. */
  readonly leaveOut: readonly string[];
  /** Folder of the price catalogue that the user chose to fetch; null for the bundled one. */
  readonly priceFolder: string | null;
  /** One Int32: 1 asks the worker to stop what it does. */
  readonly cancel: SharedArrayBuffer;
}

export interface UpdateRequest {
  readonly kind: 'update';
  /** Folders (or single files) to analyse; sessions of others end. */
  readonly roots: readonly string[];
  /** Absolute path and unsaved text; null where a file was closed. */
  readonly texts: readonly (readonly [path: string, text: string | null])[];
  /** Absolute paths that changed on disk. */
  readonly files: readonly string[];
}

export interface ExplainRequest {
  readonly kind: 'explain';
  readonly root: string;
  /** Relative to the root. */
  readonly file: string;
  readonly line: number;
  readonly cell?: number;
}

export interface ScenarioRequest {
  readonly kind: 'scenario';
  readonly root: string;
  /** Changes, `key=value`. */
  readonly set: readonly string[];
}

/** The amounts under the changes, or why there are none. */
export type ScenarioAnswer = Pick<Report, 'features' | 'totals'> | { readonly refused: string };

export interface ModelsRequest {
  readonly kind: 'models';
  readonly root: string;
  /** Relative to the root. */
  readonly file: string;
  readonly line: number;
  readonly cell?: number;
}

export type WorkerRequest = UpdateRequest | ExplainRequest | ModelsRequest | ScenarioRequest;

export interface UpdateAnswer {
  /** Of the roots whose report may have changed: what differs from the one told before. */
  readonly reports: readonly (readonly [root: string, changes: ReportChanges])[];
  readonly cancelled: boolean;
  /** Roots that could not be read, a line each. */
  readonly problems: readonly string[];
  /** Files parsed for this update, absolute. */
  readonly parsed: readonly string[];
}

export interface WorkerAnswers {
  readonly update: UpdateAnswer;
  readonly explain: Explanation;
  readonly scenario: ScenarioAnswer;
  readonly models: ModelsAt | null;
}

export type ToWorker = { readonly id: number; readonly request: WorkerRequest };

export type FromWorker =
  | { readonly id: number; readonly answer: WorkerAnswers[keyof WorkerAnswers] }
  | { readonly id: number; readonly error: string }
  | { readonly progress: readonly [done: number, total: number] };
