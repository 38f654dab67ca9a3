import type { CallExpr, Expr } from '../syntax/facts.ts';
import { sourceOf } from '../syntax/walk.ts';
import { callbackName } from './loop-names.ts';
import { lastName } from '../values/callers.ts';
import type { Context, FunctionValue } from '../values/value.ts';
import { calleeOf, functionsOf, lookUp } from './callees.ts';
import { callbackRuns } from './combinators.ts';
import type { Counting } from './counting.ts';
import { knownItems } from './item-by-item.ts';
import { lengthOf } from './length-of.ts';
import { pooledParameter } from './pools.ts';
import { attemptsOfCall } from './retries.ts';
import { inSequence, multiplied, nothing, oneOfTwo, retried, type RunCounts } from './run-counts.ts';

/** Counts of a call: its receiver and arguments, then what it runs itself. */
export function countCall(call: CallExpr, context: Context, counting: Counting): RunCounts {
  const { callee } = call;
  let result =
    callee.kind === 'member'
      ? counting.expr(callee.object, context)
      : callee.kind === 'name' || callee.kind === 'function'
        ? nothing
        : counting.expr(callee, context);
  for (const arg of call.args) result = inSequence(result, counting.expr(arg.value, context));
  return inSequence(result, runsOf(call, context, counting));
}

function runsOf(call: CallExpr, context: Context, counting: Counting): RunCounts {
  const site = counting.siteAt(context.facts.file, call.nameStart);
  if (site === undefined && counting.isBuilding(call)) return nothing;
  const callbacks = call.args.flatMap(arg => callbacksIn(arg.value, context, counting));
  if (site !== undefined) {
    // Functions that a request carries are tools: the model decides how often they run.
    const tools = runAll(callbacks, counting);
    const used = tools === nothing ? nothing : byModel(tools, call, context, counting);
    const behind = counting.behind(site, sourceOf(context.facts, call.callee, 60));
    return inSequence(counting.request(site, context), inSequence(used, behind));
  }
  const isCandidate =
    callbacks.length > 0 ||
    call.callee.kind !== 'member' ||
    counting.reaching.names.has(lastName(call)) ||
    /^(call|apply)$/.test(call.callee.property);
  if (!isCandidate) return nothing;
  // A helper that runs what it is handed is found by its value alone; only what reaches calls may differ in each run.
  const isNamed = call.callee.kind !== 'member' || counting.reaching.names.has(lastName(call));
  const value = isNamed
    ? lookUp(call.callee, context, counting)
    : counting.evaluator.evaluate(call.callee, { ...context, frame: null });
  const { functions, isOpen } = calleeOf(call, value, context, counting);
  const reaching = functions.filter(fn => callbacks.length > 0 || mayReach(fn, counting));
  if (reaching.length > 0) {
    const pool = callbacks.length > 0 ? pooledParameter(reaching[0]!) : undefined;
    if (pool) return pooled(pool.list, callbacks, call, context, counting);
    const alternatives = reaching.map(fn => counting.run(fn, { call, context }));
    return firstOf(alternatives, isOpen || reaching.length < functions.length);
  }
  return callbacks.length > 0 && functions.length === 0
    ? handedOver(call, callbacks, context, counting)
    : nothing;
}

/** The first alternative is the usual one. */
function firstOf(alternatives: readonly RunCounts[], isOpen: boolean): RunCounts {
  const real = alternatives.filter(a => a !== nothing);
  let result = isOpen || real.length < alternatives.length ? nothing : real.pop();
  for (const one of real.reverse()) result = result ? oneOfTwo(one, result, { usual: true }) : one;
  return result ?? nothing;
}

/** Functions nearby, or made here: a closure over a parameter may reach a call that its text does not name. */
function mayReach(fn: FunctionValue, counting: Counting): boolean {
  return counting.reaching.nodes.get(fn.facts, fn.functionId) !== undefined;
}

/** Functions among an argument's parts. */
function callbacksIn(expr: Expr, context: Context, counting: Counting): FunctionValue[] {
  switch (expr.kind) {
    case 'function':
    case 'name':
    case 'member':
      return functionsOf(expr, context, counting);
    case 'object':
      return expr.entries.flatMap(e => callbacksIn(e.value, context, counting));
    case 'list':
      return expr.items.flatMap(i => callbacksIn(i, context, counting));
    case 'spread':
      return callbacksIn(expr.value, context, counting);
    case 'conditional':
      return [...callbacksIn(expr.then, context, counting), ...callbacksIn(expr.else, context, counting)];
    case 'call':
      // `f.bind(this)`, `partial(f, x)`: handed on as the function inside.
      if (/^(bind|partial)$/.test(lastName(expr)))
        return expr.callee.kind === 'member' && expr.callee.property === 'bind'
          ? functionsOf(expr.callee.object, context, counting)
          : expr.args.slice(0, 1).flatMap(a => functionsOf(a.value, context, counting));
      return [];
    default:
      return [];
  }
}

function runAll(callbacks: readonly FunctionValue[], counting: Counting): RunCounts {
  let result = nothing;
  for (const fn of callbacks) {
    const one = counting.run(fn, null);
    if (one !== nothing) result = inSequence(result, one);
  }
  return result;
}

/** A library runs them: for each item, once, when something happens. */
function handedOver(
  call: CallExpr,
  callbacks: readonly FunctionValue[],
  context: Context,
  counting: Counting,
): RunCounts {
  if (/^(bind|partial)$/.test(lastName(call))) return nothing;
  const own = callbacks.filter(fn => !counting.reaching.isEntry(fn.facts, fn.functionId));
  const runs = runAll(own, counting);
  if (runs === nothing) return nothing;
  const { length, over, isEach } = callbackRuns(call, context, counting.evaluator);
  const attempts = attemptsOfCall(call, context, counting.evaluator);
  const eachItem = over && isEach ? runEach(own, call, over, context, counting) : undefined;
  if (eachItem) return retried(eachItem, attempts);
  const name = over ? callbackName(call, over, context.facts) : lastName(call);
  return retried(
    counting.repeat(runs, length, name, { facts: context.facts, start: call.start }, multiplied),
    attempts,
  );
}

/** A function for each item of a short known list, item by item. */
function runEach(
  callbacks: readonly FunctionValue[],
  call: CallExpr,
  list: Expr,
  context: Context,
  counting: Counting,
): RunCounts | undefined {
  const [only] = callbacks;
  if (
    !only ||
    callbacks.length > 1 ||
    counting.isSet(callbackName(call, list, context.facts), context.facts.file)
  )
    return undefined;
  return knownItems(list, context, counting)
    ?.map(({ value, when }) => {
      const one = counting.runWith(only, value);
      return when === null ? one : oneOfTwo(one, nothing, { usual: true });
    })
    .reduce(inSequence, nothing);
}

/** Workers that share a list run the function once for each of its items. */
function pooled(
  parameter: number,
  callbacks: readonly FunctionValue[],
  call: CallExpr,
  context: Context,
  counting: Counting,
): RunCounts {
  const list = call.args[parameter]?.value;
  const eachItem = list && runEach(callbacks, call, list, context, counting);
  if (eachItem) return eachItem;
  const runs = runAll(callbacks, counting);
  if (runs === nothing || !list) return runs;
  return counting.repeat(
    runs,
    lengthOf(list, context, counting.evaluator),
    sourceOf(context.facts, list, 80),
    { facts: context.facts, start: call.start },
    multiplied,
  );
}

function byModel(tools: RunCounts, call: CallExpr, context: Context, counting: Counting): RunCounts {
  const length = { low: 0, typical: 1, high: Infinity, isAssumed: true };
  return counting.repeat(
    tools,
    length,
    `tools of ${sourceOf(context.facts, call.callee, 60)}`,
    { facts: context.facts, start: call.start },
    multiplied,
  );
}
