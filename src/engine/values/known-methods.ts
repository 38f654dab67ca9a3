import type { Machine } from './evaluate.ts';
import { placeOf, fromEnvironment } from './evaluate.ts';
import { argumentOf } from './arguments.ts';
import { openedMethod, pathMethod } from './file-functions.ts';
import { fieldOf } from './members.ts';
import { joined, sliced, templateMethod, textMethod } from './text-methods.ts';
import {
  constantText,
  hop,
  numberOf,
  oneOf,
  stringOf,
  truthOf,
  unknown,
  type BoundCall,
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
        parsed(object, method, argument) ??
        openedMethod(object, method, call, machine)
      );
    case 'unknown':
      return unknownMethod(object, method, argument, call, machine);
    case 'one-of': {
      const results = object.options.map(o => ({
        value: methodResult(o.value, method, call, machine),
        when: o.when,
      }));
      return results.every(r => r.value)
        ? oneOf(results.map(r => ({ value: r.value!, when: r.when })))
        : undefined;
    }
    default:
      return undefined;
  }
}

/** `schema.parse(value)` of zod gives the value back. */
function parsed(
  object: Extract<Value, { kind: 'external' }>,
  method: string,
  argument: Argument,
): Value | undefined {
  if (!/^(parse|parseAsync)$/.test(method) || !/^zod(\/|$)/.test(object.module)) return undefined;
  return argument('value', 0);
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
    case 'flat':
      return object;
    case 'filter': {
      const predicate = call.call.args[0]?.value;
      if (predicate?.kind === 'name' && predicate.name === 'Boolean')
        return { kind: 'list', items: object.items.filter(i => truthOf(i.value) !== false) };
      return { kind: 'list', items: object.items.map(i => ({ ...i, when: i.when ?? 'sometimes' })) };
    }
    case 'map':
      return mapped(object, argument('callback', 0), call, machine);
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

/** `xs.map(x => …)`: the callback for each known item, or once for a list of unknown length. */
function mapped(
  list: Extract<Value, { kind: 'list' }>,
  callback: Value,
  call: BoundCall,
  machine: Machine,
): Value | undefined {
  if (callback.kind !== 'function') return undefined;
  const fn = callback.facts.functions[callback.functionId]!;
  const [param] = fn.params;
  const element = (item: Value): Value => {
    const name = param ? (param.name === '' ? `#${String(param.start)}` : param.name) : null;
    const frame = {
      facts: callback.facts,
      functionId: fn.id,
      self: null,
      isOpen: true,
      depth: (call.context.frame?.depth ?? 0) + 1,
      outer: callback.frame,
      args: new Map(name === null ? [] : [[name, () => item]]),
    };
    const returns = fn.body.find(s => s.kind === 'return');
    return returns?.kind === 'return' && returns.value
      ? machine.evaluate(returns.value, { facts: callback.facts, functionId: fn.id, frame })
      : unknown('only run time knows', 'item');
  };
  return {
    kind: 'list',
    items: list.items.map(i => ({
      ...i,
      value: i.isSpread
        ? {
            kind: 'list',
            items: [
              {
                value: element(
                  i.value.kind === 'list' && i.value.items[0]
                    ? i.value.items[0].value
                    : unknown('an item', 'item'),
                ),
                isSpread: false,
                when: null,
              },
            ],
          }
        : element(i.value),
    })),
  };
}

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
        if (fallback.kind === 'unknown') return fallback;
        const all = [...object.entries].map(([when, value]) => ({ value, when: `"${when}"` }));
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
      return object.isOpen
        ? undefined
        : {
            kind: 'list',
            items: [...object.entries.keys()].map(key => ({
              value: { kind: 'text', pieces: [{ text: key, ...object.place }], via: 'same-file' },
              isSpread: false,
              when: null,
            })),
          };
    case 'values':
      return object.isOpen
        ? undefined
        : {
            kind: 'list',
            items: [...object.entries.values()].map(value => ({ value, isSpread: false, when: null })),
          };
    default:
      return undefined;
  }
}

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
      if (fallback.kind === 'absent') return inner;
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
      return mapped(one, callback, call, machine);
    }
    default:
      return undefined;
  }
}
