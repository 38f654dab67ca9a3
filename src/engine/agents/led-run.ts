import type { ResolvedCall } from '../calls/resolved-call.ts';
import type { Range } from '../model.ts';
import type { EdgeKind } from '../sdks/define-agents.ts';
import type { AgentEdge, AgentNode } from './agent-graph.ts';

/** A run of an agent, and the runs of others that it leads to. */
export interface LedRun {
  readonly node: AgentNode;
  /** How it comes to run; null for the one that the call starts. */
  readonly by: EdgeKind | null;
  /** Runs in one run of the agent above it. */
  readonly runs: Range;
  /** The code makes the call that runs it: it costs there, with all that it leads to. */
  readonly isCall: boolean;
  /** What it sends; null where that is paid with the run that the tree stands at, or where nothing tells. */
  readonly request: ResolvedCall | null;
  readonly leadsTo: readonly LedRun[];
  /** Agents above it to which it may lead back: those go on, and are no runs of their own. */
  readonly backTo: readonly AgentNode[];
}

export const ONCE: Range = { low: 1, typical: 1, high: 1 };
/** Usual rounds of members that go on in a ring. */
const USUAL_ROUNDS = 2;
/** Tools that a run usually calls: what its usual turns (`estimate/agent-run`) leave for them, all its tools together. */
const USUAL_TOOL_CALLS = 3;

/** The order among members of a team is no call of theirs: the team runs them. */
const isOrder = ({ kind }: AgentEdge): boolean => kind === 'edge' || kind === 'conditional';

export const edgesOf = (node: AgentNode): readonly AgentEdge[] =>
  node.edges.filter(edge => node.role === 'team' || !isOrder(edge));

/**
 * How often one run of an agent makes a run of what it leads to. `most`: turns of the run that it is part of. Which of
 * several only run time knows: each of them is as likely as another, and so is the agent itself where it can answer.
 */
export function timesOfEdge(node: AgentNode, edge: AgentEdge, most: number | null): Range {
  const edges = edgesOf(node);
  if (edge.kind === 'handoff') {
    const others = edges.filter(e => e.kind === 'handoff').length;
    const answersItself = node.tools.size > 0 || others === 1;
    return {
      low: 0,
      typical: 1 / (others + (answersItself ? 1 : 0)),
      high: most === null ? null : Math.max(1, most - 1),
    };
  }
  if (node.role === 'team') {
    const members = edges.map(({ to }) => to);
    const order = members.flatMap(m => m.edges.filter(e => isOrder(e) && members.includes(e.to)));
    if (order.length === members.length - 1 && members.length > 1) return ONCE;
    if (order.length === members.length && members.length > 1)
      return { low: 0, typical: USUAL_ROUNDS, high: null };
  }
  if (node.role === 'team' && node.models.size === 0) return { low: 0, typical: 1, high: null };
  // A model may ask for a tool any number of times, several at once.
  const tools = Math.max(node.tools.size, edges.filter(e => !isOrder(e) && e.kind !== 'handoff').length);
  return { low: 0, typical: Math.min(1, USUAL_TOOL_CALLS / tools), high: null };
}

/** How a person names it, in assumptions too. */
export const labelOf = ({ by, node }: LedRun): string =>
  `${by === 'handoff' ? 'hand-offs to' : 'runs of'} ${node.name}`;
