import type { BillableRequest } from '../request/billable-request.ts';
import { scaled, type OutputRange } from './output-range.ts';

interface Thinker {
  readonly models: RegExp;
  /** Thinks unless told not to; the others think when the request says so. */
  readonly byDefault: boolean;
}

/** Models that bill reasoning as output; first match wins, plain ids. */
const thinkers: readonly Thinker[] = [
  { models: /non-reasoning|instruct|-chat|coder|^gpt-4|^grok-[23](?!-mini)|^command-a-03/, byDefault: false },
  { models: /^o\d|^gpt-(5|6|oss)|^codex|^computer-use/, byDefault: true },
  { models: /thinking|reason|deepseek-r1|^r1|magistral|^qwq|^grok-(3-mini|4|code)|^glm-(4\.[5-9]|5)|^qwen-?3|^minimax-m|^kimi-k2-thinking/, byDefault: true }, // prettier-ignore
  { models: /^gemini-(2\.5(?!.*(lite|image))|3|flash-latest|pro-latest)/, byDefault: true },
  { models: /^claude|^gemini|^nova-2|^deepseek|^mistral/, byDefault: false },
];

// Beside a tool call or a structured answer reasoning is short; on free questions it may be long. Recordings.
const beside: OutputRange = { low: 10, typical: 80, high: 280 };
const free: OutputRange = { low: 5, typical: 250, high: 1700 };

/** The ranges above are wider: they hold other queries too. */
const SPREAD = 'recordings; the same query varies up to 9.7-fold, arXiv 2603.23971';

const byEffort: Readonly<Record<string, number>> = {
  none: 0,
  minimal: 0.1,
  low: 0.5,
  medium: 1,
  high: 2.5,
  xhigh: 5,
  max: 5,
};

/** Whether a model thinks where the request says nothing of it; null for models that nobody looked at. */
export const thinksByDefault = (model: string): boolean | null =>
  thinkers.find(({ models }) => models.test(model))?.byDefault ?? null;

/** Reasoning tokens that come on top of the answer; null for a model that does not reason here. */
export function reasoningTokens(
  request: BillableRequest,
  model: string,
  isFree: boolean,
): { range: OutputRange; basis: string } | null {
  const { reasoning } = request;
  const thinker = thinkers.find(({ models }) => models.test(model));
  const asked =
    reasoning?.enabled ?? (reasoning?.budget ? true : reasoning?.effort ? reasoning.effort !== 'none' : null);
  if (!(asked ?? thinker?.byDefault ?? false)) return null;
  const effort = reasoning?.effort ?? 'medium';
  const factor = Object.hasOwn(byEffort, effort) ? byEffort[effort]! : 1;
  if (factor === 0) return null;
  const usual = scaled(isFree ? free : beside, factor);
  const budget = reasoning?.budget ?? Infinity;
  if (budget === 0) return null;
  const range = {
    low: Math.min(usual.low, budget),
    typical: Math.min(usual.typical, budget),
    high: Math.min(usual.high, budget),
  };
  const named = reasoning?.effort ? `, effort ${reasoning.effort}` : '';
  const cut = budget === Infinity ? '' : `, budget ${budget}`;
  return { range, basis: `reasoning${named}${cut} (${SPREAD})` };
}
