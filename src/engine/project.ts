import type { Configuration, SdkSetting } from './configuration.ts';
import type { Call, ConfigProblem, Range, Report } from './model.ts';
import type { CheckedCatalogue } from './prices/index.ts';
import type { ModelsAt } from './report/models-at.ts';
import type { PreparedScan } from './report/prepared-scan.ts';
import type { SdkDeclaration } from './sdks/define-sdk.ts';
import type { Sources } from './sources.ts';

/** What the host hands in beside the sources: data that the engine can't fetch itself. */
export interface EngineData {
  /** Parsed rank files of the npm package tiktoken (encoders/*.json). */
  readonly ranks: { readonly o200k_base: unknown; readonly cl100k_base: unknown };
  /** A checked price catalogue in place of the bundled one. */
  readonly catalogue?: CheckedCatalogue | null;
  /** Declarations in place of all that there are: what a scan with fewer of them takes. */
  readonly sdks?: readonly SdkDeclaration[];
}

export interface ReportOptions {
  /** Day to price on, YYYY-MM-DD. */
  readonly date: string;
  /** Text of prompt segments in the report. */
  readonly includePrompts?: boolean;
  /** Tests and examples take part in features, findings and totals. */
  readonly includeTests?: boolean;
  readonly configuration?: {
    readonly files: readonly string[];
    readonly problems: readonly ConfigProblem[];
    /** The settings that hold for a source file. */
    readonly for: (path: string) => Configuration;
    /** Internal clients of all files: which calls there are is decided for the workspace as a whole. */
    readonly sdks?: readonly SdkSetting[];
  };
  /** Files that discovery left out, with the reason. */
  readonly skipped?: readonly { readonly file: string; readonly why: string }[];
  /** Called between files; may throw to cancel. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** What `explain` answers of a place. */
export interface Explanation {
  /** Null where no call was found. */
  readonly call: Call | null;
  /** The features that reach it, and how often a run of each makes it. */
  readonly features: readonly { readonly name: string; readonly times: Range }[];
  /** Why no call was found, for a person; empty where one was. */
  readonly reasons: readonly string[];
}

/** An analysis that keeps what it learned of each file until that file, or one that it rests on, changes. */
export interface Project {
  report(options: ReportOptions): Report;
  /** What reports and scenarios are made of, without amounts; holds until the next `invalidate`. */
  prepare(options: ReportOptions): PreparedScan;
  explain(file: string, line: number, options: ReportOptions, cell?: number): Explanation;
  /** The models that could stand where a line decides one, or calls one; null for other lines. */
  models(file: string, line: number, options: ReportOptions, cell?: number): ModelsAt | null;
  /** Tells that these files changed, came or went. */
  invalidate(paths: readonly string[]): void;
}

export type CreateProject = (sources: Sources, data: EngineData) => Project;
