import type { ComprehensionExpr } from '../syntax/facts.ts';
import { sourceOf } from '../syntax/walk.ts';
import { placeOf, type Machine } from './evaluate.ts';
import { unknown, type Context, type Value } from './value.ts';

/** A comprehension is a list of an unknown number of items, each as its element says. */
export function evaluateComprehension(expr: ComprehensionExpr, context: Context, machine: Machine): Value {
  if (expr.form === 'object')
    return { kind: 'object', entries: new Map(), isOpen: true, place: placeOf(expr, context) };
  const [only] = expr.clauses;
  const element = machine.evaluate(expr.element, context);
  if (!only) return unknown('only run time knows', sourceOf(context.facts, expr), placeOf(expr, context));
  return {
    kind: 'list',
    items: [
      {
        value: { kind: 'list', items: [{ value: element, isSpread: false, when: null }] },
        isSpread: true,
        when: null,
      },
    ],
  };
}
