import type { ClassFacts, FileFacts, FunctionFacts } from '../syntax/facts.ts';
import type { Machine } from './evaluate.ts';
import { conditionOf, moduleName } from './names.ts';
import { openArms, reaching, scopeOf } from './scopes.ts';
import { typedValue } from './types.ts';
import {
  absent,
  constantText,
  hop,
  oneOf,
  unknown,
  type ClassValue,
  type Context,
  type ExternalValue,
  type Frame,
  type InstanceValue,
  type Option,
  type Value,
} from './value.ts';

/** Member, key or attribute of a value. */
export function fieldOf(value: Value, name: string, machine: Machine): Value {
  switch (value.kind) {
    case 'external':
      if (isEnvironment(value)) return environmentVariable(name);
      return grown(value, value.path === '' ? name : `${value.path}.${name}`);
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
      return attribute(value, name, machine) ?? unknown('attribute not found', name);
    case 'class':
      return classAttribute(value, name, machine) ?? unknown('attribute not found', name);
    case 'one-of':
      return oneOf(value.options.map(o => ({ value: fieldOf(o.value, name, machine), when: o.when })));
    case 'text':
    case 'constant':
      // Enum members: `.value`, and `.name` where it is the same text.
      return name === 'value' ? value : unknown('only run time knows', name);
    case 'unknown':
      return unknown(value.why, `${value.name}.${name}`, value.place, value.made ? { made: value.made } : {});
    default:
      return unknown('only run time knows', name);
  }
}

const ENVIRONMENTS = new Set(['process.env', 'import.meta.env', 'os.environ']);
const isEnvironment = (value: ExternalValue): boolean =>
  ENVIRONMENTS.has([value.module, value.path].filter(Boolean).join('.'));

/** Value of an environment variable without a default. */
export const environmentVariable = (name: string): Value =>
  unknown(`environment variable ${name} has no default`, name);

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

const classContext = (of: ClassValue): Context => ({
  facts: of.facts,
  functionId: of.facts.classes[of.classId]!.functionId,
  frame: null,
});

function attribute(instance: InstanceValue, name: string, machine: Machine): Value | undefined {
  const { of } = instance;
  const cls = of.facts.classes[of.classId]!;
  const assigned = assignedAttribute(instance, cls, name, machine);
  if (assigned && assigned.kind !== 'unknown') return assigned;
  const method = cls.methods.map(id => of.facts.functions[id]!).find(m => m.name === name);
  if (method) {
    const bound = {
      kind: 'function',
      facts: of.facts,
      functionId: method.id,
      self: instance,
      frame: null,
    } as const;
    return method.form === 'getter' || isProperty(method) ? machine.callers.call(bound, null) : bound;
  }
  const field = fieldValue(instance, cls, name, machine);
  if (field && (field.kind !== 'unknown' || !assigned)) return field;
  return (
    assigned ??
    inherited(
      of,
      base =>
        base.kind === 'class'
          ? attribute({ kind: 'instance', of: base, made: instance.made }, name, machine)
          : external(base, name),
      machine,
    )
  );
}

const isProperty = (fn: FunctionFacts): boolean =>
  fn.decorators.some(
    d =>
      (d.kind === 'name' && /property$/.test(d.name)) ||
      (d.kind === 'member' && /property$|getter$/.test(d.property)),
  );

function external(base: Value, name: string): Value | undefined {
  return base.kind === 'external' && base.module !== ''
    ? { ...base, path: `${base.path}().${name}`, calls: [...base.calls, null] }
    : undefined;
}

function inherited(
  of: ClassValue,
  find: (base: Value) => Value | undefined,
  machine: Machine,
): Value | undefined {
  for (const base of of.facts.classes[of.classId]!.bases) {
    const expr = base.kind === 'index' ? base.object : base;
    const value = machine.evaluate(expr, classContext(of));
    const found =
      value.kind === 'class' && value.facts === of.facts && value.classId === of.classId
        ? undefined
        : machine.nested(() => find(value));
    if (found) return found;
  }
  return undefined;
}

/** `self.x = …` in the constructor, with the arguments of the call that made the object; else in any method. */
function assignedAttribute(
  instance: InstanceValue,
  cls: ClassFacts,
  name: string,
  machine: Machine,
): Value | undefined {
  const { facts } = instance.of;
  const options: Option[] = [];
  const methods = cls.methods.map(id => facts.functions[id]!);
  for (const method of [...methods].sort((a, b) => Number(isConstructor(b)) - Number(isConstructor(a)))) {
    const list = scopeOf(facts, method.id).attributes.get(name);
    if (!list) continue;
    const context: Context = { facts, functionId: method.id, frame: frameOf(instance, method, machine) };
    for (const one of reaching(list, Infinity, [])) {
      const when = conditionOf(openArms(one.path, []), context, machine);
      if (when === 'never') continue;
      const value = machine.evaluate(one.value, context);
      const shaped =
        value.kind === 'unknown' && one.annotation
          ? (typedValue(one.annotation, value, context, machine) ?? value)
          : value;
      options.push({ value: shaped, when: when === 'always' ? null : when });
      if (when === 'always') break;
    }
    // What the constructor decides holds unless another method sets it too; a lazy `None` first is no value.
    if (options.some(o => isSomething(o.value)) && isConstructor(method)) break;
  }
  if (options.length === 0) return undefined;
  const real = options.filter(o => isSomething(o.value));
  const value = hop(oneOf(real.length > 0 ? real : options), 'same-file');
  return grownByMethods(instance, cls, name, value);
}

const isSomething = (value: Value): boolean =>
  !(value.kind === 'constant' && value.value === null) && value.kind !== 'absent';
const isConstructor = (fn: FunctionFacts): boolean =>
  fn.form === 'constructor' || fn.name === '__init__' || fn.name === '__post_init__';

/** Lists that methods append to: each method's additions count as growth that only run time knows. */
function grownByMethods(instance: InstanceValue, cls: ClassFacts, name: string, value: Value): Value {
  if (value.kind !== 'list') return value;
  const { facts } = instance.of;
  const grows = cls.methods.some(id =>
    [...scopeOf(facts, id).mutations].some(
      ([root, list]) =>
        (root === 'self' || root === 'this') && list.some(m => m.into[0] === name && m.kind !== 'set'),
    ),
  );
  if (!grows) return value;
  return {
    kind: 'list',
    items: [
      ...value.items,
      {
        value: unknown('grows with each turn of the conversation', 'history', {
          file: facts.file,
          start: cls.start,
          end: cls.start,
        }),
        isSpread: true,
        when: null,
      },
    ],
  };
}

function frameOf(instance: InstanceValue, method: FunctionFacts, machine: Machine): Frame | null {
  const base = { facts: instance.of.facts, functionId: method.id, self: instance, depth: 1, outer: null };
  if (!isConstructor(method)) return null;
  if (!instance.made) return null;
  const { args, isOpen } = machine.callers.bind(method, instance.made);
  return { ...base, args, isOpen };
}

/** Class fields: given when the object was made (dataclass, pydantic, parameter properties), else their default. */
function fieldValue(
  instance: InstanceValue,
  cls: ClassFacts,
  name: string,
  machine: Machine,
): Value | undefined {
  const { of } = instance;
  const index = cls.fields.findIndex(f => f.name === name);
  const field = cls.fields[index];
  const context = classContext(of);
  const made = instance.made;
  if (
    made &&
    !cls.methods.some(
      id => isConstructor(of.facts.functions[id]!) && of.facts.functions[id]!.name !== '__post_init__',
    )
  ) {
    const keyword = made.call.args.find(a => a.name === name);
    if (keyword) return hop(machine.evaluate(keyword.value, made.context), 'same-file');
    const positional =
      field && made.call.args.every(a => a.name !== null || a.spread === null)
        ? made.call.args.filter(a => a.name === null)[cls.fields.filter(f => !f.isStatic).indexOf(field)]
        : undefined;
    if (positional && !positional.spread)
      return hop(machine.evaluate(positional.value, made.context), 'same-file');
  }
  if (!field) return undefined;
  if (field.value) {
    const value = hop(
      defaultOf(machine.evaluate(field.value, context), machine),
      isSettings(cls) ? 'config-file' : 'same-file',
    );
    if (value.kind !== 'unknown' || !field.annotation) return value;
    return typedValue(field.annotation, value, context, machine) ?? value;
  }
  const bare = unknown('given when the object is made', name, {
    file: of.facts.file,
    start: field.start,
    end: field.end,
  });
  return field.annotation ? (typedValue(field.annotation, bare, context, machine) ?? bare) : bare;
}

const isSettings = (cls: ClassFacts): boolean =>
  cls.bases.some(
    b =>
      (b.kind === 'name' && /Settings|Config/.test(b.name)) ||
      (b.kind === 'member' && /Settings/.test(b.property)),
  );

/** `Field("x")`, `Field(default="x")`, `field(default=…)`, `field(default_factory=lambda: …)`. */
function defaultOf(value: Value, machine: Machine): Value {
  if (value.kind !== 'external' || !/(^|\.)(Field|field)\(\)$/.test(value.path)) return value;
  const call = value.calls.at(-1);
  if (!call) return value;
  const given =
    call.call.args.find(a => a.name === 'default') ?? call.call.args.find(a => a.name === null && !a.spread);
  if (given)
    return given.value.kind === 'other' || (given.value.kind === 'name' && given.value.name === '...')
      ? unknown('given when the object is made', 'field')
      : machine.evaluate(given.value, call.context);
  const factory = call.call.args.find(a => a.name === 'default_factory');
  if (factory) {
    const made = machine.evaluate(factory.value, call.context);
    if (made.kind === 'function') return machine.callers.call(made, null);
    if (made.kind === 'class') return { kind: 'instance', of: made, made: null };
  }
  return unknown('given when the object is made', 'field');
}

function classAttribute(of: ClassValue, name: string, machine: Machine): Value | undefined {
  const cls = of.facts.classes[of.classId]!;
  const field = cls.fields.find(f => f.name === name);
  if (field?.value)
    return hop(defaultOf(machine.evaluate(field.value, classContext(of)), machine), 'same-file');
  const method = cls.methods.map(id => of.facts.functions[id]!).find(m => m.name === name);
  if (method) return { kind: 'function', facts: of.facts, functionId: method.id, self: of, frame: null };
  return inherited(
    of,
    base => (base.kind === 'class' ? classAttribute(base, name, machine) : external(base, name)),
    machine,
  );
}
