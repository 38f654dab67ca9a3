import { historyOf } from '../estimate/course-of.ts';
import { factorOf, lifetimeText, prefixTokens, type CacheTerms } from './cache-saving.ts';
import type { RuleContext, Suggestion } from './define-rule.ts';
import { markRequest } from './mark-cache.ts';

/** Less of a conversation's cost is not worth a mark. */
const LEAST_SHARE = 0.05;
/**
 * Turns of a course find between 60 and 100 % of what the turn before wrote; found tokens cost a tenth, the others a
 * quarter more than without caching: 0.6 × 0.9 − 0.4 × 0.25 = 0.44 of the resent tokens saved instead of 0.9.
 */
const FEWEST_HITS = 0.44 / 0.9;

/** Frameworks that send Claude's requests without a mark, and where each of them takes one. */
export const markedBy: Readonly<Record<string, { readonly run: string; readonly chat: string }>> = {
  vercel_ai: {
    run: 'providerOptions.anthropic.cacheControl on the last message of each step',
    chat: 'providerOptions.anthropic.cacheControl on the message that ends what comes again',
  },
  langchain: {
    run: 'AnthropicPromptCachingMiddleware among the agent’s middleware',
    chat: 'cache_control in the block that ends what comes again',
  },
  pydantic_ai: {
    run: 'anthropic_cache_instructions, anthropic_cache_tool_definitions and anthropic_cache of its settings',
    chat: 'anthropic_cache_instructions of its settings',
  },
};

/** What each turn of a conversation or of a loop of tool calls sends again. */
export function conversation(context: RuleContext, terms: CacheTerms): Suggestion | undefined {
  const { resolved, report } = context;
  // Clouds don't take the mark on the request; others are laborious to keep at the end of a growing list.
  if (resolved.provider !== 'anthropic' || resolved.site.http || !report.usd) return undefined;
  if (!resolved.prompts[0]!.parts.some(p => p.isRepeated)) return undefined;
  const saving = ofKnownTurns(context) ?? ofUnknownTurns(context, terms);
  if (!saving) return undefined;
  const fix = markRequest(resolved.site);
  return {
    message: `each turn sends ${whenCached(terms)}` + ('note' in saving ? `; ${saving.note}` : ''),
    saving: { low: saving.low, high: saving.high },
    risk: 'low',
    effort: 'one edit',
    fixes: fix ? [fix] : [],
  };
}

/** The turns of an agent's run, where the framework that sends them marks nothing. */
export function agentTurns(context: RuleContext, terms: CacheTerms): Suggestion | undefined {
  const saving = ofKnownTurns(context);
  return (
    saving && {
      message: `each turn of the run sends ${whenCached(terms)}`,
      saving,
      risk: 'low',
      effort: 'a mark where the framework takes it',
      fixes: [],
    }
  );
}

const whenCached = (terms: CacheTerms): string =>
  `all that came before in full: cached, it is read at ` +
  `${factorOf(terms, 'cacheReadUsdPerMTok')} times the price within ${lifetimeText(terms.cache)}`;

/** Where a course tells how many turns there are: the estimate with the mark against the one without. */
function ofKnownTurns(context: RuleContext): { low: number; high: number } | undefined {
  const { report } = context;
  const cached = context.reestimate(context, { promptCache: true });
  if (!cached.usd || !report.usd || report.usd.typical <= 0) return undefined;
  const share = 1 - cached.usd.typical / report.usd.typical;
  return share < LEAST_SHARE ? undefined : { low: share * FEWEST_HITS, high: share };
}

/**
 * A history that comes from elsewhere (a field, a parameter, a store): nobody knows how soon the next turn follows, so
 * the range starts at nothing; at best all but the newest messages are read.
 */
function ofUnknownTurns(
  context: RuleContext,
  { rates, minimumTokens }: CacheTerms,
): { low: number; high: number; note: string } | undefined {
  const { resolved, report } = context;
  const history = historyOf(resolved);
  const hole = history && report.prompt.holes[history.hole];
  const { inputUsdPerMTok: input, cacheReadUsdPerMTok: read } = rates;
  if (!history || !hole || input === null || read === null || !report.usd || report.usd.typical <= 0)
    return undefined;
  const { parts } = resolved.prompts[0]!;
  // A fixed request behind the history (sum it up, name it) is made once: nothing of it comes again.
  if (parts.slice(history.part + 1).some(p => p.role === 'user' && p.pieces.every(x => 'text' in x)))
    return undefined;
  const before = prefixTokens(context, parts.slice(0, history.part));
  const resent = before + hole.tokens.typical;
  if (resent < minimumTokens) return undefined;
  const high = Math.min(1, (resent * (input - read)) / 1e6 / report.usd.typical);
  if (high < LEAST_SHARE) return undefined;
  const basis = hole.basis === 'assumption' ? 'assumed' : 'as the configuration says';
  return {
    low: 0,
    high,
    note: `with ${String(hole.tokens.typical)} tokens of history (${basis}) it pays where the next turn follows in that time`,
  };
}
