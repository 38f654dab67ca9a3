import type { Machine } from '../values/evaluate.ts';
import { itemOf } from '../values/members.ts';
import { absent, type ExternalValue, type Value } from '../values/value.ts';
import { optionOf } from './fields.ts';
import type { SdkIndex } from './sdk-index.ts';

/** The client or model that a function from outside hands back, among what it was given: `wrapLanguageModel({ model })`. */
export function passedOn(made: ExternalValue, index: SdkIndex, machine: Machine): Value | undefined {
  const passed = index.passed(made);
  if (!passed) return undefined;
  const { argument, member, byKey } = passed;
  const given = argumentAt(made, byKey ? -2 : -1, argument, machine);
  if (!given || member === undefined) return given;
  const inside = optionOf(given, member, machine);
  if (!byKey) return inside;
  const key = argumentAt(made, -1, 0, machine);
  if (!key) return undefined;
  const found = inside.kind === 'absent' ? absent : itemOf(inside, key, machine);
  return found.kind === 'absent' ? elsewhere(made, optionOf(given, byKey.otherwise, machine)) : found;
}

function argumentAt(made: ExternalValue, at: number, position: number, machine: Machine): Value | undefined {
  const bound = made.calls.at(at);
  const argument = bound?.call.args[position];
  return argument && machine.evaluate(argument.value, bound.context);
}

/** The same question to another maker. */
function elsewhere(made: ExternalValue, other: Value): Value | undefined {
  if (other.kind !== 'external') return undefined;
  const method = /\.\w+\(\)$/.exec(made.path)?.[0] ?? '';
  return { ...other, path: other.path + method, calls: [...other.calls, ...made.calls.slice(-1)] };
}
