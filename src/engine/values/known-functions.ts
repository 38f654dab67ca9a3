import type { Machine } from './evaluate.ts';
import { sliceValue, placeOf, fromEnvironment } from './evaluate.ts';
import { argumentOf } from './arguments.ts';
import { environmentVariable, fieldOf, importedModule } from './members.ts';
import { dedented, formatBraces, formatNames, holeFor } from './templates.ts';
import { joinTexts, mapText } from './text.ts';
import { sourceOf } from '../syntax/walk.ts';
import {
  constantText,
  hop,
  numberOf,
  oneOf,
  stringOf,
  truthOf,
  unknown,
  type BoundCall,
  type ExternalValue,
  type TextValue,
  type Value,
} from './value.ts';

/** Calls of the standard libraries and of well-known helpers whose result the text decides. */
type Known = (
  argument: (name: string, position: number | null) => Value,
  call: BoundCall,
  machine: Machine,
) => Value | undefined;

/** What a call of something outside gives back, by its full name; undefined when nothing is known. */
export function knownResult(made: ExternalValue, call: BoundCall, machine: Machine): Value | undefined {
  const name = [made.module, made.path].filter(Boolean).join('.').replace(/\(\)$/, '');
  const known = KNOWN.get(name) ?? KNOWN.get(name.replace(/^node:/, ''));
  return known?.((arg, position) => argumentOf(call, arg, position, machine.evaluate), call, machine);
}

const environment: Known = argument => {
  const key = stringOf(argument('key', 0));
  const given = argument('default', 1);
  const fallback = given.kind === 'absent' ? undefined : given;
  if (fallback && !(fallback.kind === 'constant' && fallback.value === null))
    return hop(fallback, 'environment-default');
  return environmentVariable(key ?? '?');
};

const same: Known = argument => {
  const value = argument('value', 0);
  return value.kind === 'absent' ? undefined : value;
};

const KNOWN: ReadonlyMap<string, Known> = new Map<string, Known>([
  ['os.getenv', environment],
  ['os.environ.get', environment],
  ['decouple.config', environment],
  ['environs.Env().str', environment],
  ['textwrap.dedent', argument => onText(argument('text', 0), text => dedented(text, false))],
  [
    'inspect.cleandoc',
    argument => onText(argument('doc', 0), text => mapText(dedented(text, true), t => t.trim())),
  ],
  ['dedent', argument => onText(argument('text', 0), text => dedented(text, true))],
  ['dedent.default', argument => onText(argument('text', 0), text => dedented(text, true))],
  ['str', same],
  ['String', same],
  ['list', same],
  ['tuple', same],
  ['typing.cast', argument => argument('val', 1)],
  ['copy.copy', same],
  ['copy.deepcopy', same],
  ['structuredClone', same],
  ['Object.freeze', same],
  ['Promise.resolve', same],
  ['Promise.all', same],
  ['import', (argument, call, machine) => moduleOf(argument('module', 0), call, machine)],
  ['require', (argument, call, machine) => moduleOf(argument('module', 0), call, machine)],
  ['importlib.import_module', (argument, call, machine) => moduleOf(argument('name', 0), call, machine)],
  ['pydantic.SecretStr', same],
  ['functools.partial', argument => argument('func', 0)],
  ['fastapi.Depends', (argument, _call, machine) => depends(argument('dependency', 0), machine)],
  ['dict', (_argument, call, machine) => keywords(call, machine)],
  ['Object.assign', (_argument, call, machine) => merged(call, machine)],
  [
    'len',
    argument => {
      const value = argument('obj', 0);
      return value.kind === 'list' && value.items.every(i => !i.isSpread && i.when === null)
        ? constant(value.items.length)
        : undefined;
    },
  ],
  ['int', argument => numeric(argument('x', 0))],
  ['float', argument => numeric(argument('x', 0))],
  ['Number', argument => numeric(argument('x', 0))],
  ['parseInt', argument => numeric(argument('x', 0))],
  ['parseFloat', argument => numeric(argument('x', 0))],
]);

/** `import("m")`, `require("m")` where no declaration binds it. */
function moduleOf(name: Value, call: BoundCall, machine: Machine): Value | undefined {
  const module = stringOf(name);
  if (module === undefined) return undefined;
  const found = importedModule(call.context.facts, module, machine);
  return found ? { kind: 'module', facts: found } : { kind: 'external', module, path: '', calls: [] };
}

function constant(value: number): Value {
  return { kind: 'constant', value, via: 'literal', place: { file: '', start: 0, end: 0 } };
}

function numeric(value: Value): Value | undefined {
  if (value.kind === 'one-of')
    return oneOf(
      value.options.flatMap(o => (numeric(o.value) ? [{ value: numeric(o.value)!, when: o.when }] : [])),
    );
  const text = constantText(value);
  const number = text === undefined || text.trim() === '' ? NaN : Number(text);
  if (!Number.isFinite(number) || (value.kind !== 'text' && value.kind !== 'constant')) return undefined;
  const [piece] = value.kind === 'text' ? value.pieces : [];
  const place =
    value.kind === 'constant'
      ? value.place
      : piece && 'text' in piece
        ? piece
        : { file: '', start: 0, end: 0 };
  return { kind: 'constant', value: number, via: value.via, place };
}

function onText(value: Value, change: (text: TextValue) => Value): Value | undefined {
  if (value.kind === 'text') return change(value);
  if (value.kind === 'one-of')
    return oneOf(
      value.options.map(o => ({ value: o.value.kind === 'text' ? change(o.value) : o.value, when: o.when })),
    );
  return value.kind === 'unknown' ? value : undefined;
}

function depends(dependency: Value, machine: Machine): Value | undefined {
  if (dependency.kind === 'function') return machine.callers.call(dependency, null);
  if (dependency.kind === 'class') return { kind: 'instance', of: dependency, made: null };
  return undefined;
}

function keywords(call: BoundCall, machine: Machine): Value {
  const entries = new Map<string, Value>();
  let isOpen = false;
  for (const arg of call.call.args) {
    const value = machine.evaluate(arg.value, call.context);
    if (arg.name !== null) entries.set(arg.name, value);
    else if (value.kind === 'object') {
      for (const [key, inner] of value.entries) entries.set(key, inner);
      isOpen ||= value.isOpen;
    } else isOpen = true;
  }
  return { kind: 'object', entries, isOpen, place: placeOf(call.call, call.context) };
}

function merged(call: BoundCall, machine: Machine): Value {
  const entries = new Map<string, Value>();
  let isOpen = false;
  for (const arg of call.call.args) {
    const value = machine.evaluate(arg.value, call.context);
    if (value.kind === 'object') for (const [key, inner] of value.entries) entries.set(key, inner);
    isOpen ||= value.kind !== 'object' || value.isOpen;
  }
  return { kind: 'object', entries, isOpen, place: placeOf(call.call, call.context) };
}

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
      return textMethod(object, method, argument, call, machine);
    case 'list':
      return listMethod(object, method, argument, call, machine);
    case 'object':
      return objectMethod(object, method, argument, call);
    case 'external':
      return templateMethod(object, method, call, machine);
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

type Argument = (name: string, position: number) => Value;

function textMethod(
  object: TextValue,
  method: string,
  argument: Argument,
  call: BoundCall,
  machine: Machine,
): Value | undefined {
  switch (method) {
    case 'format': {
      const map = keywords(
        {
          call: { ...call.call, args: call.call.args.filter(a => a.name !== null || a.spread === 'map') },
          context: call.context,
        },
        machine,
      );
      const positional = call.call.args
        .filter(a => a.name === null && !a.spread)
        .map(a => () => machine.evaluate(a.value, call.context));
      return formatBraces(object, (field, index) => {
        const [name] = field.split(/[.[]/);
        if (field === '' || /^\d+$/.test(field))
          return positional[field === '' ? index : Number(field)]?.() ?? holeFor(`value ${field}`, object);
        return (map.kind === 'object' ? map.entries.get(name!) : undefined) ?? holeFor(field, object);
      });
    }
    case 'strip':
    case 'trim':
      return call.call.args.length === 0 ? mapText(object, t => t.trim()) : object;
    case 'lstrip':
    case 'trimStart':
      return call.call.args.length === 0 ? mapText(object, t => t.trimStart()) : object;
    case 'rstrip':
    case 'trimEnd':
      return call.call.args.length === 0 ? mapText(object, t => t.trimEnd()) : object;
    case 'lower':
    case 'toLowerCase':
      return mapText(object, t => t.toLowerCase());
    case 'upper':
    case 'toUpperCase':
      return mapText(object, t => t.toUpperCase());
    case 'join': {
      const items = argument('iterable', 0);
      return items.kind === 'list'
        ? joined(items.items, object)
        : unknown(
            'joined from a list that only run time knows',
            items.kind === 'unknown' ? items.name : sourceOf(call.context.facts, call.call),
            placeOf(call.call, call.context),
            items.kind === 'unknown' && items.made ? { made: items.made } : {},
          );
    }
    case 'replace':
    case 'replaceAll':
      return replaced(object, argument('old', 0), argument('new', 1));
    case 'concat':
      return joinTexts([object, ...call.call.args.map(a => machine.evaluate(a.value, call.context))]);
    case 'slice':
    case 'substring':
      return sliced(object, argument, call);
    case 'split': {
      const text = constantText(object);
      const separator = stringOf(argument('sep', 0));
      const [piece] = object.pieces;
      if (text === undefined || separator === undefined || separator === '' || !piece || !('text' in piece))
        return undefined;
      return {
        kind: 'list',
        items: text.split(separator).map(part => ({
          value: { kind: 'text', pieces: part === '' ? [] : [{ ...piece, text: part }], via: object.via },
          isSpread: false,
          when: null,
        })),
      };
    }
    case 'encode':
    case 'decode':
    case 'toString':
    case 'valueOf':
    case 'get_secret_value':
      return object;
    case 'safe_substitute':
    case 'substitute':
      return substituted(object, call, machine);
    default:
      return undefined;
  }
}

function sliced(object: Value, argument: Argument, call: BoundCall): Value {
  const [from, to] = [argument('start', 0), argument('end', 1)];
  return sliceValue(object, from.kind === 'absent' ? 0 : numberOf(from), numberOf(to), to.kind !== 'absent', {
    place: placeOf(call.call, call.context),
    name: sourceOf(call.context.facts, call.call),
  });
}

function substituted(template: TextValue, call: BoundCall, machine: Machine): Value {
  const map = keywords(call, machine);
  return formatNames(
    template,
    /\$\$|\$(?:\{(\w+)\}|(\w+))/g,
    name => (map.kind === 'object' ? map.entries.get(name) : undefined) ?? holeFor(name, template),
  );
}

/** `Template(text).substitute(…)`. */
function templateMethod(
  object: ExternalValue,
  method: string,
  call: BoundCall,
  machine: Machine,
): Value | undefined {
  if (object.module !== 'string' || object.path !== 'Template()' || !/substitute$/.test(method))
    return undefined;
  const made = object.calls[0];
  const template = made ? argumentOf(made, 'template', 0, machine.evaluate) : undefined;
  return template?.kind === 'text' ? substituted(template, call, machine) : undefined;
}

/** Joins items with a separator; a part of unknown length is one hole. */
function joined(
  items: readonly { value: Value; isSpread: boolean; when: string | null }[],
  separator: Value,
): Value {
  const parts: Value[] = [];
  for (const item of items) {
    if (parts.length > 0) parts.push(separator);
    if (!item.isSpread)
      parts.push(
        item.when === null
          ? item.value
          : oneOf([
              { value: item.value, when: item.when },
              { value: { kind: 'text', pieces: [], via: 'literal' }, when: 'otherwise' },
            ]),
      );
    else {
      const inner = item.value.kind === 'list' ? item.value.items[0]?.value : item.value;
      parts.push(
        inner?.kind === 'unknown'
          ? inner
          : unknown('repeated for each item', nameOf(inner), firstPlace(inner)),
      );
    }
  }
  const text = joinTexts(parts);
  return text.kind === 'absent' ? { kind: 'text', pieces: [], via: 'literal' } : text;
}

const nameOf = (value: Value | undefined): string => {
  const hole = value?.kind === 'text' ? value.pieces.find(p => 'hole' in p) : undefined;
  return hole && 'hole' in hole ? hole.hole.name : 'items';
};
const firstPlace = (value: Value | undefined): { file: string; start: number; end: number } | null => {
  const piece = value?.kind === 'text' ? value.pieces.find(p => 'text' in p) : undefined;
  return piece && 'text' in piece ? { file: piece.file, start: piece.start, end: piece.end } : null;
};

function replaced(text: TextValue, from: Value, to: Value): Value | undefined {
  const needle = stringOf(from);
  if (needle === undefined || needle === '') return text;
  const pieces: Value[] = [];
  for (const piece of text.pieces) {
    if ('hole' in piece) pieces.push(piece.hole);
    else
      for (const [i, part] of piece.text.split(needle).entries()) {
        if (i > 0) pieces.push(to.kind === 'absent' ? holeFor('replacement', text) : to);
        if (part !== '') pieces.push({ kind: 'text', pieces: [{ ...piece, text: part }], via: text.via });
      }
  }
  const result = joinTexts(pieces);
  return result.kind === 'absent' ? { ...text, pieces: [] } : result;
}

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
