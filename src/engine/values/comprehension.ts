import type { ComprehensionExpr } from '../syntax/facts.ts';
import { sourceOf } from '../syntax/walk.ts';
import { decided, placeOf, type Machine } from './evaluate.ts';
import { choicesOver, turnsOver, type Turn } from './turns.ts';
import { constantText, oneOf, unknown, type Context, type ListItem, type Value } from './value.ts';

/** A comprehension over known lists is the list of its items; over others it is one of an unknown number of items. */
export function evaluateComprehension(expr: ComprehensionExpr, context: Context, machine: Machine): Value {
  if (expr.form === 'object') return evaluateMap(expr, context, machine);
  if (expr.clauses.length === 0)
    return unknown('only run time knows', sourceOf(context.facts, expr), placeOf(expr, context));
  const choices = choicesOver(expr.clauses[0]!.iterable, context, machine) ?? [
    { turns: undefined, when: null },
  ];
  return oneOf(
    choices.map(({ turns, when }) => ({
      value: { kind: 'list', items: itemsOf(expr, 0, turns, context, machine) },
      when,
    })),
  );
}

function itemsFrom(expr: ComprehensionExpr, depth: number, context: Context, machine: Machine): ListItem[] {
  const clause = expr.clauses[depth];
  if (!clause) return [{ value: machine.evaluate(expr.element, context), isSpread: false, when: null }];
  return itemsOf(expr, depth, turnsOver(clause.iterable, context, machine), context, machine);
}

function itemsOf(
  expr: ComprehensionExpr,
  depth: number,
  turns: readonly Turn[] | undefined,
  context: Context,
  machine: Machine,
): ListItem[] {
  const clause = expr.clauses[depth]!;
  if (!turns) return [repeated(machine.evaluate(expr.element, context), null)];
  return turns.flatMap(turn => {
    const tests = clause.conditions.map(test => ({
      test,
      truth: decided(machine.evaluate(test, turn.context)),
    }));
    if (tests.some(t => t.truth === false)) return [];
    const open = tests.filter(t => t.truth === undefined).map(t => sourceOf(context.facts, t.test));
    const when = [turn.when, ...open].filter(w => w !== null).join(' and ') || null;
    return itemsFrom(expr, depth + 1, turn.context, machine).map(item =>
      turn.isRepeated && !item.isSpread
        ? repeated(item.value, item.when ?? when)
        : { ...item, when: item.when ?? when },
    );
  });
}

const repeated = (value: Value, when: string | null): ListItem => ({
  value: { kind: 'list', items: [{ value, isSpread: false, when: null }] },
  isSpread: true,
  when,
});

/** `{k: v for …}` with keys that are known. */
function evaluateMap(expr: ComprehensionExpr, context: Context, machine: Machine): Value {
  const place = placeOf(expr, context);
  const open: Value = { kind: 'object', entries: new Map(), isOpen: true, place };
  const [clause] = expr.clauses;
  const turns = clause && expr.clauses.length === 1 && turnsOver(clause.iterable, context, machine);
  if (!turns || !expr.key) return open;
  const entries = new Map<string, Value>();
  for (const turn of turns) {
    const truths = clause.conditions.map(test => decided(machine.evaluate(test, turn.context)));
    if (truths.includes(false)) continue;
    const key = constantText(machine.evaluate(expr.key, turn.context));
    if (key === undefined || turn.isRepeated || truths.includes(undefined)) return open;
    entries.set(key, machine.evaluate(expr.element, turn.context));
  }
  return { kind: 'object', entries, isOpen: false, place };
}
