import { familyOf } from '../calls/call-site.ts';
import { defineRule } from './define-rule.ts';
import { insertArgument } from './insert-argument.ts';
import { unattendedEntries } from './waiting-user.ts';

export const flexEligible = defineRule({
  id: 'flex-eligible',
  title: 'No one waits for the answer: the flex price would do',
  severity: 'hint',
  isOffByDefault: true,
  docs: `OpenAI answers some models slower, and now and then not at all for lack of capacity, at the batch price, with one
argument and no second step. Named only where every entry point that reaches the call is a job, a queue or such a
script, and a flex price of the very model is published. Give the client a longer timeout and let it retry.`,
  check(call, context) {
    const { report, features } = context;
    if (!report.usd || report.usd.typical <= 0 || call.stream || report.tier !== 'standard') return undefined;
    if (report.kind !== 'chat' || call.sdk !== 'openai' || call.provider !== 'openai') return undefined;
    if (call.model.ids.length !== 1 || !unattendedEntries(report.id, features)) return undefined;
    const flex = context.reestimate(context, { tier: 'flex' });
    if (!flex.usd || flex.usd.typical >= report.usd.typical) return undefined;
    const share = 1 - flex.usd.typical / report.usd.typical;
    const edits = insertArgument(
      call.site,
      'service_tier',
      familyOf(call.site.facts) === 'python' ? '"flex"' : "'flex'",
    );
    return {
      message: `nobody waits for this answer: service_tier "flex" costs ${String(Math.round(share * 100))} % less`,
      saving: { low: share, high: share },
      risk: 'medium',
      effort: 'one edit, and a longer timeout',
      fixes: edits ? [{ title: 'Set service_tier to flex', edits }] : [],
    };
  },
});
