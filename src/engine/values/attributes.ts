import type { ClassFacts, Expr, FileFacts, FunctionFacts } from '../syntax/facts.ts';
import { classContext, fieldDefault, fieldValue } from './class-fields.ts';
import { baseMade, constructorFrame, isConstructor } from './constructors.ts';
import type { Machine } from './evaluate.ts';
import { conditionOf } from './conditions.ts';
import { openArms, reaching, scopeOf } from './scopes.ts';
import { setFromOutside } from './outside-assignments.ts';
import { typedValue } from './types.ts';
import {
  hop,
  isNothing,
  oneOf,
  unknown,
  type ClassValue,
  type Context,
  type InstanceValue,
  type Option,
  type Value,
} from './value.ts';

/**
 * Attribute of an object of a workspace class: what its methods assign, a method, a field, or what a base class has.
 * `self` is the object that was asked, when `instance` is its view as one of a base class.
 */
export function attribute(
  instance: InstanceValue,
  name: string,
  machine: Machine,
  self: InstanceValue = instance,
): Value | undefined {
  const { of } = instance;
  const cls = of.facts.classes[of.classId]!;
  const assigned = assignedAttribute(instance, cls, name, machine);
  if (assigned && assigned.kind !== 'unknown' && !isNothing(assigned)) return assigned;
  const method = cls.methods.map(id => of.facts.functions[id]!).find(m => m.name === name);
  if (method) {
    const bound = { kind: 'function', facts: of.facts, functionId: method.id, self, frame: null } as const;
    return method.form === 'getter' || isProperty(method) ? machine.callers.call(bound, null) : bound;
  }
  const field = fieldValue(instance, cls, name, machine);
  if (field && field.kind !== 'unknown' && !isNothing(field)) return field;
  if (field || assigned) {
    const set = machine.nested(() => setFromOutside(of, name, machine));
    if (set) return hop(set, 'cross-file');
  }
  if (field && (field.kind !== 'unknown' || !assigned)) return field;
  return (
    assigned ??
    inherited(
      of,
      base =>
        base.kind === 'class'
          ? attribute(
              { kind: 'instance', of: base, made: baseMade(instance, base, machine) },
              name,
              machine,
              self,
            )
          : external(base, name),
      machine,
    )
  );
}

/** Attribute of a class itself. */
export function classAttribute(of: ClassValue, name: string, machine: Machine): Value | undefined {
  const cls = of.facts.classes[of.classId]!;
  const field = fieldDefault(of, cls, name, machine);
  if (field) return field;
  const method = cls.methods.map(id => of.facts.functions[id]!).find(m => m.name === name);
  if (method) return { kind: 'function', facts: of.facts, functionId: method.id, self: of, frame: null };
  return inherited(
    of,
    base => (base.kind === 'class' ? classAttribute(base, name, machine) : external(base, name)),
    machine,
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
  for (const value of basesOf(of, machine)) {
    const found = machine.nested(() => find(value));
    if (found) return found;
  }
  return undefined;
}

/** The classes that a class names as its bases, itself left out. */
export function basesOf(of: ClassValue, machine: Machine): Value[] {
  return of.facts.classes[of.classId]!.bases.flatMap(base => {
    const value = machine.evaluate(base.kind === 'index' ? base.object : base, classContext(of));
    return value.kind === 'class' && value.facts === of.facts && value.classId === of.classId ? [] : [value];
  });
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
  for (const method of methodsAssigning(facts, cls).get(name) ?? []) {
    const list = scopeOf(facts, method.id).attributes.get(name)!;
    const context: Context = {
      facts,
      functionId: method.id,
      frame: constructorFrame(instance, method, machine),
    };
    for (const one of reaching(list, Infinity, [])) {
      // `if (!this.client) this.client = …`: whether it is there already says nothing of what it holds.
      const arms = openArms(one.path, []).filter(arm => !arm.test || !asksFor(facts, arm.test.expr, name));
      const when = conditionOf(arms, context, machine);
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
    if (options.some(o => !isNothing(o.value)) && isConstructor(method)) break;
  }
  if (options.length === 0) return undefined;
  const real = options.filter(o => !isNothing(o.value));
  const value = hop(oneOf(real.length > 0 ? real : options), 'same-file');
  return grownByMethods(instance, cls, name, value);
}

const assigning = new WeakMap<ClassFacts, ReadonlyMap<string, readonly FunctionFacts[]>>();

/** Methods by the attributes that they assign, the constructor first. */
function methodsAssigning(facts: FileFacts, cls: ClassFacts): ReadonlyMap<string, readonly FunctionFacts[]> {
  const known = assigning.get(cls);
  if (known) return known;
  const found = new Map<string, FunctionFacts[]>();
  const methods = cls.methods.map(id => facts.functions[id]!);
  for (const method of methods.sort((a, b) => Number(isConstructor(b)) - Number(isConstructor(a))))
    for (const name of scopeOf(facts, method.id).attributes.keys())
      found.set(name, [...(found.get(name) ?? []), method]);
  assigning.set(cls, found);
  return found;
}

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
  const place = { file: facts.file, start: cls.start, end: cls.start };
  const growth = unknown('grows with each turn of the conversation', 'history', place);
  return { kind: 'list', items: [...value.items, { value: growth, isSpread: true, when: null }] };
}

const asksFor = (facts: FileFacts, test: Expr, name: string): boolean =>
  facts.text.slice(test.start, test.end).includes(`.${name}`);
