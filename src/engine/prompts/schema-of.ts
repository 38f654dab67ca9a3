import type { Expr } from '../syntax/facts.ts';
import { lastNameOf } from '../syntax/last-name.ts';
import type { Machine } from '../values/evaluate.ts';
import type { ClassValue, Context, Value } from '../values/value.ts';
import type { Json } from '../tokens/request/loose.ts';
import { zodSchema } from './zod-schema.ts';

/** JSON Schema that a class or a schema builder stands for: pydantic models, dataclasses, zod. */
export function schemaOf(value: Value, machine: Machine): Json | undefined {
  if (value.kind === 'class') return classSchema(value, machine, 0);
  if (value.kind === 'external') return zodSchema(value, machine);
  return undefined;
}

function classSchema(value: ClassValue, machine: Machine, depth: number): Json | undefined {
  const cls = value.facts.classes[value.classId]!;
  if (depth > 6) return undefined;
  const properties: Record<string, Json> = Object.create(null) as Record<string, Json>;
  const required: string[] = [];
  const context: Context = { facts: value.facts, functionId: cls.functionId, frame: null };
  for (const field of cls.fields) {
    if (!field.annotation) continue;
    const described = fieldExtras(field.value, machine, context);
    properties[field.name] = {
      ...(typeSchema(field.annotation, context, machine, depth) as Record<string, Json>),
      title: titled(field.name),
      ...described.extra,
    };
    if (!field.value || described.isRequired) required.push(field.name);
  }
  if (Object.keys(properties).length === 0) return undefined;
  return {
    ...(cls.doc ? { description: cls.doc } : {}),
    properties,
    ...(required.length > 0 ? { required } : {}),
    title: cls.name ?? '',
    type: 'object',
  };
}

const titled = (name: string): string =>
  name
    .split('_')
    .map(w => w.slice(0, 1).toUpperCase() + w.slice(1))
    .join(' ');

/** `Field(description="…")`. */
function fieldExtras(
  value: Expr | null,
  machine: Machine,
  context: Context,
): { extra: Record<string, Json>; isRequired: boolean } {
  if (value?.kind !== 'call' || !/Field$/i.test(lastNameOf(value.callee)))
    return { extra: {}, isRequired: false };
  const extra: Record<string, Json> = {};
  const description = value.args.find(a => a.name === 'description');
  const text = description ? machine.evaluate(description.value, context) : undefined;
  if (text?.kind === 'text')
    extra['description'] = text.pieces.map(p => ('text' in p ? p.text : '')).join('');
  const hasDefault = value.args.some(
    a =>
      a.name === 'default' || a.name === 'default_factory' || (a.name === null && a.value.kind !== 'other'),
  );
  return { extra, isRequired: !hasDefault };
}

const PLAIN: ReadonlyMap<string, string> = new Map([
  ['str', 'string'],
  ['int', 'integer'],
  ['float', 'number'],
  ['bool', 'boolean'],
  ['list', 'array'],
  ['List', 'array'],
  ['dict', 'object'],
  ['Dict', 'object'],
  ['string', 'string'],
  ['number', 'number'],
  ['boolean', 'boolean'],
]);

/** JSON Schema of a type annotation. */
export function typeSchema(type: Expr, context: Context, machine: Machine, depth = 0): Json {
  if (type.kind === 'string') return { type: 'string' };
  if (type.kind === 'null') return { type: 'null' };
  if (type.kind === 'binary' && type.op === '|')
    return {
      anyOf: [
        typeSchema(type.left, context, machine, depth),
        typeSchema(type.right, context, machine, depth),
      ],
    };
  if (type.kind === 'index') {
    const name = lastNameOf(type.object);
    const args = type.index.kind === 'list' ? type.index.items : [type.index];
    if (name === 'Optional')
      return { anyOf: [typeSchema(args[0]!, context, machine, depth), { type: 'null' }] };
    if (name === 'Union') return { anyOf: args.map(a => typeSchema(a, context, machine, depth)) };
    if (name === 'Annotated') return typeSchema(args[0]!, context, machine, depth);
    if (name === 'Literal')
      return {
        type: 'string',
        enum: args.flatMap((a): (string | number)[] =>
          a.kind === 'string' || a.kind === 'number' ? [a.value] : [],
        ),
      };
    if (/^(list|List|Sequence|set|Set|tuple|Tuple|Array|Iterable)$/.test(name))
      return { type: 'array', items: typeSchema(args[0]!, context, machine, depth) };
    if (/^(dict|Dict|Mapping|Record|Map)$/.test(name))
      return {
        type: 'object',
        additionalProperties: args[1] ? typeSchema(args[1], context, machine, depth) : true,
      };
    return {};
  }
  if (type.kind === 'name') {
    const plain = PLAIN.get(type.name);
    if (plain) return { type: plain };
    const value = machine.evaluate(type, context);
    if (value.kind === 'class') return classSchema(value, machine, depth + 1) ?? {};
  }
  return {};
}
