import { lastNameOf } from '../syntax/last-name.ts';
import type { Machine } from './evaluate.ts';
import { placeOf, fromEnvironment } from './evaluate.ts';
import { argumentOf } from './arguments.ts';
import { openedMethod, pathMethod } from './file-functions.ts';
import { entriesOf, keepItems, keysOf, LIST_FUNCTIONS, mapItems, valuesOf } from './list-functions.ts';
import { fieldOf } from './members.ts';
import { joined, sliced, templateMethod, textMethod } from './text-methods.ts';
import {
  absent,
  constantText,
  hop,
  numberOf,
  oneOf,
  optionsOf,
  stringOf,
  truthOf,
  unknown,
  type BoundCall,
  type InstanceValue,
  type ListItem,
  type Option,
  type Value,
} from './value.ts';

/** Methods of known values: strings, lists, objects. */
export function methodResult(
  object: Value,
  method: string,
  call: BoundCall,
  machine: Machine,
): Value | undefined {
  const argument = (name: string, position: number): Value =>
    argumentOf(call, name, position, machine.evaluate);
  switch (object.kind) {
    case 'text':
      return textMethod(object, method, argument, call, machine) ?? pathMethod(object, method, call, machine);
    case 'list':
      return listMethod(object, method, argument, call, machine);
    case 'object':
      return objectMethod(object, method, argument, call);
    case 'external':
      return (
        templateMethod(object, method, call, machine) ??
        openedMethod(object, method, call, machine) ??
        handedIn(object, method, argument)
      );
    case 'unknown':
      return unknownMethod(object, method, argument, call, machine);
    case 'instance':
      return method === 'get' && isState(object) ? ofState(object, argument, machine) : undefined;
    case 'one-of': {
      const key = method === 'get' ? stringOf(argument('key', 0)) : undefined;
      const isThere =
        key !== undefined && object.options.some(o => o.value.kind === 'object' && o.value.entries.has(key));
      const results = object.options.map(o => ({
        // What has the key in one case mostly has it in the others: the default is for something else.
        value:
          isThere && o.value.kind === 'unknown'
            ? fieldOf(o.value, key, machine)
            : methodResult(o.value, method, call, machine),
        when: o.when,
      }));
      if (!results.every(r => r.value)) return undefined;
      return oneOf(withinReason(results.map(r => ({ value: r.value!, when: r.when }))));
    }
    default:
      return undefined;
  }
}

/** Choices multiply where texts are changed by turns: past a few, each change counts as it mostly is. */
function withinReason(results: readonly Option[]): readonly Option[] {
  const texts = results.flatMap(r => optionsOf(r.value));
  return texts.length > MOST_TEXTS && texts.every(o => o.value.kind === 'text')
    ? results.map(({ value, when }) => ({ value: optionsOf(value)[0]!.value, when })).slice(0, MOST_TEXTS)
    : results;
}

const MOST_TEXTS = 12;

/** `config["configurable"].get("model", "gpt-4o")` of something that a framework hands in, known by its annotation alone. */
function handedIn(
  { path, calls }: Extract<Value, { kind: 'external' }>,
  method: string,
  argument: Argument,
): Value | undefined {
  if (method !== 'get' || calls[0] !== null || !/^\w+\(\)/.test(path)) return undefined;
  const key = stringOf(argument('key', 0));
  const fallback = argument('default', 1);
  if (key === undefined || fallback.kind === 'absent') return undefined;
  return oneOf([
    { value: unknown('handed in by the framework', key), when: null },
    { value: hop(fallback, 'parameter-default'), when: 'by default' },
  ]);
}

export type Argument = (name: string, position: number) => Value;

function listMethod(
  object: Extract<Value, { kind: 'list' }>,
  method: string,
  argument: Argument,
  call: BoundCall,
  machine: Machine,
): Value | undefined {
  switch (method) {
    case 'join': {
      const separator = argument('separator', 0);
      return joined(
        object.items,
        separator.kind === 'absent'
          ? { kind: 'text', pieces: [{ text: ',', ...placeOf(call.call, call.context) }], via: 'literal' }
          : separator,
      );
    }
    case 'concat':
      return {
        kind: 'list',
        items: [
          ...object.items,
          ...call.call.args.flatMap(a => {
            const v = machine.evaluate(a.value, call.context);
            return v.kind === 'list' ? v.items : [{ value: v, isSpread: true, when: null }];
          }),
        ],
      };
    case 'copy':
    case 'reverse':
      return object;
    case 'flat':
      return { kind: 'list', items: object.items.flatMap(flattened) };
    case 'filter': {
      const predicate = call.call.args[0]?.value;
      if (predicate?.kind === 'name' && predicate.name === 'Boolean')
        return { kind: 'list', items: object.items.filter(i => truthOf(i.value) !== false) };
      return keepItems(object, argument('callback', 0), call, machine);
    }
    case 'find':
      return found(object, argument('callback', 0), call, machine);
    case 'map':
      return mapItems(object, argument('callback', 0), call, machine);
    case 'flatMap': {
      const lists = mapItems(object, argument('callback', 0), call, machine);
      return lists?.kind === 'list' ? { kind: 'list', items: lists.items.flatMap(flattened) } : undefined;
    }
    case 'entries':
      return LIST_FUNCTIONS.get('enumerate')!([object], call, machine);
    case 'values':
    case 'toSorted':
    case 'sort':
      return object;
    case 'slice':
      return sliced(object, argument, call);
    case 'at': {
      const at = numberOf(argument('index', 0));
      return at === undefined ? undefined : object.items.at(at)?.value;
    }
    default:
      return undefined;
  }
}

/** The first item for which a test surely holds, or those for which it may. */
function found(list: Value, test: Value, call: BoundCall, machine: Machine): Value | undefined {
  const kept = keepItems(list, test, call, machine);
  if (kept?.kind !== 'list' || kept.items.some(i => i.isSpread)) return undefined;
  const sure = kept.items.findIndex(i => i.when === null);
  const options = kept.items.slice(0, sure < 0 ? undefined : sure + 1);
  return oneOf([...options, ...(sure < 0 ? [{ value: absent, when: 'otherwise' }] : [])]);
}

/** A list in a list laid out. */
const flattened = (item: ListItem): readonly ListItem[] =>
  item.isSpread || item.value.kind !== 'list'
    ? [item]
    : item.value.items.map(i => ({ ...i, when: i.when ?? item.when }));

function objectMethod(
  object: Extract<Value, { kind: 'object' }>,
  method: string,
  argument: Argument,
  call: BoundCall,
): Value | undefined {
  switch (method) {
    case 'get':
    case 'pop': {
      const key = argument('key', 0);
      const fallback = argument('default', 1);
      const name = constantText(key);
      const none: Value = {
        kind: 'constant',
        value: null,
        via: 'literal',
        place: placeOf(call.call, call.context),
      };
      if (name === undefined) {
        // `aliases.get(name, name)`: a table of special cases, whatever else the name may be.
        if (fallback.kind === 'unknown' || fallback.kind === 'external') return fallback;
        const all: Option[] = [...object.entries].map(([when, value]) => ({ value, when: `"${when}"` }));
        if (object.isOpen) all.unshift({ value: unknown('a key that only run time knows', ''), when: null });
        return oneOf([...all, { value: fallback.kind === 'absent' ? none : fallback, when: 'otherwise' }]);
      }
      const found = object.entries.get(name);
      if (found) return found;
      return object.isOpen
        ? oneOf([
            { value: unknown('a key that only run time knows', name), when: null },
            ...(fallback.kind === 'absent'
              ? []
              : [{ value: hop(fallback, 'parameter-default'), when: 'by default' }]),
          ])
        : fallback.kind === 'absent'
          ? none
          : fallback;
    }
    case 'copy':
      return object;
    case 'keys':
      return keysOf(object, call);
    case 'values':
      return valuesOf(object);
    case 'items':
    case 'entries':
      return entriesOf(object, call);
    default:
      return undefined;
  }
}

/** Classes of dicts: TypedDict, and the states of graphs. */
const isState = ({ of }: InstanceValue): boolean =>
  of.facts.classes[of.classId]!.bases.some(b => /^TypedDict$|State$|^[Dd]ict$/.test(lastNameOf(b)));

/** `state.get("messages", [])`: what the state holds there. */
function ofState(state: InstanceValue, argument: Argument, machine: Machine): Value | undefined {
  const key = stringOf(argument('key', 0));
  if (key === undefined) return undefined;
  const inner = fieldOf(state, key, machine);
  const fallback = argument('default', 1);
  const value = inner.kind === 'external' ? unknown('held by the state', key) : inner;
  return fallback.kind === 'absent' || isEmpty(fallback)
    ? value
    : oneOf([
        { value, when: null },
        { value: hop(fallback, 'parameter-default'), when: 'by default' },
      ]);
}

/** A default that holds nothing says nothing. */
const isEmpty = (value: Value): boolean =>
  (value.kind === 'list' && value.items.length === 0) ||
  (value.kind === 'object' && value.entries.size === 0 && !value.isOpen);

/** Bounds on unknown values survive: `text.slice(0, 2000)`, `.strip()`, `config.get("model", "gpt-4o")`. */
function unknownMethod(
  object: Extract<Value, { kind: 'unknown' }>,
  method: string,
  argument: Argument,
  call: BoundCall,
  machine: Machine,
): Value | undefined {
  switch (method) {
    case 'strip':
    case 'trim':
    case 'lower':
    case 'toLowerCase':
    case 'toString':
    case 'trimEnd':
    case 'trimStart':
    case 'copy':
      return object;
    case 'slice':
    case 'substring':
      return sliced(object, argument, call);
    case 'get': {
      const key = stringOf(argument('key', 0));
      const fallback = argument('default', 1);
      const inner = fieldOf(object, key ?? 'item', machine);
      if (fallback.kind === 'absent' || isEmpty(fallback)) return inner;
      return oneOf([
        { value: inner, when: null },
        {
          value: hop(fallback, fromEnvironment(object) ? 'environment-default' : 'parameter-default'),
          when: 'by default',
        },
      ]);
    }
    case 'map': {
      const callback = argument('callback', 0);
      const one: Value = {
        kind: 'list',
        items: [
          {
            value: {
              kind: 'list',
              items: [
                {
                  value: unknown(
                    'an item of a list that only run time knows',
                    object.name,
                    object.place,
                    object.made ? { made: object.made } : {},
                  ),
                  isSpread: false,
                  when: null,
                },
              ],
            },
            isSpread: true,
            when: null,
          },
        ],
      };
      return mapItems(one, callback, call, machine);
    }
    default:
      return undefined;
  }
}
