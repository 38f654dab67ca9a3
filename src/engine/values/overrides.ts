import type { FileFacts, FunctionFacts } from '../syntax/facts.ts';
import { basesOf } from './attributes.ts';
import type { Machine } from './evaluate.ts';
import type { ClassValue, Value } from './value.ts';

/** Classes above a class that are looked at: hierarchies are flat, and imports may go in circles. */
const MOST_LEVELS = 4;

/**
 * Whether what is called is the same method of a class above: `self.send(…)` in a base class runs what the class of
 * the object makes of it.
 */
export function overrides(callee: Value, facts: FileFacts, fn: FunctionFacts, machine: Machine): boolean {
  if (callee.kind === 'one-of') return callee.options.some(o => overrides(o.value, facts, fn, machine));
  if (callee.kind !== 'function' || fn.classId === null || fn.name === null) return false;
  const above = callee.facts.functions[callee.functionId]!;
  if (above.classId === null || above.name !== fn.name) return false;
  const base: ClassValue = { kind: 'class', facts: callee.facts, classId: above.classId };
  return derives({ kind: 'class', facts, classId: fn.classId }, base, machine, MOST_LEVELS);
}

/** The class itself, or one that derives from it. */
export const isKindOf = (of: ClassValue, base: ClassValue, machine: Machine): boolean =>
  (of.facts.file === base.facts.file && of.classId === base.classId) ||
  derives(of, base, machine, MOST_LEVELS);

function derives(of: ClassValue, base: ClassValue, machine: Machine, levels: number): boolean {
  return basesOf(of, machine).some(
    one =>
      one.kind === 'class' &&
      ((one.facts.file === base.facts.file && one.classId === base.classId) ||
        (levels > 1 && derives(one, base, machine, levels - 1))),
  );
}
