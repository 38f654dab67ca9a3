import { argumentOf } from '../values/arguments.ts';
import type { Expr } from '../syntax/facts.ts';
import { lastNameOf } from '../syntax/last-name.ts';
import type { Machine } from '../values/evaluate.ts';
import {
  stringOf,
  type Context,
  type ExternalValue,
  type FunctionValue,
  type Value,
} from '../values/value.ts';

/** Where a value says that a graph goes on: names of nodes ("__end__" for its end), agents, functions. */
export function targetsOf(value: Value, machine: Machine, depth = 0): (string | Value)[] {
  if (depth > 6) return [];
  const inner = (one: Value): (string | Value)[] => targetsOf(one, machine, depth + 1);
  switch (value.kind) {
    case 'text': {
      const name = stringOf(value);
      return name === undefined ? [] : [name];
    }
    case 'one-of':
      return value.options.flatMap(o => inner(o.value));
    case 'list':
      return value.items.flatMap(i => inner(i.value));
    case 'object':
      return [...value.entries.values()].flatMap(inner);
    case 'external':
      return ofExternal(value, machine, inner);
    case 'function':
    case 'instance':
      return [value];
    default:
      return [];
  }
}

function ofExternal(
  value: ExternalValue,
  machine: Machine,
  inner: (value: Value) => (string | Value)[],
): (string | Value)[] {
  const name = value.path.slice(value.path.lastIndexOf('.') + 1);
  if (name === 'END') return ['__end__'];
  if (name === 'START') return ['__start__'];
  const call = value.calls.at(-1);
  if (name === 'Send()' && call) return inner(argumentOf(call, 'node', 0, machine.evaluate));
  if (name === 'Command()' && call) return inner(gotoOf(call, machine));
  return [value];
}

/** `Command(goto=…)`, `new Command({ goto: … })`. */
function gotoOf(call: NonNullable<ExternalValue['calls'][number]>, machine: Machine): Value {
  const given = argumentOf(call, 'goto', null, machine.evaluate);
  const [first] = call.call.args;
  if (given.kind !== 'absent' || !first) return given;
  const options = machine.evaluate(first.value, call.context);
  return options.kind === 'object' ? (options.entries.get('goto') ?? given) : given;
}

/** Where a function leads: what it returns, and what its return annotation lists (`Literal["a", "b"]`). */
export function targetsOfFunction(fn: FunctionValue, machine: Machine): (string | Value)[] {
  const facts = fn.facts.functions[fn.functionId]!;
  const context: Context = { facts: fn.facts, functionId: facts.parentId, frame: null };
  const declared = facts.returns ? literalsIn(facts.returns, context, machine) : [];
  return declared.length > 0 ? declared : targetsOf(machine.callers.call(fn, null), machine);
}

/** Values of the `Literal[…]` types in an annotation. */
function literalsIn(annotation: Expr, context: Context, machine: Machine): (string | Value)[] {
  if (annotation.kind === 'binary')
    return [
      ...literalsIn(annotation.left, context, machine),
      ...literalsIn(annotation.right, context, machine),
    ];
  if (annotation.kind === 'list') return annotation.items.flatMap(i => literalsIn(i, context, machine));
  if (annotation.kind !== 'index') return [];
  const { object, index } = annotation;
  const name = lastNameOf(object);
  if (name !== 'Literal') return literalsIn(index, context, machine);
  const items = index.kind === 'list' ? index.items : [index];
  return items.flatMap(item => targetsOf(machine.evaluate(item, context), machine));
}
