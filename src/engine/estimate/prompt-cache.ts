import type { ResolvedCall } from '../calls/resolved-call.ts';
import type { Range } from '../model.ts';
import type { CacheFacts } from '../prices/index.ts';
import { assumptionPath } from '../settings/assumption-for.ts';
import type { Parameter } from './parameter.ts';
import type { RequestTokens } from './request-price.ts';

/** How a call's prompts are cached. */
export interface PromptCache {
  /** Shortest prefix that is cached, in tokens. */
  readonly minimum: number;
  /** What isn't read from the cache is written into it, which may cost more. */
  readonly writes: boolean;
  /** Only what is marked is cached: by the code, or by a scenario. */
  readonly isExplicit: boolean;
  /** A mark stands behind text that changes: all up to it is written. */
  readonly marksAll: boolean;
  /** Of a conversation only what stands before the history is marked. */
  readonly headOnly: boolean;
  /** How long an entry lives after its last use; null where nobody published it. */
  readonly lifetimeSeconds: number | null;
}

/** Where nobody published a minimum: the one most providers have. */
const USUAL_MINIMUM = 1024;

/**
 * Null where nothing is cached: the provider needs a mark that the code doesn't set, or caching isn't known. `asked` is
 * a scenario's word: true marks every prompt, false caches none.
 */
export function promptCacheOf(
  call: ResolvedCall,
  facts: CacheFacts | null,
  asked: boolean | undefined,
): PromptCache | null {
  if (facts === null || asked === false) return null;
  if (facts.how === 'explicit' && !call.promptCache && asked !== true) return null;
  const parts = call.prompts[0]?.parts ?? [];
  const isExplicit = facts.how === 'explicit';
  const mark = parts.map(p => p.isCacheMark ?? false).lastIndexOf(true);
  const history = parts.findIndex(p => p.isRepeated);
  const changing = parts.findIndex(p => p.pieces.some(piece => 'hole' in piece));
  return {
    minimum: facts.minimumTokens ?? USUAL_MINIMUM,
    writes: facts.how !== 'automatic',
    isExplicit,
    marksAll: asked !== true && mark >= 0 && changing >= 0 && mark >= changing,
    headOnly: isExplicit && asked !== true && mark >= 0 && (history < 0 || mark < history),
    lifetimeSeconds: facts.lifetimesSeconds[0] ?? null,
  };
}

/** Tokens of a request of which `prefix` was sent before; `hits` is the share of it that the cache still holds. */
export function cachedTokens(
  cache: PromptCache,
  {
    input,
    output,
    prefix,
    hits,
    head,
  }: {
    readonly input: number;
    readonly output: number;
    readonly prefix: number;
    readonly hits: number;
    /** Tokens that may be cached, from the start. */
    readonly head: number;
  },
): RequestTokens {
  const cacheable = Math.min(head, input);
  const sent = Math.min(prefix, cacheable);
  const read = sent >= cache.minimum ? sent * hits : 0;
  const written = cache.writes && cacheable >= cache.minimum ? cacheable - read : 0;
  return { input, read, written, output };
}

/** Turns follow each other within an entry's lifetime, so usually all is found; a busy provider, or a pause, may miss. */
const HITS_IN_COURSE = { low: 0.6, typical: 1, high: 1 };
/** A mark says that calls are expected to repeat, not how soon: without a volume nobody knows. */
const HITS_OF_MARKED = { low: 0, typical: 0.5, high: 0.95 };

const MONTH_SECONDS = (365.25 * 86_400) / 12;
/** Calls that come only in 40 of a week's 168 hours come so much closer together; evenly spread ones are the least. */
const CLOSER = 168 / 40;

/**
 * Share of calls that find what an earlier one left, by how often the call runs in a month: an entry lives so long
 * after its last use, and of calls that come by chance exp(-rate × lifetime) come later.
 */
export function hitsByRate(
  callsPerMonth: number,
  lifetimeSeconds: number,
): Range & { readonly high: number } {
  const share = (closer: number): number =>
    Number((1 - Math.exp((-callsPerMonth * lifetimeSeconds * closer) / MONTH_SECONDS)).toPrecision(6));
  return { low: share(1), typical: share(Math.sqrt(CLOSER)), high: share(CLOSER) };
}

/** Of the rounds of a loop, which follow each other, all but the first find what the first one left. */
function hitsByRounds(rounds: Range | null): (Range & { readonly high: number }) | null {
  if (rounds === null || rounds.typical <= 1) return null;
  const share = (times: number): number => Number((times <= 1 ? 0 : 1 - 1 / times).toPrecision(6));
  return {
    low: share(rounds.low),
    typical: share(rounds.typical),
    high: share(rounds.high ?? rounds.typical * 10),
  };
}

export interface HitsInput {
  readonly key: string;
  /** Share that the user's configuration expects. */
  readonly configured: Range | undefined;
  readonly callsPerMonth: number | null;
  /** Of the loop around the call; null outside of loops, and where the rounds start together. */
  readonly rounds: Range | null;
}

/** Hits on what an earlier turn of the same course sent. */
export const hitsInCourse = ({ key, configured }: HitsInput): Parameter =>
  hitsParameter(`cache hits ${key}`, 'cache hits', HITS_IN_COURSE, configured, 'assumption');

/** Hits on what an earlier call, or course, sent; null where nothing tells, and none are counted. */
export function hitsBetween(
  { key, configured, callsPerMonth, rounds }: HitsInput,
  cache: PromptCache,
  isMarked: boolean,
): Parameter | null {
  const byRate =
    callsPerMonth !== null && callsPerMonth > 0 && cache.lifetimeSeconds !== null
      ? hitsByRate(callsPerMonth, cache.lifetimeSeconds)
      : null;
  const range = byRate ?? hitsByRounds(rounds) ?? (isMarked ? HITS_OF_MARKED : null);
  if (range === null && !configured) return null;
  return hitsParameter(
    `cache hits between ${key}`,
    'cache hits between calls',
    range ?? HITS_OF_MARKED,
    configured,
    byRate ? 'configuration' : 'assumption',
  );
}

const hitsParameter = (
  cause: string,
  name: string,
  usual: { readonly low: number; readonly typical: number; readonly high: number | null },
  configured: Range | undefined,
  basis: Parameter['basis'],
): Parameter => ({
  cause,
  name,
  unit: 'share',
  ...usual,
  high: usual.high ?? 1,
  ...(configured && { ...configured, high: configured.high ?? configured.typical }),
  most: 1,
  basis: configured ? 'configuration' : basis,
  assumption: assumptionPath('cache-hit-rate', '*').join('.'),
});
