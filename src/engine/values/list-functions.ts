import { applyFunction } from './apply-function.ts';
import { decided, placeOf, type Machine } from './evaluate.ts';
import { isKindOf } from './overrides.ts';
import {
  numberOf,
  optionsOf,
  type BoundCall,
  type InstanceValue,
  type ListItem,
  type Value,
} from './value.ts';

type ListFunction = (args: readonly Value[], call: BoundCall, machine: Machine) => Value | undefined;

/** Functions of the standard libraries that make lists of lists, or ask what a value is. */
export const LIST_FUNCTIONS: ReadonlyMap<string, ListFunction> = new Map<string, ListFunction>([
  [
    'enumerate',
    ([list, start], call, machine) => {
      const named = call.call.args.find(a => a.name === 'start')?.value;
      const first = named ? machine.evaluate(named, call.context) : start;
      return numbered(list, numberOf(first ?? NONE) ?? 0, call);
    },
  ],
  ['zip', (lists, call) => zipped(lists, call)],
  ['sorted', ([list]) => (list?.kind === 'list' ? list : undefined)],
  ['reversed', ([list]) => (list?.kind === 'list' ? listOf([...list.items].reverse()) : undefined)],
  ['set', ([list]) => (list?.kind === 'list' ? list : undefined)],
  ['frozenset', ([list]) => (list?.kind === 'list' ? list : undefined)],
  ['Array.from', ([list, fn], call, machine) => arrayFrom(list, fn, call, machine)],
  ['map', ([fn, list], call, machine) => mapItems(list, fn, call, machine)],
  ['filter', ([fn, list], call, machine) => keepItems(list, fn, call, machine)],
  ['next', ([list, otherwise]) => firstOf(list, otherwise)],
  ['range', (args, call) => range(args, call)],
  ['Object.keys', ([object], call) => keysOf(object, call)],
  ['Object.values', ([object]) => valuesOf(object)],
  ['Object.entries', ([object], call) => entriesOf(object, call)],
  [
    'isinstance',
    ([value, type], call, machine) =>
      value?.kind === 'instance' ? isOfClass(value, type, call, machine) : isOfType(value, type, call),
  ],
  [
    'Array.isArray',
    ([value], call) => {
      const name = typeNameOf(value);
      return name === undefined ? undefined : truth(name === 'list', call);
    },
  ],
]);

const NONE: Value = { kind: 'absent' };
const MOST_NUMBERS = 24;
const MOST_ITEMS = 100;

const listOf = (items: readonly ListItem[]): Value => ({ kind: 'list', items });
const always = (value: Value): ListItem => ({ value, isSpread: false, when: null });

const number = (value: number, call: BoundCall): Value => ({
  kind: 'constant',
  value,
  via: 'literal',
  place: placeOf(call.call, call.context),
});

const truth = (value: boolean, call: BoundCall): Value => ({
  kind: 'constant',
  value,
  via: 'literal',
  place: placeOf(call.call, call.context),
});

function numbered(list: Value | undefined, start: number, call: BoundCall): Value | undefined {
  if (list?.kind !== 'list' || list.items.some(i => i.isSpread)) return undefined;
  return listOf(
    list.items.map((item, i) => ({
      ...item,
      value: listOf([always(number(start + i, call)), always(item.value)]),
    })),
  );
}

function zipped(lists: readonly Value[], call: BoundCall): Value | undefined {
  if (call.call.args.some(a => a.spread) || lists.length === 0) return undefined;
  const items = lists.map(list =>
    list.kind === 'list' && list.items.every(i => !i.isSpread && i.when === null) ? list.items : undefined,
  );
  if (items.some(i => i === undefined)) return undefined;
  const length = Math.min(...items.map(i => i!.length));
  return listOf(Array.from({ length }, (_, at) => always(listOf(items.map(i => i![at]!)))));
}

function arrayFrom(
  list: Value | undefined,
  fn: Value | undefined,
  call: BoundCall,
  machine: Machine,
): Value | undefined {
  const items = list?.kind === 'object' ? ofLength(list.entries.get('length'), call) : list;
  if (items?.kind !== 'list') return undefined;
  return fn === undefined ? items : mapItems(items, fn, call, machine);
}

/** `Array.from({ length: 40 }, …)`: as many items, none of which holds anything. */
function ofLength(length: Value | undefined, call: BoundCall): Value | undefined {
  const count = length && numberOf(length);
  if (count === undefined || !(count >= 0 && count <= MOST_ITEMS)) return undefined;
  const nothing: Value = {
    kind: 'constant',
    value: null,
    via: 'literal',
    place: placeOf(call.call, call.context),
  };
  return listOf(Array.from({ length: Math.floor(count) }, () => always(nothing)));
}

/** Each item through a function; items of unknown number once. */
export function mapItems(
  list: Value | undefined,
  fn: Value | undefined,
  call: BoundCall,
  machine: Machine,
): Value | undefined {
  if (list?.kind !== 'list' || fn?.kind !== 'function') return undefined;
  return listOf(
    list.items.map((item, i) => ({
      ...item,
      value: item.isSpread
        ? listOf([always(applyFunction(fn, [elementOf(item.value)], call, machine))])
        : applyFunction(fn, [item.value, number(i, call)], call, machine),
    })),
  );
}

const elementOf = (value: Value): Value =>
  value.kind === 'list' && value.items[0]
    ? value.items[0].value
    : {
        kind: 'unknown',
        why: 'an item of a list that only run time knows',
        name: value.kind === 'unknown' ? value.name : 'item',
        place: value.kind === 'unknown' ? value.place : null,
        ...(value.kind === 'unknown' && value.made ? { made: value.made } : {}),
      };

/** The items for which a test holds, or may hold. */
export function keepItems(
  list: Value | undefined,
  fn: Value | undefined,
  call: BoundCall,
  machine: Machine,
): Value | undefined {
  if (list?.kind !== 'list') return undefined;
  return listOf(
    list.items.flatMap((item, i) => {
      if (fn?.kind !== 'function' || item.isSpread) return [{ ...item, when: item.when ?? 'sometimes' }];
      const holds = decided(applyFunction(fn, [item.value, number(i, call)], call, machine));
      if (holds === false) return [];
      return [holds === true ? item : { ...item, when: item.when ?? 'sometimes' }];
    }),
  );
}

/** The first of a list, where it is surely there. */
export function firstOf(list: Value | undefined, otherwise: Value | undefined): Value | undefined {
  if (list?.kind !== 'list') return undefined;
  const [first] = list.items;
  if (!first) return otherwise;
  return first.isSpread || first.when !== null ? undefined : first.value;
}

function range(args: readonly Value[], call: BoundCall): Value | undefined {
  const numbers = args.map(numberOf);
  if (numbers.some(n => n === undefined)) return undefined;
  const [from, to] = numbers.length === 1 ? [0, numbers[0]!] : [numbers[0] ?? 0, numbers[1] ?? 0];
  const step = numbers[2] ?? 1;
  if (step === 0 || Math.abs((to - from) / step) > MOST_NUMBERS) return undefined;
  const found: ListItem[] = [];
  for (let n = from; step > 0 ? n < to : n > to; n += step) found.push(always(number(n, call)));
  return listOf(found);
}

export function keysOf(object: Value | undefined, call: BoundCall): Value | undefined {
  if (object?.kind !== 'object' || object.isOpen) return undefined;
  return listOf([...object.entries.keys()].map(key => always(keyText(key, call))));
}

export function valuesOf(object: Value | undefined): Value | undefined {
  if (object?.kind !== 'object' || object.isOpen) return undefined;
  return listOf([...object.entries.values()].map(always));
}

export function entriesOf(object: Value | undefined, call: BoundCall): Value | undefined {
  if (object?.kind !== 'object' || object.isOpen) return undefined;
  return listOf(
    [...object.entries].map(([key, value]) => always(listOf([always(keyText(key, call)), always(value)]))),
  );
}

const keyText = (text: string, call: BoundCall): Value => ({
  kind: 'text',
  pieces: text === '' ? [] : [{ text, ...placeOf(call.call, call.context) }],
  via: 'same-file',
});

/** What a value is, in Python's words; undefined where that isn't sure. */
export function typeNameOf(value: Value | undefined): string | undefined {
  switch (value?.kind) {
    case 'text':
      return 'str';
    case 'list':
      return 'list';
    case 'object':
      return 'dict';
    case 'constant':
      return value.value === null ? 'None' : typeof value.value === 'boolean' ? 'bool' : 'number';
    case 'one-of': {
      const names = new Set(optionsOf(value).map(o => typeNameOf(o.value)));
      return names.size === 1 ? [...names][0] : undefined;
    }
    default:
      return undefined;
  }
}

const SAME_TYPE: ReadonlyMap<string, readonly string[]> = new Map([
  ['str', ['str']],
  ['list', ['list']],
  ['tuple', ['list']],
  ['dict', ['dict']],
  ['bool', ['bool']],
  ['int', ['number', 'bool']],
  ['float', ['number']],
]);

function isOfType(value: Value | undefined, type: Value | undefined, call: BoundCall): Value | undefined {
  const own = typeNameOf(value);
  if (own === undefined || !type) return undefined;
  const types = type.kind === 'list' ? type.items.map(i => i.value) : [type];
  const known = types.map(t =>
    t.kind === 'external' && t.module === '' ? SAME_TYPE.get(t.path) : t.kind === 'class' ? [] : undefined,
  );
  if (known.some(k => k?.includes(own))) return own === 'number' ? undefined : truth(true, call);
  return known.every(k => k !== undefined) ? truth(false, call) : undefined;
}

/** Whether an object of a workspace class is of a class, or of one of several; what is known by its annotation alone may be of a subclass. */
function isOfClass(
  value: InstanceValue,
  type: Value | undefined,
  call: BoundCall,
  machine: Machine,
): Value | undefined {
  if (!type) return undefined;
  const types = type.kind === 'list' ? type.items.map(i => i.value) : [type];
  if (types.some(t => t.kind === 'class' && isKindOf(value.of, t, machine))) return truth(true, call);
  const isNone = types.every(
    t => t.kind === 'class' || (t.kind === 'external' && t.module === '' && SAME_TYPE.has(t.path)),
  );
  return isNone && value.made ? truth(false, call) : undefined;
}

/** JavaScript's name for what a value is. */
export function typeofName(value: Value): string | undefined {
  const name = typeNameOf(value);
  if (name === undefined) return value.kind === 'function' ? 'function' : undefined;
  return name === 'str' ? 'string' : name === 'bool' ? 'boolean' : name === 'number' ? 'number' : 'object';
}
