import type { Machine } from './evaluate.ts';
import { placeOf } from './evaluate.ts';
import { actionInput } from './action-inputs.ts';
import { argumentOf } from './arguments.ts';
import { checkedData } from './checked-data.ts';
import { environmentVariable, setLocally } from './environment.ts';
import { fieldOf, importedModule } from './members.ts';
import { fileFunction } from './file-functions.ts';
import { LIST_FUNCTIONS } from './list-functions.ts';
import { isNumberFunction, numberResult } from './number-functions.ts';
import { renderedTemplate } from './template-functions.ts';
import { dedented } from './templates.ts';
import { mapText } from './text.ts';
import {
  constantText,
  hop,
  oneOf,
  optionsOf,
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
  if (known)
    return known((arg, position) => argumentOf(call, arg, position, machine.evaluate), call, machine);
  const checked = checkedData(made, call, machine);
  if (checked) return checked;
  const list = LIST_FUNCTIONS.get(name);
  const evaluated = (): Value[] =>
    call.call.args.filter(a => a.name === null).map(a => machine.evaluate(a.value, call.context));
  if (list) return list(evaluated(), call, machine);
  if (isNumberFunction(name) && call.call.args.every(a => a.name === null && a.spread === null))
    return numberResult(name, evaluated());
  return fileFunction(name, call, machine) ?? renderedTemplate(made, call, machine);
}

const environment: Known = (argument, _call, machine) => {
  const key = stringOf(argument('key', 0));
  const given = argument('default', 1);
  const fallback = given.kind === 'absent' ? undefined : given;
  if (fallback && !(fallback.kind === 'constant' && fallback.value === null))
    return oneOf([
      ...setLocally(key ?? '', machine),
      { value: hop(fallback, 'environment-default'), when: null },
    ]);
  return environmentVariable(key ?? '?', machine);
};

/** `getInput` takes the white space at both ends away. */
const actionDefault: Known = (argument, { context }, machine) => {
  const given = actionInput(stringOf(argument('name', 0)), context.facts.file, machine);
  return given.kind === 'text' ? mapText(given, t => t.trim()) : given;
};

/** "true" and "false" of a file as what they mean. */
const truthOfText = (value: Value | undefined): Value | undefined => {
  const text = value && constantText(value);
  const [piece] = value?.kind === 'text' ? value.pieces : [];
  return piece && 'text' in piece && /^(true|false)$/i.test(text ?? '')
    ? { kind: 'constant', value: /^true$/i.test(text!), via: 'config-file', place: piece }
    : value;
};

const same: Known = argument => {
  const value = argument('value', 0);
  return value.kind === 'absent' ? undefined : value;
};

const KNOWN: ReadonlyMap<string, Known> = new Map<string, Known>([
  ['os.getenv', environment],
  ['os.environ.get', environment],
  ['os.environ.setdefault', environment],
  ['os.environ.pop', environment],
  ['Deno.env.get', environment],
  ['decouple.config', environment],
  ['environs.Env().str', environment],
  ['environs.Env()', environment],
  ['environ.Env()', environment],
  ['environ.Env().str', environment],
  ['@actions/core.getInput', actionDefault],
  ['@actions/core.default.getInput', actionDefault],
  ['@actions/core.getBooleanInput', (...given) => truthOfText(actionDefault(...given))],
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
  ['getattr', (argument, _call, machine) => attributeOf(argument, machine)],
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
  ['bool', argument => truthful(argument('x', 0))],
  ['Boolean', argument => truthful(argument('x', 0))],
  ['int', argument => numeric(argument('x', 0))],
  ['float', argument => numeric(argument('x', 0))],
  ['Number', argument => numeric(argument('x', 0))],
  ['parseInt', argument => numeric(argument('x', 0))],
  ['parseFloat', argument => numeric(argument('x', 0))],
]);

/** `import("m")`, `require("m")` where no declaration binds it; one of several where the name is. */
function moduleOf(name: Value, call: BoundCall, machine: Machine): Value | undefined {
  const modules = optionsOf(name).flatMap(({ value, when }) => {
    const module = stringOf(value);
    if (module === undefined) return [];
    const facts = importedModule(call.context.facts, module, machine);
    const found: Value = facts
      ? { kind: 'module', facts }
      : { kind: 'external', module, path: '', calls: [] };
    return [{ value: found, when }];
  });
  return modules.length === 0 ? undefined : oneOf(modules);
}

/** `getattr(object, "name", default)`. */
function attributeOf(argument: Parameters<Known>[0], machine: Machine): Value | undefined {
  const object = argument('object', 0);
  const names = argument('name', 1);
  const name = stringOf(names);
  if (name === undefined)
    return names.kind === 'one-of' ? pairedAttributes(object, names, machine) : undefined;
  const value = fieldOf(object, name, machine);
  const fallback = argument('default', 2);
  if (fallback.kind === 'absent' || (value.kind !== 'unknown' && value.kind !== 'absent')) return value;
  return oneOf([
    ...(value.kind === 'unknown' ? [{ value, when: null }] : []),
    { value: hop(fallback, 'parameter-default'), when: 'by default' },
  ]);
}

/** One of several names of one of several modules: where a path was taken apart, only the pairs that exist are meant. */
function pairedAttributes(
  object: Value,
  names: Extract<Value, { kind: 'one-of' }>,
  machine: Machine,
): Value | undefined {
  const pairs = optionsOf(object).flatMap(({ value: one, when }) =>
    one.kind === 'module' || one.kind === 'class'
      ? names.options.flatMap(option => {
          const name = stringOf(option.value);
          const value = name === undefined ? undefined : fieldOf(one, name, machine);
          return value && value.kind !== 'unknown' && value.kind !== 'absent'
            ? [{ value, when: when ?? option.when }]
            : [];
        })
      : [],
  );
  return pairs.length === 0 ? undefined : oneOf(pairs);
}

function constant(value: number): Value {
  return { kind: 'constant', value, via: 'literal', place: { file: '', start: 0, end: 0 } };
}

function numeric(value: Value): Value | undefined {
  if (value.kind === 'unknown') return { ...value, type: 'number' };
  if (value.kind === 'external')
    return unknown('a number that only run time knows', '', null, { type: 'number', made: value });
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

/** `bool(x)`, `Boolean(x)`. */
function truthful(value: Value): Value | undefined {
  if (value.kind === 'unknown') return { ...value, type: 'boolean' };
  if (value.kind === 'one-of') {
    const options = value.options.flatMap(o => {
      const truth = truthful(o.value);
      return truth ? [{ value: truth, when: o.when }] : [];
    });
    return options.length === value.options.length ? oneOf(options) : undefined;
  }
  const truth = truthOf(value);
  return value.kind === 'constant' && truth !== undefined ? { ...value, value: truth } : undefined;
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

export function keywords(call: BoundCall, machine: Machine): Value {
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
