import type { FileFacts, FunctionFacts } from '../syntax/facts.ts';

/** A function that may reach a call; null stands for the code of a module itself. */
export interface FlowNode {
  readonly facts: FileFacts;
  readonly functionId: number | null;
  /** Least number of steps to a call. */
  readonly distance: number;
  /** Functions that name it: call it, or hand it on. */
  readonly callers: Set<FlowNode>;
}

export const functionOf = (node: FlowNode): FunctionFacts | null =>
  node.functionId === null ? null : node.facts.functions[node.functionId]!;

/** Nodes by file and function. */
export interface FlowNodes {
  get(facts: FileFacts, functionId: number | null): FlowNode | undefined;
  /** The node, made when it is new. */
  add(facts: FileFacts, functionId: number | null, distance: number): { node: FlowNode; isNew: boolean };
  /** In the order in which they were found: nearest to a call first. */
  readonly all: readonly FlowNode[];
}

export function createFlowNodes(): FlowNodes {
  const byFile = new Map<string, Map<number | null, FlowNode>>();
  const all: FlowNode[] = [];
  return {
    all,
    get: (facts, functionId) => byFile.get(facts.file)?.get(functionId),
    add(facts, functionId, distance) {
      let nodes = byFile.get(facts.file);
      if (!nodes) byFile.set(facts.file, (nodes = new Map()));
      const known = nodes.get(functionId);
      if (known) return { node: known, isNew: false };
      const node: FlowNode = { facts, functionId, distance, callers: new Set() };
      nodes.set(functionId, node);
      all.push(node);
      return { node, isNew: true };
    },
  };
}
