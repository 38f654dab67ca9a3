import type { Cell, FileFacts } from './facts.ts';

/** A place as reports print it: 1-based, columns in UTF-16 code units, a BOM none; `cell` in notebooks only. */
export interface Place {
  readonly cell?: number;
  readonly line: number;
  readonly column: number;
}

export interface LineMap {
  place(offset: number): Place;
  /** Inverse of `place`; past the end of a line gives its end. */
  offset(place: Place): number;
}

const BOM = 0xfeff;

/** Lines end at \n, \r\n or a lone \r, as editors count them. */
export function lineMap(facts: Pick<FileFacts, 'text' | 'cells'>): LineMap {
  const starts = lineStarts(facts.text);
  const lineOf = (offset: number): number => lastAtMost(starts, offset);
  const shift = facts.text.charCodeAt(0) === BOM ? 1 : 0;
  const cellAt = (offset: number): Cell | undefined =>
    facts.cells?.find(c => offset < c.end) ?? facts.cells?.at(-1);
  return {
    place(offset) {
      const line = lineOf(offset);
      const column = offset - starts[line]! + 1 - (line === 0 ? shift : 0);
      const cell = cellAt(offset);
      return cell
        ? { cell: cell.index, line: line - lineOf(cell.start) + 1, column }
        : { line: line + 1, column };
    },
    offset({ cell, line, column }) {
      const first = cell === undefined ? 0 : lineOf(facts.cells?.find(c => c.index === cell)?.start ?? 0);
      const row = Math.min(Math.max(first + line - 1, 0), starts.length - 1);
      const end = starts[row + 1] ?? facts.text.length;
      return Math.min(starts[row]! + column - 1 + (row === 0 ? shift : 0), end);
    },
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  return starts;
}

/** Index of the last element that is at most `value`; elements ascend from 0. */
function lastAtMost(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (sorted[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
