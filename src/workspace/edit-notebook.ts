import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser';
import { applyEdits } from '../engine/advice/apply-edits.ts';
import type { Edit } from '../engine/model.ts';

/** A notebook's JSON with edits made in its code cells; lines that no edit touches stay byte for byte as they are. */
export function editNotebook(json: string, edits: readonly Edit[]): string {
  const shift = json.startsWith('\uFEFF') ? 1 : 0;
  const body = json.slice(shift);
  const root = parseTree(body);
  const cells = root ? cellsOf(root) : [];
  const replaced = [...new Set(edits.map(e => e.start.cell))].map(cell => {
    const node = cell === undefined ? undefined : cells[cell];
    const source = node && (findNodeAtLocation(node, ['source']) ?? findNodeAtLocation(node, ['input']));
    if (!source) throw new Error(`no code cell ${String(cell)}`);
    return rewritten(
      body,
      source,
      edits.filter(e => e.start.cell === cell),
    );
  });
  const text = replaced
    .sort((a, b) => b.start - a.start)
    .reduce((result, r) => result.slice(0, r.start) + r.text + result.slice(r.end), body);
  return json.slice(0, shift) + text;
}

/** Format 4 keeps cells at the top, format 3 in worksheets. */
function cellsOf(root: Node): readonly Node[] {
  const cells = findNodeAtLocation(root, ['cells']);
  if (cells) return cells.children ?? [];
  const sheets = findNodeAtLocation(root, ['worksheets'])?.children ?? [];
  return sheets.flatMap(sheet => findNodeAtLocation(sheet, ['cells'])?.children ?? []);
}

interface Replaced {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The lines of a cell that change: its source is one string, or a list of strings, mostly a line each. */
function rewritten(json: string, source: Node, edits: readonly Edit[]): Replaced {
  const quote = literals(json);
  if (source.type === 'string') {
    const text = quote(applyEdits(source.value as string, edits));
    return { start: source.offset, end: source.offset + source.length, text };
  }
  const items = source.children ?? [];
  const before = items.map(item => item.value as string);
  const after = applyEdits(before.join(''), edits).match(/[^\n]*\n|[^\n]+$/g) ?? [];
  let first = 0;
  while (first < Math.min(before.length, after.length) && before[first] === after[first]) first++;
  let same = 0;
  while (same < Math.min(before.length, after.length) - first && before.at(-1 - same) === after.at(-1 - same))
    same++;
  // An insertion between two lines replaces the one before it, so that there is always a line to write over.
  if (before.length - same === first) {
    if (first > 0) first--;
    else same--;
  }
  const [from, to] = [items[first]!, items[before.length - same - 1]!];
  const lines = after.slice(first, after.length - same).map(quote);
  return { start: from.offset, end: to.offset + to.length, text: lines.join(between(json, source)) };
}

/** What parts the lines of a cell. */
function between(json: string, { offset, children = [] }: Node): string {
  const [first, second] = children;
  if (first && second) return json.slice(first.offset + first.length, second.offset);
  const before = first ? json.slice(offset + 1, first.offset) : '';
  return before.trim() === '' && before !== '' ? `,${before}` : ', ';
}

/** Strings as this file writes them: some are all ASCII. */
function literals(json: string): (text: string) => string {
  const isAscii = /^[\x00-\x7f]*$/.test(json) && /\\u[\da-f]{4}/i.test(json);
  if (!isAscii) return text => JSON.stringify(text);
  return text =>
    JSON.stringify(text).replace(
      /[\u007f-\uffff]/g,
      unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
}
