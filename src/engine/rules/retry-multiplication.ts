import { defineRule } from './define-rule.ts';

export const retryMultiplication = defineRule({
  id: 'retry-multiplication',
  title: 'Retries around retries',
  severity: 'information',
  docs: `The client retries by itself (two or more extra attempts in most SDKs), and the code around it retries again: the
attempts multiply. An outage or a timeout then costs several times the requests that anybody meant, and answers that
came too late are billed. Keep one of the two: \`max_retries=0\` at the client, or no retries around it. Nothing is
promised as saved: calls that succeed are not dearer.`,
  check(call, { report, features }) {
    if (!call.retries || call.retries < 1) return undefined;
    const around = features.flatMap(f => f.calls.filter(c => c.id === report.id).map(c => c.retries));
    const most = around.reduce<number | null>(
      (a, b) => (a === null || b === null ? null : Math.max(a, b ?? 0)),
      0,
    );
    if (most === 0) return undefined;
    const inner = call.retries + 1;
    return {
      message:
        most === null
          ? `every failure is retried without a bound around a client that makes ${String(inner)} attempts of its own`
          : `${String(most + 1)} attempts around ${String(inner)} of the client: one failing call may send ${String((most + 1) * inner)} requests`,
      saving: null,
      risk: 'low',
      effort: 'one argument at the client',
      fixes: [],
    };
  },
});
