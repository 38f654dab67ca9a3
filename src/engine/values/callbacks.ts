import type { CallExpr, Expr, FileFacts, FunctionFacts, Param } from '../syntax/facts.ts';
import { walkFile } from '../syntax/walk.ts';
import { iterated } from './iteration.ts';
import type { Machine } from './evaluate.ts';
import { itemIn } from './turns.ts';
import { oneOf, type BoundCall, type Context, type FunctionValue, type Option, type Value } from './value.ts';

interface Handed {
  readonly call: CallExpr;
  /** Which argument the function is. */
  readonly index: number;
  readonly functionId: number | null;
}

/** Methods of lists that hand each item to a function. */
const ITERATING = /^(map|forEach|flatMap|filter|find|findLast|some|every)$/;
const MOST_CALLS = 8;

/** What a function that is written as an argument gets from whoever calls it: the items of a list, or what a function of the workspace hands it. */
export function callbackValue(
  param: Param,
  fn: FunctionFacts,
  context: Context,
  machine: Machine,
): Value | undefined {
  const handed = handedOver(context.facts).get(fn.id);
  const at = fn.params.filter(p => p.kind === 'positional').indexOf(param);
  if (!handed || at < 0) return undefined;
  const here: Context = { ...context, functionId: handed.functionId };
  const { callee } = handed.call;
  if (callee.kind === 'member' && ITERATING.test(callee.property) && handed.index === 0) {
    if (at > 0) return undefined;
    const turn = itemIn(context.frame, callee.object);
    if (turn) return turn;
    const list = machine.evaluate(callee.object, here);
    return list.kind === 'list' ? iterated(list, callee.object, here) : undefined;
  }
  const called = machine.evaluate(callee, here);
  if (called.kind !== 'function') return undefined;
  return machine.nested(() => givenBy(called, handed, at, { call: handed.call, context: here }, machine));
}

/** What a function hands to its own parameter that holds the callback. */
function givenBy(
  called: FunctionValue,
  { index }: Handed,
  at: number,
  bound: BoundCall,
  machine: Machine,
): Value | undefined {
  const { facts } = called;
  const outer = facts.functions[called.functionId]!;
  const isMethod = outer.classId !== null && /^(self|cls)$/.test(outer.params[0]?.name ?? '');
  const name = outer.params.filter(p => p.kind === 'positional')[isMethod ? index + 1 : index]?.name;
  if (!name) return undefined;
  machine.reliesOn(bound.context.facts.file, facts.file);
  const frame = machine.frames.ofCall(called, bound, () => machine.callers.bind(outer, bound));
  const options: Option[] = [];
  for (const { call, functionId } of callsOfName(facts, name)) {
    const arg = call.args[at];
    if (!isInside(functionId, outer.id, facts) || !arg || arg.spread || arg.name !== null) continue;
    options.push({ value: machine.evaluate(arg.value, { facts, functionId, frame }), when: null });
    if (options.length >= MOST_CALLS) break;
  }
  return options.length > 0 ? oneOf(options) : undefined;
}

function isInside(functionId: number | null, outer: number, facts: FileFacts): boolean {
  for (let id = functionId; id !== null; id = facts.functions[id]!.parentId) if (id === outer) return true;
  return false;
}

function* callsOfName(
  facts: FileFacts,
  name: string,
): Generator<{ call: CallExpr; functionId: number | null }> {
  for (const one of plainCalls(facts))
    if (one.call.callee.kind === 'name' && one.call.callee.name === name) yield one;
}

interface Indexed {
  readonly handed: ReadonlyMap<number, Handed>;
  readonly plain: readonly { call: CallExpr; functionId: number | null }[];
}

const index = new WeakMap<FileFacts, Indexed>();

const handedOver = (facts: FileFacts): Indexed['handed'] => indexOf(facts).handed;
const plainCalls = (facts: FileFacts): Indexed['plain'] => indexOf(facts).plain;

/** Functions that are written as arguments, by their id, and calls of bare names. */
function indexOf(facts: FileFacts): Indexed {
  const known = index.get(facts);
  if (known) return known;
  const handed = new Map<number, Handed>();
  const plain: { call: CallExpr; functionId: number | null }[] = [];
  walkFile(facts, {
    expr: (expr: Expr, functionId) => {
      if (expr.kind !== 'call') return;
      if (expr.callee.kind === 'name') plain.push({ call: expr, functionId });
      for (const [i, { value }] of expr.args.entries())
        if (value.kind === 'function') handed.set(value.functionId, { call: expr, index: i, functionId });
    },
  });
  const found = { handed, plain };
  index.set(facts, found);
  return found;
}
