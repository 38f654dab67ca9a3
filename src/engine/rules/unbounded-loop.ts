import { defineRule } from './define-rule.ts';
import { loopHead } from './loop-head.ts';

export const unboundedLoop = defineRule({
  id: 'unbounded-loop',
  title: 'A loop that only the model ends',
  severity: 'hint',
  docs: `A call with tools inside \`while True\` goes on until the model stops asking for tools. A model that goes round in
circles is paid for until somebody notices. Count the turns and stop at a limit. Nothing is promised as saved: normal
runs end before. Loops that wait for a person's next line are not named.`,
  check(call, { report, text }) {
    const { loop } = report;
    if (report.kind !== 'chat' || !loop || loop.times.high !== null) return undefined;
    if (!/^(while\s*\(?\s*(True|true|1)\s*\)?|for\s*\(\s*;\s*;\s*\))/.test(loop.expression)) return undefined;
    if (call.tools.length === 0 && !call.hasUnknownTools) return undefined;
    const { facts, context } = call.site;
    const fn = context.functionId === null ? null : facts.functions[context.functionId]!;
    const around = text(facts.file)?.slice(fn?.start ?? 0, fn?.end ?? facts.text.length) ?? '';
    if (/\binput\(|Prompt\.ask\(|readline|\.question\(|receive_text|\bprompt\(/.test(around))
      return undefined;
    return {
      message: `${loopHead(loop.expression)} calls a model with tools until the model itself stops: nothing bounds the turns`,
      saving: null,
      risk: 'low',
      effort: 'a counter and a limit',
      fixes: [],
    };
  },
});
