import { isMap, isScalar, isSeq } from 'yaml';
import type { Node } from 'yaml';
import { commentsOf } from './comments-of.ts';
import { blocked, find, isFlow, isNothing, linesOf, slotIn } from './container.ts';
import type { Found } from './container.ts';
import type { EditResult } from './edit-configuration.ts';
import { flowInsert } from './flow-insert.ts';
import { insertLines } from './insert-lines.ts';
import { columnOf, lineAt, nextLine, splice } from './open-text.ts';
import type { OpenText } from './open-text.ts';
import { isSuggestionOf, suggestionsIn } from './suggestions-in.ts';
import { flowMember, inlineText, memberLines } from './yaml-pieces.ts';
import type { EditValue, Path } from './yaml-pieces.ts';

/**
 * Writes a value at a path. With `besideSuggestion` a new member comes under the comment that suggests it
 * (`# volume: …`), where there is one.
 */
export function setValue(
  open: OpenText,
  path: Path,
  value: EditValue,
  besideSuggestion: boolean,
): EditResult {
  const found = find(open, path);
  if (found.rest.length === 0) return replaceValue(open, found, value);
  const names = found.rest.map(String);
  const trouble = isSeq(found.node) ? 'a list' : blocked(found.node);
  if (trouble)
    return {
      refused: `${path.slice(0, path.length - names.length).join('.')} is ${trouble}, so nothing can be written below it`,
    };
  if (isFlow(found.node))
    return { text: splice(open.text, [flowInsert(open.text, found.node!, flowMember(names, value))]) };
  if (isFlow(found.parent)) return replaceValue(open, found, nested(names, value));
  const slot = slotIn(open, found);
  const offset = besideSuggestion ? (suggestionEnd(open, found, names[0]!) ?? slot.offset) : slot.offset;
  return { text: insertLines(open, { ...slot, offset }, memberLines(names, value, open.step)) };
}

const nested = (names: readonly string[], value: EditValue): EditValue =>
  names.reduceRight<EditValue>((inner, name) => ({ [name]: inner }), value);

/** The end of the line `# key: …` among the members of a block map. */
function suggestionEnd(open: OpenText, found: Found, name: string): number | undefined {
  const line = suggestionsIn(open, found).find(({ line }) => isSuggestionOf(line, name));
  return line && nextLine(open.text, line.start);
}

function replaceValue(open: OpenText, { node, key, parent }: Found, value: EditValue): EditResult {
  const { text, eol } = open;
  const piece = inlineText(value);
  if (node === null) return { refused: 'there is no place for a value here: change it by hand' };
  const [start, end] = node.range!;
  if (isNothing(node)) {
    const colon = key ? text.indexOf(':', key.range![1]) + 1 : start;
    return { text: splice(text, [{ offset: colon, remove: 0, insert: ` ${piece}` }]) };
  }
  if (isScalar(node) || isFlow(node)) return { text: replaceInline(open, node, parent, piece) };
  if (!key) return { refused: 'this item is a block of several lines: change it by hand' };
  const lines = linesOf(open, key, node);
  const pad = ' '.repeat(columnOf(text, key.range![0]));
  const body = nextLine(text, key.range![1]);
  if (start < body || end < body)
    return { refused: 'this value starts on the line of its key: change it by hand' };
  const comments = commentsOf(text.slice(body, lines.end)).map(comment => pad + comment + eol);
  const colon = text.indexOf(':', key.range![1]) + 1;
  return {
    text: splice(text, [
      { offset: colon, remove: 0, insert: ` ${piece}` },
      { offset: body, remove: lines.end - body, insert: comments.join('') },
    ]),
  };
}

/** Comments inside a value of several lines come to stand below it. */
function replaceInline({ text, eol }: OpenText, node: Node, parent: Node | null, piece: string): string {
  const [start, end] = node.range!;
  const old = text.slice(start, end);
  const comments =
    isMap(node) || isSeq(node) || old.startsWith('|') || old.startsWith('>') ? commentsOf(`x: ${old}`) : [];
  const ending = old.endsWith('\n') ? eol : '';
  const change = { offset: start, remove: end - start, insert: piece + ending };
  if (comments.length === 0 || isFlow(parent)) return splice(text, [change]);
  const pad = ' '.repeat(lineAt(text, text.lastIndexOf('\n', start - 1) + 1).indent);
  const after = ending === '' ? nextLine(text, end) : end;
  return splice(text, [
    change,
    { offset: after, remove: 0, insert: comments.map(comment => pad + comment + eol).join('') },
  ]);
}
