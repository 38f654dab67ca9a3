import type { PriceRow, PriceStep } from './price-row.ts';
import history from './overlay/history.json';

/** A reading: from a day on, input, cache read, cache write and output; or from a day on, the catalogue's own. */
type Entry =
  | readonly [
      from: string | null,
      input: number,
      cacheRead: number | null,
      cacheWrite: number | null,
      output: number,
      source?: number,
    ]
  | readonly [from: string | null, catalogue: '='];

interface History {
  readonly sources: readonly { readonly source: string; readonly checked: string }[];
  /** Provider, then model: the index of the source, then the entries in order of their days. */
  readonly rows: Readonly<
    Record<string, Readonly<Record<string, readonly [source: number, ...entries: Entry[]]>>>
  >;
}

const HISTORY = history as unknown as History;

const NAMES = ['input_mtok', 'cache_read_mtok', 'cache_write_mtok', 'output_mtok'] as const;

const later = (a: string | null, b: string | null): string | null =>
  a === null ? b : b === null || a > b ? a : b;

/** A row with the prices of earlier (or later) days that the catalogue doesn't have. */
export function withHistory(row: PriceRow): PriceRow {
  const found = HISTORY.rows[row.provider]?.[row.model];
  const read = found === undefined ? undefined : HISTORY.sources[found[0]];
  if (found === undefined || read === undefined) return row;
  const steps = (found.slice(1) as Entry[]).flatMap((entry): PriceStep[] => {
    const [from] = entry;
    if (entry[1] === '=') return row.steps.map(step => ({ ...step, from: later(step.from, from) }));
    const rates = entry.slice(1, 5) as (number | null)[];
    const prices = Object.fromEntries(
      NAMES.flatMap((name, i) => (rates[i] == null ? [] : [[name, rates[i]]])),
    );
    return [{ from, hours: null, prices, read: HISTORY.sources[entry[5] ?? found[0]] ?? read }];
  });
  return { ...row, steps };
}
