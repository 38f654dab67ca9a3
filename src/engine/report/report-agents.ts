import type { AgentGraph, AgentNode } from '../agents/agent-graph.ts';
import type { ResolvedCall } from '../calls/resolved-call.ts';
import type { Agent } from '../model.ts';
import { byPlace } from './build-report.ts';
import { idOf, placeIn, type LinesOf } from './call-ids.ts';

export interface ReportedAgents {
  readonly agents: readonly Agent[];
  /** `Agent.id` of each node that has a place. */
  readonly ids: ReadonlyMap<AgentNode, string>;
}

/** The agent graph as the report shows it: nodes in order of place, each with its edges. */
export function reportAgents({ nodes }: AgentGraph, lines: LinesOf): ReportedAgents {
  const seen = new Map<string, number>();
  const ids = new Map<AgentNode, string>();
  const placed = nodes.flatMap(node => {
    const place = lines(node.facts.file)?.place(node.at);
    return place ? [{ node, place }] : [];
  });
  placed.sort(
    (a, b) =>
      byPlace(placeIn(a.node.facts.file, a.place), placeIn(b.node.facts.file, b.place)) ||
      (a.node.name < b.node.name ? -1 : a.node.name > b.node.name ? 1 : 0),
  );
  for (const { node, place } of placed) {
    // Two nodes may stand in one place: names in a loop.
    const id = idOf(node.facts.file, place);
    const before = seen.get(id) ?? 0;
    seen.set(id, before + 1);
    ids.set(node, before === 0 ? id : `${id}~${String(before)}`);
  }
  const idsOf = (calls: ReadonlySet<ResolvedCall>): string[] =>
    [...calls].flatMap(({ site }) => {
      const place = lines(site.facts.file)?.place(site.call.nameStart);
      return place ? [idOf(site.facts.file, place)] : [];
    });
  const agents = placed.map(({ node, place }) => ({
    id: ids.get(node)!,
    ...placeIn(node.facts.file, place),
    name: node.name,
    sdk: node.sdk,
    role: node.role,
    parent: node.parent ? (ids.get(node.parent) ?? null) : null,
    models: [...node.models.keys()],
    tools: [...node.tools],
    edges: node.edges.flatMap(({ to, kind }) => (ids.has(to) ? [{ to: ids.get(to)!, kind }] : [])),
    calls: idsOf(node.calls),
    runs: idsOf(node.runs),
    mayEnd: node.mayEnd,
  }));
  return { agents, ids };
}
