import type { Expr, FileFacts, Stmt } from '../syntax/facts.ts';
import { walkFile } from '../syntax/walk.ts';
import type { Place } from '../values/value.ts';

/**
 * Where a function returns, or sets the same name to, the same id once more: other arms of the choice that a place
 * belongs to. They move together.
 */
export function equalArms(facts: FileFacts, place: Place, id: string): readonly Place[] {
  const arms: (Arm & { readonly functionId: number | null })[] = [];
  walkFile(facts, {
    stmt: (stmt, functionId) => {
      const arm = armOf(stmt);
      if (arm?.value.kind === 'string' && arm.value.value === id) arms.push({ ...arm, functionId });
    },
  });
  const own = arms.find(({ value }) => value.start === place.start && value.end === place.end);
  if (!own || own.functionId === null) return [];
  return arms
    .filter(arm => arm !== own && arm.functionId === own.functionId && arm.name === own.name)
    .map(({ value: { start, end } }) => ({ file: facts.file, start, end }));
}

interface Arm {
  readonly value: Expr;
  /** The name that is set; null for what is returned. */
  readonly name: string | null;
}

function armOf(stmt: Stmt): Arm | undefined {
  if (stmt.kind === 'return' && stmt.value) return { value: stmt.value, name: null };
  if (stmt.kind === 'assign' && stmt.value) return named(stmt.targets[0], stmt.value);
  if (stmt.kind === 'expr' && stmt.value.kind === 'assign') return named(stmt.value.target, stmt.value.value);
  return undefined;
}

const named = (target: Expr | undefined, value: Expr): Arm | undefined =>
  target?.kind === 'name' ? { value, name: target.name } : undefined;
