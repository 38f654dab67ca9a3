import { isObject, list, member, text, type Json } from '../request/loose.ts';
import { added, scaled, type OutputRange } from './output-range.ts';

// Tokens of a value by its type. Fitted to recorded structured answers; a sentence in a string makes the difference.
const sizes = {
  string: { low: 2, typical: 12, high: 40 },
  enum: { low: 1, typical: 2, high: 5 },
  number: { low: 1, typical: 2, high: 4 },
  boolean: { low: 1, typical: 1, high: 1 },
  unknown: { low: 1, typical: 10, high: 40 },
} as const satisfies Record<string, OutputRange>;

const deepest = 8;
const most = 200; // properties that are looked at

/** Tokens of JSON that satisfies a schema. */
export function schemaAnswer(schema: Json): OutputRange {
  return valueOf(schema, schema, 0);
}

function valueOf(value: Json | undefined, root: Json, depth: number): OutputRange {
  if (depth > deepest) return sizes.unknown;
  const schema = follow(value, root);
  if (list(member(schema, 'enum')).length > 0 || member(schema, 'const') !== undefined) return sizes.enum;
  const choices = [...list(member(schema, 'anyOf')), ...list(member(schema, 'oneOf'))];
  if (choices.length > 0) return either(choices.map(choice => valueOf(choice, root, depth + 1)));
  const type = member(schema, 'type');
  switch (Array.isArray(type) ? text(type[0]).toLowerCase() : text(type).toLowerCase()) {
    case 'string':
      return sizes.string;
    case 'number':
    case 'integer':
      return sizes.number;
    case 'boolean':
      return sizes.boolean;
    case 'null':
      return { low: 1, typical: 1, high: 1 };
    case 'array':
      return arrayOf(schema, root, depth);
    default:
      return isObject(member(schema, 'properties')) ? objectOf(schema, root, depth) : sizes.unknown;
  }
}

function objectOf(schema: Json | undefined, root: Json, depth: number): OutputRange {
  const required = new Set(list(member(schema, 'required')).map(text));
  const properties = member(schema, 'properties');
  let total: OutputRange = { low: 2, typical: 2, high: 4 };
  for (const [name, property] of isObject(properties) ? Object.entries(properties).slice(0, most) : []) {
    const written = added(valueOf(property, root, depth + 1), key(name));
    total = added(
      total,
      required.has(name) ? written : { low: 0, typical: 0.6 * written.typical, high: written.high },
    );
  }
  return total;
}

/** A name, its quotes, colon and comma; white space where the model indents. */
const key = (name: string): OutputRange => {
  const tokens = Math.ceil(name.length / 6);
  return { low: tokens + 2, typical: tokens + 3, high: tokens + 6 };
};

function arrayOf(schema: Json | undefined, root: Json, depth: number): OutputRange {
  const item = valueOf(member(schema, 'items'), root, depth + 1);
  return { low: 1 + item.low * 0.5, typical: 2 + item.typical * 3, high: 4 + item.high * 6 };
}

const either = (ranges: readonly OutputRange[]): OutputRange => ({
  low: Math.min(...ranges.map(range => range.low)),
  typical: scaled(ranges.reduce(added), 1 / ranges.length).typical,
  high: Math.max(...ranges.map(range => range.high)),
});

/** The schema that a `$ref` into the same document means. */
export function follow(value: Json | undefined, root: Json): Json | undefined {
  const reference = text(member(value, '$ref'));
  if (!reference.startsWith('#/')) return value;
  let target: Json | undefined = root;
  for (const name of reference.slice(2).split('/')) target = member(target, name);
  return target;
}
