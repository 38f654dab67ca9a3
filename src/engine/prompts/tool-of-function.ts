import type { Json } from '../tokens/request/loose.ts';
import type { BillableTool } from '../tokens/request/billable-request.ts';
import type { Machine } from '../values/evaluate.ts';
import type { Context, FunctionValue } from '../values/value.ts';
import { typeSchema } from './schema-of.ts';

/** A function that is a tool: its name, docstring and signature, as frameworks send them. */
export function toolOfFunction(value: FunctionValue, machine: Machine): BillableTool | undefined {
  const fn = value.facts.functions[value.functionId]!;
  if (!fn.name) return undefined;
  const context: Context = { facts: value.facts, functionId: fn.parentId, frame: null };
  const properties: Record<string, Json> = Object.create(null) as Record<string, Json>;
  const required: string[] = [];
  for (const param of fn.params) {
    if (
      param.name === '' ||
      /^(self|cls|ctx|context|wrapper|runtime)$/.test(param.name) ||
      param.kind.startsWith('rest')
    )
      continue;
    properties[param.name] = param.annotation ? typeSchema(param.annotation, context, machine) : {};
    if (!param.default) required.push(param.name);
  }
  return {
    kind: 'function',
    name: fn.name,
    description: fn.doc ?? '',
    parameters: { type: 'object', properties, required },
  };
}
