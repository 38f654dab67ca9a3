import type { ResolvedCall } from '../calls/resolved-call.ts';
import type { Agent } from '../model.ts';
import type { EdgeKind, Lead } from '../sdks/define-agents.ts';
import type { CallExpr, FileFacts } from '../syntax/facts.ts';
import type { FoundAgent } from './find-agents.ts';
import type { FunctionValue, Value } from '../values/value.ts';

/** An agent, a team, a graph or a node of one, with what it leads to. */
export interface AgentNode {
  readonly facts: FileFacts;
  /** Offset where it stands. */
  readonly at: number;
  readonly name: string;
  readonly sdk: string;
  readonly role: Agent['role'];
  parent: AgentNode | null;
  /** Ids, each with who bills where the code says so. */
  readonly models: Map<string, string | null>;
  readonly tools: Set<string>;
  /** Functions of the workspace that it may call as tools, or calls by itself as guardrails. */
  readonly functions: FunctionValue[];
  readonly edges: AgentEdge[];
  readonly calls: Set<ResolvedCall>;
  readonly runs: Set<ResolvedCall>;
  mayEnd: boolean;
  /** What a graph's node runs. */
  readonly action?: Value;
  /** Where it is made. */
  readonly made?: FoundAgent;
  /** Where it is written, as a dictionary among the options of another. */
  readonly written?: WrittenAgent;
}

export interface AgentEdge {
  readonly to: AgentNode;
  readonly kind: EdgeKind;
  /** The code makes the run that leads there: it costs where it stands. */
  readonly isCall: boolean;
}

export interface WrittenAgent {
  readonly value: Value;
  readonly shape: NonNullable<Lead['inline']>;
}

export interface AgentGraph {
  readonly nodes: readonly AgentNode[];
  /** By the call that makes an agent or a graph's builder. */
  readonly byCall: ReadonlyMap<CallExpr, AgentNode>;
  /** The agents that a value holds. */
  agentsIn(value: Value): readonly AgentNode[];
}

export function createNode(
  given: Pick<AgentNode, 'facts' | 'at' | 'name' | 'sdk' | 'role'> & {
    readonly parent?: AgentNode;
    readonly action?: Value;
    readonly made?: FoundAgent;
    readonly written?: WrittenAgent;
  },
): AgentNode {
  return {
    ...given,
    parent: given.parent ?? null,
    models: new Map(),
    tools: new Set(),
    functions: [],
    edges: [],
    calls: new Set(),
    runs: new Set(),
    mayEnd: false,
  };
}

export function lead(from: AgentNode, to: AgentNode, kind: EdgeKind, isCall = false): void {
  if (from === to && kind !== 'edge' && kind !== 'conditional') return;
  const known = from.edges.findIndex(e => e.to === to && e.kind === kind);
  if (known < 0) from.edges.push({ to, kind, isCall });
  else if (!isCall) from.edges[known] = { to, kind, isCall };
}

export const sameFunction = (a: FunctionValue, b: FunctionValue): boolean =>
  a.facts === b.facts && a.functionId === b.functionId;
