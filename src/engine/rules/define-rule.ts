import type { ResolvedCall } from '../calls/resolved-call.ts';
import type { Call, Severity } from '../model.ts';
import type { Place } from '../values/value.ts';

/** A suggestion as a rule makes it: places are offsets, the report turns them into lines and columns. */
export interface Suggestion {
  readonly message: string;
  /** Share of the cost of `calls` that it saves; null where it guards instead of saves. */
  readonly saving: { readonly low: number; readonly high: number } | null;
  readonly risk: 'low' | 'medium' | 'high';
  readonly effort: string;
  /** Root cause, where it stands in another place than the call. */
  readonly place?: Place;
  readonly fixes: readonly SuggestedFix[];
}

export interface SuggestedFix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** Replaces `start` … `end` (offsets, end excluded) of a file's text. */
export interface TextEdit extends Place {
  readonly text: string;
}

/** What a rule may look at besides the call itself. */
export interface RuleContext {
  /** Amounts and tokens of the call. */
  readonly report: Call;
  /** Settings of this rule in the configuration. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** One rule: a diagnostic, a quick fix, a line in the terminal and a page in the docs all come from this object. */
export interface Rule {
  /** Names the problem: `missing-output-cap`. */
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  /** Why it costs money and when not to follow it; the text of its docs page. */
  readonly docs: string;
  check(call: ResolvedCall, context: RuleContext): Suggestion | undefined;
}

export const defineRule = (rule: Rule): Rule => rule;
