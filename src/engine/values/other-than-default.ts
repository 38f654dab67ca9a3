import type { Expr, FunctionFacts, Param } from '../syntax/facts.ts';
import { paramName } from './arguments.ts';
import type { Machine } from './evaluate.ts';
import { heldIn, holding, mentions } from './narrowing.ts';
import { conditionsAt, type Guard } from './scopes.ts';
import {
  constantText,
  oneOf,
  optionsOf,
  truthOf,
  unknown,
  type Context,
  type Value,
  type Via,
} from './value.ts';

const MOST_GUARDS = 4;

/**
 * What a call hands over to a parameter, where it is read behind conditions on what the same call hands over to
 * others: behind `case "anthropic":` of a factory that is told "openai" by default, the defaults that were meant for
 * "openai" (`config.model`) do not arrive, only what somebody else chose with the other provider does.
 */
export function otherThanDefault(
  value: Value,
  param: Param,
  fn: FunctionFacts,
  read: { readonly start: number },
  given: ReadonlyMap<string, () => Value>,
  context: Context,
  machine: Machine,
): Value {
  if (!hasDefault(value)) return value;
  // Of a registry, another entry was taken than the default's.
  for (const other of fn.params) {
    const held = other === param ? undefined : heldIn(context.frame, other.name, context.facts);
    const choice = held && given.get(paramName(other))?.();
    if (choice && isOtherThan(choice, held)) return withoutDefaults(value);
  }
  const guards = guardsOn(fn, param, read, context);
  for (const { guard, other } of guards) {
    const choice = given.get(paramName(other))?.();
    if (choice && isNoneOfThose(choice, guard, other.name, context, machine)) return withoutDefaults(value);
  }
  return value;
}

/** Some values are known, and this is none of them. */
function isOtherThan(choice: Value, held: Value): boolean {
  const known = knownOf(choice);
  const text = constantText(held);
  return known.length > 0 && text !== undefined && known.every(k => constantText(k) !== text);
}

/** The known ones of a choice that only run time knows all of. */
function knownOf(choice: Value): readonly Value[] {
  const options = optionsOf(choice).map(o => o.value);
  const known = options.filter(o => o.kind === 'text' || o.kind === 'constant');
  return known.length < options.length ? known : [];
}

/** Conditions at a read that ask for another parameter of the same function. */
function guardsOn(
  fn: FunctionFacts,
  param: Param,
  read: { readonly start: number },
  context: Context,
): { readonly guard: Guard; readonly other: Param }[] {
  const others = fn.params.filter(p => p !== param && p.name !== '');
  if (others.length === 0) return [];
  return conditionsAt(context.facts, context.functionId, read.start)
    .slice(-MOST_GUARDS)
    .flatMap(guard =>
      others.filter(other => mentions(guard.expr, other.name)).map(other => ({ guard, other })),
    );
}

/** Some values are known and none of them meets the condition: whoever gets past it gave one that is not. */
function isNoneOfThose(
  choice: Value,
  guard: Guard,
  name: string,
  context: Context,
  machine: Machine,
): boolean {
  const known = knownOf(choice);
  return (
    known.length > 0 &&
    known.every(value => {
      const frame = holding(name, value, context, machine);
      return truthOf(machine.evaluate(guard.expr as Expr, { ...context, frame })) === guard.negated;
    })
  );
}

const isOpen = ({ kind }: Value): boolean => kind === 'unknown';

const hasDefault = (value: Value): boolean =>
  value.kind === 'object' ||
  (value.kind === 'one-of' && value.options.some(o => isOpen(o.value) || o.value.kind === 'object'));

const DEFAULTS: ReadonlySet<Via> = new Set([
  'config-file',
  'known-default',
  'parameter-default',
  'environment-default',
]);

/** Choices between what only run time knows and something known are the former; the fields of an object likewise. */
function withoutDefaults(value: Value, depth = 0): Value {
  if (value.kind === 'object' && depth < 2)
    return {
      ...value,
      entries: new Map([...value.entries].map(([key, one]) => [key, withoutDefaults(one, depth + 1)])),
    };
  if ((value.kind === 'text' || value.kind === 'constant') && depth > 0 && DEFAULTS.has(value.via))
    return unknown('given with another choice', '');
  if (value.kind !== 'one-of') return value;
  const open = value.options.filter(o => isOpen(o.value));
  if (open.length > 0) return oneOf(open);
  return { ...value, options: value.options.map(o => ({ ...o, value: withoutDefaults(o.value, depth) })) };
}
