import { recogniseCall, type Recognition } from '../calls/recognise.ts';
import { resolveCall } from '../calls/resolve-call.ts';
import type { ResolvedCall } from '../calls/resolved-call.ts';
import type { EdgeKind } from '../sdks/define-agents.ts';
import type { CallExpr } from '../syntax/facts.ts';
import type { Evaluator } from '../values/evaluate.ts';
import { optionsOf, stringOf, type FunctionValue, type Value } from '../values/value.ts';
import { createNode, lead, sameFunction, type AgentNode } from './agent-graph.ts';
import type { FoundGraph, GraphStep } from './find-agents.ts';
import type { ReachedCalls } from './reached-calls.ts';
import type { ResolveAgents } from './resolve-agents.ts';
import type { ShapeIndex } from './shape-index.ts';
import { targetsOf, targetsOfFunction } from './targets.ts';

export interface GraphLinking {
  readonly nodes: AgentNode[];
  readonly byCall: ReadonlyMap<CallExpr, AgentNode>;
  readonly resolve: ResolveAgents;
  readonly reached: ReachedCalls;
  readonly addTools: (node: AgentNode, value: Value) => void;
  readonly addModels: (node: AgentNode, value: Value) => void;
  readonly shapes: ShapeIndex;
  readonly recognition: Recognition;
}

/** Nodes and edges of graphs that are put together by calls, with what each node sends. */
export function linkGraphs(
  graphs: readonly FoundGraph[],
  steps: readonly GraphStep[],
  given: GraphLinking,
): void {
  for (const graph of graphs) {
    const root = given.byCall.get(graph.call)!;
    const own = steps.filter(s => s.builder === graph.call);
    const members: AgentNode[] = [];
    for (const step of own) if (step.isNode) members.push(...nodesOf(step, root, given));
    given.nodes.push(...members);
    for (const step of own)
      if (!step.isNode) link(step, root, members, (step.says.kind ?? 'edge') as EdgeKind, given);
    for (const field of graph.match.shape.starts ?? [])
      for (const { node } of given.resolve(graph.read([field]), root)) lead(root, node, 'edge');
    for (const member of members) describe(member, root, members, given);
  }
  // What a graph's nodes use is known once all graphs are.
  for (const graph of graphs) sumUp(given.byCall.get(graph.call)!, given.nodes);
}

/** `add_node("name", action)`, `add_node(action)`, `addNode({ name: action })`. */
function nodesOf(step: GraphStep, root: AgentNode, { recognition }: GraphLinking): AgentNode[] {
  const { evaluator } = recognition;
  const { facts, call, says } = step;
  const make = (name: string, action: Value): AgentNode =>
    createNode({ facts, at: call.nameStart, name, sdk: root.sdk, role: 'node', parent: root, action });
  const first = step.read(says.name);
  const action = step.read(says.action);
  if (says.sequence) {
    const list = step.read(says.sequence);
    return list.kind === 'list'
      ? list.items.flatMap(({ value }) =>
          value.kind === 'function' ? [make(functionName(value) ?? 'node', value)] : [],
        )
      : [];
  }
  if (first.kind === 'object') return [...first.entries].map(([name, inner]) => make(name, inner));
  const names = optionsOf(first).flatMap(o => stringOf(o.value) ?? []);
  if (names.length > 0) return names.map(name => make(name, action));
  const held = first.kind === 'absent' ? action : first;
  const found = targetsOf(held, evaluator.machine).find(t => typeof t !== 'string');
  const name = found ? nameOfValue(found) : undefined;
  return [make(name ?? 'node', held)];
}

const functionName = (fn: FunctionValue): string | null => fn.facts.functions[fn.functionId]!.name;

function nameOfValue(value: Value): string | undefined {
  if (value.kind === 'function') return functionName(value) ?? undefined;
  if (value.kind === 'instance') return value.of.facts.classes[value.of.classId]!.name ?? undefined;
  const call = value.kind === 'external' ? value.calls.at(-1) : undefined;
  return call ? value.kind : undefined;
}

function link(
  step: GraphStep,
  root: AgentNode,
  members: AgentNode[],
  kind: EdgeKind,
  given: GraphLinking,
): void {
  const { says } = step;
  const { machine } = given.recognition.evaluator;
  const ends = (value: Value): (AgentNode | 'end')[] =>
    targetsOf(value, machine).flatMap(t => endOf(t, root, members, given));
  if (says.sequence) {
    const list = step.read(says.sequence);
    const order = list.kind === 'list' ? list.items.map(i => ends(i.value)) : [];
    for (const [i, next] of order.entries())
      for (const from of i > 0 ? order[i - 1]! : []) for (const to of next) connect(from, to, kind);
    if (order[0] && says.from === undefined && says.to === undefined && !says.path.includes('add_sequence'))
      for (const to of order[0]) connect(root, to, 'edge');
    return;
  }
  const from = says.from ? ends(step.read(says.from)) : [root];
  let to = ends(step.read(says.to));
  if (to.length === 0 && says.by)
    to = targetsOf(step.read(says.by), machine).flatMap(by =>
      typeof by !== 'string' && by.kind === 'function'
        ? targetsOfFunction(by, machine).flatMap(t => endOf(t, root, members, given))
        : endOf(by, root, members, given),
    );
  for (const one of from) for (const other of to) connect(one, other, kind);
}

function connect(from: AgentNode | 'end', to: AgentNode | 'end', kind: EdgeKind): void {
  if (from === 'end') return;
  if (to === 'end') from.mayEnd = true;
  else lead(from, to, kind);
}

/** The node that a name, an agent or a function stands for; the graph itself for its start. */
function endOf(
  target: string | Value,
  root: AgentNode,
  members: AgentNode[],
  { resolve, nodes }: GraphLinking,
): (AgentNode | 'end')[] {
  if (typeof target === 'string') {
    if (/^(__end__|END)$/.test(target)) return ['end'];
    if (/^(__start__|START)$/.test(target)) return [root];
    // Haystack names a socket behind the component: "llm.replies".
    const node =
      members.find(m => m.name === target) ?? members.find(m => m.name === target.replace(/\.\w+$/, ''));
    return node ? [node] : [];
  }
  if (target.kind === 'function') {
    const known = members.find(m => m.action?.kind === 'function' && sameFunction(m.action, target));
    if (known) return [known];
  }
  const agents = resolve(target, root).map(f => f.node);
  const held = members.filter(m => agents.some(a => m.edges.some(e => e.to === a)) || actionIs(m, target));
  if (held.length > 0) return held;
  if (agents.length > 0) {
    for (const agent of agents) agent.parent ??= root;
    return agents;
  }
  const name = nameOfValue(target);
  if (target.kind !== 'function' && target.kind !== 'instance') return [];
  const facts = target.kind === 'function' ? target.facts : target.of.facts;
  const at =
    target.kind === 'function'
      ? facts.functions[target.functionId]!.nameStart
      : facts.classes[target.of.classId]!.nameStart;
  const node = createNode({
    facts,
    at,
    name: name ?? 'node',
    sdk: root.sdk,
    role: 'node',
    parent: root,
    action: target,
  });
  members.push(node);
  nodes.push(node);
  return [node];
}

function actionIs({ action }: AgentNode, target: Value): boolean {
  if (action?.kind === 'external' && target.kind === 'external')
    return action.calls.at(-1)?.call === target.calls.at(-1)?.call && action.calls.length > 0;
  if (action?.kind === 'instance' && target.kind === 'instance')
    return action.made !== null && action.made.call === target.made?.call;
  return false;
}

/** What a node runs: calls of its function, an agent, another graph; and where its `Command(goto=…)` leads. */
function describe(node: AgentNode, root: AgentNode, members: AgentNode[], given: GraphLinking): void {
  const { resolve, reached, addTools, recognition, shapes } = given;
  const { evaluator } = recognition;
  const { machine } = evaluator;
  for (const { value } of node.action ? optionsOf(node.action) : []) {
    const agents =
      value.kind === 'function' || value.kind === 'text' ? [] : resolve(value, node).map(f => f.node);
    for (const agent of agents) lead(node, agent, 'sub-agent');
    for (const fn of functionsOf(value, evaluator)) {
      for (const call of reached(fn)) {
        node.calls.add(call);
        const { model, provider, tools } = seenFrom(value, call, recognition);
        if (call.site.kind !== 'embedding') for (const id of model.ids) node.models.set(id, provider);
        for (const tool of tools) if ('name' in tool) node.tools.add(tool.name);
      }
      const targets = targetsOfFunction(fn, machine).filter(t => typeof t === 'string');
      const isOne = targets.length === 1;
      for (const target of targets)
        for (const to of endOf(target, root, members, given))
          connect(node, to, isOne ? 'edge' : 'conditional');
    }
    if (value.kind === 'external' && agents.length === 0) {
      const shape = shapes.agent(value, node.facts.language === 'python' ? 'python' : 'script')?.shape;
      const call = value.calls.at(-1);
      const [first] = call?.call.args ?? [];
      if (shape?.role === 'node' && first) addTools(node, machine.evaluate(first.value, call!.context));
      given.addModels(node, value);
    }
  }
}

/** A call in a method as one object makes it, where each object of the class holds another model or other tools. */
function seenFrom(self: Value, call: ResolvedCall, recognition: Recognition): ResolvedCall {
  const { context, facts } = call.site;
  const fn = context.functionId === null ? undefined : facts.functions[context.functionId];
  if (self.kind !== 'instance' || !self.made || fn?.classId !== self.of.classId || facts !== self.of.facts)
    return call;
  const frame = { facts, functionId: fn.id, args: new Map(), isOpen: true, self, depth: 1, outer: null };
  const own = { ...context, frame };
  const found = recogniseCall(call.site.request.call, own, recognition);
  return found
    ? resolveCall({ ...call.site, context: own, match: found.match, request: found.request }, recognition)
    : call;
}

function functionsOf(value: Value, evaluator: Evaluator): FunctionValue[] {
  if (value.kind === 'function') return [value];
  if (value.kind === 'instance') {
    return ['__call__', 'run', 'invoke']
      .flatMap(name => {
        const method = evaluator.field(value, name);
        return method.kind === 'function' ? [method] : [];
      })
      .slice(0, 1);
  }
  // `partial(node, llm)`, `RunnableLambda(node)`, `defineNode(async state => …)`
  const call = value.kind === 'external' ? value.calls.at(-1) : undefined;
  return (call?.call.args ?? []).slice(0, 2).flatMap(arg => {
    const inner = arg.spread ? undefined : evaluator.machine.evaluate(arg.value, call!.context);
    return inner?.kind === 'function' ? [inner] : [];
  });
}

function sumUp(root: AgentNode, nodes: readonly AgentNode[]): void {
  for (const node of nodes) {
    if (node.parent !== root) continue;
    for (const [id, provider] of node.models) root.models.set(id, provider);
    for (const { to, kind } of node.edges)
      if (kind === 'sub-agent') for (const [id, provider] of to.models) root.models.set(id, provider);
    if (node.role === 'node' && !node.edges.some(e => e.kind === 'edge' || e.kind === 'conditional'))
      node.mayEnd = true;
  }
}
