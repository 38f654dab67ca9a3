import type { BillableTool } from '../request/billable-request.ts';
import { isObject, jsonText, list, member, text, type Json } from '../request/loose.ts';

/**
 * Function tools as OpenAI's models get them: a TypeScript namespace. Found by fitting to recorded bills
 * (docs/accuracy.md); the outline has been public since 2023.
 */
export function toolNamespace(tools: readonly BillableTool[]): string {
  const types = tools.map(tool => {
    const comment = commentLines(tool.description);
    return `${comment}type ${tool.name} = ${signature(tool.parameters)} => any;\n\n`;
  });
  return `namespace functions {\n\n${types.join('')}} // namespace functions`;
}

function signature(parameters: Json): string {
  const properties = member(parameters, 'properties');
  const isEmpty = !isObject(properties) || Object.keys(properties).length === 0;
  return isEmpty ? '()' : `(_: ${objectOf(parameters, { root: parameters, depth: 0 })})`;
}

/** Each line of a comment that is not blank, trimmed, behind `// `. */
function commentLines(words: string): string {
  return words
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .map(line => `// ${line}\n`)
    .join('');
}

/** Where a schema stands: its references lead to `root`; no deeper than `deepest`, so that circles end. */
interface Place {
  readonly root: Json;
  readonly depth: number;
}

const deepest = 16;
const inside = (place: Place): Place => ({ ...place, depth: place.depth + 1 });

/** One property a line where any has a comment, else all on one line. */
function objectOf(schema: Json, place: Place): string {
  const properties = member(schema, 'properties');
  const entries = isObject(properties) ? Object.entries(properties) : [];
  if (entries.length === 0) return 'object';
  const required = new Set(list(member(schema, 'required')).map(text));
  const isCommented = entries.some(([, value]) => comments((value ?? null) as Json, place) !== '');
  const written = entries.map(([name, value]) => {
    const property = (value ?? null) as Json;
    const type = `${name}${required.has(name) ? '' : '?'}: ${typeOf(property, inside(place))}`;
    return isCommented ? `${comments(property, place)}${type},${remarks(property)}\n` : type;
  });
  return isCommented ? `{\n${written.join('')}}` : `{ ${written.join(', ')} }`;
}

function comments(schema: Json, place: Place): string {
  const target = follow(schema, place);
  const of = (key: string): string => text(member(schema, key)) || text(member(target, key));
  return commentLines(of('title')) + commentLines(of('description'));
}

/** Limits and default, behind the type. */
function remarks(schema: Json): string {
  const found: string[] = [];
  for (const key of ['minimum', 'maximum']) {
    const value = member(schema, key);
    if (typeof value === 'number')
      found.push(`${key}: ${Number.isInteger(value) ? value.toFixed(1) : value}`);
  }
  const value = member(schema, 'default');
  if (value !== undefined) found.push(`default: ${jsonText(value)}`);
  return found.length > 0 ? ` // ${found.join(', ')}` : '';
}

/** The schema that a `$ref` into the same document means; itself when there is none. */
function follow(schema: Json, place: Place): Json {
  const reference = text(member(schema, '$ref'));
  if (!reference.startsWith('#/')) return schema;
  let target: Json | undefined = place.root;
  for (const key of reference.slice(2).split('/')) target = member(target, key);
  return target ?? null;
}

function typeOf(value: Json, place: Place): string {
  if (place.depth > deepest) return 'any';
  const schema = follow(value, place);
  const choices = list(member(schema, 'enum'));
  if (choices.length > 0) return choices.map(jsonText).join(' | ');
  if (member(schema, 'const') !== undefined) return jsonText(member(schema, 'const'));
  const union = ['anyOf', 'oneOf', 'allOf'].flatMap(key => list(member(schema, key)));
  if (union.length > 0) return unionOf(union, place);
  const type = member(schema, 'type');
  if (Array.isArray(type))
    return unionOf(
      type.map(name => ({ ...(schema as object), type: name as Json })),
      place,
    );
  switch (type) {
    case 'string':
    case 'boolean':
    case 'null':
      return type;
    case 'number':
    case 'integer':
      return 'number';
    case 'array':
      return arrayOf(member(schema, 'items'), place);
    case 'object':
      return objectOf(schema, place);
    default:
      return isObject(member(schema, 'properties')) ? objectOf(schema, place) : 'any';
  }
}

/** A member of a union carries its comment behind it, on a line of its own. */
function unionOf(members: readonly Json[], place: Place): string {
  const written = members.map(item => ({
    type: typeOf(item, inside(place)),
    comment: text(member(follow(item, place), 'description')),
  }));
  if (written.every(item => item.comment === '')) return written.map(item => item.type).join(' | ');
  return written.map(item => `\n | ${item.type}${item.comment ? ` // ${item.comment}` : ''}`).join('');
}

function arrayOf(items: Json | undefined, place: Place): string {
  if (items === undefined) return 'any[]';
  const written = typeOf(items, inside(place));
  const comment = comments(items, place);
  return comment !== '' || written.includes('\n') ? `Array<\n${comment}${written}\n>` : `${written}[]`;
}
