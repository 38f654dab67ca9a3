import { fileShape } from './file-shape.ts';
import type { NumberShape, PercentShape, Shape } from './shape.ts';

export type JsonSchema = { readonly [key: string]: unknown };

/** The JSON Schema that editors complete and validate inference-cost.yml with. */
export function configurationSchema(): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'inference-cost.schema.json',
    title: 'inference-cost.yml',
    ...schemaOf(fileShape),
    type: ['object', 'null'],
  };
}

function schemaOf(shape: Shape): JsonSchema {
  return { description: shape.about, ...formOf(shape) };
}

function formOf(shape: Shape): JsonSchema {
  switch (shape.kind) {
    case 'text':
      // Numbers and words that YAML takes for something else are texts as well.
      return shape.pattern
        ? { type: 'string', pattern: shape.pattern.source }
        : { type: ['string', 'number', 'boolean'] };
    case 'number':
      return numberOf(shape);
    case 'percent':
      return percentOf(shape);
    case 'range':
      return { anyOf: [amountOf(shape.of), rangeOf(shape.of)] };
    case 'choice':
      return {
        enum: shape.values.flatMap(value =>
          value === 'off' ? [value, false] : value === 'on' ? [value, true] : [value],
        ),
      };
    case 'flag':
      return { type: 'boolean' };
    case 'any':
      return {};
    case 'list': {
      const item = schemaOf(shape.item);
      return { anyOf: [{ type: 'array', items: item, uniqueItems: true }, item, { type: 'null' }] };
    }
    case 'record':
      return {
        type: shape.required.length > 0 ? 'object' : ['object', 'null'],
        additionalProperties: false,
        properties: Object.fromEntries(
          Object.entries(shape.members).map(([key, member]) => [key, schemaOf(member)]),
        ),
        ...(shape.required.length > 0 ? { required: shape.required } : {}),
      };
    case 'table':
      return { type: ['object', 'null'], additionalProperties: schemaOf(shape.value) };
    case 'either':
      return { anyOf: shape.forms.map(schemaOf) };
  }
}

const amountOf = (shape: NumberShape | PercentShape): JsonSchema =>
  shape.kind === 'number' ? numberOf(shape) : percentOf(shape);

const numberOf = ({ integer, min, max, like }: NumberShape): JsonSchema => ({
  type: integer ? 'integer' : 'number',
  minimum: min,
  maximum: max,
  examples: [like],
});

const percentOf = ({ max, like }: PercentShape): JsonSchema => ({
  anyOf: [
    { type: 'string', pattern: '^\\s*\\d+(\\.\\d+)?\\s*%\\s*$', examples: [`${like} %`] },
    { const: 0 },
    { type: 'number', minimum: 1, maximum: max },
  ],
});

const rangeOf = (shape: NumberShape | PercentShape): JsonSchema => ({
  type: 'object',
  additionalProperties: false,
  properties: {
    low: amountOf(shape),
    typical: amountOf(shape),
    high: { anyOf: [amountOf(shape), { const: 'unbounded' }] },
  },
  required: ['typical'],
});
