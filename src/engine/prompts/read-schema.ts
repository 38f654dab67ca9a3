import { optionOf } from '../calls/fields.ts';
import type { Machine } from '../values/evaluate.ts';
import { optionsOf, stringOf, type Value } from '../values/value.ts';
import type { ResponseSchema } from '../tokens/request/billable-request.ts';
import { jsonOf } from './json-value.ts';

export interface SchemaReading {
  readonly responseSchema: ResponseSchema | null;
  readonly hasUnknownSchema: boolean;
}

const NONE: SchemaReading = { responseSchema: null, hasUnknownSchema: false };

/** The schema that an answer must follow: JSON schema dictionaries of any API, pydantic classes, zod objects. */
export function readSchema(value: Value, machine: Machine): SchemaReading {
  const chosen =
    optionsOf(value).find(o => o.value.kind === 'object' || o.value.kind === 'class')?.value ?? value;
  if (chosen.kind === 'absent' || chosen.kind === 'constant') return NONE;
  const type = stringOf(optionOf(chosen, 'type', machine));
  if (type === 'json_object' || type === 'text') return NONE;
  const wrapped = optionOf(chosen, 'json_schema', machine);
  const holder = wrapped.kind === 'object' ? wrapped : chosen;
  const inner = optionOf(holder, 'schema', machine);
  const json = jsonOf(inner.kind === 'absent' ? holder : inner, machine);
  if (json === undefined || json === null || typeof json !== 'object')
    return { responseSchema: null, hasUnknownSchema: true };
  return {
    responseSchema: {
      name: stringOf(optionOf(holder, 'name', machine)) ?? nameOf(chosen),
      description: stringOf(optionOf(holder, 'description', machine)) ?? '',
      schema: json,
    },
    hasUnknownSchema: false,
  };
}

const nameOf = (value: Value): string =>
  value.kind === 'class' ? (value.facts.classes[value.classId]?.name ?? 'response') : 'response';
