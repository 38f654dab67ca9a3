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
}

/** Where nobody published a minimum: the one most providers have. */
const USUAL_MINIMUM = 1024;

/** Null where nothing is cached: the provider needs a mark that the code doesn't set, or caching isn't known. */
export function promptCacheOf(call: ResolvedCall, facts: CacheFacts | null): PromptCache | null {
  if (facts === null || (facts.how === 'explicit' && !call.promptCache)) return null;
  return { minimum: facts.minimumTokens ?? USUAL_MINIMUM, writes: facts.how !== 'automatic' };
}

/** Tokens of a request of which `prefix` was sent before; `hits` is the share of it that the cache still holds. */
export function cachedTokens(
  cache: PromptCache,
  { input, output, prefix, hits }: { input: number; output: number; prefix: number; hits: number },
): RequestTokens {
  const read = prefix >= cache.minimum ? prefix * hits : 0;
  const written = cache.writes && input >= cache.minimum ? input - read : 0;
  return { input, read, written, output };
}

/** Turns of a run follow each other within an entry's lifetime, so usually all is found; a busy provider may miss. */
const HITS_IN_RUN = { low: 0.6, typical: 1, high: 1 };

export const hitsParameter = (key: string, configured: Range | undefined): Parameter => ({
  cause: `cache hits ${key}`,
  name: 'cache hits',
  unit: 'share',
  ...HITS_IN_RUN,
  ...(configured && { ...configured, high: configured.high ?? configured.typical }),
  most: 1,
  basis: configured ? 'configuration' : 'assumption',
  assumption: assumptionPath('cache-hit-rate', '*').join('.'),
});
