import type { ResponseSchema } from '../request/billable-request.ts';
import { isObject, jsonText, type Json } from '../request/loose.ts';

// Keywords that constrain decoding and are not shown to the model; found by fitting to recorded bills.
const hidden = new Set([
  'additionalProperties', 'required', 'default', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf',
  'minItems', 'maxItems', 'uniqueItems', 'minLength', 'maxLength', 'pattern', 'format', '$schema',
]); // prettier-ignore
const mapsOfSchemas = new Set(['properties', '$defs', 'definitions', 'patternProperties']);

/** A response schema as OpenAI's models get it. */
export function schemaSection({ name, description, schema }: ResponseSchema): string {
  const comment = description ? `// ${description}\n` : '';
  return `# Response Formats\n\n## ${name}\n\n${comment}${asciiJson(shown(schema, false, 0))}`;
}

const deepest = 100;

function shown(value: Json, isMap: boolean, depth: number): Json {
  if (depth > deepest) return null;
  if (Array.isArray(value)) return value.map(item => shown(item as Json, false, depth + 1));
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([key]) => isMap || !hidden.has(key));
  const members = kept.map(([key, item]) => [
    key,
    shown((item ?? null) as Json, !isMap && mapsOfSchemas.has(key), depth + 1),
  ]);
  return Object.fromEntries(members) as Json;
}

/** JSON with everything beyond ASCII escaped, as Python writes it. */
export function asciiJson(value: Json): string {
  return jsonText(value).replace(
    /[^\0-\x7f]/g,
    letter => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
