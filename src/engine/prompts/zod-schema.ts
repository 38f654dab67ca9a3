import { argumentOf } from '../values/arguments.ts';
import type { Machine } from '../values/evaluate.ts';
import { constantText, type ExternalValue, type Value } from '../values/value.ts';
import type { Json } from '../tokens/request/loose.ts';

const PLAIN: ReadonlyMap<string, Json> = new Map<string, Json>([
  ['string', { type: 'string' }],
  ['number', { type: 'number' }],
  ['int', { type: 'integer' }],
  ['boolean', { type: 'boolean' }],
  ['date', { type: 'string', format: 'date-time' }],
  ['null', { type: 'null' }],
  ['any', {}],
  ['unknown', {}],
]);

/** JSON Schema of a zod expression: `z.object({ a: z.string().describe("…") })`. */
export function zodSchema(value: ExternalValue, machine: Machine, depth = 0): Json | undefined {
  if (!/^(zod|astro\/zod|@hono\/zod-openapi)(\/|$)/.test(value.module) || depth > 12) return undefined;
  const segments = value.path.split('()');
  let schema: Record<string, Json> | undefined;
  for (const [i, segment] of segments.slice(0, -1).entries()) {
    const name = segment.split('.').at(-1)!;
    const call = value.calls[i];
    const argument = (position: number): Value =>
      call ? argumentOf(call, 'value', position, machine.evaluate) : { kind: 'absent' };
    schema =
      schema === undefined ? builder(name, argument, machine, depth) : modified(schema, name, argument);
  }
  return schema;
}

const inner = (value: Value, machine: Machine, depth: number): Json =>
  value.kind === 'external' ? (zodSchema(value, machine, depth + 1) ?? {}) : {};

function builder(
  name: string,
  argument: (position: number) => Value,
  machine: Machine,
  depth: number,
): Record<string, Json> | undefined {
  const plain = PLAIN.get(name);
  if (plain !== undefined) return { ...(plain as Record<string, Json>) };
  const first = argument(0);
  switch (name) {
    case 'object':
    case 'strictObject': {
      if (first.kind !== 'object') return { type: 'object' };
      const properties: Record<string, Json> = Object.create(null) as Record<string, Json>;
      const required: string[] = [];
      for (const [key, value] of first.entries) {
        properties[key] = inner(value, machine, depth);
        if (value.kind !== 'external' || !/\.(optional|nullish|default)\(\)/.test(value.path))
          required.push(key);
      }
      return { type: 'object', properties, required, additionalProperties: false };
    }
    case 'array':
      return { type: 'array', items: inner(first, machine, depth) };
    case 'enum':
    case 'nativeEnum':
      return {
        type: 'string',
        enum: first.kind === 'list' ? first.items.flatMap(i => constantText(i.value) ?? []) : [],
      };
    case 'literal':
      return { const: constantText(first) ?? '' };
    case 'union':
    case 'discriminatedUnion': {
      const options = name === 'union' ? first : argument(1);
      return { anyOf: options.kind === 'list' ? options.items.map(i => inner(i.value, machine, depth)) : [] };
    }
    case 'record':
      return {
        type: 'object',
        additionalProperties: inner(argument(1).kind === 'absent' ? first : argument(1), machine, depth),
      };
    case 'optional':
    case 'nullable':
      return inner(first, machine, depth) as Record<string, Json>;
    default:
      return undefined;
  }
}

function modified(
  schema: Record<string, Json>,
  name: string,
  argument: (position: number) => Value,
): Record<string, Json> {
  const first = argument(0);
  switch (name) {
    case 'describe': {
      const text = constantText(first);
      return text === undefined ? schema : { ...schema, description: text };
    }
    case 'min':
      return first.kind === 'constant' && typeof first.value === 'number'
        ? {
            ...schema,
            [schema['type'] === 'string' ? 'minLength' : schema['type'] === 'array' ? 'minItems' : 'minimum']:
              first.value,
          }
        : schema;
    case 'max':
      return first.kind === 'constant' && typeof first.value === 'number'
        ? {
            ...schema,
            [schema['type'] === 'string' ? 'maxLength' : schema['type'] === 'array' ? 'maxItems' : 'maximum']:
              first.value,
          }
        : schema;
    case 'int':
      return { ...schema, type: 'integer' };
    case 'array':
      return { type: 'array', items: schema };
    default:
      return schema;
  }
}
