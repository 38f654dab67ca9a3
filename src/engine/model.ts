/** The nouns of the report (contract.md): plain readonly data, printed as JSON by the command line. */

export type * from './agent-run.ts';
export type * from './cost-group.ts';
export type * from './model-use.ts';
import type { Agent, RunTree } from './agent-run.ts';
import type { CostGroup, FeatureUnit } from './cost-group.ts';
import type { ModelUse } from './model-use.ts';

/** Least, usual and most; `high` is null where there is no bound. */
export interface Range {
  readonly low: number;
  readonly typical: number;
  readonly high: number | null;
}

/** USD; low and high are the 10th and 90th percentile. */
export interface UsdRange {
  readonly low: number;
  readonly typical: number;
  readonly high: number;
}

export type CallKind =
  | 'chat'
  | 'completion'
  | 'embedding'
  | 'image'
  | 'audio'
  | 'rerank'
  | 'moderation'
  | 'agent-run'
  | 'realtime'
  | 'batch'
  | 'http';

export type ModelSource =
  | 'literal'
  | 'same-file'
  | 'cross-file'
  | 'parameter-default'
  | 'environment-default'
  | 'config-file'
  | 'sdk-default'
  | 'multiple'
  | 'runtime';

/** Where a figure comes from. */
export type Basis = 'code' | 'configuration' | 'measured' | 'assumption';

export type Role = 'system' | 'user' | 'assistant' | 'tool' | 'unknown';

/** 1-based; column in UTF-16 code units; `cell` in notebooks only. */
export interface SourcePlace {
  readonly file: string;
  readonly cell?: number;
  readonly line: number;
  readonly column: number;
}

/** A stretch of constant text that reaches a call, where it is written. */
export interface Segment {
  readonly role: Role;
  readonly file: string;
  readonly cell?: number;
  readonly startLine: number;
  readonly endLine: number;
  /** Unicode code points. */
  readonly chars: number;
  readonly tokens: number;
  /** Only with --include-prompts. */
  readonly text?: string;
}

/** What only run time fills in. */
export interface Hole {
  readonly name: string;
  readonly role?: Role;
  readonly file: string;
  readonly cell?: number;
  readonly line: number;
  readonly tokens: Range;
  readonly basis: Basis;
  /** Why this size: the bound in the code, the assumption's name … */
  readonly why?: string;
  /** Key of the assumption in inference-cost.yml that sizes it. */
  readonly assumption?: string;
}

export interface PromptVariant {
  readonly when: string;
  readonly staticChars: number;
  readonly staticTokens: number;
  readonly segments: readonly Segment[];
}

export interface Prompt {
  readonly staticChars: number;
  readonly staticTokens: number;
  readonly segments: readonly Segment[];
  readonly holes: readonly Hole[];
  readonly variants: readonly PromptVariant[];
}

export interface ModelChoice {
  /** As written in the source, no duplicates, in source order. */
  readonly ids: readonly string[];
  readonly source: ModelSource;
  /** Where each value is written; empty when only run time knows. */
  readonly places: readonly SourcePlace[];
}

export interface InputTokens extends Range {
  readonly exact: boolean;
  /** exact, rule or ratio, and the rule's name. */
  readonly basis: string;
}

export interface OutputTokens extends Range {
  readonly basis: string;
}

export interface Loop {
  readonly times: Range;
  readonly parallel: boolean;
  readonly expression: string;
}

/** An assumption that an amount rests on; the most influential first in lists. */
export interface Driver {
  readonly name: string;
  readonly low: number;
  readonly typical: number;
  readonly high: number | null;
  readonly unit: string;
  readonly basis: Basis;
  /** Key in inference-cost.yml where it can be changed. */
  readonly assumption?: string;
  /** Share of the amount's spread, 0 to 1. */
  readonly share?: number;
  /** The amount with this one at its low and at its high, all else typical. */
  readonly usd?: { readonly low: number; readonly high: number };
}

/** What makes up a call's cost, for the bar of the hover. */
export interface CostPart {
  readonly name: string;
  readonly kind: 'static' | 'hole' | 'tools' | 'schema' | 'history' | 'overhead' | 'output' | 'fee' | 'agent';
  readonly tokens: number;
  readonly usd: number | null;
}

/** The price that an amount rests on. */
export interface PriceNote {
  readonly model: string;
  readonly provider: string;
  readonly inputUsdPerMTok: number | null;
  readonly outputUsdPerMTok: number | null;
  readonly source: string;
  /** YYYY-MM-DD. */
  readonly checked: string;
  readonly notes: readonly string[];
}

export interface Call extends SourcePlace {
  readonly id: string;
  readonly key: string;
  readonly endLine: number;
  readonly endColumn: number;
  readonly kind: CallKind;
  readonly sdk: string;
  readonly provider: string | null;
  readonly model: ModelChoice;
  readonly prompt: Prompt;
  readonly tools: { readonly count: number; readonly tokens: number } | null;
  readonly responseSchema: { readonly tokens: number } | null;
  readonly inputTokens: InputTokens;
  readonly outputTokens: OutputTokens;
  /** What a reasoning model thinks in one request, inside `outputTokens`; absent for others. */
  readonly thinkingTokens?: OutputTokens;
  /** Agent runs only; tokens and usd are then of the whole run, all turns. */
  readonly turns?: Range;
  readonly outputCap: number | null;
  readonly stream: boolean;
  readonly retries: number | null;
  readonly retriesSource: 'explicit' | 'sdk-default' | null;
  readonly promptCache: boolean;
  readonly tier: string;
  readonly loop: Loop | null;
  readonly usd: UsdRange | null;
  /** Why there is no amount. */
  readonly unpriced?: string;
  readonly enclosing: string | null;
  readonly testOrExample: boolean;
  readonly price: PriceNote | null;
  readonly parts: readonly CostPart[];
  readonly drivers: readonly Driver[];
  /** How the call was recognised, for `explain`. */
  readonly foundBy: string;
}

/** A place that chooses a model for later calls and sends nothing. */
export interface ModelSite extends SourcePlace {
  readonly id: string;
  readonly sdk: string;
  readonly ids: readonly string[];
  readonly source: ModelSource;
  readonly calls: readonly string[];
}

/** A caller of an in-house wrapper. */
export interface WrapperCall extends SourcePlace {
  readonly id: string;
  readonly callee: string;
  readonly calls: readonly string[];
}

export interface PromptFile {
  readonly file: string;
  readonly format: string;
  readonly ids: readonly string[];
  readonly staticTokens: number;
  readonly usedBy: readonly string[];
}

/** Always-on instructions of a coding agent: tokens a turn. */
export interface InstructionFile {
  readonly file: string;
  readonly tokens: number;
}

export type EntryKind =
  'http-route' | 'websocket' | 'cli' | 'job' | 'queue' | 'bot' | 'notebook' | 'main' | 'test' | 'export';

/** A call in one run of a feature. */
export interface FeatureCallTimes {
  /** `Call.id`. */
  readonly id: string;
  readonly times: Range;
  /** Repetitions that the code allows where a call fails, in no `times` and no `usd`; null for no bound. */
  readonly retries?: number | null;
  /** Those of the call's models that this feature uses, where its way to the call tells; `usd` of one execution. */
  readonly models?: readonly {
    readonly id: string;
    readonly times: Range;
    readonly usd: UsdRange | null;
  }[];
  /** USD of one execution in this feature, where its models or settings make that differ from the call's own. */
  readonly usd?: UsdRange;
}

export interface Feature {
  readonly name: string;
  readonly entry: {
    readonly file: string;
    readonly cell?: number;
    readonly line: number;
    readonly kind: EntryKind;
    /** Name of the handler, with its class in front; absent where it has none, and for a module's own code. */
    readonly function?: string;
  };
  /** User segment and stage of a workflow, from the configuration. */
  readonly segment?: string;
  readonly stage?: string;
  readonly calls: readonly FeatureCallTimes[];
  readonly usd: UsdRange | null;
  readonly usdPerMonth: UsdRange | null;
  readonly unpricedCalls: number;
  /** Turns of a conversation, from the configuration: a run is then a whole conversation, and `times` are those of it. */
  readonly turns?: number;
  /** Runs a month, from the configuration. */
  readonly volume?: number;
  /** Amounts by what people decide by: a turn, a user a month, a unit of value. */
  readonly units?: readonly FeatureUnit[];
  /** What moves the amount most; without one, figures that the code leaves open, in the order in which they were met. */
  readonly drivers?: readonly Driver[];
}

/** 1-based; `end` is excluded. */
export interface Edit {
  readonly file: string;
  readonly start: { readonly cell?: number; readonly line: number; readonly column: number };
  readonly end: { readonly cell?: number; readonly line: number; readonly column: number };
  readonly text: string;
}

export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
}

export type Severity = 'information' | 'hint' | 'warning';

export interface Finding extends SourcePlace {
  readonly id: string;
  readonly key: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly endLine: number;
  readonly calls: readonly string[];
  readonly message: string;
  /** What its calls cost now, typically, in one run of each feature and in a month; left out where none is priced. */
  readonly now?: { readonly usdPerRun: number; readonly usdPerMonth?: number };
  readonly saving: {
    readonly fraction: { readonly low: number; readonly high: number } | null;
    /** The part of the calls' cost that it works on; left out for the whole of it. */
    readonly part?: SavedPart;
    /** In one run of each feature, as `totals.usdPerRun`; calls that no feature reaches count once. */
    readonly usdPerRun: { readonly low: number; readonly high: number } | null;
    /** Only where the volume is known. */
    readonly usdPerMonth?: { readonly low: number; readonly high: number };
  };
  readonly risk: 'low' | 'medium' | 'high';
  readonly effort: string;
  readonly docs: string;
  readonly fixes: readonly Fix[];
}

/** `fixed`: constant text, tools and schemas; `filled`: what run time fills in, earlier turns included. */
export type SavedPart = 'all' | 'fixed' | 'filled' | 'output';

/** What all compatible advice saves together. Savings multiply on what is left: they are never added up. */
export interface CombinedAdvice {
  /** Typical cost of one run of each feature before, calls that no feature reaches once. */
  readonly usdPerRun: number;
  readonly saving: {
    readonly fraction: { readonly low: number; readonly high: number };
    readonly usdPerRun: { readonly low: number; readonly high: number };
    /** Only where a volume is known; of the features that have one. */
    readonly usdPerMonth?: { readonly low: number; readonly high: number };
  };
  /** In the order in which they are to be followed; USD per run, `left` after the step. */
  readonly steps: readonly {
    readonly finding: string;
    readonly alone: { readonly low: number; readonly high: number };
    readonly inSequence: { readonly low: number; readonly high: number };
    readonly left: { readonly low: number; readonly high: number };
  }[];
  /** Findings that conflict with a step. */
  readonly excluded: readonly { readonly finding: string; readonly by: string }[];
}

/** A problem of the user's configuration file. */
export interface ConfigProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** The same code under other settings. */
export interface Scenario {
  readonly name: string;
  /** Changes as `--set` takes them. */
  readonly set: readonly string[];
  readonly calls: readonly (Pick<Call, 'id' | 'inputTokens' | 'outputTokens' | 'usd' | 'unpriced'> & {
    readonly models: readonly string[];
  })[];
  readonly features: readonly Pick<Feature, 'name' | 'usd' | 'usdPerMonth' | 'unpricedCalls'>[];
  readonly totals: Report['totals'];
}

export interface Report {
  readonly schema: 1;
  readonly prices: { readonly date: string; readonly source: string; readonly checked: string };
  readonly calls: readonly Call[];
  readonly modelSites: readonly ModelSite[];
  readonly wrapperCalls: readonly WrapperCall[];
  readonly promptFiles: readonly PromptFile[];
  readonly instructionFiles: readonly InstructionFile[];
  readonly features: readonly Feature[];
  readonly agents: readonly Agent[];
  /** Runs of agents that lead to other agents; absent where none does. */
  readonly agentRuns?: readonly RunTree[];
  readonly models: readonly ModelUse[];
  readonly findings: readonly Finding[];
  /** Null where no finding has an amount. */
  readonly advice: CombinedAdvice | null;
  readonly unpriced: readonly { readonly id: string; readonly why: string }[];
  readonly skipped: readonly { readonly file: string; readonly why: string }[];
  readonly configuration: { readonly files: readonly string[]; readonly problems: readonly ConfigProblem[] };
  readonly totals: {
    readonly calls: number;
    readonly priced: number;
    /** One run of each feature; a call that two features share counts in both. */
    readonly usdPerRun: UsdRange | null;
    readonly usdEachCallOnce: UsdRange | null;
    readonly usdPerMonth: UsdRange | null;
    /** What moves the month most, or, without volumes, a run of each feature. */
    readonly drivers?: readonly Driver[];
    /** By what the configuration says of features; those of which it says nothing are in none. */
    readonly bySegment?: readonly CostGroup[];
    readonly byStage?: readonly CostGroup[];
  };
  /** The scenarios that were asked for, in that order; the report itself is without them. */
  readonly scenarios?: readonly Scenario[];
}
