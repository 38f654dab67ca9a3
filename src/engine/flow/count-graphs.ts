import type { AgentNode } from '../agents/agent-graph.ts';
import { labelOf, ONCE, type LedRun } from '../agents/led-run.ts';
import type { ResolvedCall } from '../calls/resolved-call.ts';
import type { Counting } from './counting.ts';
import type { Graphs } from './graphs.ts';
import { visitsOf, type Stop, type Visits } from './graph-visits.ts';
import type { Length } from './length-of.ts';
import type { FunctionValue } from '../values/value.ts';
import { inSequence, multiplied, nothing, oneCall, totalOf, type RunCounts } from './run-counts.ts';

/** Usual rounds of a circle in which a model chooses what comes next, and of one that only repeats until it is good. */
const USUAL_ROUNDS = { ofAgent: 5, ofReview: 2 };

/** What a run of a graph, or of an agent with tools, runs beside the request itself. */
export interface GraphCounter {
  ofCall(call: ResolvedCall, name: string): RunCounts;
  ofGraph(root: AgentNode, most: number): RunCounts;
}

export function createGraphCounter(graphs: Graphs, counting: () => Counting): GraphCounter {
  const open = new Set<AgentNode>();
  return {
    ofCall({ site, turns, agents }, name) {
      const root = graphs.runBy(site);
      if (root) return ofGraph(root, turns?.most ?? Infinity);
      const bodies = graphs.bodiesOf(site);
      if (bodies.length > 0)
        return bodies.map(fn => counting().run(fn, null)).reduce((all, one) => inSequence(all, one), nothing);
      const own = byModel(graphs.toolsOf(site), `tools of ${name}`, site.facts, site.call.nameStart);
      return inSequence(own, ofLed(agents?.leadsTo ?? []));
    },
    ofGraph,
  };

  /** Calls that tools of the agents make to which a run leads. */
  function ofLed(runs: readonly LedRun[]): RunCounts {
    let all = nothing;
    for (const run of runs) {
      if (run.isCall) continue;
      const { node } = run;
      const at = { facts: node.facts, start: node.at };
      const tools = byModel(node.functions, `tools of ${node.name}`, node.facts, node.at);
      const one = inSequence(tools, ofLed(run.leadsTo));
      if (one === nothing) continue;
      const length = { ...run.runs, high: run.runs.high ?? Infinity, isAssumed: run.runs !== ONCE };
      all = inSequence(all, counting().repeat(one, length, labelOf(run), at, multiplied));
    }
    return all;
  }

  function ofGraph(root: AgentNode, most: number): RunCounts {
    if (open.has(root)) return nothing;
    open.add(root);
    const members = graphs.members(root);
    const stops = stopsOf(root, members);
    const byStop = new Map([...stops].map(([node, stop]) => [stop, node]));
    const names = new Map<Stop, string>();
    const visits = visitsOf(
      stops.get(root)!.edges.map(e => e.to),
      circle => {
        const nodes = circle.map(stop => byStop.get(stop)!);
        const label = `rounds of ${root.name}: ${nodes
          .map(n => n.name)
          .sort()
          .join(', ')}`;
        for (const stop of circle) names.set(stop, label);
        const typical = nodes.some(graphs.isAgent) ? USUAL_ROUNDS.ofAgent : USUAL_ROUNDS.ofReview;
        return { typical: Math.min(typical, most), most };
      },
    );
    let result = nothing;
    for (const [stop, times] of visits) {
      const node = byStop.get(stop)!;
      const one = ofNode(node, times, names.get(stop) ?? `visits of ${node.name}`);
      if (one !== nothing) result = inSequence(result, one);
    }
    open.delete(root);
    return result;
  }

  function ofNode(node: AgentNode, visits: Visits, label: string): RunCounts {
    if (visits.high === 0) return nothing;
    const at = { facts: node.facts, start: node.at };
    let one = nothing;
    for (const fn of graphs.functionsOf(node)) one = inSequence(one, counting().run(fn, null));
    for (const { to, kind } of node.edges)
      if (kind === 'sub-agent' && to.role === 'graph') one = inSequence(one, ofGraph(to, Infinity));
    one = inSequence(one, besides(node, one));
    one = inSequence(one, byModel(node.functions, `tools of ${node.name}`, node.facts, node.at));
    if (one === nothing) return nothing;
    const copies = graphs.copiesOf(node);
    if (copies) one = counting().repeat(one, copies, `copies of ${node.name}`, at, multiplied);
    const length: Length = { ...visits, isAssumed: visits.isRound };
    // All members of a circle rest on one assumption: that of the graph.
    const holder = visits.isRound && node.parent ? node.parent : node;
    return counting().repeat(one, length, label, { facts: holder.facts, start: holder.at }, multiplied);
  }

  /** Requests that the node's functions reach by way of tools that are only known by name. */
  function besides(node: AgentNode, counted: RunCounts): RunCounts {
    const seen = totalOf(counted);
    let more = nothing;
    for (const { site } of node.calls) {
      const index = counting().siteAt(site.facts.file, site.call.nameStart);
      if (index !== undefined && !seen.get(index)?.high) more = inSequence(more, oneCall(index));
    }
    return more === nothing ? nothing : chosen(more, `tools of ${node.name}`, node.facts, node.at);
  }

  /** Functions that a model may call: how often is its choice. */
  function byModel(
    functions: readonly FunctionValue[],
    name: string,
    facts: AgentNode['facts'],
    start: number,
  ): RunCounts {
    let runs = nothing;
    for (const fn of functions) runs = inSequence(runs, counting().run(fn, null));
    return runs === nothing ? nothing : chosen(runs, name, facts, start);
  }

  function chosen(runs: RunCounts, name: string, facts: AgentNode['facts'], start: number): RunCounts {
    const length = { low: 0, typical: 1, high: Infinity, isAssumed: true };
    return counting().repeat(runs, length, name, { facts, start }, multiplied);
  }
}

/** The nodes of a graph and the ways between them, without what they only use. */
function stopsOf(root: AgentNode, members: readonly AgentNode[]): ReadonlyMap<AgentNode, Stop> {
  const stops = new Map<AgentNode, { edges: { to: Stop; kind: 'edge' | 'conditional' }[] }>();
  for (const node of [root, ...members]) stops.set(node, { edges: [] });
  for (const [node, stop] of stops)
    for (const { to, kind } of node.edges) {
      const other = stops.get(to);
      if (other && to !== root && (kind === 'edge' || kind === 'conditional'))
        // A lone way that is taken unless the run ends is a choice too.
        stop.edges.push({
          to: other,
          kind: kind === 'edge' && node.mayEnd && node !== root ? 'conditional' : kind,
        });
    }
  return stops;
}
