import type { AgentNode } from '../agents/agent-graph.ts';
import { ONCE } from '../agents/led-run.ts';
import type { AgentRun, Range, Report, RunTree } from '../model.ts';
import type { ReportedAgents } from './report-agents.ts';
import type { Checked } from './report-findings.ts';
import type { LedAmount } from './with-agents.ts';

/** The agents, with the trees of their runs where one leads to another. */
export function withRuns(
  { agents, ids }: ReportedAgents,
  checked: readonly Pick<Checked, 'call' | 'agents'>[],
): Pick<Report, 'agents' | 'agentRuns'> {
  const trees = checked.flatMap(({ call, agents: tree }): RunTree[] =>
    tree && ids.has(tree.run.node) ? [{ call: call.id, start: runOf(tree, ONCE, ids) }] : [],
  );
  const order = new Map(agents.map(({ id }, i) => [id, i]));
  const place = ({ start }: RunTree): number => order.get(start.agent) ?? 0;
  trees.sort((a, b) => place(a) - place(b));
  return { agents, ...(trees.length > 0 ? { agentRuns: trees } : {}) };
}

/** `runs`: in one run of the call. */
function runOf(one: LedAmount, runs: Range, ids: ReadonlyMap<AgentNode, string>): AgentRun {
  const { run, own, leadsTo } = one;
  const usd = own?.call.usd?.typical;
  return {
    agent: ids.get(run.node)!,
    name: run.node.name,
    by: run.by,
    runs,
    models: [...run.node.models.keys()],
    ...(own ? { usd: usd === undefined ? null : usd * runs.typical } : {}),
    leadsTo: leadsTo
      .filter(led => ids.has(led.run.node))
      .map(led => {
        const times = multiplied(runs, led.runs);
        // Hand-offs of one run share its turns.
        const isChain = led.run.by === 'handoff' && (run.by === null || run.by === 'handoff');
        return runOf(led, isChain ? { ...times, high: led.runs.high } : times, ids);
      }),
    backTo: run.backTo.flatMap(node => ids.get(node) ?? []),
  };
}

const multiplied = (a: Range, b: Range): Range => ({
  low: a.low * b.low,
  typical: a.typical * b.typical,
  high: a.high === null || b.high === null ? null : a.high * b.high,
});
