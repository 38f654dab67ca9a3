import type { FileFacts } from '../syntax/facts.ts';
import type { CallExpr, ComprehensionExpr, Expr } from '../syntax/expressions.ts';
import { sourceOf } from '../syntax/walk.ts';
import type { LoopStmt } from './repeat-bounds.ts';

/** The head of a loop on one line, without what opens the body. Loops have these names in settings and reports. */
export function headOf(stmt: LoopStmt, facts: FileFacts): string {
  const bodyStart = stmt.body[0]?.start ?? stmt.end;
  return facts.text
    .slice(stmt.start, Math.max(stmt.start, bodyStart))
    .replace(/[:{\s]+$/, '')
    .replace(/\s+/g, ' ')
    .slice(0, 100);
}

/** `for doc in docs`. */
export const clauseName = (
  { target, iterable }: ComprehensionExpr['clauses'][number],
  facts: FileFacts,
): string => `for ${sourceOf(facts, target, 40)} in ${sourceOf(facts, iterable, 60)}`;

/** `docs.map`, or the list whose items a function is called for. */
export const callbackName = (call: CallExpr, over: Expr, facts: FileFacts): string =>
  over === call || (call.callee.kind === 'member' && call.callee.object === over)
    ? sourceOf(facts, call.callee, 80)
    : sourceOf(facts, over, 80);
