import { familyOf, type CallSite } from '../calls/call-site.ts';
import type { Expr } from '../syntax/facts.ts';
import type { RuleContext, SuggestedFix, TextEdit } from './define-rule.ts';
import { followName } from './follow-name.ts';
import { insertArgument, insertInObject } from './insert-argument.ts';
import { writtenArgument } from './written-argument.ts';

const MARK = { python: '{"type": "ephemeral"}', script: "{ type: 'ephemeral' }" } as const;

/** Marks the request: the API moves the mark on as a conversation grows. */
export function markRequest(site: CallSite): SuggestedFix | undefined {
  const edits = insertArgument(site, 'cache_control', MARK[familyOf(site.facts)]);
  return edits && { title: 'Cache each turn for the next one', edits };
}

/** Marks the last of the tools, where they are a list of literals. */
export function markTools(site: CallSite): SuggestedFix | undefined {
  if (site.match.method.api !== 'anthropic-messages') return undefined;
  const arg = writtenArgument(site, 'tools');
  const list = arg && followName(site.facts, arg.value);
  const last = list?.kind === 'list' ? list.items.at(-1) : undefined;
  if (last?.kind !== 'object') return undefined;
  const family = familyOf(site.facts);
  const key = family === 'python' ? '"cache_control"' : 'cache_control';
  const edits = last.entries.some(e => e.key === 'cache_control')
    ? undefined
    : insertInObject(site.facts, last, key, MARK[family]);
  return edits && { title: 'Cache the tools for five minutes', edits };
}

/** Marks the end of the system prompt; only where the call spells it. */
export function markSystem({ resolved: { site, prompts }, text }: RuleContext): SuggestedFix | undefined {
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
