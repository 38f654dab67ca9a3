import type { Agent, Report, SourcePlace } from '../engine/model.ts';
import { plainText } from './plain-text.ts';
import { placeName } from './terminal-page.ts';

/** An agent on the report page. Every string is plain text. */
export interface AgentRow {
  /** Names the agent among those of all folders. */
  readonly key: string;
  readonly root: string;
  readonly name: string;
  /** `agent of openai-agents`. */
  readonly sdk: string;
  readonly models: string;
  readonly tools: readonly string[];
  readonly at: string;
  readonly place: SourcePlace;
  readonly edges: readonly {
    readonly to: string;
    /** `hands off to`. */
    readonly kind: string;
    /** A step of a graph that follows, whether always or on a condition. */
    readonly isStep: boolean;
    readonly isConditional: boolean;
  }[];
}

/** Agents that hang together: one picture. */
export interface AgentGraph {
  readonly title: string;
  readonly agents: readonly AgentRow[];
}

const words: Readonly<Record<Agent['edges'][number]['kind'], string>> = {
  handoff: 'hands off to',
  tool: 'uses as a tool',
  'sub-agent': 'has the sub-agent',
  edge: 'goes on to',
  conditional: 'may go on to',
};

/** The agent graphs of all folders, the largest first. */
export function agentGraphs(
  reports: readonly { readonly root: string; readonly report: Report }[],
): AgentGraph[] {
  const rows = reports.flatMap(({ root, report }) => rowsOf(root, report.agents));
  return connected(rows)
    .sort((a, b) => b.length - a.length)
    .map(agents => ({ title: agents[0]!.name, agents }));
}

function rowsOf(root: string, agents: readonly Agent[]): AgentRow[] {
  const keys = new Set(agents.map(({ id }) => `${root}\n${id}`));
  return agents.map(agent => ({
    key: `${root}\n${agent.id}`,
    root,
    name: plainText(agent.name, 80),
    sdk: `${agent.role === 'node' ? 'step' : agent.role} of ${plainText(agent.sdk)}`,
    models: plainText(agent.models.join(' or '), 120),
    tools: agent.tools.map(tool => plainText(tool, 80)),
    at: placeName(agent),
    place: {
      file: agent.file,
      line: agent.line,
      column: agent.column,
      ...(agent.cell === undefined ? {} : { cell: agent.cell }),
    },
    edges: leadsOf(agent, agents)
      .map(edge => ({ ...edge, to: `${root}\n${edge.to}` }))
      .filter(({ to }) => keys.has(to)),
  }));
}

/** Where an agent leads; a team that says no order leads to all of its own. */
function leadsOf(agent: Agent, agents: readonly Agent[]): AgentRow['edges'] {
  const leads = agent.edges.map(({ to, kind }) => ({
    to,
    kind: words[kind],
    isStep: kind === 'edge' || kind === 'conditional',
    isConditional: kind === 'conditional',
  }));
  if (leads.length > 0) return leads;
  const has = { kind: 'has', isStep: false, isConditional: false };
  return agents.flatMap(({ id, parent }) => (parent === agent.id ? [{ to: id, ...has }] : []));
}

/** Groups of rows that edges join, in whichever direction. */
function connected(rows: readonly AgentRow[]): AgentRow[][] {
  const group = new Map(rows.map(row => [row.key, [row]]));
  for (const row of rows)
    for (const { to } of row.edges) {
      const [one, other] = [group.get(row.key)!, group.get(to)!];
      if (one === other) continue;
      one.push(...other);
      for (const moved of other) group.set(moved.key, one);
    }
  return [...new Set(group.values())];
}
