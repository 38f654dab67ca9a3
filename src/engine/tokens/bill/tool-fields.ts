import type { BillableTool } from '../request/billable-request.ts';
import { isObject, list, member, text, type Json } from '../request/loose.ts';

const deepest = 40;

/** A tool by the words in it: names, descriptions, choices, and a constant for each property. */
export function weighFields(
  tool: BillableTool,
  perProperty: number,
  weigh: (text: string) => number,
): number {
  const walk = (schema: Json | undefined, depth: number): number => {
    if (depth > deepest || !isObject(schema)) return 0;
    let total = depth > 0 ? weigh(text(member(schema, 'description'))) : 0;
    for (const choice of list(member(schema, 'enum'))) total += weigh(String(choice));
    const properties = member(schema, 'properties');
    if (isObject(properties))
      for (const [name, value] of Object.entries(properties))
        total += weigh(name) + perProperty + walk(value, depth + 1);
    total += walk(member(schema, 'items'), depth + 1);
    for (const key of ['anyOf', 'oneOf', 'allOf'])
      for (const item of list(member(schema, key))) total += walk(item, depth + 1);
    return total;
  };
  return weigh(tool.name) + weigh(tool.description) + walk(tool.parameters, 0);
}
