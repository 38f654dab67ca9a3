import type { CallSite } from '../calls/call-site.ts';
import type { FunctionFacts } from '../syntax/facts.ts';
import type { PromptPart } from '../prompts/prompt-parts.ts';
import { cacheSaving, cacheTermsOf, factorOf, lifetimeText, prefixTokens } from './cache-saving.ts';
import type { CacheTerms } from './cache-saving.ts';
import { defineRule, type RuleContext, type Suggestion } from './define-rule.ts';
import { agentTurns, conversation, markedBy } from './conversation-cache.ts';
import { markSystem, markTools } from './mark-cache.ts';

/** Code that speaks of prompt caching marks its requests, or leaves it out on purpose. */
const SPEAKS_OF_CACHING =
  /cache_control|cacheControl|cache_?point|prompt_?cach|anthropic_cache|cache_system_prompt/i;

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
(Claude's own API; in Python from anthropic 0.83 on). Where the history comes from elsewhere, nobody knows how soon the
next turn follows: the range then starts at no gain, and what the history is assumed to hold is said. Runs of agents are
named where their framework (LangChain, Vercel's AI SDK, Pydantic AI) marks nothing by itself; a call whose
function, or a helper that it calls, speaks of caching is left alone, and so is a history that is summed up once. Models of other makers that cache by themselves need no mark. OpenAI's
are named where inference-cost.yml says that a call with a long fixed prompt runs more than 15 times a minute in working
hours: a \`prompt_cache_key\` then keeps requests that belong together on one machine.`,
  check(call, context) {
    const { report } = context;
    const { api } = call.site.match.method;
    if (call.promptCache || call.prompts.length === 0) return undefined;
    if (report.kind !== 'chat' && report.kind !== 'agent-run') return undefined;
    const terms = cacheTermsOf(context);
    if (!terms) return undefined;
    const framework = call.provider === 'anthropic' ? markedBy[call.sdk] : undefined;
    if (!framework && (api === 'openai-chat' || api === 'openai-responses')) return keyless(context, terms);
    if (terms.cache.how === 'automatic' || isMarkedElsewhere(context)) return undefined;
    if (framework) {
      const isRun = report.kind === 'agent-run';
      const found = isRun
        ? agentTurns(context, terms)
        : (conversation(context, terms) ?? fixedText(context, terms));
      return found && { ...found, effort: framework[isRun ? 'run' : 'chat'], fixes: [] };
    }
    if (report.kind !== 'chat' || (api !== 'anthropic-messages' && api !== 'bedrock-converse'))
      return undefined;
    return conversation(context, terms) ?? fixedText(context, terms);
  },
});

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

/** What is the same in every call: tools, then the texts up to the first hole; of several prompts, in each of them. */
function fixedText(context: RuleContext, terms: CacheTerms): Suggestion | undefined {
  const { resolved, report } = context;
  const heads = resolved.prompts.map(({ parts }) => ({ parts, head: fixedHead(parts) }));
  const tools = terms.cache.withoutTools ? 0 : (report.tools?.tokens ?? 0);
  const prefixes = heads.map(({ head }) =>
    // Where nothing ever changes the answer is what should be kept.
    head === undefined ? 0 : prefixTokens(context, head) - (report.tools?.tokens ?? 0) + tools,
  );
  const prefix = Math.min(...prefixes);
  if (prefix < terms.minimumTokens) return undefined;
  const saving = cacheSaving(prefix, terms, context);
  if (!saving) return undefined;
  const isWholeSystem = heads.every(({ parts, head }) => {
    const system = parts.filter(p => p.role === 'system');
    return system.length > 0 && head?.length === system.length && head.every(p => p.role === 'system');
  });
  const fix = isWholeSystem
    ? markSystem(context)
    : tools >= terms.minimumTokens
      ? markTools(resolved.site)
      : undefined;
  return {
    message:
      `${String(prefix)} fixed tokens are sent in full with every call: cached, they pay from the second call within ` +
      `${lifetimeText(terms.cache)} on (written at ${factorOf(terms, 'cacheWrite5mUsdPerMTok')} times, read at ${factorOf(terms, 'cacheReadUsdPerMTok')} times the price)`,
    saving: resolved.hasUnknownTools ? { ...saving, low: 0 } : saving,
    part: 'fixed',
    risk: 'low',
    effort: fix ? 'one edit' : 'a mark behind the fixed text',
    fixes: fix ? [fix] : [],
  };
}

/**
 * Whether the function that makes the call, what its file says outside of functions, or another file that its prompt or
 * model comes from marks what is sent.
 */
function isMarkedElsewhere({ resolved: { site, model, prompts }, text }: RuleContext): boolean {
  const files = new Set(model.places.map(p => p.file));
  for (const { parts } of prompts)
    for (const { pieces, isCacheMark } of parts) {
      if (isCacheMark) return true;
      for (const piece of pieces) if ('text' in piece) files.add(piece.file);
    }
  files.delete(site.facts.file);
  return [ownText(site), ...[...files].map(file => text(file) ?? '')].some(t => SPEAKS_OF_CACHING.test(t));
}

/** A file's text without the functions that neither hold the call nor help the one that does. */
function ownText({ facts: { text, functions }, call }: CallSite): string {
  const holds = (f: FunctionFacts): boolean => f.start <= call.start && f.end >= call.end;
  const around = functions
    .filter(holds)
    .map(f => text.slice(f.start, f.end))
    .join('\n');
  const helps = ({ name }: FunctionFacts): boolean => name !== null && around.includes(`${name}(`);
  let own = '';
  let at = 0;
  for (const f of [...functions].sort((a, b) => a.start - b.start)) {
    if (f.start < at || holds(f) || helps(f)) continue;
    own += text.slice(at, f.start);
    at = f.end;
  }
  return own + text.slice(at);
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
