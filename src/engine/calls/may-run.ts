import { decided, type Machine } from '../values/evaluate.ts';
import { conditionsAt } from '../values/scopes.ts';
import type { Context } from '../values/value.ts';

const MOST_GUARDS = 6;

/** Whether a place may run with what a caller hands over: the conditions around it may say that it surely doesn't. */
export function mayRun(at: number, context: Context, machine: Machine): boolean {
  return conditionsAt(context.facts, context.functionId, at)
    .slice(-MOST_GUARDS)
    .every(g => decided(machine.evaluate(g.expr, context)) !== g.negated);
}
