import type { AgentGraph, AgentNode } from '../agents/agent-graph.ts';
import type { GraphStep } from '../agents/find-agents.ts';
import type { CallSite } from '../calls/call-site.ts';
import type { EntryPoint } from '../entries/entry-point.ts';
import { holderOf } from '../entries/entry-names.ts';
import { isTestOrExample } from '../calls/test-or-example.ts';
import type { CallExpr, FileFacts } from '../syntax/facts.ts';
import { walkBlock } from '../syntax/walk.ts';
import { callsByName, lastName } from '../values/callers.ts';
import type { Evaluator } from '../values/evaluate.ts';
import { optionsOf, stringOf, type FunctionValue, type Value } from '../values/value.ts';
import { lengthOf, SOME, type Length } from './length-of.ts';

/** Graphs of agents as the counter needs them: what a run of one runs, and where one is started. */
export interface Graphs {
  /** A call that only puts a graph or an agent together: it runs nothing of what it is handed. */
  isBuilding(call: CallExpr): boolean;
  /** The graph that a call runs. */
  runBy(site: CallSite): AgentNode | undefined;
  /** Functions that a run runs, each once: the body of a workflow, the steps of a flow. */
  bodiesOf(site: CallSite): readonly FunctionValue[];
  /** Functions that the agent of a run may call as tools. */
  toolsOf(site: CallSite): readonly FunctionValue[];
  members(root: AgentNode): readonly AgentNode[];
  /** Functions that a node runs, and those that decide where it goes on. */
  functionsOf(node: AgentNode): readonly FunctionValue[];
  /** How many copies of a node one step starts (`Send` for each item); null for one. */
  copiesOf(node: AgentNode): Length | null;
  /** Whether a member of a circle is an agent that asks a model which tool comes next. */
  isAgent(node: AgentNode): boolean;
  /** Graphs that nothing in the program runs: a server does, by the configuration or by their names. */
  readonly entries: readonly (EntryPoint & { readonly graph: AgentNode })[];
}

export function createGraphs(
  { nodes, byCall }: AgentGraph,
  steps: readonly GraphStep[],
  evaluator: Evaluator,
): Graphs {
  const building = new Set<CallExpr>([...byCall.keys(), ...steps.map(s => s.call)]);
  const builders = new Map([...byCall].map(([call, node]) => [node, call]));
  const runs = new Map(nodes.flatMap(node => [...node.runs].map(call => [call.site, node] as const)));
  const members = (root: AgentNode): readonly AgentNode[] =>
    nodes.filter(n => n.parent === root && n.role === 'node');
  const routers = (node: AgentNode): FunctionValue[] =>
    steps.flatMap(step => {
      if (step.isNode || !step.says.by || builders.get(node.parent!) !== step.builder) return [];
      const from = optionsOf(step.read(step.says.from)).map(o => stringOf(o.value));
      return from.includes(node.name) ? functionsIn(step.read(step.says.by), evaluator) : [];
    });
  const functionsOf = (node: AgentNode): FunctionValue[] => [
    ...(node.action ? functionsIn(node.action, evaluator) : []),
    ...routers(node),
  ];
  return {
    isBuilding: call => building.has(call),
    runBy(site) {
      const node = runs.get(site);
      return node?.role === 'graph' && node.functions.length === 0 ? node : undefined;
    },
    bodiesOf(site) {
      const node = runs.get(site);
      return node?.role === 'graph' ? node.functions : [];
    },
    toolsOf: site => {
      const node = runs.get(site);
      return node && node.role !== 'graph' ? node.functions : [];
    },
    members,
    functionsOf,
    copiesOf(node) {
      const senders = node.parent ? members(node.parent) : [];
      for (const sender of senders)
        if (sender.edges.some(e => e.to === node))
          for (const fn of functionsOf(sender)) {
            const copies = sent(fn, node.name, evaluator);
            if (copies) return copies;
          }
      return null;
    },
    isAgent: node =>
      node.tools.size > 0 || [...node.calls].some(c => c.tools.length > 0 || c.hasUnknownTools),
    entries: nodes.flatMap(node => entryOf(node, nodes, builders.get(node), evaluator) ?? []),
  };
}

/** A function, an object that is called, or what a wrapper holds: `RunnableLambda(f)`, `partial(f, llm)`. */
function functionsIn(value: Value, evaluator: Evaluator): FunctionValue[] {
  switch (value.kind) {
    case 'function':
      return [value];
    case 'one-of':
      return value.options.flatMap(o => functionsIn(o.value, evaluator));
    case 'instance': {
      const method = ['__call__', 'invoke', 'run'].map(name => evaluator.field(value, name));
      return method.filter(m => m.kind === 'function').slice(0, 1);
    }
    case 'external': {
      const made = value.calls.at(-1);
      return (made?.call.args ?? []).slice(0, 2).flatMap(arg => {
        const inner = arg.spread ? undefined : evaluator.evaluate(arg.value, made!.context);
        return inner?.kind === 'function' ? [inner] : [];
      });
    }
    default:
      return [];
  }
}

/** `[Send("node", …) for item in items]`, `items.map(item => new Send("node", …))`: for how many items. */
function sent(fn: FunctionValue, name: string, evaluator: Evaluator): Length | null {
  const { facts } = fn;
  const context = { facts, functionId: fn.functionId, frame: null };
  let found: Length | null = null;
  const isSend = (call: CallExpr, functionId: number | null): boolean => {
    if (lastName(call) !== 'Send' || !call.args[0]) return false;
    return optionsOf(evaluator.evaluate(call.args[0].value, { ...context, functionId })).some(
      o => stringOf(o.value) === name,
    );
  };
  walkBlock(facts.functions[fn.functionId]!.body, null, {
    expr: expr => {
      if (
        expr.kind === 'comprehension' &&
        expr.element.kind === 'call' &&
        isSend(expr.element, fn.functionId)
      ) {
        const [clause] = expr.clauses;
        const length = clause ? lengthOf(clause.iterable, context, evaluator) : SOME;
        found ??= clause?.conditions.length ? { ...length, low: 0 } : length;
      }
      if (
        expr.kind === 'call' &&
        expr.callee.kind === 'member' &&
        /^(map|flatMap)$/.test(expr.callee.property)
      ) {
        const [callback] = expr.args;
        const inner =
          callback?.value.kind === 'function' ? facts.functions[callback.value.functionId] : undefined;
        let sends = false;
        if (inner)
          walkBlock(inner.body, null, {
            expr: e => void (sends ||= e.kind === 'call' && isSend(e, inner.id)),
          });
        if (sends) found ??= lengthOf(expr.callee.object, context, evaluator);
      }
    },
  });
  return found;
}

/** A graph that no other part of the program runs, where it is compiled. */
function entryOf(
  node: AgentNode,
  nodes: readonly AgentNode[],
  builder: CallExpr | undefined,
  evaluator: Evaluator,
): (EntryPoint & { readonly graph: AgentNode }) | undefined {
  if (node.role !== 'graph' || !builder) return undefined;
  const isRun = [...node.runs].some(call => !isTestOrExample(call.site.facts.file));
  const isPart = nodes.some(other => other.edges.some(e => e.to === node && e.kind === 'sub-agent'));
  if (isRun || isPart) return undefined;
  const compiled = compiledAt(node.facts, builder, evaluator);
  if (!compiled) return undefined;
  const holder = holderOf(node.facts, compiled.call.start, compiled.functionId);
  return {
    name: holder?.name ?? node.name,
    kind: isTestOrExample(node.facts.file) ? 'test' : 'export',
    facts: node.facts,
    functionId: null,
    start: holder?.start ?? compiled.call.nameStart,
    file: node.facts.file,
    started: null,
    graph: node,
  };
}

function compiledAt(
  facts: FileFacts,
  builder: CallExpr,
  evaluator: Evaluator,
): { call: CallExpr; functionId: number | null } | undefined {
  for (const found of callsByName(facts).get('compile') ?? []) {
    const value = evaluator.evaluate(found.call, { facts, functionId: found.functionId, frame: null });
    if (value.kind === 'external' && value.calls.some(c => c?.call === builder)) return found;
  }
  return undefined;
}
