import type { Edit } from '../model.ts';

/** A text with edits made; places are 1-based, columns in UTF-16 code units without the BOM. Edits don't overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const shift = text.startsWith('\uFEFF') ? 1 : 0;
  const offset = ({ line, column }: Edit['start']): number =>
    (starts[line - 1] ?? text.length) + column - 1 + (line === 1 ? shift : 0);
  return edits
    .map(e => ({ start: offset(e.start), end: offset(e.end), text: e.text }))
    .sort((a, b) => b.start - a.start)
    .reduce((result, e) => result.slice(0, e.start) + e.text + result.slice(e.end), text);
}
