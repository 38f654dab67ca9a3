import { findModel, modelFacts, ratesFor, type CacheFacts, type Rates } from '../prices/index.ts';
import type { RuleContext } from './define-rule.ts';

/** How the call's model caches prompts at its provider, and at what rates. */
export interface CacheTerms {
  readonly cache: CacheFacts;
  readonly rates: Rates;
  /** Shortest prefix that is cached, in tokens. */
  readonly minimumTokens: number;
}

/** Undefined where the model or its provider publishes no cache, no minimum or no price of a read. */
export function cacheTermsOf(context: RuleContext): CacheTerms | undefined {
  const { resolved, report, book, date } = context;
  const [id] = resolved.model.ids;
  if (id === undefined || resolved.model.ids.length !== 1) return undefined;
  const match = findModel({ provider: resolved.provider, model: id, kind: report.kind }, book);
  if (!match.found) return undefined;
  const cache = modelFacts(match)?.cache;
  const rates = ratesFor(match, { date }, book);
  if (!cache || cache.minimumTokens === null || !rates.priced) return undefined;
  if (rates.inputUsdPerMTok === null || rates.cacheReadUsdPerMTok === null) return undefined;
  // Marked entries are paid when they are written: without that price there is no break-even.
  if (cache.how === 'explicit' && rates.cacheWrite5mUsdPerMTok === null && !cache.writesAsInput)
    return undefined;
  return { cache, rates, minimumTokens: cache.minimumTokens };
}

/**
 * Shares of the call's cost that caching `prefix` tokens saves: `n` calls within the lifetime cost
 * (write + (n - 1) × read) / n of the prefix each. Low: the calls that the loop makes for sure, or a single one, which
 * gains nothing; high: nearly every call reads the cache.
 */
export function cacheSaving(
  prefix: number,
  { rates }: CacheTerms,
  { report }: RuleContext,
): { low: number; high: number } | undefined {
  const { inputUsdPerMTok: input, cacheReadUsdPerMTok: read, cacheWrite5mUsdPerMTok: write } = rates;
  if (input === null || read === null || !report.usd || report.usd.typical <= 0) return undefined;
  const share = Math.min(1, (prefix * input) / 1e6 / report.usd.typical);
  const each = (n: number): number => share * (1 - ((write ?? input) + (n - 1) * read) / (n * input));
  return {
    low: Math.max(0, each(Math.max(1, report.loop?.times.low ?? 1))),
    high: share * (1 - read / input),
  };
}

/** "5 minutes", "1 hour". */
export function lifetimeText({ lifetimesSeconds: [first] }: CacheFacts): string {
  if (first === undefined) return 'its lifetime';
  const minutes = Math.round(first / 60);
  return minutes % 60 === 0
    ? minutes === 60
      ? '1 hour'
      : `${String(minutes / 60)} hours`
    : `${String(minutes)} minutes`;
}

/** A rate as a multiple of the input price: 1.25, 0.1. */
export const factorOf = (
  { rates }: CacheTerms,
  name: 'cacheReadUsdPerMTok' | 'cacheWrite5mUsdPerMTok',
): string =>
  String(
    Math.round(((rates[name] ?? rates.inputUsdPerMTok ?? 0) / (rates.inputUsdPerMTok ?? 1)) * 100) / 100,
  );

/** Tokens of the tools, the schema and the fixed text of a call's first parts, counted as the provider does. */
export function prefixTokens(
  context: RuleContext,
  parts: RuleContext['resolved']['prompts'][number]['parts'],
): number {
  const { prompt, tools } = context.reestimate(context, { prompts: [{ when: null, parts }] });
  return prompt.staticTokens + (tools?.tokens ?? 0);
}
