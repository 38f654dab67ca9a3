import type { ComprehensionExpr, Expr } from '../syntax/facts.ts';
import { lastNameOf } from '../syntax/last-name.ts';
import type { Evaluator } from '../values/evaluate.ts';
import { scopeOf } from '../values/scopes.ts';
import { decided } from '../values/evaluate.ts';
import { numberOf, stringOf, type Context, type Frame, type Value } from '../values/value.ts';
import { countedList } from './repeat-bounds.ts';
import { returnedLength } from './returned-length.ts';
import { generatorOf, yieldedBy } from './yields.ts';

/** How many items something has, as far as the code decides it. */
export interface Length {
  readonly low: number;
  readonly typical: number;
  /** Infinity: no bound. */
  readonly high: number;
  /** The typical figure is an assumption. */
  readonly isAssumed: boolean;
}

/** Assumed where the code sets no bound: a few items, and no end. */
export const SOME: Length = { low: 0, typical: 5, high: Infinity, isAssumed: true };
const exactly = (n: number): Length => ({ low: n, typical: n, high: n, isAssumed: false });

/** Expressions that the arguments of a frame came from: values alone forget how long a list that is made by a loop is. */
export const argumentSources = new WeakMap<
  Frame,
  ReadonlyMap<string, { readonly expr: Expr; readonly context: Context }>
>();

const MOST_DEPTH = 12;
/** Generators of generators of generators are followed, no further. */
const GENERATOR_DEPTH = 4;

export function lengthOf(iterable: Expr, context: Context, evaluator: Evaluator, depth = 0): Length {
  if (depth > MOST_DEPTH) return SOME;
  const of = (expr: Expr | undefined): Length =>
    expr ? lengthOf(expr, context, evaluator, depth + 1) : SOME;
  switch (iterable.kind) {
    case 'await':
    case 'spread':
      return of(iterable.value);
    case 'comprehension':
      return ofComprehension(iterable, context, evaluator, depth);
    case 'slice':
      return cut(
        of(iterable.object),
        bound(iterable.from, context, evaluator),
        bound(iterable.to, context, evaluator),
      );
    case 'list': {
      const parts = iterable.items.map(item => (item.kind === 'spread' ? of(item.value) : exactly(1)));
      return parts.reduce(plus, exactly(0));
    }
    case 'binary':
      if (iterable.op === '+') return plus(of(iterable.left), of(iterable.right));
      if (iterable.op === '*') {
        const factor = numberOf(evaluator.evaluate(iterable.right, context));
        if (factor !== undefined) return scaled(of(iterable.left), factor);
      }
      break;
    case 'call':
      return ofCall(iterable, context, evaluator, depth);
    case 'conditional': {
      const truth = decided(evaluator.evaluate(iterable.test, context));
      if (truth !== undefined) return of(truth ? iterable.then : iterable.else);
      return either(of(iterable.then), of(iterable.else));
    }
    case 'logical':
      if (iterable.op !== 'and') {
        const left = evaluator.evaluate(iterable.left, context);
        if (left.kind === 'unknown' || left.kind === 'one-of') {
          const value = ofValue(evaluator.evaluate(iterable, context));
          return value ?? of(iterable.left);
        }
      }
      break;
    default:
  }
  const value = ofValue(evaluator.evaluate(iterable, context));
  if (value && !value.isAssumed) return value;
  const source = sourceOfName(iterable, context);
  return source ? lengthOf(source.expr, source.context, evaluator, depth + 1) : (value ?? SOME);
}

/** Where a name got its value: the argument of the call, or the one assignment of the function. */
function sourceOfName(expr: Expr, context: Context): { expr: Expr; context: Context } | undefined {
  if (expr.kind !== 'name') return undefined;
  for (let id = context.functionId; ; id = context.facts.functions[id]!.parentId) {
    const bindings = scopeOf(context.facts, id).names.get(expr.name);
    const [only] = bindings ?? [];
    if (only) {
      const mutations = scopeOf(context.facts, id).mutations.get(expr.name);
      if (bindings!.length > 1 || (mutations?.length ?? 0) > 0) return undefined;
      if (only.kind === 'assign' && only.access.length === 0)
        return { expr: only.value, context: { ...context, functionId: id } };
      if (only.kind !== 'param') return undefined;
      for (let frame = context.frame; frame; frame = frame.outer)
        if (frame.facts === context.facts && frame.functionId === id)
          return argumentSources.get(frame)?.get(expr.name);
      return undefined;
    }
    if (id === null) return undefined;
  }
}

const SAME = new Set([
  'enumerate',
  'reversed',
  'sorted',
  'tqdm',
  'list',
  'tuple',
  'iter',
  'as_completed',
  'track',
  'cycle',
  'gather',
  'all',
  'allSettled',
]);
const SAME_METHODS = new Set([
  'map',
  'items',
  'keys',
  'values',
  'entries',
  'toSorted',
  'sort',
  'reverse',
  'toReversed',
  'concat_',
  'copy',
  'flat',
  'fill',
  'as_completed',
  'gather',
  'all',
  'allSettled',
  'tqdm',
  'track',
  'enumerate_',
  'shuffle',
  'sample_',
]);

function ofCall(
  call: Extract<Expr, { kind: 'call' }>,
  context: Context,
  evaluator: Evaluator,
  depth: number,
): Length {
  const of = (expr: Expr | undefined): Length =>
    expr ? lengthOf(expr, context, evaluator, depth + 1) : SOME;
  const number = (expr: Expr | undefined): number | undefined =>
    expr ? numberOf(evaluator.evaluate(expr, context)) : undefined;
  const args = call.args.map(a => a.value);
  const { callee } = call;
  const name = lastNameOf(callee);
  const receiver = callee.kind === 'member' ? callee.object : null;
  if (name === 'range' || name === 'trange') return ofRange(args, context, evaluator, depth);
  if (name === 'zip') return args.length === 0 ? exactly(0) : args.map(of).reduce(shorter);
  if (name === 'Array' && args.length === 1) return atMost(number(args[0])) ?? SOME;
  if (name === 'from' && receiver?.kind === 'name' && receiver.name === 'Array') {
    const [source] = args;
    const length =
      source?.kind === 'object' ? source.entries.find(e => e.key === 'length')?.value : undefined;
    return length
      ? (atMost(number(length)) ?? (countedList(length) ? of(countedList(length)!) : SOME))
      : of(source);
  }
  if (receiver?.kind === 'name' && (receiver.name === 'Object' || receiver.name === 'itertools') && args[0]) {
    if (/^(keys|values|entries)$/.test(name)) return of(args[0]);
    if (name === 'product') return args.map(of).reduce(product, exactly(1));
    if (name === 'repeat') return atMost(number(args[1])) ?? SOME;
    if (name === 'islice') return cut(of(args[0]), 0, number(args[1]));
    if (name === 'chain') return args.map(of).reduce(plus, exactly(0));
  }
  if (receiver && name === 'slice')
    return cut(of(receiver), args[0] ? number(args[0]) : 0, args[1] ? number(args[1]) : undefined);
  if (receiver && (name === 'filter' || name === 'flatMap'))
    return name === 'filter' ? filtered(receiver, args[0], context, evaluator, depth) : SOME;
  if (receiver && name === 'concat') return plus(of(receiver), of(args[0]));
  if (receiver && (name === 'head' || name === 'sample' || name === 'take'))
    return cut(of(receiver), 0, number(args[0]));
  if (receiver && name === 'most_common' && args[0]) return cut(SOME, 0, number(args[0]));
  if (callee.kind === 'name' && (name === 'set' || name === 'frozenset') && args[0])
    return { ...of(args[0]), low: Math.min(1, of(args[0]).low) };
  if (callee.kind === 'name' && name === 'Set' && call.isNew && args[0])
    return { ...of(args[0]), low: Math.min(1, of(args[0]).low) };
  if (callee.kind === 'name' && name === 'filter' && args[1])
    return filtered(args[1], args[0], context, evaluator, depth);
  if (callee.kind === 'name' && name === 'map' && args[1]) return args.slice(1).map(of).reduce(shorter);
  if (callee.kind === 'name' && SAME.has(name) && args[0]) return of(args[0]);
  if (receiver && SAME_METHODS.has(name)) {
    const isOutside =
      receiver.kind === 'name' &&
      /^(asyncio|Promise|tqdm|rich|progress|random|bluebird)$/i.test(receiver.name);
    return isOutside && args.length === 1
      ? of(args[0])
      : isOutside
        ? args.map((a, i) => (call.args[i]!.spread ? of(a) : exactly(1))).reduce(plus, exactly(0))
        : of(receiver);
  }
  const generator = generatorOf(call, context, evaluator);
  if (generator) return yieldedBy(generator, call, context, evaluator, depth + GENERATOR_DEPTH);
  const value = ofValue(evaluator.evaluate(call, context));
  if (value && !value.isAssumed) return value;
  return returnedLength(call, context, evaluator, depth) ?? value ?? SOME;
}

const atMost = (n: number | undefined): Length | undefined =>
  n === undefined ? undefined : exactly(Math.max(0, Math.ceil(n)));

function ofRange(args: readonly Expr[], context: Context, evaluator: Evaluator, depth: number): Length {
  const number = (expr: Expr): number | undefined => numberOf(evaluator.evaluate(expr, context));
  const [from, to, step] = args.length === 1 ? [undefined, args[0], undefined] : args;
  if (!to) return SOME;
  const by = step ? number(step) : 1;
  const start = from ? number(from) : 0;
  if (by === undefined || by === 0) return SOME;
  const end = number(to);
  if (end !== undefined && start !== undefined) return exactly(Math.max(0, Math.ceil((end - start) / by)));
  const list = countedList(to);
  if (list && start !== undefined && by > 0) {
    const length = lengthOf(list, context, evaluator, depth + 1);
    const steps = (n: number): number => (n === Infinity ? n : Math.max(0, Math.ceil((n - start) / by)));
    return {
      low: steps(length.low),
      typical: Math.max(steps(length.typical), length.typical > 0 ? 1 : 0),
      high: steps(length.high),
      isAssumed: length.isAssumed,
    };
  }
  // `range(min(n, 3))`
  if (
    to.kind === 'call' &&
    to.callee.kind === 'name' &&
    to.callee.name === 'min' &&
    start !== undefined &&
    by === 1
  ) {
    const most = to.args.map(a => number(a.value)).filter(n => n !== undefined);
    if (most.length > 0) return cut(SOME, start, Math.min(...most));
  }
  return SOME;
}

function ofComprehension(
  expr: ComprehensionExpr,
  context: Context,
  evaluator: Evaluator,
  depth: number,
): Length {
  let all = exactly(1);
  for (const clause of expr.clauses) {
    const one = lengthOf(clause.iterable, context, evaluator, depth + 1);
    all = product(all, clause.conditions.length > 0 ? { ...one, low: 0 } : one);
  }
  return all;
}

/** `xs.filter(f)`: decided item by item where the list and the test allow it. */
function filtered(
  list: Expr,
  test: Expr | undefined,
  context: Context,
  evaluator: Evaluator,
  depth: number,
): Length {
  const value = evaluator.evaluate(list, context);
  if (value.kind === 'list' && test && value.items.every(i => !i.isSpread)) {
    const predicate = evaluator.evaluate(test, context);
    if (predicate.kind === 'function') {
      const kept = value.items.map(item => holdsFor(predicate, item.value, evaluator));
      const sure = kept.filter((k, i) => k === true && value.items[i]!.when === null).length;
      const maybe = kept.filter(k => k !== false).length;
      return { low: sure, typical: maybe, high: maybe, isAssumed: sure !== maybe };
    }
  }
  const whole = lengthOf(list, context, evaluator, depth + 1);
  return { ...whole, low: 0 };
}

/** Whether a predicate's one expression is true of an item. */
export function holdsFor(
  predicate: Extract<Value, { kind: 'function' }>,
  item: Value,
  evaluator: Evaluator,
): boolean | undefined {
  const fn = predicate.facts.functions[predicate.functionId]!;
  const [only] = fn.body;
  const [param] = fn.params;
  if (fn.body.length !== 1 || only?.kind !== 'return' || !only.value || !param) return undefined;
  const frame: Frame = {
    facts: predicate.facts,
    functionId: fn.id,
    args: new Map([[param.name === '' ? `#${String(param.start)}` : param.name, () => item]]),
    isOpen: false,
    self: predicate.self,
    depth: 1,
    outer: predicate.frame,
  };
  return decided(evaluator.evaluate(only.value, { facts: predicate.facts, functionId: fn.id, frame }));
}

/** Length of a value; undefined when it says nothing. */
export function ofValue(value: Value): Length | undefined {
  switch (value.kind) {
    case 'list': {
      const sure = value.items.filter(i => !i.isSpread && i.when === null).length;
      const maybe = value.items.filter(i => !i.isSpread).length;
      if (!value.items.some(i => i.isSpread))
        return { low: sure, typical: maybe, high: maybe, isAssumed: sure !== maybe };
      return { low: sure, typical: Math.max(SOME.typical, maybe), high: Infinity, isAssumed: true };
    }
    case 'object':
      return value.isOpen
        ? {
            low: value.entries.size,
            typical: Math.max(SOME.typical, value.entries.size),
            high: Infinity,
            isAssumed: true,
          }
        : exactly(value.entries.size);
    case 'text': {
      const text = stringOf(value);
      return text === undefined ? undefined : exactly([...text].length);
    }
    case 'one-of': {
      const all = value.options.map(o => ofValue(o.value)).filter(l => l !== undefined);
      if (all.length === 0) return undefined;
      const known = all.reduce(either);
      return all.length === value.options.length
        ? known
        : // A list that starts empty and is then given is usually not empty.
          { low: 0, typical: known.typical || SOME.typical, high: Infinity, isAssumed: true };
    }
    default:
      return undefined;
  }
}

const bound = (expr: Expr | null, context: Context, evaluator: Evaluator): number | undefined | null =>
  expr ? (numberOf(evaluator.evaluate(expr, context)) ?? null) : undefined;

/** `xs[from:to]`: null is a bound that only run time knows. */
function cut(length: Length, from: number | null | undefined, to: number | null | undefined): Length {
  if (from === null || to === null) return { ...length, low: 0 };
  const at = (n: number): number => {
    const resolve = (i: number): number => (i < 0 ? Math.max(0, n + i) : Math.min(i, n));
    if (n === Infinity) {
      if (to !== undefined && to >= 0 && (from ?? 0) >= 0) return Math.max(0, to - (from ?? 0));
      return from !== undefined && from < 0 && to === undefined ? -from : Infinity;
    }
    return Math.max(0, (to === undefined ? n : resolve(to)) - resolve(from ?? 0));
  };
  // A slice of an unknown list usually fills up.
  const typical =
    length.isAssumed && to !== undefined && to >= 0 ? Math.max(0, to - (from ?? 0)) : at(length.typical);
  return {
    low: at(length.low),
    typical: Math.min(typical, at(Infinity)),
    high: at(length.high),
    isAssumed: length.isAssumed,
  };
}

const plus = (a: Length, b: Length): Length => ({
  low: a.low + b.low,
  typical: a.typical + b.typical,
  high: a.high + b.high,
  isAssumed: a.isAssumed || b.isAssumed,
});
const times = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : a * b);
const product = (a: Length, b: Length): Length => ({
  low: times(a.low, b.low),
  typical: times(a.typical, b.typical),
  high: times(a.high, b.high),
  isAssumed: a.isAssumed || b.isAssumed,
});
const scaled = (a: Length, by: number): Length => product(a, exactly(Math.max(0, by)));
const shorter = (a: Length, b: Length): Length => {
  const [sure] = [a, b].filter(l => !l.isAssumed);
  return {
    low: Math.min(a.low, b.low),
    typical: sure && (a.isAssumed || b.isAssumed) ? sure.typical : Math.min(a.typical, b.typical),
    high: Math.min(a.high, b.high),
    isAssumed: a.isAssumed && b.isAssumed,
  };
};
export const either = (a: Length, b: Length): Length => ({
  low: Math.min(a.low, b.low),
  typical: a.typical,
  high: Math.max(a.high, b.high),
  isAssumed: a.isAssumed || b.isAssumed || a.typical !== b.typical,
});
