/** What the language server says beside the Language Server Protocol. Types and names only: clients import this file. */
import type { Report } from '../engine/model.ts';
import type { Overview } from '../present/overview.ts';

export const method = {
  /** Request: the reports, one a workspace folder. Scans what changed first. */
  report: 'inferenceCost/report',
  /** Request: analyses everything afresh, with progress. */
  scan: 'inferenceCost/scan',
  /** Request: what the sidebar shows. */
  overview: 'inferenceCost/overview',
  /** Request: why a place has the number it has, or why no call was found there. */
  explain: 'inferenceCost/explain',
  /** Request: what the status bar shows for a file; null for nothing. */
  status: 'inferenceCost/status',
  /** Notification to the client: the analysis moved on; what is shown may be stale. */
  changed: 'inferenceCost/changed',
} as const;

export interface ReportAnswer {
  readonly reports: readonly { readonly root: string; readonly report: Report }[];
}

export interface ExplainParams {
  readonly textDocument: { readonly uri: string };
  /** 0-based, as all positions of the protocol. */
  readonly position: { readonly line: number; readonly character: number };
}

export interface ExplainAnswer {
  readonly callId: string | null;
  readonly lines: readonly string[];
}

export interface StatusParams {
  readonly textDocument: { readonly uri: string };
}

export interface StatusAnswer {
  readonly text: string;
  readonly tooltip: string;
}

export type OverviewAnswer = Overview;

/** Each surface on or off; the section `inferenceCost` of a client's settings. */
export interface Settings {
  readonly hover: { readonly enabled: boolean };
  readonly codeLens: { readonly enabled: boolean };
  readonly inlayHints: { readonly enabled: boolean };
  readonly diagnostics: { readonly enabled: boolean };
  readonly statusBar: { readonly enabled: boolean };
}

/** `initializationOptions`, all optional: a client that sends none gets the defaults. */
export interface InitializationOptions {
  readonly settings?: Partial<Settings>;
  /** File in which the server notes what it reads, so that a crash can be blamed on a file. */
  readonly readingNote?: string;
  /** Absolute paths that crashed an earlier server: left out, and said so in the report. */
  readonly leaveOut?: readonly string[];
  /** Command that a lens runs with the call's id; none makes the lens plain text. */
  readonly lensCommand?: string;
  /** Milliseconds without work after which the analysis gives its memory back. */
  readonly idleMs?: number;
}

export const defaultSettings: Settings = {
  hover: { enabled: true },
  codeLens: { enabled: true },
  inlayHints: { enabled: false },
  diagnostics: { enabled: true },
  statusBar: { enabled: true },
};
