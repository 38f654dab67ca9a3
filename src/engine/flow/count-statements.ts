import type { Expr, Stmt } from '../syntax/facts.ts';
import { blocksOf } from '../syntax/walk.ts';
import type { Context } from '../values/value.ts';
import { choiceOf, fixedChoiceOf } from './choices.ts';
import type { Ways } from './counting.ts';
import { headOf } from './loop-names.ts';
import { isTelling, knownItems, namesOf, withItem } from './item-by-item.ts';
import type { Length } from './length-of.ts';
import { boundInside, isEndless, loopLength, type BoundInside, type LoopStmt } from './repeat-bounds.ts';
import { isRetryLoop } from './retries.ts';
import { beforeFirstItem } from './yields.ts';
import {
  atLeast,
  ending,
  guarded,
  hasCalls,
  inSequence,
  leavesAfterCalls,
  nothing,
  oneByOne,
  ONCE,
  oneOfTwo,
  repeated,
  retried,
  type RunCounts,
} from './run-counts.ts';

/**
 * Counts of a block. What surely is not reached is not followed: recursion ends there. Put together from the end: what
 * follows decides which way is the usual one.
 */
export function countBlock(body: readonly Stmt[], context: Context, counting: Ways): RunCounts {
  const parts: RunCounts[] = [];
  for (const stmt of body) {
    const one = countStatement(stmt, context, counting);
    if (one !== nothing) parts.push(one);
    if (!one.endings.has('next')) break;
  }
  return parts.reduceRight((rest, one) => inSequence(one, rest), nothing);
}

function countStatement(stmt: Stmt, context: Context, counting: Ways): RunCounts {
  const isHot = counting.hot(context.facts, context.functionId).within(stmt);
  if (!isHot && !mayLeave(stmt)) return nothing;
  const expr = (one: Expr | null): RunCounts => (one && isHot ? counting.expr(one, context) : nothing);
  switch (stmt.kind) {
    case 'expr':
      return exits(stmt.value) ? ending('throw') : expr(stmt.value);
    case 'assign':
      return expr(stmt.value);
    case 'return':
      return inSequence(expr(stmt.value), ending('return'));
    case 'throw':
      return inSequence(expr(stmt.value), ending('throw'));
    case 'break':
      return ending('break');
    case 'continue':
      return ending('continue');
    case 'block':
      return counting.block(stmt.body, context);
    case 'with':
      return inSequence(
        stmt.items.reduceRight((rest, item) => inSequence(expr(item.context), rest), nothing),
        counting.block(stmt.body, context),
      );
    case 'if': {
      // A way that this run surely does not take is not followed: recursion ends there.
      const { sure } = fixedChoiceOf(stmt.test, context, counting.evaluator);
      const then = sure === false ? nothing : counting.block(stmt.then, context);
      const otherwise = sure === true ? nothing : counting.block(stmt.else, context);
      if (sure !== undefined) return inSequence(expr(stmt.test), sure ? then : otherwise);
      if (then === nothing && otherwise === nothing) return expr(stmt.test);
      const choice =
        hasCalls(then) || hasCalls(otherwise) ? choiceOf(stmt.test, context, counting.evaluator) : {};
      return inSequence(expr(stmt.test), oneOfTwo(then, otherwise, choice));
    }
    case 'for':
    case 'while':
      return countLoop(stmt, context, counting, expr);
    case 'try':
      return guarded(
        counting.block([...stmt.body, ...stmt.else], context),
        stmt.handlers.map(h => counting.block(h.body, context)),
        counting.block(stmt.finally, context),
      );
    case 'switch':
      return inSequence(expr(stmt.subject), countSwitch(stmt, context, counting));
    default:
      return nothing;
  }
}

/** Whether a statement without calls may still end what is around it. */
function mayLeave(stmt: Stmt): boolean {
  switch (stmt.kind) {
    case 'return':
    case 'throw':
    case 'break':
    case 'continue':
      return true;
    case 'expr':
      return exits(stmt.value);
    default:
      return blocksOf(stmt).some(block => block.some(mayLeave));
  }
}

/** `sys.exit(1)`, `process.exit(1)`: as an error would. */
function exits(expr: Expr): boolean {
  return (
    expr.kind === 'call' &&
    expr.callee.kind === 'member' &&
    expr.callee.property === 'exit' &&
    expr.callee.object.kind === 'name' &&
    (expr.callee.object.name === 'sys' || expr.callee.object.name === 'process') &&
    expr.args[0]?.value.kind !== 'call'
  );
}

/** A loop that fails is part of a run that fails: the least is over those that succeed. */
const mayEndEarly = ({ endings }: RunCounts): boolean => endings.has('break') || endings.has('return');

/** Usual turns of a loop that may be left after a call: agents and polls end before their limit. */
const USUAL_TURNS = 5;

function countLoop(
  stmt: LoopStmt,
  context: Context,
  counting: Ways,
  expr: (one: Expr | null) => RunCounts,
): RunCounts {
  let first =
    stmt.kind === 'for'
      ? inSequence(expr(stmt.iterable), stmt.init && 'value' in stmt.init ? expr(stmt.init.value) : nothing)
      : nothing;
  const test = expr(stmt.test);
  const after = counting.block(stmt.else, context);
  const turns = turnsOfItems(stmt, context, counting);
  if (turns) return inSequence(first, oneByOne(turns, after));
  const inside = boundInside(stmt, context, counting.evaluator);
  if (inside) return inSequence(first, untilInside(stmt, inside, context, counting));
  // A loop that never turns is not followed: recursion may end there.
  const isHot = counting.hot(context.facts, context.functionId).within(stmt);
  const known = isHot ? loopLength(stmt, context, counting.evaluator) : undefined;
  if (known?.high === 0) return inSequence(first, inSequence(test, after));
  const inner = counting.block(stmt.body, context);
  const turn = stmt.kind === 'while' && stmt.testAfter ? inSequence(inner, test) : inSequence(test, inner);
  if (turn === nothing) return inSequence(first, after);
  // A generator runs only as far as its items are asked for.
  if (stmt.kind === 'for' && stmt.iterable && hasCalls(first) && mayEndEarly(turn)) {
    const sure = beforeFirstItem(stmt.iterable, context, counting);
    if (sure) first = atLeast(first, sure);
  }
  const head = headOf(stmt, context.facts);
  const length = known ?? loopLength(stmt, context, counting.evaluator);
  if (hasCalls(turn) && isRetryLoop(stmt, head)) {
    const once = repeated(turn, ONCE, after);
    return inSequence(first, retried(once, length.isAssumed ? 1 : Math.max(1, length.high)));
  }
  const usual = leavesAfterCalls(turn) && isCounted(stmt) ? earlier(length) : length;
  return inSequence(
    first,
    counting.repeat(
      turn,
      stmt.kind === 'while' && isEndless(stmt.test) ? { ...usual, low: Math.max(1, usual.low) } : usual,
      head,
      { facts: context.facts, start: stmt.start },
      (body, times) => repeated(body, times, after),
    ),
  );
}

/** Full turns, then what stands before the condition that ends them. */
function untilInside(
  stmt: LoopStmt,
  { turns, at }: BoundInside,
  context: Context,
  counting: Ways,
): RunCounts {
  const end = stmt.body[at] as Extract<Stmt, { kind: 'if' }>;
  const asked: Stmt = { kind: 'expr', value: end.test, start: end.start, end: end.end };
  const before = [...stmt.body.slice(0, at), asked];
  const turn = counting.block([...before, ...stmt.body.slice(at + 1)], context);
  const last = repeated(counting.block([...before, ...end.then], context), ONCE);
  if (turn === nothing) return last;
  const head = headOf(stmt, context.facts);
  if (hasCalls(turn) && isRetryLoop(stmt, head))
    return retried(repeated(turn, ONCE, last), turns.isAssumed ? 1 : Math.max(1, turns.high));
  const usual = leavesAfterCalls(turn) ? earlier(turns) : turns;
  return counting.repeat(turn, usual, head, { facts: context.facts, start: stmt.start }, (body, times) =>
    repeated(body, times, last),
  );
}

/** Turns of a loop that differ by their items, unless the configuration says how often it runs. */
function turnsOfItems(stmt: LoopStmt, context: Context, counting: Ways): RunCounts[] | undefined {
  if (stmt.kind !== 'for' || stmt.form === 'counter' || !stmt.iterable || !stmt.target) return undefined;
  if (!counting.hot(context.facts, context.functionId).within(stmt)) return undefined;
  if (counting.isSet(headOf(stmt, context.facts), context.facts.file)) return undefined;
  if (!isTelling(stmt.body, namesOf(stmt.target), context, counting)) return undefined;
  const { iterable, body } = stmt;
  return knownItems(iterable, context, counting)?.map(({ value, when }) => {
    const turn = counting.block(body, withItem(context, iterable, value));
    return when === null ? turn : oneOfTwo(turn, nothing, { usual: true });
  });
}

/** Turns that only count, rather than items that are there to be worked on. */
const isCounted = (stmt: LoopStmt): boolean =>
  stmt.kind === 'while' ||
  stmt.form === 'counter' ||
  (stmt.iterable?.kind === 'call' &&
    stmt.iterable.callee.kind === 'name' &&
    stmt.iterable.callee.name === 'range');

const earlier = (length: Length): Length =>
  length.typical > USUAL_TURNS ? { ...length, typical: USUAL_TURNS, isAssumed: true } : length;

function countSwitch(stmt: Extract<Stmt, { kind: 'switch' }>, context: Context, counting: Ways): RunCounts {
  const isScript = context.facts.language !== 'python';
  const bodies = stmt.cases.map(one => counting.block(one.body, context));
  for (let i = bodies.length - 2; i >= 0; i--)
    if (isScript && stmt.cases[i]!.fallsThrough) bodies[i] = inSequence(bodies[i]!, bodies[i + 1]!);
  const arms = bodies.map(body => (isScript ? broken(body) : body));
  const other = stmt.cases.findIndex(c => c.tests.length === 0);
  let result = other >= 0 ? arms[other]! : nothing;
  const isDispatch = result.usual.counts.size > 0;
  for (let i = arms.length - 1; i >= 0; i--) {
    if (i === other) continue;
    result = oneOfTwo(arms[i]!, result, caseChoice(stmt, i, isDispatch, context, counting));
  }
  return result;
}

function caseChoice(
  stmt: Extract<Stmt, { kind: 'switch' }>,
  index: number,
  isDispatch: boolean,
  context: Context,
  counting: Ways,
): ReturnType<typeof choiceOf> {
  const choices = stmt.cases[index]!.tests.map(test =>
    choiceOf(
      { kind: 'compare', op: '==', left: stmt.subject, right: test, start: test.start, end: test.end },
      context,
      counting.evaluator,
    ),
  );
  if (choices.some(c => c.sure === true)) return { sure: true };
  if (choices.some(c => c.usual === true)) return { usual: true };
  if (choices.length > 0 && choices.every(c => c.sure === false)) return { sure: false };
  if (choices.length > 0 && choices.every(c => c.sure === false || c.usual === false))
    return { usual: false };
  return { isDispatch };
}

/** A `break` ends the switch alone. */
function broken(body: RunCounts): RunCounts {
  if (!body.endings.has('break')) return body;
  return repeated(body, ONCE);
}
