import type { ResolvedCall } from '../calls/resolved-call.ts';
import type { Agent } from '../model.ts';
import type { EdgeKind } from '../sdks/define-agents.ts';
import type { CallExpr, FileFacts } from '../syntax/facts.ts';
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
  readonly edges: { readonly to: AgentNode; readonly kind: EdgeKind }[];
  readonly calls: Set<ResolvedCall>;
  readonly runs: Set<ResolvedCall>;
  mayEnd: boolean;
  /** What a graph's node runs. */
  readonly action?: Value;
}

export interface AgentGraph {
  readonly nodes: readonly AgentNode[];
  /** By the call that makes an agent or a graph's builder. */
  readonly byCall: ReadonlyMap<CallExpr, AgentNode>;
}

export function createNode(
  given: Pick<AgentNode, 'facts' | 'at' | 'name' | 'sdk' | 'role'> & {
    readonly parent?: AgentNode;
    readonly action?: Value;
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

export function lead(from: AgentNode, to: AgentNode, kind: EdgeKind): void {
  if (from !== to || kind === 'edge' || kind === 'conditional')
    if (!from.edges.some(e => e.to === to && e.kind === kind)) from.edges.push({ to, kind });
}

export const sameFunction = (a: FunctionValue, b: FunctionValue): boolean =>
  a.facts === b.facts && a.functionId === b.functionId;
