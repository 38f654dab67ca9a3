import type { ResolvedCall } from '../calls/resolved-call.ts';
import type { Call, Feature, SavedPart, Severity } from '../model.ts';
import type { PriceBook } from '../prices/index.ts';
import type { FileFacts } from '../syntax/facts.ts';
import type { Place } from '../values/value.ts';

/** A suggestion as a rule makes it: places are offsets, the report turns them into lines and columns. */
export interface Suggestion {
  readonly message: string;
  /** Share of the cost of its calls that it saves; null where it guards instead of saves. */
  readonly saving: { readonly low: number; readonly high: number } | null;
  /** The part of the cost that the saving comes from; the whole where it is left out. */
  readonly part?: SavedPart;
  readonly risk: 'low' | 'medium' | 'high';
  readonly effort: string;
  /** Root cause, where it stands in another place than the call. */
  readonly place?: Place;
  readonly fixes: readonly SuggestedFix[];
}

/** A suggestion of a rule that looks at all calls: one root cause with the calls that it drives. */
export interface SharedSuggestion extends Suggestion {
  readonly calls: readonly RuledCall[];
  /** Tells it from others of the rule at the same call: one of several models. */
  readonly subject?: string;
}

export interface SuggestedFix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** Replaces `start` … `end` (offsets, end excluded) of a file's text. */
export interface TextEdit extends Place {
  readonly text: string;
}

/** A call as rules see it: what the source says, and the amounts that came of it. */
export interface RuledCall {
  readonly resolved: ResolvedCall;
  /** Amounts and tokens of the call. */
  readonly report: Call;
  /** Settings of this rule in the configuration that holds for the call. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Prices with the user's own. */
  readonly book: PriceBook;
}

/** What every rule may look at besides its calls. */
export interface Surroundings {
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly features: readonly Feature[];
  /** Text of a file that edits may change; undefined where it is not in the workspace. */
  readonly text: (file: string) => string | undefined;
  /** Facts of a source file. */
  readonly facts: (file: string) => FileFacts | undefined;
  /** The call's report, had its source said something else: another model, tier or effort. */
  readonly reestimate: (call: RuledCall, change: Partial<ResolvedCall>) => Call;
}

export interface RuleContext extends RuledCall, Surroundings {}

/** A threshold of a rule. */
export interface RuleOption {
  /** What it bounds, with its unit. */
  readonly about: string;
  readonly usual: number;
}

/** The user's threshold, where it is a number above zero, else the usual one. */
export function threshold(option: string, { usual }: RuleOption, { options }: RuledCall): number {
  const own = options[option];
  return typeof own === 'number' && own > 0 ? own : usual;
}

/** One rule: a diagnostic, a quick fix, a line in the terminal and a page in the docs all come from this object. */
export interface Rule {
  /** Names the problem: `missing-output-cap`. */
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  /** Why it costs money and when not to follow it; the text of its docs page. */
  readonly docs: string;
  /** Runs only where inference-cost.yml switches it on. */
  readonly isOffByDefault?: boolean;
  /** Thresholds that `options` of the rule in inference-cost.yml may move. */
  readonly options?: Readonly<Record<string, RuleOption>>;
  /** Looks at one call. */
  readonly check?: (call: ResolvedCall, context: RuleContext) => Suggestion | undefined;
  /** Looks at all calls for which the rule is on: for root causes that drive several. */
  readonly checkAll?: (calls: readonly RuledCall[], context: Surroundings) => readonly SharedSuggestion[];
}

export const defineRule = (rule: Rule): Rule => rule;
