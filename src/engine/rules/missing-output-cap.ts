import type { ResolvedCall } from '../calls/resolved-call.ts';
import type { ModelSource } from '../model.ts';
import { findModel, modelFacts } from '../prices/index.ts';
import { defineRule, type RuleContext, type SuggestedFix } from './define-rule.ts';
import { insertArgument } from './insert-argument.ts';

/** The code itself names the model: it is no wrapper whose callers or settings choose one. */
const IS_DECIDED: ReadonlySet<ModelSource> = new Set(['literal', 'same-file', 'cross-file', 'sdk-default']);

/** Functions that are named after something long. */
const WRITES_LONG =
  /write|draft|compose|article|report|essay|story|book|chapter|outline|code|program|finali[sz]e|rewrite|translat|paper|document/i;

const ASKS_FOR_LONG =
  /\b(writ|generat|produc|creat|draft|improv)\w*\b[^.\n]{0,60}\b(code|script|program|article|essay|report|story|document|system prompt|prompt)s?\b|execute python|code interpreter/i;

/** Largest typical answer (tokens) times this is the cap that the fix proposes, rounded up to a power of two. */
const HEADROOM = 4;

export const missingOutputCap = defineRule({
  id: 'missing-output-cap',
  title: 'No limit on the length of the answer',
  severity: 'information',
  docs: `Output tokens cost three to eight times as much as input tokens, and an answer without a limit may run to the
model's own maximum (often 16,384 to 128,000 tokens). A cap bounds what one bad answer can cost. It does not shorten
normal answers, so nothing is promised as saved. Named only where the source decides the model, and not where the
function writes something long (an article, a report, code). No cap is proposed for models that reason: it would count
their thinking too. Leave it out where answers must never be cut, and switch the rule off there.`,
  check(call, context) {
    const { report } = context;
    const { method } = call.site.match;
    if (call.site.kind !== 'chat' || !method.outputCap || call.outputCap !== null || call.hasUnknownCap)
      return undefined;
    if (
      !IS_DECIDED.has(call.model.source) ||
      isFallback(context) ||
      WRITES_LONG.test(report.enclosing ?? '') ||
      asksForLong(call)
    )
      return undefined;
    const fix = mayReason(context)
      ? undefined
      : capEdit(call, proposedCap(report.outputTokens.high ?? report.outputTokens.typical));
    return {
      message: `${report.enclosing ?? 'This call'} sets no limit on its output: one answer may run to the model's maximum`,
      saving: null,
      risk: 'low',
      effort: 'one edit',
      fixes: fix ? [fix] : [],
    };
  },
});

/** `preference || process.env.MODEL || 'gpt-4.1'`: others choose the model, and what its answers are for. */
const isFallback = ({ resolved, text }: RuleContext): boolean =>
  resolved.model.places.some(({ file, start }) =>
    /(\|\||\?\?|\bor)\s*$/.test(text(file)?.slice(Math.max(0, start - 40), start) ?? ''),
  );

/** Whether the prompt asks for something long. */
const asksForLong = ({ prompts }: ResolvedCall): boolean =>
  ASKS_FOR_LONG.test(
    (prompts[0]?.parts ?? [])
      .flatMap(part => part.pieces.flatMap(x => ('text' in x ? [x.text] : [])))
      .join('\n')
      .slice(0, 8000),
  );

/** Whether one of the models thinks before it answers, or nobody published that it doesn't. */
const mayReason = ({ resolved, report, book }: RuleContext): boolean =>
  resolved.model.ids.some(id => {
    const match = findModel({ provider: resolved.provider, model: id, kind: report.kind }, book);
    return !match.found || modelFacts(match)?.capabilities.reasoning !== false;
  });

const proposedCap = (high: number): number => 2 ** Math.ceil(Math.log2(Math.max(256, high * HEADROOM)));

function capEdit(call: ResolvedCall, cap: number): SuggestedFix | undefined {
  const name = capName(call);
  const edits = name ? insertArgument(call.site, name, String(cap)) : undefined;
  return edits && name ? { title: `Set ${name} to ${String(cap)}`, edits } : undefined;
}

/** The name that the API wants: reasoning models of OpenAI refuse the old one. */
function capName(call: ResolvedCall): string | undefined {
  const [first] = call.site.match.method.outputCap ?? [];
  return first && !first.includes('.') && !first.startsWith('@') ? first : undefined;
}
