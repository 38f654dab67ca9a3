import { defineRule, type RuleContext } from './define-rule.ts';
import { loopHead, takesBatches } from './loop-head.ts';
import { shareOfInput } from './share-of-input.ts';

/** Items in one request: from two to what answers stay reliable with. */
const MOST_ITEMS = 20;
/** Fixed text below this is not worth a joint request. */
const LEAST_SHARE = 0.2;

export const callInLoop = defineRule({
  id: 'call-in-loop',
  title: 'One request for each item',
  severity: 'hint',
  docs: `Each turn of the loop sends the fixed part of the prompt (instructions, examples, tools, schema) again. One
request for several items pays it once: with n items the fixed part costs 1/n. The range goes from two to twenty items
in a request, or to what the loop makes where that is known. Embeddings take lists: that saves requests and time, not
tokens. Leave it where an answer decides the next item, or where a failed item must not spoil the others.`,
  check(call, context) {
    const { report } = context;
    const { loop } = report;
    if (!loop || call.stream || isSequential(loop.expression) || (loop.times.high ?? Infinity) < 2)
      return undefined;
    if (takesBatches(loop.expression)) return undefined;
    if (report.kind === 'embedding')
      return call.prompts.some(p => p.parts.some(part => part.isRepeated))
        ? undefined
        : {
            message: `one embedding request for each turn of ${loopHead(loop.expression)}: the API takes a list of texts`,
            saving: null,
            risk: 'low',
            effort: 'a few lines',
            fixes: [],
          };
    if (report.kind !== 'chat' || call.tools.length > 0 || call.hasUnknownTools) return undefined;
    // The same request again is the matter of repeated-identical-call.
    if (report.prompt.holes.length === 0) return undefined;
    const share = fixedShare(context);
    if (share < LEAST_SHARE) return undefined;
    const items = Math.min(MOST_ITEMS, loop.times.high ?? MOST_ITEMS);
    return {
      message:
        `each turn of ${loopHead(loop.expression)} sends ${String(report.prompt.staticTokens + (report.responseSchema?.tokens ?? 0))} ` +
        'fixed tokens again: one request for several items pays them once',
      saving: { low: share / 2, high: share * (1 - 1 / items) },
      part: 'fixed',
      risk: 'medium',
      effort: 'a few lines, and an answer for each item',
      fixes: [],
    };
  },
});

/** Loops over attempts, turns and `while` wait for the answer before. */
const isSequential = (expression: string): boolean =>
  /^while|^do\b|attempt|retr(y|ies)|\bturn|\bstep|\bround|\biteration|range\(\s*max/i.test(expression);

function fixedShare({ report }: RuleContext): number {
  return shareOfInput(report, report.prompt.staticTokens + (report.responseSchema?.tokens ?? 0));
}
