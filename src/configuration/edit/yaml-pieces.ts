import { Document, visit } from 'yaml';
import type { Node } from 'yaml';

/** A value that the product writes. */
export type EditValue =
  string | number | boolean | null | readonly EditValue[] | { readonly [key: string]: EditValue };
export type Path = readonly (string | number)[];

const style = {
  lineWidth: 0,
  blockQuote: false,
  nullStr: 'null',
  doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
} as const;

/** A flow collection on one line, without its brackets. */
function flowText(collection: EditValue): string {
  const document = new Document();
  const node = document.createNode(collection, { flow: true, aliasDuplicateObjects: false }) as Node;
  visit(node, {
    Scalar(_key, scalar) {
      if (typeof scalar.value === 'string' && /\p{Cc}/u.test(scalar.value)) scalar.type = 'QUOTE_DOUBLE';
    },
  });
  document.contents = node as never;
  return document.toString(style).trimEnd().slice(1, -1).trim();
}

/** A value on one line. */
export const inlineText = (value: EditValue): string => flowText([value]);

/** A key as it must be written before its colon, in block and flow maps alike. */
export const keyText = (key: string): string =>
  flowText(Object.fromEntries([[key, 0]])).replace(/\s*:\s*0$/, '');

const isObject = (value: EditValue): value is { readonly [key: string]: EditValue } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Ranges and short lists stay on one line. */
const isInline = (value: EditValue): boolean =>
  !isObject(value) ||
  (Object.keys(value).length > 0 &&
    Object.keys(value).every(key => key === 'low' || key === 'typical' || key === 'high'));

/** `path: value` as lines of a block map, without indentation. */
export function memberLines(path: readonly string[], value: EditValue, step: number): string[] {
  const [key, ...rest] = path;
  const pad = ' '.repeat(step);
  if (rest.length > 0)
    return [`${keyText(key!)}:`, ...memberLines(rest, value, step).map(line => pad + line)];
  if (isInline(value)) return [`${keyText(key!)}: ${inlineText(value)}`];
  return [`${keyText(key!)}:`, ...objectLines(value, step).map(line => pad + line)];
}

function objectLines(value: EditValue, step: number): string[] {
  return Object.entries(value as Record<string, EditValue>).flatMap(([key, item]) =>
    memberLines([key], item, step),
  );
}

/** A value as lines of an item of a block list, without indentation. */
export function itemLines(value: EditValue, step: number): string[] {
  if (!isObject(value) || Object.keys(value).length === 0) return [`- ${inlineText(value)}`];
  return objectLines(value, step).map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`));
}

/** `path: value` for a flow map. */
export function flowMember(path: readonly string[], value: EditValue): string {
  const [key, ...rest] = path;
  return `${keyText(key!)}: ${rest.length > 0 ? `{ ${flowMember(rest, value)} }` : inlineText(value)}`;
}
