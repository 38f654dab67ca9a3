import { optionOf } from '../calls/fields.ts';
import type { Machine } from '../values/evaluate.ts';
import { optionsOf, stringOf, type Value } from '../values/value.ts';
import type { BillableTool } from '../tokens/request/billable-request.ts';
import { jsonOf } from './json-value.ts';
import { toolOfFunction } from './tool-of-function.ts';

export interface ToolReading {
  readonly tools: readonly BillableTool[];
  readonly hasUnknownTools: boolean;
}

/** Tool definitions as they are billed: JSON dictionaries of any API, decorated functions, objects of named tools. */
export function readTools(value: Value, machine: Machine): ToolReading {
  const [first] = optionsOf(value).filter(o => o.value.kind === 'list' || o.value.kind === 'object');
  const chosen = first?.value ?? value;
  if (chosen.kind === 'absent' || (chosen.kind === 'constant' && chosen.value === null))
    return { tools: [], hasUnknownTools: false };
  const tools: BillableTool[] = [];
  let hasUnknownTools = false;
  const add = (tool: BillableTool | undefined): void => {
    if (tool) tools.push(tool);
    else hasUnknownTools = true;
  };
  if (chosen.kind === 'list') {
    for (const item of chosen.items) {
      if (item.isSpread) hasUnknownTools = true;
      else for (const tool of declarationsOf(item.value, machine)) add(tool);
    }
  } else if (chosen.kind === 'object') {
    for (const [name, inner] of chosen.entries)
      add(toolOf(inner, name, machine) ?? { kind: 'function', name, description: '', parameters: null });
    hasUnknownTools ||= chosen.isOpen;
  } else hasUnknownTools = true;
  return { tools, hasUnknownTools };
}

/** Gemini puts several declarations into one tool. */
function declarationsOf(value: Value, machine: Machine): (BillableTool | undefined)[] {
  for (const name of ['function_declarations', 'functionDeclarations']) {
    const list = optionOf(value, name, machine);
    if (list.kind === 'list') return list.items.map(i => toolOf(i.value, null, machine));
  }
  return [toolOf(value, null, machine)];
}

function toolOf(value: Value, key: string | null, machine: Machine): BillableTool | undefined {
  if (value.kind === 'function') return toolOfFunction(value, machine);
  if (value.kind !== 'object' && value.kind !== 'external') return undefined;
  const inner = optionOf(value, 'function', machine);
  const from = inner.kind === 'object' ? inner : value;
  const text = (name: string): string | undefined => stringOf(optionOf(from, name, machine));
  const type = stringOf(optionOf(value, 'type', machine));
  const name = text('name') ?? key ?? undefined;
  const schema = [
    'parameters',
    'input_schema',
    'inputSchema',
    'parametersJsonSchema',
    'parameters_json_schema',
  ]
    .map(n => optionOf(from, n, machine))
    .find(v => v.kind !== 'absent');
  if (name === undefined && type === undefined) return undefined;
  const isHosted = type !== undefined && type !== 'function' && type !== 'custom' && schema === undefined;
  return {
    kind: isHosted ? type : 'function',
    name: name ?? type ?? 'tool',
    description: text('description') ?? '',
    parameters: schema ? (jsonOf(schema, machine) ?? null) : null,
  };
}
