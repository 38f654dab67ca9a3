import type { Machine } from '../values/evaluate.ts';
import { piecesOf } from '../values/text.ts';
import type { Value } from '../values/value.ts';
import type { Json } from '../tokens/request/loose.ts';
import { schemaOf } from './schema-of.ts';

/** A value as JSON, as it would be sent: texts with holes keep their constant part; undefined when it is not data. */
export function jsonOf(value: Value, machine: Machine, depth = 0): Json | undefined {
  if (depth > 24) return undefined;
  switch (value.kind) {
    case 'text':
      return piecesOf(value)
        .map(p => ('text' in p ? p.text : `{${p.hole.name}}`))
        .join('');
    case 'constant':
      return value.value;
    case 'list':
      return value.items
        .map(i => jsonOf(i.value, machine, depth + 1))
        .filter((v): v is Json => v !== undefined);
    case 'object': {
      const object: Record<string, Json> = Object.create(null) as Record<string, Json>;
      for (const [key, inner] of value.entries) {
        const json = jsonOf(inner, machine, depth + 1);
        if (json !== undefined) object[key] = json;
      }
      return object;
    }
    case 'one-of':
      return jsonOf(value.options[0]!.value, machine, depth + 1);
    default:
      return schemaOf(value, machine);
  }
}
