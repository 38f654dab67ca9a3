import type { FileResult } from '../calls/analyse-files.ts';
import { afterPackage, withoutTypes } from '../calls/sdk-index.ts';
import type { WorkflowShape } from '../sdks/define-agents.ts';
import type { SdkDeclaration } from '../sdks/define-sdk.ts';
import { lastNameOf } from '../syntax/last-name.ts';
import type { CallExpr, Expr, FileFacts, FunctionFacts } from '../syntax/facts.ts';
import { callsByName } from '../values/callers.ts';
import type { Evaluator } from '../values/evaluate.ts';
import { optionsOf, type FunctionValue } from '../values/value.ts';
import { createNode, lead, type AgentNode } from './agent-graph.ts';
import type { ReachedCalls } from './reached-calls.ts';

interface Declared {
  readonly sdk: SdkDeclaration;
  readonly shape: WorkflowShape;
}

export interface Workflow {
  readonly node: AgentNode;
  /** The call (of the decorator, or of the function) that makes it; null for a class. */
  readonly made: CallExpr | null;
  /** The class whose objects it is. */
  readonly classOf: { readonly facts: FileFacts; readonly classId: number } | null;
}

/** Workflows whose steps decorators mark, as graphs: LangGraph's `@entrypoint` and `@task`, CrewAI's `Flow`. */
export function findWorkflows(
  files: readonly FileResult[],
  declarations: readonly SdkDeclaration[],
  reached: ReachedCalls,
  evaluator: Evaluator,
): { workflows: Workflow[]; nodes: AgentNode[] } {
  const declared = declarations.flatMap(sdk => (sdk.workflows ?? []).map(shape => ({ sdk, shape })));
  const workflows: Workflow[] = [];
  const nodes: AgentNode[] = [];
  for (const { facts } of files) {
    const mine = declared.filter(({ sdk }) =>
      facts.imports.some(i =>
        [...(sdk.packages.python ?? []), ...(sdk.packages.script ?? [])].some(
          p => i.module === p || i.module.startsWith(`${p}.`) || i.module.startsWith(`${p}/`),
        ),
      ),
    );
    for (const one of mine) {
      for (const fn of one.shape.entry === undefined ? [] : facts.functions) fromFunction(fn, facts, one);
      if (one.shape.base !== undefined) fromClasses(facts, one);
    }
  }
  return { workflows, nodes };

  /** `@entrypoint(checkpointer=…) def flow(…)`, `const flow = entrypoint({…}, async input => …)`. */
  function fromFunction(fn: FunctionFacts, facts: FileFacts, one: Declared): void {
    const { entry, steps } = one.shape;
    const decorator = fn.decorators.find(d => isOf(d, entry!, fn, facts, one));
    const made = decorator?.kind === 'call' ? decorator : decorator ? null : makerOf(fn, facts, entry!, one);
    if (!decorator && !made) return;
    const root = add(facts, fn.nameStart, fn.name ?? holder(facts, made) ?? 'workflow', one, 'graph');
    const self = functionValue(facts, fn.id);
    root.functions.push(self);
    const taken = new Set<unknown>();
    for (const step of calledSteps(self, steps, one)) {
      const node = stepNode(step, root, one);
      lead(root, node, 'edge');
      for (const call of node.calls) taken.add(call);
    }
    for (const call of reached(self)) if (!taken.has(call)) root.calls.add(call);
    workflows.push({ node: root, made, classOf: null });
  }

  function fromClasses(facts: FileFacts, one: Declared): void {
    for (const cls of facts.classes) {
      const context = { facts, functionId: cls.functionId, frame: null };
      const isOne = cls.bases.some(base =>
        optionsOf(evaluator.evaluate(base.kind === 'index' ? base.object : base, context)).some(
          ({ value }) =>
            value.kind === 'external' &&
            nameIn(value.module, value.path, one)?.endsWith(one.shape.base!) === true,
        ),
      );
      if (!isOne) continue;
      const root = add(facts, cls.nameStart, cls.name ?? 'flow', one, 'graph');
      const steps = new Map<string, { node: AgentNode; fn: FunctionFacts }>();
      for (const id of cls.methods) {
        const fn = facts.functions[id]!;
        if (!fn.decorators.some(d => one.shape.steps.includes(lastNameOf(d.kind === 'call' ? d.callee : d))))
          continue;
        const self = functionValue(facts, id);
        root.functions.push(self);
        steps.set(fn.name ?? '', { node: stepNode(self, root, one), fn });
      }
      for (const { node, fn } of steps.values())
        for (const decorator of fn.decorators) {
          const name = lastNameOf(decorator.kind === 'call' ? decorator.callee : decorator);
          if (one.shape.starts?.includes(name)) lead(root, node, 'edge');
          if (!one.shape.listens?.includes(name) || decorator.kind !== 'call') continue;
          for (const before of decorator.args.flatMap(a => namesIn(a.value))) link(before, node, steps);
        }
      workflows.push({ node: root, made: null, classOf: { facts, classId: cls.id } });
    }
  }

  /** A step by its own name, or one that a router may answer with: then each router may lead there. */
  function link(
    before: string,
    node: AgentNode,
    steps: ReadonlyMap<string, { node: AgentNode; fn: FunctionFacts }>,
  ): void {
    const own = steps.get(before);
    if (own) lead(own.node, node, 'edge');
    else
      for (const { node: router, fn } of steps.values())
        if (fn.decorators.some(d => lastNameOf(d.kind === 'call' ? d.callee : d) === 'router'))
          lead(router, node, 'conditional');
  }

  function add(
    facts: FileFacts,
    at: number,
    name: string,
    { sdk, shape }: Declared,
    role: 'graph' | 'node',
    parent?: AgentNode,
  ): AgentNode {
    const node = createNode({
      facts,
      at,
      name,
      sdk: shape.sdk ?? sdk.id,
      role,
      ...(parent ? { parent } : {}),
    });
    nodes.push(node);
    return node;
  }

  function stepNode(fn: FunctionValue, root: AgentNode, one: Declared): AgentNode {
    const { name, nameStart } = fn.facts.functions[fn.functionId]!;
    const node = add(fn.facts, nameStart, name ?? 'step', one, 'node', root);
    for (const call of reached(fn)) {
      node.calls.add(call);
      if (call.site.kind !== 'agent-run') for (const id of call.model.ids) node.models.set(id, call.provider);
    }
    return node;
  }

  /** Steps that a workflow's function calls, itself or in functions inside it. */
  function calledSteps(self: FunctionValue, steps: readonly string[], one: Declared): FunctionValue[] {
    const { facts, functionId } = self;
    const found: FunctionValue[] = [];
    for (const list of callsByName(facts).values())
      for (const { call, functionId: id } of list) {
        if (!isInside(facts, id, functionId)) continue;
        for (const { value } of optionsOf(
          evaluator.evaluate(call.callee, { facts, functionId: id, frame: null }),
        )) {
          const step =
            value.kind === 'function'
              ? value
              : value.kind === 'external' && steps.includes(lastOf(value.path))
                ? functionIn(value.calls.at(-1)?.call, value.calls.at(-1)?.context.facts)
                : undefined;
          if (!step || found.some(f => f.facts === step.facts && f.functionId === step.functionId)) continue;
          const fn = step.facts.functions[step.functionId]!;
          if (
            value.kind === 'external' ||
            fn.decorators.some(d => steps.some(s => isOf(d, s, fn, step.facts, one)))
          )
            found.push(step);
        }
      }
    return found;
  }

  function isOf(decorator: Expr, name: string, fn: FunctionFacts, facts: FileFacts, one: Declared): boolean {
    const named = decorator.kind === 'call' ? decorator.callee : decorator;
    if (lastNameOf(named) !== name) return false;
    const value = evaluator.evaluate(named, { facts, functionId: fn.parentId, frame: null });
    return optionsOf(value).some(
      o => o.value.kind === 'external' && nameIn(o.value.module, o.value.path, one) !== undefined,
    );
  }

  /** The call that a function is handed to and that makes a workflow of it. */
  function makerOf(fn: FunctionFacts, facts: FileFacts, entry: string, one: Declared): CallExpr | null {
    for (const { call, functionId } of callsByName(facts).get(entry) ?? []) {
      if (!call.args.some(a => a.value.kind === 'function' && a.value.functionId === fn.id)) continue;
      const value = evaluator.evaluate(call.callee, { facts, functionId, frame: null });
      if (value.kind === 'external' && nameIn(value.module, value.path, one) !== undefined) return call;
    }
    return null;
  }
}

const nameIn = (module: string, path: string, { sdk }: Declared): string | undefined =>
  afterPackage(withoutTypes({ kind: 'external', module, path, calls: [] }), sdk.packages);

const lastOf = (path: string): string => /(\w+)\(\)$/.exec(path)?.[1] ?? '';

const functionValue = (facts: FileFacts, functionId: number): FunctionValue => ({
  kind: 'function',
  facts,
  functionId,
  self: null,
  frame: null,
});

function functionIn(call: CallExpr | undefined, facts: FileFacts | undefined): FunctionValue | undefined {
  const given = call?.args.map(a => a.value).find(v => v.kind === 'function');
  return given?.kind === 'function' && facts ? functionValue(facts, given.functionId) : undefined;
}

function isInside(facts: FileFacts, id: number | null, outer: number): boolean {
  for (let at = id; at !== null; at = facts.functions[at]!.parentId) if (at === outer) return true;
  return false;
}

/** Names of steps in what a decorator is given: `outline`, `"done"`, `or_(a, b)`. */
function namesIn(expr: Expr): string[] {
  if (expr.kind === 'call') return expr.args.flatMap(a => namesIn(a.value));
  if (expr.kind === 'string') return [expr.value];
  return expr.kind === 'name' || expr.kind === 'member' ? [lastNameOf(expr)] : [];
}

function holder(facts: FileFacts, made: CallExpr | null): string | undefined {
  if (!made) return undefined;
  const before = facts.text.slice(Math.max(0, made.start - 80), made.start);
  return /(\w+)\s*(?::[^=]+)?=\s*$/.exec(before)?.[1];
}
