import type { PromptPart } from '../prompts/prompt-parts.ts';
import { cacheSaving, cacheTermsOf, factorOf, lifetimeText, prefixTokens } from './cache-saving.ts';
import type { CacheTerms } from './cache-saving.ts';
import { defineRule, type RuleContext, type Suggestion } from './define-rule.ts';
import { markRequest, markSystem, markTools } from './mark-cache.ts';

/** Less of a conversation's cost is not worth a mark. */
const LEAST_SHARE = 0.05;
/**
 * Turns of a course find between 60 and 100 % of what the turn before wrote; found tokens cost a tenth, the others a
 * quarter more than without caching: 0.6 × 0.9 − 0.4 × 0.25 = 0.44 of the resent tokens saved instead of 0.9.
 */
const FEWEST_HITS = 0.44 / 0.9;

/** 15 a minute in 40 of a week's 168 hours. */
const BUSY_CALLS_A_MONTH = 15 * 60 * 40 * (365.25 / 12 / 7);

export const promptCacheMissing = defineRule({
  id: 'prompt-cache-missing',
  title: 'A long fixed prompt is paid in full with every call',
  severity: 'hint',
  docs: `Claude, and Amazon Nova at Bedrock, cache for less money only what a request marks (\`cache_control\`, at Bedrock a \`cachePoint\`). A prefix that is the same in every call (tools, then system prompt, then messages)
costs Claude's users 1.25 times its price when it is written to the cache and 0.1 times when it is read again within five
minutes, so it pays from the second call within the lifetime on: two calls cost 1.35 instead of 2 times the prefix. One
call every ten minutes would cost more. The range goes from no gain (calls rarer than the lifetime) to nearly every call
reading the cache; where a loop makes the calls, its turns decide. Named only where the fixed prefix reaches the model's
own minimum (512 to 4,096 tokens): a shorter one is silently not cached. Nova's tools can't be cached. A conversation or
a loop of tool calls sends again all that came before: there one mark on the request caches each turn for the next one
(Claude's own API; in Python from anthropic 0.83 on). Models of other makers that cache by themselves need no mark. OpenAI's
are named where inference-cost.yml says that a call with a long fixed prompt runs more than 15 times a minute in working
hours: a \`prompt_cache_key\` then keeps requests that belong together on one machine.`,
  check(call, context) {
    const { report } = context;
    const { api } = call.site.match.method;
    if (call.promptCache || report.kind !== 'chat' || call.prompts.length !== 1) return undefined;
    const terms = cacheTermsOf(context);
    if (!terms) return undefined;
    if (api === 'openai-chat' || api === 'openai-responses') return keyless(context, terms);
    if (api !== 'anthropic-messages' && api !== 'bedrock-converse') return undefined;
    if (terms.cache.how === 'automatic') return undefined;
    return conversation(context, terms) ?? fixedText(context, terms);
  },
});

/** What each turn sends again. */
function conversation(context: RuleContext, terms: CacheTerms): Suggestion | undefined {
  const { resolved, report } = context;
  // Clouds don't take the mark on the request; others are laborious to keep at the end of a growing list.
  if (resolved.provider !== 'anthropic' || resolved.site.http || !report.usd) return undefined;
  if (!resolved.prompts[0]!.parts.some(p => p.isRepeated)) return undefined;
  const cached = context.reestimate(context, { promptCache: true });
  if (!cached.usd || report.usd.typical <= 0) return undefined;
  const share = 1 - cached.usd.typical / report.usd.typical;
  if (share < LEAST_SHARE) return undefined;
  const fix = markRequest(resolved.site);
  return {
    message:
      `each turn sends all that came before in full: cached, it is ` +
      `read at ${factorOf(terms, 'cacheReadUsdPerMTok')} times the price within ${lifetimeText(terms.cache)}`,
    saving: { low: share * FEWEST_HITS, high: share },
    risk: 'low',
    effort: 'one edit',
    fixes: fix ? [fix] : [],
  };
}

/**
 * OpenAI caches by itself, on the machine that the start of a prompt leads to; beyond 15 requests a minute with one start
 * and one key they go elsewhere and find nothing. Source: developers.openai.com/api/docs/guides/prompt-caching.
 */
function keyless(context: RuleContext, { minimumTokens, cache }: CacheTerms): Suggestion | undefined {
  const { resolved, report, features } = context;
  if (cache.how === 'explicit' || resolved.sdk !== 'openai' || resolved.provider !== 'openai')
    return undefined;
  const calls = features
    .flatMap(f => f.calls.filter(c => c.id === report.id).map(c => (f.volume ?? 0) * c.times.typical))
    .reduce((sum, n) => sum + n, 0);
  if (calls < BUSY_CALLS_A_MONTH) return undefined;
  const head = fixedHead(resolved.prompts[0]!.parts);
  const prefix = head === undefined || resolved.hasUnknownTools ? 0 : prefixTokens(context, head);
  if (prefix < minimumTokens) return undefined;
  return {
    message:
      `${String(prefix)} fixed tokens, and ${String(Math.round(calls))} calls a month: beyond 15 a minute they no longer find what is ` +
      'cached; a prompt_cache_key for each user or conversation keeps those that belong together on one machine',
    saving: null,
    risk: 'low',
    effort: 'one argument, with a value of yours',
    fixes: [],
  };
}

/** What is the same in every call: tools, then the texts up to the first hole. */
function fixedText(context: RuleContext, terms: CacheTerms): Suggestion | undefined {
  const { resolved, report } = context;
  const { parts } = resolved.prompts[0]!;
  const head = fixedHead(parts);
  // Where nothing ever changes the answer is what should be kept.
  if (resolved.hasUnknownTools || head === undefined) return undefined;
  const tools = terms.cache.withoutTools ? 0 : (report.tools?.tokens ?? 0);
  const prefix = prefixTokens(context, head) - (terms.cache.withoutTools ? (report.tools?.tokens ?? 0) : 0);
  if (prefix < terms.minimumTokens) return undefined;
  const saving = cacheSaving(prefix, terms, context);
  if (!saving) return undefined;
  const system = parts.filter(p => p.role === 'system');
  const isWholeSystem = system.length > 0 && head.length === system.length;
  const fix = isWholeSystem
    ? markSystem(context)
    : tools >= terms.minimumTokens
      ? markTools(resolved.site)
      : undefined;
  return {
    message:
      `${String(prefix)} fixed tokens are sent in full with every call: cached, they pay from the second call within ` +
      `${lifetimeText(terms.cache)} on (written at ${factorOf(terms, 'cacheWrite5mUsdPerMTok')} times, read at ${factorOf(terms, 'cacheReadUsdPerMTok')} times the price)`,
    saving,
    part: 'fixed',
    risk: 'low',
    effort: fix ? 'one edit' : 'a mark behind the fixed text',
    fixes: fix ? [fix] : [],
  };
}

/** The parts before anything that changes, the one that it stands in cut there; undefined where nothing changes. */
function fixedHead(parts: readonly PromptPart[]): PromptPart[] | undefined {
  const at = parts.findIndex(p => p.isRepeated || p.media.length > 0 || p.pieces.some(x => 'hole' in x));
  if (at < 0) return undefined;
  const { pieces } = parts[at]!;
  const fixed = pieces.slice(
    0,
    pieces.findIndex(x => 'hole' in x),
  );
  const isCut = !parts[at]!.isRepeated && fixed.length > 0;
  return [...parts.slice(0, at), ...(isCut ? [{ ...parts[at]!, pieces: fixed, media: [] }] : [])];
}
