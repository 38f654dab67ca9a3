import type { Expr, Stmt } from '../syntax/facts.ts';
import { walkBlock } from '../syntax/walk.ts';
import type { Evaluator } from '../values/evaluate.ts';
import { numberOf, type Context } from '../values/value.ts';
import { lengthOf, type Length } from './length-of.ts';

export type LoopStmt = Extract<Stmt, { kind: 'for' | 'while' }>;

const exactly = (count: number): Length => ({
  low: Math.max(0, Math.ceil(count)),
  typical: Math.max(0, Math.ceil(count)),
  high: Math.max(0, Math.ceil(count)),
  isAssumed: false,
});

const OPEN: Length = { low: 0, typical: 5, high: Infinity, isAssumed: true };

/** A loop that only a condition in its body ends: turns that it lets through, and where it stands in the body. */
export interface BoundInside {
  readonly turns: Length;
  readonly at: number;
}

/** `while True:` with `if steps >= MAX: break` in it, the counter known. */
export function boundInside(loop: LoopStmt, context: Context, evaluator: Evaluator): BoundInside | undefined {
  if (loop.kind !== 'while' || !isEndless(loop.test)) return undefined;
  for (const step of stepsIn(loop.body, context, evaluator)) {
    const from = startOf(step.name, loop, context, evaluator);
    if (from === undefined) continue;
    for (const [at, stmt] of loop.body.entries()) {
      if (stmt.kind !== 'if' || stmt.else.length > 0 || !leavesLoop(stmt.then)) continue;
      const start = at > step.at ? from + step.by : from;
      const turns = untilBound(negated(stmt.test), step, start, context, evaluator);
      if (turns) return { turns, at };
    }
  }
  return undefined;
}

/** How often a loop's body may run, exits inside it left out. */
export function loopLength(loop: LoopStmt, context: Context, evaluator: Evaluator): Length {
  if (loop.kind === 'for' && loop.form !== 'counter')
    return loop.iterable ? lengthOf(loop.iterable, context, evaluator) : OPEN;
  const counted =
    loop.kind === 'for' ? ofCounter(loop, context, evaluator) : ofWhile(loop, context, evaluator);
  if (counted) return counted;
  return loop.kind === 'while' && loop.testAfter ? { ...OPEN, low: 1 } : OPEN;
}

interface Step {
  readonly name: string;
  readonly by: number;
}

/** `i++`, `i += 2`, `i -= 1`, `i = i + 1`. */
function stepOf(expr: Expr | Stmt, context: Context, evaluator: Evaluator): Step | undefined {
  if (expr.kind === 'expr') return stepOf(expr.value, context, evaluator);
  if (expr.kind === 'unary' && (expr.op === '++' || expr.op === '--') && expr.value.kind === 'name')
    return { name: expr.value.name, by: expr.op === '++' ? 1 : -1 };
  if (expr.kind !== 'assign') return undefined;
  const target = 'targets' in expr ? expr.targets[0] : expr.target;
  const { value } = expr;
  if (target?.kind !== 'name' || !value) return undefined;
  if ('op' in expr && (expr.op === '+' || expr.op === '-')) {
    const by = numberOf(evaluator.evaluate(value, context));
    return by === undefined ? undefined : { name: target.name, by: expr.op === '+' ? by : -by };
  }
  if (
    value.kind === 'binary' &&
    (value.op === '+' || value.op === '-') &&
    value.left.kind === 'name' &&
    value.left.name === target.name
  ) {
    const by = numberOf(evaluator.evaluate(value.right, context));
    return by === undefined ? undefined : { name: target.name, by: value.op === '+' ? by : -by };
  }
  return undefined;
}

function ofCounter(
  loop: Extract<LoopStmt, { kind: 'for' }>,
  context: Context,
  evaluator: Evaluator,
): Length | undefined {
  const init =
    loop.init?.kind === 'assign'
      ? loop.init
      : loop.init?.kind === 'block'
        ? loop.init.body.find(s => s.kind === 'assign')
        : undefined;
  const step = loop.update ? stepOf(loop.update, context, evaluator) : undefined;
  if (!init?.value || !loop.test || !step) return undefined;
  return untilBound(loop.test, step, init.value, context, evaluator);
}

/** Turns until `test` fails, the counter starting at `from`. */
function untilBound(
  test: Expr,
  step: Step,
  from: Expr | number,
  context: Context,
  evaluator: Evaluator,
): Length | undefined {
  if (test.kind === 'logical' && test.op === 'and') {
    const bounds = [test.left, test.right]
      .map(t => untilBound(t, step, from, context, evaluator))
      .filter(b => b !== undefined);
    const [first] = bounds;
    // What else the test asks may end the loop earlier.
    return first && { ...first, low: 0, isAssumed: true, typical: Math.min(first.typical, OPEN.typical) };
  }
  if (test.kind !== 'compare') return undefined;
  const isLeft = test.left.kind === 'name' && test.left.name === step.name;
  const isRight = test.right.kind === 'name' && test.right.name === step.name;
  if (!isLeft && !isRight) return undefined;
  const other = isLeft ? test.right : test.left;
  const op = isLeft ? test.op : ({ '<': '>', '<=': '>=', '>': '<', '>=': '<=' }[test.op] ?? test.op);
  const start = typeof from === 'number' ? from : numberOf(evaluator.evaluate(from, context));
  if (step.by === 0 || step.by > 0 !== (op === '<' || op === '<=' || op === '!=')) return undefined;
  const size = Math.abs(step.by);
  const end = numberOf(evaluator.evaluate(other, context));
  if (end !== undefined && start !== undefined) {
    const span = step.by > 0 ? end - start : start - end;
    return exactly((span + (op === '<=' || op === '>=' ? 1 : 0)) / size);
  }
  // `i < items.length`, `i < len(items)`, `while n > 0` counted down from a length.
  const list = countedList(step.by > 0 ? other : typeof from === 'number' ? null : from);
  if (!list || (step.by > 0 && start === undefined)) return undefined;
  const length = lengthOf(list, context, evaluator);
  const turns = (n: number): number =>
    n === Infinity ? n : Math.max(0, Math.ceil((n - (step.by > 0 ? start! : 0)) / size));
  return {
    low: turns(length.low),
    typical: turns(length.typical),
    high: turns(length.high),
    isAssumed: length.isAssumed,
  };
}

/** The list whose size an expression is: `xs.length`, `len(xs)`, `xs.size`, `Math.min(3, xs.length)` left to the value. */
export function countedList(expr: Expr | null): Expr | null {
  if (expr?.kind === 'member' && (expr.property === 'length' || expr.property === 'size')) return expr.object;
  if (expr?.kind === 'call' && expr.callee.kind === 'name' && expr.callee.name === 'len')
    return expr.args[0]?.value ?? null;
  return null;
}

/** `while i < n` with a counter, `while queue`, and `while True` that a counter ends. */
function ofWhile(
  loop: Extract<LoopStmt, { kind: 'while' }>,
  context: Context,
  evaluator: Evaluator,
): Length | undefined {
  const steps = stepsIn(loop.body, context, evaluator);
  for (const step of steps) {
    const from = startOf(step.name, loop, context, evaluator);
    if (from === undefined) continue;
    const bound = untilBound(loop.test, step, from, context, evaluator);
    if (bound)
      return loop.testAfter
        ? {
            ...bound,
            low: Math.max(1, bound.low),
            typical: Math.max(1, bound.typical),
            high: Math.max(1, bound.high),
          }
        : bound;
    // `steps += 1; if steps >= MAX: break`
    for (const stmt of loop.body) {
      if (stmt.kind !== 'if' || !leavesLoop(stmt.then)) continue;
      const turns = untilBound(negated(stmt.test), step, from, context, evaluator);
      if (!turns) continue;
      const isBefore = loop.body.indexOf(stmt) < step.at;
      const most = isBefore ? turns.high + 1 : Math.max(1, turns.high);
      return { low: isEndless(loop.test) ? most : 0, typical: most, high: most, isAssumed: false };
    }
  }
  const drained = drainedList(loop);
  if (drained) {
    const length = lengthOf(drained, context, evaluator);
    if (length.high !== Infinity || length.low > 0)
      return grows(drained, loop) ? { ...length, high: Infinity, isAssumed: true } : length;
  }
  return undefined;
}

export const isEndless = (test: Expr): boolean =>
  (test.kind === 'boolean' && test.value) || (test.kind === 'number' && test.value !== 0);

function negated(test: Expr): Expr {
  if (test.kind !== 'compare') return test;
  const op = { '>=': '<', '>': '<=', '<=': '>', '<': '>=', '==': '!=' }[test.op];
  return op ? { ...test, op } : test;
}

const leavesLoop = (body: readonly Stmt[]): boolean => {
  const last = body.at(-1);
  return last?.kind === 'break' || last?.kind === 'return' || last?.kind === 'throw';
};

function stepsIn(body: readonly Stmt[], context: Context, evaluator: Evaluator): (Step & { at: number })[] {
  return body.flatMap((stmt, at) => {
    const step = stepOf(stmt, context, evaluator);
    return step ? [{ ...step, at }] : [];
  });
}

/** The counter's number before the loop: the last assignment above it in the same function. */
function startOf(name: string, loop: LoopStmt, context: Context, evaluator: Evaluator): number | undefined {
  const body =
    context.functionId === null ? context.facts.body : context.facts.functions[context.functionId]!.body;
  let found: number | undefined;
  walkBlock(body, null, {
    stmt: stmt => {
      if (stmt.kind !== 'assign' || stmt.end > loop.start || stmt.op !== '' || !stmt.value) return;
      if (stmt.targets.some(t => t.kind === 'name' && t.name === name))
        found = numberOf(evaluator.evaluate(stmt.value, context));
    },
  });
  if (found !== undefined) return found;
  const read: Expr = { kind: 'name', name, start: loop.start, end: loop.start };
  return numberOf(evaluator.evaluate(read, context));
}

/** `while queue:` with `queue.pop()` inside: the list that the loop empties. */
export function drainedList(loop: Extract<LoopStmt, { kind: 'while' }>): Expr | null {
  const test = loop.test.kind === 'compare' ? loop.test.left : loop.test;
  const list = countedList(test) ?? (test.kind === 'name' || test.kind === 'member' ? test : null);
  if (list?.kind !== 'name') return null;
  return changes(loop, list.name, /^(pop|popleft|shift|splice|popitem)$/) ? list : null;
}

const grows = (list: Expr, loop: LoopStmt): boolean =>
  list.kind === 'name' && changes(loop, list.name, /^(push|append|appendleft|extend|unshift|insert|add)$/);

function changes(loop: LoopStmt, name: string, methods: RegExp): boolean {
  let found = false;
  walkBlock(loop.body, null, {
    expr: expr => {
      if (
        expr.kind === 'call' &&
        expr.callee.kind === 'member' &&
        expr.callee.object.kind === 'name' &&
        expr.callee.object.name === name &&
        methods.test(expr.callee.property)
      )
        found = true;
    },
  });
  return found;
}
