import type { CallExpr, Expr } from '../syntax/facts.ts';
import { walkBlock } from '../syntax/walk.ts';
import type { Evaluator } from '../values/evaluate.ts';
import type { Context } from '../values/value.ts';
import { either, lengthOf, type Length } from './length-of.ts';
import { frameOf } from './run-frame.ts';

/** A function with more ways out says nothing of what it usually returns. */
const MOST_RETURNS = 4;

/** How long the list is that a function of the workspace returns to this call, where the code bounds it. */
export function returnedLength(
  call: CallExpr,
  context: Context,
  evaluator: Evaluator,
  depth: number,
): Length | undefined {
  const callee = evaluator.evaluate(call.callee, context);
  if (callee.kind !== 'function') return undefined;
  const { facts, functionId } = callee;
  const returns: Expr[] = [];
  walkBlock(facts.functions[functionId]!.body, null, {
    stmt: stmt => void (stmt.kind === 'return' && stmt.value && returns.push(stmt.value)),
  });
  // What is returned where there is nothing to return.
  const given = returns.filter(e => !(e.kind === 'list' && e.items.length === 0) && e.kind !== 'null');
  if (given.length === 0 || given.length > MOST_RETURNS) return undefined;
  const frame = frameOf(callee, { call, context }, evaluator);
  const lengths = given.map(e => lengthOf(e, { facts, functionId, frame }, evaluator, depth + 2));
  if (lengths.every(l => l.high === Infinity && l.isAssumed)) return undefined;
  const all = lengths.reduce(either);
  return given.length < returns.length ? { ...all, low: 0, isAssumed: true } : all;
}
