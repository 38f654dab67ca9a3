import { defineRule } from './define-rule.ts';
import { unattendedEntries } from './waiting-user.ts';

export const batchEligible = defineRule({
  id: 'batch-eligible',
  title: 'No one waits for the answer: the batch price would do',
  severity: 'hint',
  docs: `Providers answer batches within a day for about half the price. Named only where every entry point that reaches
the call is a job, a queue or a script of the kind (evaluation, backfill, ingestion), the call does not stream, carries
no tool loop, and the provider publishes a batch price for the very model. The saving is that price against the standard
one at the call's own tokens. Leave it where a later step needs the answer within minutes.`,
  check(call, context) {
    const { report, features } = context;
    if (!report.usd || report.usd.typical <= 0 || call.stream || report.tier !== 'standard') return undefined;
    if (report.kind !== 'chat' && report.kind !== 'embedding' && report.kind !== 'completion')
      return undefined;
    if (call.model.ids.length !== 1 || call.tools.length > 0 || call.hasUnknownTools) return undefined;
    const entries = unattendedEntries(report.id, features);
    if (!entries) return undefined;
    const batch = context.reestimate(context, { tier: 'batch' });
    if (!batch.usd || batch.usd.typical >= report.usd.typical) return undefined;
    const share = 1 - batch.usd.typical / report.usd.typical;
    return {
      message: `only ${entries
        .map(e => e.name)
        .slice(0, 3)
        .join(
          ', ',
        )} reaches this call and nobody waits: as a batch it costs ${String(Math.round(share * 100))} % less`,
      saving: { low: share, high: share },
      risk: 'low',
      effort: 'submit and collect in two steps',
      fixes: [],
    };
  },
});
