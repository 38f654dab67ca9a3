import { argumentOf } from '../values/arguments.ts';
import type { Machine } from '../values/evaluate.ts';
import { fieldOf, itemAt } from '../values/members.ts';
import { absent, oneOf, unknown, type BoundCall, type ListValue, type Value } from '../values/value.ts';
import { familyOf } from './call-site.ts';
import type { Field, Positions } from '../sdks/define-sdk.ts';
import type { MethodMatch } from './sdk-index.ts';
import { writtenAs } from './written-as.ts';

/** Reads the fields that a declaration names from the arguments of a call. */
export interface FieldReader {
  /** Value of the first field that is given; absent when none is. */
  read(fields: readonly Field[]): Value;
  isGiven(field: Field): boolean;
}

/** Where a request's fields stand. */
export interface FieldSource {
  /** Argument of the request by its name. */
  argument(name: string): Value;
  readonly calls: MethodMatch['calls'];
  /** What is piped into the client, as "@fed". */
  readonly fed?: Value | undefined;
  /** All named arguments of the request, as "@named". */
  readonly named?: () => Value;
  /** What files of the workspace say, as "@file". */
  readonly file?: ReadonlyMap<string, Value> | undefined;
  /** The item of the list that a run is for, as "@each". */
  readonly item?: Value | undefined;
  /** Positions in the calls on the way, by their name ("client" for the constructor). */
  readonly positions: Readonly<Record<string, Positions>>;
}

export function createFieldReader(source: FieldSource, machine: Machine): FieldReader {
  const member = (value: Value, path: readonly string[]): Value =>
    path.reduce((inner, name) => optionOf(writtenAs(inner, machine), name, machine), value);
  const one = (field: Field): Value => {
    if (field === '@fed') return source.fed ?? absent;
    if (field === '@named') return source.named?.() ?? absent;
    if (field.startsWith('@file.')) {
      const [first, ...rest] = field.split('.').slice(1);
      return member(source.file?.get(first!) ?? absent, rest);
    }
    // "(a|b)", "(a|b).c": the first of them that is given, c of it.
    const either = /^\(([^)]*)\)(?:\.(.*))?$/.exec(field);
    if (either) {
      const given = either[1]!
        .split('|')
        .map(one)
        .find(v => v.kind !== 'absent');
      return given ? member(given, either[2]?.split('.') ?? []) : absent;
    }
    if (field === '@each') return source.item ?? absent;
    if (field.startsWith('@each.')) return member(source.item ?? absent, field.split('.').slice(1));
    if (!field.startsWith('@')) {
      const [first, ...rest] = field.split('.');
      return member(source.argument(first!), rest);
    }
    for (const [name, call] of source.calls) {
      const known = endsOf(name).find(end => field.startsWith(`@${end}.`));
      if (known === undefined) continue;
      const [first, ...rest] = field.slice(known.length + 2).split('.');
      if (!call) return unknown('made where we can not see', first!);
      return member(argumentIn(call, first!, source.positions[known] ?? {}, machine), rest);
    }
    return absent;
  };
  return {
    read(fields) {
      let open: Value | undefined;
      for (const field of fields) {
        const value = one(field);
        if (value.kind === 'unknown' && /spread|made where|key that only/.test(value.why)) open ??= value;
        else if (value.kind !== 'absent') return value;
      }
      return open ?? absent;
    },
    isGiven: field => {
      const value = one(field);
      return (
        value.kind !== 'absent' &&
        value.kind !== 'unknown' &&
        !(value.kind === 'constant' && (value.value === null || value.value === false))
      );
    },
  };
}

/** A name and what it ends in: "chats.create" of "aio.chats.create". */
const endsOf = (name: string): string[] => name.split('.').map((_, i, parts) => parts.slice(i).join('.'));

/** The arguments of a call as a source of fields; those before `skipped` belong to somebody else. */
export function fieldsOfCall(
  call: BoundCall,
  positions: Positions,
  rest: Omit<FieldSource, 'argument'>,
  machine: Machine,
  skipped = 0,
): FieldReader {
  const request =
    skipped === 0 ? call : { ...call, call: { ...call.call, args: call.call.args.slice(skipped) } };
  return createFieldReader(
    {
      argument: name => argumentIn(request, name, positions, machine),
      named: () => namedArguments(request, machine),
      ...rest,
    },
    machine,
  );
}

/** The named arguments of a call as an object. */
function namedArguments({ call, context }: BoundCall, machine: Machine): Value {
  const named = call.args.filter(a => a.name !== null && !a.spread);
  return {
    kind: 'object',
    entries: new Map(named.map(a => [a.name!, machine.evaluate(a.value, context)])),
    isOpen: call.args.some(a => a.spread),
    place: { file: context.facts.file, start: call.argsStart, end: call.argsEnd },
  };
}

/** An argument by its name: a keyword, a position, or a member of the options object. */
export function argumentIn(
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
    // `chat({message})` and `chat(message)`: an object in the place of a name holds the options.
    const isOptions = position === options && value.kind === 'object';
    if (value.kind !== 'absent' && !isOptions) return value;
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
      if (/^\d+$/.test(name)) return argumentOf(call, '', Number(name), machine.evaluate);
      const [object] = call.call.args;
      const given =
        familyOf(call.context.facts) === 'python'
          ? argumentOf(call, name, null, machine.evaluate)
          : object
            ? optionOf(machine.evaluate(object.value, call.context), name, machine)
            : absent;
      // A copy has what it does not change from the original: `agent.clone(tools=[…])`.
      return given.kind === 'absent' && value.path.endsWith('.clone()')
        ? optionOf(
            { ...value, path: value.path.slice(0, -'.clone()'.length), calls: value.calls.slice(0, -1) },
            name,
            machine,
          )
        : given;
    }
    case 'object':
    case 'instance':
    case 'module':
      return fieldOf(value, name, machine);
    case 'list':
      if (name === '*') return oneOf(value.items.map(i => ({ value: i.value, when: i.when })));
      return /^\d+$/.test(name) ? itemAt(unfolded(value), Number(name)) : absent;
    case 'one-of':
      return oneOf(value.options.map(o => ({ value: optionOf(o.value, name, machine), when: o.when })));
    case 'unknown':
      return unknown(value.why, `${value.name}.${name}`, value.place);
    default:
      return absent;
  }
}

/** A list that repeats one item an unknown number of times starts with it. */
function unfolded(list: ListValue): ListValue {
  const [first] = list.items;
  return first?.isSpread && first.value.kind === 'list' && first.value.items.length > 0 ? first.value : list;
}
