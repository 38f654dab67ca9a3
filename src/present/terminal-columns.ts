import { cut, displayWidth, padded } from './display-width.ts';

/** A column of a table: what it may give up when the page is narrow, and how it reads. */
export interface Column {
  readonly align: 'left' | 'right';
  /** Columns that it keeps at least; `Infinity` where nothing may be cut (amounts). */
  readonly least: number;
  readonly cutAt?: 'end' | 'start';
}

const gap = '  ';

/** Widths of the columns that the rows need, cut down to `room`: the widest that may give gives first. */
export function columnWidths(
  rows: readonly (readonly string[])[],
  columns: readonly Column[],
  room: number,
): number[] {
  const widths = columns.map((_, i) => Math.max(0, ...rows.map(row => displayWidth(row[i] ?? ''))));
  const gaps = gap.length * (columns.length - 1);
  for (let over = sum(widths) + gaps - room; over > 0; over--) {
    const giving = columns
      .map((column, i) => ({ i, spare: widths[i]! - column.least, width: widths[i]! }))
      .filter(({ spare }) => spare > 0)
      .sort((a, b) => b.width - a.width)[0];
    if (giving === undefined) break;
    widths[giving.i]!--;
  }
  return widths;
}

/** A row of cells, cut and filled up to the widths; what stands last and left is not filled up. */
export function columnCells(
  row: readonly string[],
  columns: readonly Column[],
  widths: readonly number[],
): string[] {
  return columns.map((column, i) => {
    const text = cut(row[i] ?? '', widths[i] ?? 0, column.cutAt ?? 'end');
    return padded(text, widths[i] ?? 0, column.align);
  });
}

/** Cells side by side. */
export function joined(cells: readonly string[]): string {
  return cells.join(gap).trimEnd();
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
