import type { Expr, FileFacts } from '../syntax/facts.ts';
import { walkFile } from '../syntax/walk.ts';

/** What a name was set to, where the file sets it once; else the name itself. */
export function followName(facts: FileFacts, expr: Expr): Expr {
  if (expr.kind !== 'name') return expr;
  const values: Expr[] = [];
  walkFile(facts, {
    stmt: stmt => {
      if (stmt.kind !== 'assign' || !stmt.value) return;
      if (stmt.targets.some(t => t.kind === 'name' && t.name === expr.name)) values.push(stmt.value);
    },
  });
  return values.length === 1 ? values[0]! : expr;
}
