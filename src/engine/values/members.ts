import type { FileFacts } from '../syntax/facts.ts';
import { lastNameOf } from '../syntax/last-name.ts';
import type { Machine } from './evaluate.ts';
import { argumentOf } from './arguments.ts';
import { attribute, classAttribute } from './attributes.ts';
import { optionDefault } from './command-line.ts';
import { environmentVariable } from './environment.ts';
import { moduleName } from './names.ts';
import { pathMember } from './paths.ts';
import {
  absent,
  constantText,
  oneOf,
  unknown,
  type ExternalValue,
  type InstanceValue,
  type Value,
} from './value.ts';

/** Member, key or attribute of a value. */
export function fieldOf(value: Value, name: string, machine: Machine): Value {
  switch (value.kind) {
    case 'external':
      if (isEnvironment(value) && !METHODS_OF_ENVIRON.has(name)) return environmentVariable(name, machine);
      return (
        optionDefault(value, name, machine) ??
        grown(value, value.path === '' ? name : `${value.path}.${name}`)
      );
    case 'object':
      return (
        value.entries.get(name) ??
        (value.isOpen ? unknown('a key that only run time knows', name, value.place) : absent)
      );
    case 'module':
      return (
        exported(value.facts, name, machine) ??
        submodule(value.facts, name, machine) ??
        unknown(`not found in ${value.facts.file}`, name)
      );
    case 'instance':
      return (
        value.set?.get(name) ??
        machine.attributeOf?.(value, name, machine) ??
        enumValue(value, name, machine) ??
        attribute(value, name, machine) ??
        unknown('attribute not found', name)
      );
    case 'class':
      return classAttribute(value, name, machine) ?? unknown('attribute not found', name);
    case 'function':
      return machine.methodOf?.(value, name, machine) ?? unknown('only run time knows', name);
    case 'operation':
      return machine.memberOf?.(value, name) ?? unknown('only run time knows', name);
    case 'one-of':
      return oneOf(value.options.map(o => ({ value: fieldOf(o.value, name, machine), when: o.when })));
    case 'text':
    case 'constant':
      // Enum members: `.value`, and `.name` where it is the same text.
      return name === 'value' ? value : (pathMember(value, name) ?? unknown('only run time knows', name));
    case 'unknown':
      return unknown(value.why, `${value.name}.${name}`, value.place, value.made ? { made: value.made } : {});
    case 'absent':
      return absent;
    default:
      return unknown('only run time knows', name);
  }
}

/** `model.value` where only the enum that it is of is known: one of its members'. */
const enumValue = (instance: InstanceValue, name: string, machine: Machine): Value | undefined =>
  name === 'value' ? membersOfEnum(instance, machine) : undefined;

/** What an object may be of which only the enum is known: each of the members, or the one that it was made of. */
export function membersOfEnum({ of, made }: InstanceValue, machine: Machine): Value | undefined {
  const cls = of.facts.classes[of.classId]!;
  if (!cls.bases.some(b => /Enum$/.test(lastNameOf(b)))) return undefined;
  // `Model("gpt-4o")` looks a member up by its value.
  const given = made && argumentOf(made, 'value', 0, machine.evaluate);
  if (given && constantText(given) !== undefined) return given;
  const members = cls.fields.filter(f => f.value && /^[A-Z]/.test(f.name));
  if (members.length === 0) return undefined;
  return oneOf(
    members.map(f => ({
      value: classAttribute(of, f.name, machine) ?? absent,
      when: `${cls.name ?? ''}.${f.name}`,
    })),
  );
}

const processEnv = ['node:process.env', 'node:process.default.env', 'process.default.env'];
const ENVIRONMENTS = new Set(['process.env', 'import.meta.env', 'os.environ', 'Bun.env', ...processEnv]);
/** Of Python's mapping; variables are written in capitals. */
const METHODS_OF_ENVIRON = new Set(['get', 'setdefault', 'pop', 'copy', 'items', 'keys', 'values', 'update']);
const isEnvironment = (value: ExternalValue): boolean =>
  ENVIRONMENTS.has([value.module, value.path].filter(Boolean).join('.'));

/** A path that goes on and on is a loop in the code. */
function grown(value: ExternalValue, path: string): Value {
  return path.length > 400 ? unknown('too long to follow', '') : { ...value, path };
}

export function itemOf(value: Value, index: Value, machine: Machine): Value {
  if (index.kind === 'one-of')
    return oneOf(index.options.map(o => ({ value: itemOf(value, o.value, machine), when: o.when })));
  if (index.kind === 'constant' && typeof index.value === 'number') return itemAt(value, index.value);
  const key = constantText(index);
  if (key !== undefined) {
    return fieldOf(value, key, machine);
  }
  // A table looked up by something unknown: one of its values.
  if (value.kind === 'object' && value.entries.size > 0 && value.entries.size <= 40) {
    return oneOf([...value.entries].map(([when, inner]) => ({ value: inner, when: `"${when}"` })));
  }
  if (value.kind === 'list' && value.items.length > 0 && value.items.length <= 40) {
    const isKnown = value.items.every(i => !i.isSpread && i.value.kind !== 'unknown');
    if (isKnown)
      return oneOf(value.items.map(i => ({ value: i.value, when: i.when ?? 'an item of the list' })));
  }
  if (value.kind === 'external') return grown(value, `${value.path}[]`);
  return unknown(
    'an item that only run time knows',
    value.kind === 'unknown' ? value.name : 'item',
    null,
    value.kind === 'unknown' && value.made ? { made: value.made } : {},
  );
}

export function itemAt(value: Value, index: number): Value {
  switch (value.kind) {
    case 'list': {
      const before = index < 0 ? value.items.slice(index) : value.items.slice(0, index + 1);
      const item = index < 0 ? value.items.at(index) : value.items[index];
      if (before.some(i => i.isSpread) || !item)
        return unknown('an item that only run time knows', `item ${String(index)}`);
      return item.value;
    }
    case 'one-of':
      return oneOf(value.options.map(o => ({ value: itemAt(o.value, index), when: o.when })));
    case 'external':
      return grown(value, `${value.path}[]`);
    case 'unknown':
      return unknown(
        value.why,
        `${value.name}[${String(index)}]`,
        value.place,
        value.made ? { made: value.made } : {},
      );
    default:
      return unknown('an item that only run time knows', `item ${String(index)}`);
  }
}

/** The workspace module that an import names. */
export function importedModule(from: FileFacts, module: string, machine: Machine): FileFacts | undefined {
  const path = machine.resolver.resolve(from, module);
  if (path === undefined) return undefined;
  machine.reliesOn(from.file, path);
  return machine.sources.facts(path);
}

function submodule(facts: FileFacts, name: string, machine: Machine): Value | undefined {
  if (facts.language !== 'python' || !facts.file.endsWith('__init__.py')) return undefined;
  const found = importedModule(facts, `.${name}`, machine);
  return found ? { kind: 'module', facts: found } : undefined;
}

/** A name as another module gets it: through export lists, re-exports and stars. */
export function exported(
  facts: FileFacts,
  name: string,
  machine: Machine,
  seen: readonly string[] = [],
): Value | undefined {
  if (facts.language === 'python') return machine.nested(() => moduleName(facts, name, machine));
  if (seen.includes(facts.file)) return undefined;
  const path = [...seen, facts.file];
  const from = (module: string): FileFacts | undefined => importedModule(facts, module, machine);
  for (const fact of facts.exports) {
    if (fact.name !== name) continue;
    if (fact.module === null) return machine.nested(() => moduleName(facts, fact.local, machine));
    const target = from(fact.module);
    if (!target)
      return { kind: 'external', module: fact.module, path: fact.local === '*' ? '' : fact.local, calls: [] };
    return fact.local === '*'
      ? { kind: 'module', facts: target }
      : machine.nested(() => exported(target, fact.local, machine, path));
  }
  for (const fact of facts.exports) {
    if (fact.name !== '*' || fact.module === null) continue;
    const target = from(fact.module);
    const found = target && machine.nested(() => exported(target, name, machine, path));
    if (found) return found;
  }
  // `import cfg from './cfg'` of a CommonJS module: the object of all that it exports.
  if (name === 'default' && facts.exports.length > 0 && !facts.exports.some(e => e.name === 'default'))
    return { kind: 'module', facts };
  return undefined;
}
