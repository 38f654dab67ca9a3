import type { Recognition } from '../calls/recognise.ts';
import type { ResolvedCall } from '../calls/resolved-call.ts';
import type { AgentEdge, AgentGraph, AgentNode } from './agent-graph.ts';
import { edgesOf, ONCE, timesOfEdge, type LedRun } from './led-run.ts';
import { ledRequest } from './led-requests.ts';

const MOST_DEPTH = 8;
/** Runs that fewer than one in so many runs of the call come to are not followed further: among agents that all hand to each other. */
const LEAST_SHARE = 1 / 50;
/** Requests of other agents that are read for one call. */
const MOST_REQUESTS = 80;

/**
 * Runs of agents with those that they lead to: hand-offs, agents as tools, sub-agents. What the code runs itself is left
 * to the calls that run it, and so are the members of a team that its run already stands for.
 */
export function withAgentRuns(
  resolved: readonly ResolvedCall[],
  graph: AgentGraph,
  recognition: Recognition,
): ResolvedCall[] {
  const starts = new Map<ResolvedCall, AgentNode>();
  for (const node of graph.nodes)
    if (node.role === 'agent' || node.role === 'team')
      for (const call of node.runs) if (!starts.has(call)) starts.set(call, node);
  return resolved.map(call => {
    const root = call.site.match.method.runsGraph ? undefined : starts.get(call);
    if (!root || edgesOf(root).length === 0) return call;
    const agents = treeOf(call, root, graph, recognition);
    return agents.leadsTo.length > 0 ? { ...call, agents } : call;
  });
}

function treeOf(call: ResolvedCall, root: AgentNode, graph: AgentGraph, recognition: Recognition): LedRun {
  const most = call.turns?.most ?? null;
  const requests = new Map<string, ResolvedCall | null>();
  const ids = new Map(graph.nodes.map((node, i) => [node, i]));
  const requestOf = (led: AgentNode, by: AgentEdge['kind']): ResolvedCall | null => {
    const key = `${String(ids.get(led))} ${String(by === 'handoff')}`;
    let known = requests.get(key);
    if (known === undefined) {
      known = requests.size < MOST_REQUESTS ? ledRequest(call, root, led, by, { graph, recognition }) : null;
      requests.set(key, known);
    }
    return known;
  };
  const run = (
    node: AgentNode,
    given: Pick<LedRun, 'by' | 'runs' | 'isCall' | 'request'>,
    above: readonly AgentNode[],
    share: number,
  ): LedRun => {
    const path = [...above, node];
    const edges = edgesOf(node);
    const back = edges.filter(e => path.includes(e.to));
    const leadsTo = (path.length < MOST_DEPTH && share >= LEAST_SHARE ? edges : [])
      .filter(e => !back.includes(e))
      .map(edge => {
        const isPaid =
          edge.isCall ||
          given.isCall ||
          (paysForMembers(call, root) &&
            (node === root || (edge.kind === 'handoff' && !call.site.match.method.each)));
        const request = isPaid ? null : requestOf(edge.to, edge.kind);
        const runs = timesOfEdge(node, edge, most);
        const led = { by: edge.kind, runs, isCall: edge.isCall || given.isCall, request };
        return run(edge.to, led, path, share * runs.typical);
      });
    return { node, ...given, leadsTo, backTo: back.map(e => e.to) };
  };
  return run(root, { by: null, runs: ONCE, isCall: false, request: null }, [], 1);
}

/** The run of a team stands for those of its members and what they hand to each other, unless a model of its own leads them. */
function paysForMembers({ site }: ResolvedCall, root: AgentNode): boolean {
  if (root.role !== 'team') return false;
  return site.match.method.each !== undefined || root.made?.shape.model === undefined;
}
