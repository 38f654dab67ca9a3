import type { ClassFacts } from '../syntax/facts.ts';
import { isConstructor } from './constructors.ts';
import type { Machine } from './evaluate.ts';
import { typedValue } from './types.ts';
import { hop, unknown, type ClassValue, type Context, type InstanceValue, type Value } from './value.ts';

/** Where a class's own fields and bases are evaluated. */
export const classContext = (of: ClassValue): Context => ({
  facts: of.facts,
  functionId: of.facts.classes[of.classId]!.functionId,
  frame: null,
});

/** What a field holds before any object is made. */
export function fieldDefault(
  of: ClassValue,
  cls: ClassFacts,
  name: string,
  machine: Machine,
): Value | undefined {
  const field = cls.fields.find(f => f.name === name);
  return field?.value
    ? hop(defaultOf(machine.evaluate(field.value, classContext(of)), machine), 'same-file')
    : undefined;
}

/** Class fields: given when the object was made (dataclass, pydantic, parameter properties), else their default. */
export function fieldValue(
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
export function defaultOf(value: Value, machine: Machine): Value {
  if (
    value.kind !== 'external' ||
    !/(^|\.)(Field|field|Option|Argument|Query|Body|Form|Header|PrivateAttr|attrib|ib)\(\)$/.test(value.path)
  )
    return value;
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
