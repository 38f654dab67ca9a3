import { familyOf } from '../calls/call-site.ts';
import { cacheSaving, cacheTermsOf, factorOf, lifetimeText } from './cache-saving.ts';
import type { Expr } from '../syntax/facts.ts';
import { defineRule, type RuleContext, type SuggestedFix, type TextEdit } from './define-rule.ts';
import { writtenArgument } from './written-argument.ts';

export const promptCacheMissing = defineRule({
  id: 'prompt-cache-missing',
  title: 'A long fixed prompt is paid in full with every call',
  severity: 'hint',
  docs: `Claude caches only what a request marks (\`cache_control\`, at Bedrock a \`cachePoint\`). A prefix that is the same in every call (tools, then system prompt)
costs 1.25 times its price when it is written to the cache and 0.1 times when it is read again within five minutes, so
it pays from the second call within the lifetime on: two calls cost 1.35 instead of 2 times the prefix. One call every
ten minutes would cost more. The range goes from no gain (calls rarer than the lifetime) to nearly every call reading
the cache; where a loop makes the calls, its turns decide. Named only where the fixed prefix reaches the model's own
minimum (512 to 4,096 tokens): a shorter one is silently not cached. Models of other makers that cache by themselves
need no mark.`,
  check(call, context) {
    const { report } = context;
    const { api } = call.site.match.method;
    if (call.promptCache || report.kind !== 'chat' || call.prompts.length !== 1) return undefined;
    if (api !== 'anthropic-messages' && api !== 'bedrock-converse') return undefined;
    const terms = cacheTermsOf(context);
    if (!terms || terms.cache.how === 'automatic') return undefined;
    const prefix = fixedPrefix(context);
    if (prefix < terms.minimumTokens) return undefined;
    const saving = cacheSaving(prefix, terms, context);
    if (!saving) return undefined;
    const fix = markSystem(context);
    return {
      message:
        `${String(prefix)} fixed tokens are sent in full with every call: cached, they pay from the second call within ` +
        `${lifetimeText(terms.cache)} on (written at ${factorOf(terms, 'cacheWrite5mUsdPerMTok')} times, read at ${factorOf(terms, 'cacheReadUsdPerMTok')} times the price)`,
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

/** Marks the end of the system prompt; only where the call spells it. */
function markSystem({ resolved: { site, prompts }, text }: RuleContext): SuggestedFix | undefined {
  const arg = writtenArgument(site, 'system');
  if (!arg || arg.value.start === arg.start) return undefined;
  const isPython = familyOf(site.facts) === 'python';
  const edits =
    site.match.method.api === 'bedrock-converse'
      ? cachePoint(site.facts.file, arg.value, isPython)
      : isBlock(prompts, text)
        ? undefined
        : cacheControl(site.facts.file, arg.value, isPython);
  return edits && { title: 'Cache the system prompt for five minutes', edits };
}

/** Anthropic: the text becomes a block with a mark. */
function cacheControl(file: string, value: Expr, isPython: boolean): TextEdit[] | undefined {
  if (!['name', 'string', 'template', 'member', 'call', 'binary'].includes(value.kind)) return undefined;
  const [open, close] = isPython
    ? ['[{"type": "text", "text": ', ', "cache_control": {"type": "ephemeral"}}]']
    : ["[{ type: 'text', text: ", ", cache_control: { type: 'ephemeral' } }]"];
  return [
    { file, start: value.start, end: value.start, text: open! },
    { file, start: value.end, end: value.end, text: close! },
  ];
}

/** Bedrock Converse: a cache point behind the last block. */
function cachePoint(file: string, value: Expr, isPython: boolean): TextEdit[] | undefined {
  const last = value.kind === 'list' ? value.items.at(-1) : undefined;
  if (last?.kind !== 'object') return undefined;
  const point = isPython ? '{"cachePoint": {"type": "default"}}' : "{ cachePoint: { type: 'default' } }";
  return [{ file, start: last.end, end: last.end, text: `, ${point}` }];
}

/** Whether the text is written inside a block already: `{"type": "text", "text": "…"}` behind a name. */
function isBlock(prompts: RuleContext['resolved']['prompts'], text: RuleContext['text']): boolean {
  return prompts[0]!.parts.some(
    part =>
      part.role === 'system' &&
      part.pieces.some(
        x =>
          'text' in x &&
          /['"]?text['"]?\s*:\s*\(?\s*$/.test(text(x.file)?.slice(Math.max(0, x.start - 40), x.start) ?? ''),
      ),
  );
}
