import { argumentOf } from '../values/arguments.ts';
import type { Machine } from '../values/evaluate.ts';
import { fieldOf } from '../values/members.ts';
import { absent, oneOf, unknown, type BoundCall, type Value } from '../values/value.ts';
import { familyOf } from './call-site.ts';
import type { Field } from '../sdks/define-sdk.ts';
import type { MethodMatch } from './sdk-index.ts';

/** Reads the fields that a declaration names from the arguments of a call. */
export interface FieldReader {
  /** Value of the first field that is given; absent when none is. */
  read(fields: readonly Field[]): Value;
  isGiven(field: Field): boolean;
}

interface Positions {
  readonly positional?: readonly string[] | undefined;
  readonly options?: number | undefined;
}

export function createFieldReader(
  request: BoundCall,
  positions: Positions,
  calls: MethodMatch['calls'],
  clientPositions: Positions,
  machine: Machine,
): FieldReader {
  const one = (field: Field): Value => {
    if (!field.startsWith('@')) {
      const [first, ...rest] = field.split('.');
      return rest.reduce(
        (value, name) => optionOf(value, name, machine),
        argument(request, first!, positions, machine),
      );
    }
    for (const [name, call] of calls) {
      if (!field.startsWith(`@${name}.`)) continue;
      const [first, ...rest] = field.slice(name.length + 2).split('.');
      return rest.reduce(
        (value, part) => optionOf(value, part, machine),
        argument(call, first!, name === 'client' ? clientPositions : {}, machine),
      );
    }
    return absent;
  };
  return {
    read(fields) {
      let open: Value | undefined;
      for (const field of fields) {
        const value = one(field);
        if (value.kind === 'unknown' && /spread/.test(value.why)) open ??= value;
        else if (value.kind !== 'absent') return value;
      }
      return open ?? absent;
    },
    isGiven: field => {
      const value = one(field);
      return (
        value.kind !== 'absent' &&
        !(value.kind === 'constant' && (value.value === null || value.value === false))
      );
    },
  };
}

/** An argument by its name: a keyword, a position, or a member of the options object. */
function argument(
  call: BoundCall,
  name: string,
  { positional, options = 0 }: Positions,
  machine: Machine,
): Value {
  const position = positional?.indexOf(name) ?? -1;
  if (familyOf(call.context.facts) === 'python')
    return argumentOf(call, name, position >= 0 ? position : null, machine.evaluate);
  if (position >= 0) {
    const value = argumentOf(call, name, position, machine.evaluate);
    if (value.kind !== 'absent') return value;
  }
  const object = options >= 0 ? call.call.args[options] : undefined;
  if (!object) return absent;
  if (object.spread) return unknown('may be in what is spread into the call', name);
  return optionOf(machine.evaluate(object.value, call.context), name, machine);
}

/** Member of an options value: of an object, of the keywords of a configuration class from outside, of an instance. */
export function optionOf(value: Value, name: string, machine: Machine): Value {
  switch (value.kind) {
    case 'external': {
      const call = value.path.endsWith('()') ? value.calls.at(-1) : undefined;
      if (!call) return value.path.endsWith('()') ? unknown('made where we can not see', name) : absent;
      if (familyOf(call.context.facts) === 'python') return argumentOf(call, name, null, machine.evaluate);
      const [object] = call.call.args;
      return object ? optionOf(machine.evaluate(object.value, call.context), name, machine) : absent;
    }
    case 'object':
    case 'instance':
    case 'module':
      return fieldOf(value, name, machine);
    case 'one-of':
      return oneOf(value.options.map(o => ({ value: optionOf(o.value, name, machine), when: o.when })));
    case 'unknown':
      return unknown(value.why, `${value.name}.${name}`, value.place);
    default:
      return absent;
  }
}
