import type { Machine } from '../values/evaluate.ts';
import { optionsOf, oneOf, stringOf, type ExternalValue, type Value } from '../values/value.ts';
import { argumentIn, optionOf } from './fields.ts';
import type { SdkIndex } from './sdk-index.ts';

/** What a client was made with, asked for by its name: `new Mastra({ agents: { weather } }).getAgent("weather")`. */
export function lookedUp(made: ExternalValue, index: SdkIndex, machine: Machine): Value | undefined {
  const option = index.lookedUp(made);
  const [maker] = made.calls;
  const call = made.calls.at(-1);
  if (option === undefined || !maker || !call) return undefined;
  const name = argumentIn(call, 'name', { positional: ['name'], options: -1 }, machine);
  const held = argumentIn(maker, option, {}, machine);
  const found = optionsOf(name).flatMap(o => {
    const key = stringOf(o.value);
    const value = key === undefined ? undefined : optionOf(held, key, machine);
    return value && value.kind !== 'absent' && value.kind !== 'unknown' ? [{ value, when: o.when }] : [];
  });
  return found.length > 0 ? oneOf(found) : undefined;
}
