import type { Expr, FileFacts, Stmt } from '../syntax/facts.ts';
import { walkFile } from '../syntax/walk.ts';
import type { Place } from '../values/value.ts';

/**
 * Where a function returns, or sets the same name to, the same id once more: other arms of the choice that a place
 * belongs to. They move together.
 */
export function equalArms(facts: FileFacts, place: Place, id: string): readonly Place[] {
  const arms = textArms(facts).filter(arm => arm.text === id);
  const own = arms.find(({ value }) => value.start === place.start && value.end === place.end);
  if (!own || own.functionId === null) return [];
  return arms
    .filter(arm => arm !== own && arm.functionId === own.functionId && arm.name === own.name)
    .map(({ value: { start, end } }) => ({ file: facts.file, start, end }));
}

interface TextArm extends Arm {
  readonly text: string;
  readonly functionId: number | null;
}

const known = new WeakMap<FileFacts, readonly TextArm[]>();

/** Arms that are texts: asked for each call that a model can be switched in, so a file is walked once. */
function textArms(facts: FileFacts): readonly TextArm[] {
  let arms = known.get(facts);
  if (!arms) {
    const found: TextArm[] = [];
    walkFile(facts, {
      stmt: (stmt, functionId) => {
        const arm = armOf(stmt);
        if (arm?.value.kind === 'string') found.push({ ...arm, text: arm.value.value, functionId });
      },
    });
    known.set(facts, (arms = found));
  }
  return arms;
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
