import type { ResolvedCall } from '../calls/resolved-call.ts';
import { defineRule, type SuggestedFix } from './define-rule.ts';
import { insertArgument } from './insert-argument.ts';

/**
 * SDKs whose runs go on until the model stops asking for tools, by their own documentation. In others nobody published
 * what holds where no bound is given, or a bound of their own does.
 */
const WITHOUT_BOUND: ReadonlySet<string> = new Set(['anthropic', 'claude_agent_sdk', 'strands', 'agno']);

/** Agents make 10 to 20 calls for a user's task. */
const TURNS = 20;

export const unboundedAgent = defineRule({
  id: 'unbounded-agent',
  title: 'An agent run without a bound on its turns',
  severity: 'hint',
  docs: `Each turn sends everything said before again, so the cost of a run grows with about the square of its turns, and
nothing ends a run that goes round in circles. A bound ends it. It does not make normal runs cheaper, so nothing is
promised as saved. The fix writes 20 turns, the far end of what agents usually take for a task: choose your own, and say
what happens when it is reached. Runs whose SDK sets a bound by itself are not named.`,
  check(call, { report }) {
    if (report.kind !== 'agent-run' || !call.turns || call.turns.most !== null || call.turns.isExplicit)
      return undefined;
    if (!WITHOUT_BOUND.has(call.sdk)) return undefined;
    if (call.tools.length === 0 && !call.hasUnknownTools) return undefined;
    const fix = bound(call);
    return {
      message: `${report.enclosing ?? 'This run'} lets an agent take any number of turns, each of which resends all before`,
      saving: null,
      risk: 'low',
      effort: 'one edit',
      fixes: fix ? [fix] : [],
    };
  },
});

function bound(call: ResolvedCall): SuggestedFix | undefined {
  const name = call.site.match.method.turns?.fields.find(f => /^\w+$/.test(f));
  const edits = name === undefined ? undefined : insertArgument(call.site, name, String(TURNS));
  return edits && { title: `Set ${name!} to ${String(TURNS)}`, edits };
}
