import type { Agent, AgentRun, Call, Range, Report, RunTree } from '../model.ts';

/** The agents, with the trees of their runs where one leads to another. */
export function withRuns(
  agents: readonly Agent[],
  calls: readonly Call[],
): Pick<Report, 'agents' | 'agentRuns'> {
  const trees = agentRuns(agents, calls);
  return { agents, ...(trees.length > 0 ? { agentRuns: trees } : {}) };
}

/** Hand-offs, sub-agents and members of teams, as a tree below each call that runs an agent. */
function agentRuns(agents: readonly Agent[], calls: readonly Call[]): RunTree[] {
  const byId = new Map(agents.map(agent => [agent.id, agent]));
  const starts = new Map<string, Agent>();
  for (const agent of agents)
    if (agent.role === 'agent' || agent.role === 'team')
      for (const call of agent.runs) if (!starts.has(call)) starts.set(call, agent);
  return calls.flatMap(call => {
    const agent = call.kind === 'agent-run' ? starts.get(call.id) : undefined;
    if (!agent) return [];
    const start = runOf(agent, null, ONCE, call.turns ?? OPEN, [], byId);
    return start.leadsTo.length > 0 ? [{ call: call.id, start }] : [];
  });
}

const ONCE: Range = { low: 1, typical: 1, high: 1 };
const OPEN: Range = { low: 1, typical: 1, high: null };
/** Usual rounds of members that go on in a ring. */
const USUAL_ROUNDS = 2;
const MOST_DEPTH = 8;

type Edge = Agent['edges'][number];

function runOf(
  agent: Agent,
  by: AgentRun['by'],
  runs: Range,
  turns: Range,
  above: readonly Agent[],
  byId: ReadonlyMap<string, Agent>,
): AgentRun {
  const path = [...above, agent];
  const edges = agent.edges.filter(
    ({ to, kind }) => byId.has(to) && (agent.role === 'team' || !isOrder(kind)),
  );
  const back = edges.filter(({ to }) => path.some(one => one.id === to));
  const leadsTo = (path.length < MOST_DEPTH ? edges : [])
    .filter(edge => !back.includes(edge))
    .map(edge => {
      const other = byId.get(edge.to)!;
      const once = timesOf(agent, edge, edges, turns, byId);
      // Hand-offs of one run share its turns.
      const { high } = by === null || by === 'handoff' ? once : multiplied(runs, once);
      const times = edge.kind === 'handoff' ? { ...multiplied(runs, once), high } : multiplied(runs, once);
      return runOf(other, edge.kind, times, turns, path, byId);
    });
  return {
    agent: agent.id,
    name: agent.name,
    by,
    runs,
    models: agent.models,
    leadsTo,
    backTo: back.map(({ to }) => to),
  };
}

/** The order among members of a team is no call of theirs: the team runs them. */
const isOrder = (kind: Edge['kind']): boolean => kind === 'edge' || kind === 'conditional';

/** How often one run of an agent makes one of what it leads to. */
function timesOf(
  agent: Agent,
  edge: Edge,
  edges: readonly Edge[],
  turns: Range,
  byId: ReadonlyMap<string, Agent>,
): Range {
  if (edge.kind === 'handoff') {
    // A hand-off takes a turn; which of several is taken, only run time knows.
    const others = edges.filter(e => e.kind === 'handoff').length;
    return { low: 0, typical: 1 / others, high: turns.high === null ? null : Math.max(1, turns.high - 1) };
  }
  if (agent.role === 'team') {
    const members = edges.flatMap(({ to }) => byId.get(to)!);
    const order = members.flatMap(m =>
      m.edges.filter(e => isOrder(e.kind) && members.some(o => o.id === e.to)),
    );
    if (order.length === members.length - 1 && members.length > 1) return ONCE;
    if (order.length === members.length && members.length > 1)
      return { low: 0, typical: USUAL_ROUNDS, high: null };
  }
  // A model may ask for a tool any number of times, several at once.
  return { low: 0, typical: 1, high: null };
}

const multiplied = (a: Range, b: Range): Range => ({
  low: a.low * b.low,
  typical: a.typical * b.typical,
  high: a.high === null || b.high === null ? null : a.high * b.high,
});
