import { familyOf } from '../calls/call-site.ts';
import { findModel, modelFacts, ratesFor, type CacheFacts, type Rates } from '../prices/index.ts';
import { defineRule, type RuleContext, type SuggestedFix } from './define-rule.ts';
import { writtenArgument } from './written-argument.ts';

export const promptCacheMissing = defineRule({
  id: 'prompt-cache-missing',
  title: 'A long fixed prompt is paid in full with every call',
  severity: 'hint',
  docs: `Claude caches only what a request marks. A prefix that is the same in every call (tools, then system prompt)
costs 1.25 times its price when it is written to the cache and 0.1 times when it is read again within five minutes, so
it pays from the second call within the lifetime on: two calls cost 1.35 instead of 2 times the prefix. One call every
ten minutes would cost more. The range goes from no gain (calls rarer than the lifetime) to nearly every call reading
the cache; where a loop makes the calls, its turns decide. Named only where the fixed prefix reaches the model's own
minimum (512 to 4,096 tokens): a shorter one is silently not cached. Models of other makers that cache by themselves
need no mark.`,
  check(call, context) {
    const { report } = context;
    if (call.promptCache || report.kind !== 'chat' || call.site.match.method.api !== 'anthropic-messages')
      return undefined;
    const [id] = call.model.ids;
    if (id === undefined || call.model.ids.length !== 1 || call.prompts.length !== 1) return undefined;
    const match = findModel({ provider: call.provider, model: id, kind: report.kind }, context.book);
    if (!match.found) return undefined;
    const cache = modelFacts(match)?.cache;
    const rates = ratesFor(match, { date: context.date }, context.book);
    if (!cache || cache.how === 'automatic' || cache.minimumTokens === null || !rates.priced)
      return undefined;
    const prefix = fixedPrefix(context);
    if (prefix < cache.minimumTokens) return undefined;
    const saving = savingOf(prefix, rates, context);
    if (!saving) return undefined;
    const fix = markSystem(context);
    return {
      message:
        `${String(prefix)} fixed tokens are sent in full with every call: cached, they pay from the second call within ` +
        `${lifetime(cache)} on (written at ${factor(rates, 'cacheWrite5mUsdPerMTok')} times, read at ${factor(rates, 'cacheReadUsdPerMTok')} times the price)`,
      saving,
      part: 'fixed',
      risk: 'low',
      effort: 'one edit',
      fixes: fix ? [fix] : [],
    };
  },
});

/** Tokens of tools and system prompt that no call changes: up to the first hole of the system prompt. */
function fixedPrefix({ resolved, report }: RuleContext): number {
  if (resolved.hasUnknownTools) return 0;
  const system = resolved.prompts[0]!.parts.filter(p => p.role === 'system');
  if (system.length === 0 || system.some(p => p.isRepeated || p.pieces.some(piece => 'hole' in piece)))
    return 0;
  const text = report.prompt.segments.filter(s => s.role === 'system').reduce((sum, s) => sum + s.tokens, 0);
  return (report.tools?.tokens ?? 0) + text;
}

/** `n` calls within the lifetime cost (write + (n - 1) × read) / n of the prefix each. */
function savingOf(
  prefix: number,
  rates: Rates,
  { report }: RuleContext,
): { low: number; high: number } | undefined {
  const { inputUsdPerMTok: input, cacheReadUsdPerMTok: read, cacheWrite5mUsdPerMTok: write } = rates;
  if (input === null || read === null || write === null || !report.usd || report.usd.typical <= 0)
    return undefined;
  const share = (prefix * input) / 1e6 / report.usd.typical;
  const each = (n: number): number => share * (1 - (write + (n - 1) * read) / (n * input));
  return { low: Math.max(0, each(report.loop?.times.low ?? 1)), high: share * (1 - read / input) };
}

/** Writes the system prompt as a block with a mark; only where the call spells it. */
function markSystem({ resolved: { site } }: RuleContext): SuggestedFix | undefined {
  const arg = writtenArgument(site, 'system');
  if (!arg || arg.value.start === arg.start) return undefined;
  const { file } = site.facts;
  const { value } = arg;
  if (!['name', 'string', 'template', 'member', 'call', 'binary'].includes(value.kind)) return undefined;
  const isPython = familyOf(site.facts) === 'python';
  const [open, close] = isPython
    ? ['[{"type": "text", "text": ', ', "cache_control": {"type": "ephemeral"}}]']
    : ["[{ type: 'text', text: ", ", cache_control: { type: 'ephemeral' } }]"];
  return {
    title: 'Cache the system prompt for five minutes',
    edits: [
      { file, start: value.start, end: value.start, text: open! },
      { file, start: value.end, end: value.end, text: close! },
    ],
  };
}

const lifetime = ({ lifetimesSeconds: [first] }: CacheFacts): string =>
  first === undefined ? 'the lifetime' : `${String(Math.round(first / 60))} minutes`;

const factor = (rates: Rates, name: 'cacheReadUsdPerMTok' | 'cacheWrite5mUsdPerMTok'): string =>
  String(Math.round(((rates[name] ?? 0) / (rates.inputUsdPerMTok ?? 1)) * 100) / 100);
