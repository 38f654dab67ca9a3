import { defineRule } from './define-rule.ts';
import { simpleTaskOf } from './simple-task.ts';
import { writtenArgument } from './written-argument.ts';

export const reasoningEffortTooHigh = defineRule({
  id: 'reasoning-effort-too-high',
  title: 'High reasoning effort for a small task',
  severity: 'hint',
  isOffByDefault: true,
  docs: `Thinking is billed as output, and high effort thinks several times as long as low. Classification, routing,
extraction, titles and summaries rarely gain from it. The saving is the estimate of this very call at low effort against
its present one; thinking tokens of the same query vary up to 9.7-fold (arXiv 2603.23971), so the range is wide. Keep it
where an evaluation of yours shows that low effort fails.`,
  check(call, context) {
    const { report } = context;
    const task = simpleTaskOf(context);
    const effort = call.reasoningEffort;
    if (!task || !report.usd || (effort !== 'high' && effort !== 'xhigh' && effort !== 'max'))
      return undefined;
    const low = context.reestimate(context, { reasoningEffort: 'low' });
    if (!low.usd || low.usd.typical >= report.usd.typical) return undefined;
    const share = 1 - low.usd.typical / report.usd.typical;
    const arg = (call.site.match.method.reasoningEffort ?? [])
      .map(field => writtenArgument(call.site, field))
      .find(a => a?.value.kind === 'string');
    const { file, text } = call.site.facts;
    const at = arg ? text.slice(arg.value.start, arg.value.end).indexOf(effort) + arg.value.start : -1;
    return {
      message: `effort ${effort} for ${task}: low costs ${String(Math.round(share * 100))} % less`,
      saving: { low: share / 2, high: Math.min(1, share * 1.2) },
      part: 'output',
      risk: 'medium',
      effort: 'one edit, and an evaluation of the answers',
      fixes: arg
        ? [
            {
              title: 'Set the effort to low',
              edits: [{ file, start: at, end: at + effort.length, text: 'low' }],
            },
          ]
        : [],
    };
  },
});
