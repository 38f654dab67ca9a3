/** What the language server says beside the Language Server Protocol. Types and names only: clients import this file. */
import type { ProductEdit } from '../configuration/index.ts';
import type { Report } from '../engine/model.ts';
import type { ModelRows } from '../present/model-rows.ts';
import type { WhatIfOutcome } from '../present/page-what-if.ts';

export const method = {
  /** Request: the reports, one a workspace folder. Scans what changed first. */
  report: 'inferenceCost/report',
  /** Request: analyses everything afresh, with progress. */
  scan: 'inferenceCost/scan',
  /** Request: what the sidebar shows. */
  overview: 'inferenceCost/overview',
  /** Request: the report as a file's text. */
  export: 'inferenceCost/export',
  /** Request: why a place has the number it has, or why no call was found there. */
  explain: 'inferenceCost/explain',
  /** Request: the models that could stand at a place. */
  models: 'inferenceCost/models',
  /** Request: puts one of them there, by an edit that the client applies. */
  switchModel: 'inferenceCost/switchModel',
  /** Request: what the status bar shows for a file; null for nothing. */
  status: 'inferenceCost/status',
  /** Request: changes values of inference-cost.yml in place; comments and all else stay. */
  editConfiguration: 'inferenceCost/editConfiguration',
  /** Request: writes inference-cost.yml from a scan, or adds to it what is new. */
  initConfiguration: 'inferenceCost/initConfiguration',
  /** Request: what the last scan would cost under changed settings. */
  whatIf: 'inferenceCost/whatIf',
  /** Request: the edits of a finding, or of all that go together, shown or made. */
  fix: 'inferenceCost/fix',
  /** Notification to the server: stop the scan that runs. */
  cancel: 'inferenceCost/cancel',
  /** Notification to the client: how far a scan is; not sent for work of a moment. */
  progress: 'inferenceCost/progress',
  /** Notification to the client: the analysis moved on; what is shown may be stale. */
  changed: 'inferenceCost/changed',
} as const;

export interface ReportAnswer {
  readonly reports: readonly { readonly root: string; readonly report: Report }[];
}

export type ExportFormat = 'html' | 'md' | 'csv';

export interface ExportParams {
  readonly format: ExportFormat;
}

export interface ExportAnswer {
  readonly text: string;
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

/** Where a model is called or decided: also the argument of the client's command for the list. */
export interface SwitchArgument {
  readonly textDocument: { readonly uri: string };
  /** 0-based, as all positions of the protocol. */
  readonly position: { readonly line: number; readonly character: number };
}

export type ModelsAnswer = { readonly list: ModelRows } | { readonly refused: string };

export interface SwitchParams extends SwitchArgument {
  /** Id of a row. */
  readonly model: string;
}

/** What was done, or one line why nothing was. */
export type SwitchAnswer = { readonly title: string } | { readonly refused: string };

export interface StatusParams {
  readonly textDocument: { readonly uri: string };
  /** The cursor. */
  readonly position?: { readonly line: number; readonly character: number };
}

export interface StatusAnswer {
  readonly text: string;
  readonly tooltip: string;
  /** The part of the report that the status bar leads to. */
  readonly focus:
    { readonly tab: 'features'; readonly feature: string } | { readonly tab: 'calls'; readonly text: string };
  /** What the call under the cursor costs, and the line (0-based) where it starts. */
  readonly call?: { readonly line: number; readonly title: string };
}

export interface OverviewAnswer {
  /** An `Overview` as JSON: what only passes it on need not build its thousands of objects. */
  readonly overview: string;
  /** Why the analysis rests: what is shown may be incomplete or old. */
  readonly stopped?: string;
}

export interface ProgressParams {
  readonly done: number;
  readonly total: number;
}

export interface WhatIfParams {
  readonly root: string;
  /** As `scan --set` takes them: `models.gpt-4.1=gpt-4.1-mini`. */
  readonly set: readonly string[];
}

export type WhatIfAnswer = WhatIfOutcome | { readonly refused: string };

export interface FixParams {
  readonly root: string;
  /** `Finding.id`, and which of its fixes; none: the first fix of every finding, those that conflict left out. */
  readonly finding?: string;
  readonly fix?: number;
  /** Makes the edits; else they are only shown. */
  readonly apply: boolean;
}

export type FixAnswer =
  /** A unified diff a file, and how many findings were left out. */
  | { readonly patches: readonly { readonly file: string; readonly patch: string }[]; readonly left: number }
  | { readonly refused: string };

export interface EditConfigurationParams {
  /** `root` of the report that the edits speak of; may be left out where there is one folder. */
  readonly root?: string;
  /** File of that report: the nearest inference-cost.yml above it takes the edits. Calls and findings say it themselves. */
  readonly near?: string;
  /** All are done, or none. */
  readonly edits: readonly ProductEdit[];
}

/** Absolute path of the file that holds them now, or one line why nothing was written. */
export type EditConfigurationAnswer = { readonly file: string } | { readonly refused: string };

export interface InitConfigurationParams {
  /** `root` of a report; may be left out where there is one folder. */
  readonly root?: string;
}

export type InitConfigurationAnswer =
  /** `added` entries, and `gone` ones marked; both 0 where the file was up to date. */
  | { readonly file: string; readonly isNew: boolean; readonly added: number; readonly gone: number }
  | { readonly refused: string };

export type { ProductEdit };

/**
 * Commands of the client that ask a person and then send `editConfiguration`, each with one argument of the type
 * beside it. Code actions run them; a client that has none is offered only what needs no answer.
 */
export interface EditCommands {
  readonly dismiss: string;
  readonly volume: string;
  readonly assumption: string;
}

export interface LinkCommands {
  /** Its argument is an `AssumptionArgument`. */
  readonly assumption: string;
  /** Its argument is a document and a position in it. */
  readonly switchModel: string;
  /** Its argument says which part of the report to turn to. */
  readonly showReport: string;
}

export interface DismissArgument {
  readonly root: string;
  readonly finding: string;
  readonly message: string;
}

export interface VolumeArgument {
  readonly root: string;
  readonly feature: string;
  /** File of its entry. */
  readonly near: string;
}

export interface AssumptionArgument {
  readonly root: string;
  readonly near: string;
  /** Key, as `ProductEdit` takes it. */
  readonly assumption: string;
  readonly scope?: { readonly call: string };
  readonly name: string;
  readonly unit: string;
  readonly low: number;
  readonly typical: number;
  readonly high: number | null;
}

/** The server's own command for clients without: its argument is `EditConfigurationParams`. */
export const editCommand = 'inferenceCost.server.editConfiguration';

/** Each surface on or off; the section `inferenceCost` of a client's settings. */
export interface Settings {
  readonly hover: { readonly enabled: boolean };
  readonly codeLens: {
    readonly enabled: boolean;
    /** `cursor`: no line of its own, the client shows the call under the cursor. */
    readonly mode: 'always' | 'cursor';
    /** USD; calls that cost less at the most have no lens. */
    readonly threshold: number;
  };
  readonly inlayHints: { readonly enabled: boolean };
  readonly diagnostics: { readonly enabled: boolean };
  readonly statusBar: { readonly enabled: boolean };
}

/** `inferenceCost.prices` of a client's settings: nothing is fetched unless the user says so. */
export interface PriceSettings {
  readonly update: boolean;
}

/** `initializationOptions`, all optional: a client that sends none gets the defaults. */
export interface InitializationOptions {
  readonly settings?: Partial<Settings> & { readonly prices?: PriceSettings };
  /** File in which the server notes what it reads, so that a crash can be blamed on a file. */
  readonly readingNote?: string;
  /** Absolute paths that crashed an earlier server: left out, and said so in the report. */
  readonly leaveOut?: readonly string[];
  /** Command that a lens runs with the call's id; none makes the lens plain text. */
  readonly lensCommand?: string;
  readonly editCommands?: EditCommands;
  /** Commands that links in a hover run; none makes the hover plain text. */
  readonly linkCommands?: LinkCommands;
  /** Folder of the client's own storage for fetched prices; the command line's where it is left out. */
  readonly priceFolder?: string;
  /** Where prices are fetched from, if not from where they are published. */
  readonly priceUrl?: string;
  /** The client's command that shows the list of models; its argument is a `SwitchArgument`. */
  readonly switchCommand?: string;
  /** Milliseconds without work after which the analysis gives its memory back. */
  readonly idleMs?: number;
}

export const defaultSettings: Settings = {
  hover: { enabled: true },
  codeLens: { enabled: true, mode: 'always', threshold: 0 },
  inlayHints: { enabled: false },
  diagnostics: { enabled: true },
  statusBar: { enabled: true },
};
