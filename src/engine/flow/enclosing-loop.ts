import type { Expr, FileFacts, FunctionFacts, Stmt } from '../syntax/facts.ts';
import { callbackName, clauseName, headOf } from './loop-names.ts';
import { blocksOf, childrenOf, expressionsOf, sourceOf } from '../syntax/walk.ts';
import type { Evaluator } from '../values/evaluate.ts';
import type { Context } from '../values/value.ts';
import type { Loop, Range } from '../model.ts';
import { timesOf } from './loop-times.ts';
import type { LoopStmt } from './repeat-bounds.ts';

/** The innermost loop of the same function around a place: loop, comprehension, or a callback that runs for each item. */
export function enclosingLoop(
  facts: FileFacts,
  offset: number,
  context: Context,
  evaluator: Evaluator,
): Loop | null {
  const fn = context.functionId === null ? null : facts.functions[context.functionId]!;
  const inside = loopIn(fn ? fn.body : facts.body, offset, context, evaluator);
  if (inside || !fn) return inside;
  return fn.form === 'lambda' && fn.name === null ? callbackLoop(facts, fn, context, evaluator) : null;
}

function loopIn(body: readonly Stmt[], offset: number, context: Context, evaluator: Evaluator): Loop | null {
  for (const stmt of body) {
    if (offset < stmt.start || offset >= stmt.end) continue;
    for (const expr of expressionsOf(stmt)) {
      const found = loopInExpr(expr, offset, context, evaluator);
      if (found) return found;
    }
    for (const block of blocksOf(stmt)) {
      const inner = loopIn(block, offset, context, evaluator);
      if (inner) return inner;
    }
    if (stmt.kind === 'for' && stmt.body.some(s => s.start <= offset && offset < s.end))
      return described(stmt, context, evaluator);
    if (stmt.kind === 'while') return described(stmt, context, evaluator);
  }
  return null;
}

function described(stmt: LoopStmt, context: Context, evaluator: Evaluator): Loop {
  return {
    times: timesOf(stmt, context, evaluator),
    parallel: false,
    expression: headOf(stmt, context.facts),
  };
}

function loopInExpr(root: Expr, offset: number, context: Context, evaluator: Evaluator): Loop | null {
  if (offset < root.start || offset >= root.end) return null;
  for (const child of childrenOf(root)) {
    const inner = loopInExpr(child, offset, context, evaluator);
    if (inner) return inner;
  }
  if (root.kind !== 'comprehension' || offset < root.element.start || offset >= root.element.end) return null;
  const [clause] = root.clauses;
  return {
    times: clause ? timesOfIterable(clause.iterable, context, evaluator) : MANY,
    parallel: false,
    expression: clause ? clauseName(clause, context.facts) : sourceOf(context.facts, root, 100),
  };
}

const MANY: Range = { low: 0, typical: 5, high: null };
const timesOfIterable = (iterable: Expr, context: Context, evaluator: Evaluator): Range =>
  timesOf({ kind: 'each', iterable }, context, evaluator);

/** `items.map(async x => …)`: the call that takes the function for each item. */
function callbackLoop(
  facts: FileFacts,
  fn: FunctionFacts,
  context: Context,
  evaluator: Evaluator,
): Loop | null {
  const outer: Context = { ...context, functionId: fn.parentId };
  const holder = holderOf(facts, fn);
  if (!holder) return null;
  const { callee } = holder.call;
  if (callee.kind !== 'member' || !/^(map|forEach|flatMap|filter|reduce|some|every)$/.test(callee.property))
    return null;
  const parallel =
    callee.property === 'map' &&
    holder.around.some(
      c =>
        c.kind === 'call' &&
        c.callee.kind === 'member' &&
        /^(all|allSettled|race|any)$/.test(c.callee.property),
    );
  return {
    times: timesOfIterable(callee.object, outer, evaluator),
    parallel,
    expression: callbackName(holder.call, callee.object, facts),
  };
}

function holderOf(
  facts: FileFacts,
  fn: FunctionFacts,
): { call: Extract<Expr, { kind: 'call' }>; around: readonly Expr[] } | undefined {
  const body = fn.parentId === null ? facts.body : facts.functions[fn.parentId]!.body;
  const search = (expr: Expr, around: readonly Expr[]): ReturnType<typeof holderOf> => {
    if (fn.start < expr.start || fn.start >= expr.end) return undefined;
    if (
      expr.kind === 'call' &&
      expr.args.some(a => a.value.kind === 'function' && a.value.functionId === fn.id)
    )
      return { call: expr, around };
    for (const child of childrenOf(expr)) {
      const found = search(child, [...around, expr]);
      if (found) return found;
    }
    return undefined;
  };
  const inBlock = (block: readonly Stmt[]): ReturnType<typeof holderOf> => {
    for (const stmt of block) {
      if (fn.start < stmt.start || fn.start >= stmt.end) continue;
      for (const expr of expressionsOf(stmt)) {
        const found = search(expr, []);
        if (found) return found;
      }
      for (const inner of blocksOf(stmt)) {
        const found = inBlock(inner);
        if (found) return found;
      }
    }
    return undefined;
  };
  return inBlock(body);
}
