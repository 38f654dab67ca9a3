import { isScalar, isSeq } from 'yaml';
import { find, isFlow, isNothing, slotIn } from './container.ts';
import type { EditResult } from './edit-configuration.ts';
import { flowInsert } from './flow-insert.ts';
import { insertLines } from './insert-lines.ts';
import { splice } from './open-text.ts';
import type { OpenText } from './open-text.ts';
import { setValue } from './set-value.ts';
import { inlineText, itemLines, keyText } from './yaml-pieces.ts';
import type { EditValue, Path } from './yaml-pieces.ts';

/** Adds an item at the end of a list; where there is no list yet, one is made, and a single value becomes its first item. */
export function appendItem(open: OpenText, path: Path, value: EditValue): EditResult {
  const found = find(open, path);
  const { node, rest, parent } = found;
  const items = itemLines(value, open.step);
  if (rest.length > 1 || isFlow(rest.length > 0 ? node : parent)) return appendInline(open, path, value);
  if (rest.length === 1) {
    if (node !== null && !('items' in node) && !isNothing(node))
      return { refused: 'a plain value stands where a map should' };
    const pad = ' '.repeat(open.step);
    return {
      text: insertLines(open, slotIn(open, found), [
        `${keyText(String(rest[0]))}:`,
        ...items.map(line => pad + line),
      ]),
    };
  }
  if (isNothing(node)) return { text: insertLines(open, slotIn(open, found), items) };
  if (isSeq(node))
    return isFlow(node) || node.items.length === 0
      ? { text: splice(open.text, [flowInsert(open.text, node, inlineText(value))]) }
      : { text: insertLines(open, slotIn(open, found), items) };
  return appendInline(open, path, value);
}

function appendInline(open: OpenText, path: Path, value: EditValue): EditResult {
  const { node, rest } = find(open, path);
  if (rest.length > 0 || isNothing(node)) return setValue(open, path, [value], false);
  if (isSeq(node)) return { text: splice(open.text, [flowInsert(open.text, node, inlineText(value))]) };
  if (!isScalar(node)) return { refused: 'a map stands where a list should' };
  const [start, end] = node.range!;
  const old = open.text.slice(start, end);
  if (old.includes('\n')) return { refused: 'a text of several lines stands where a list should' };
  return {
    text: splice(open.text, [
      { offset: start, remove: end - start, insert: `[${old}, ${inlineText(value)}]` },
    ]),
  };
}
