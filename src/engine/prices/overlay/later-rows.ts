import type { NamedRow } from '../catalogue.ts';
import type { RawPrices } from '../price-row.ts';
import later from './later-rows.json';

/** Model, input, cache read, cache write, output; where there is a threshold, the same four above it. */
type Entry = readonly [
  model: string,
  input: number,
  cacheRead: number | null,
  cacheWrite: number | null,
  output: number | null,
  above?: number,
  ...long: (number | null)[],
];

interface Reading {
  readonly source: string;
  readonly checked: string;
  readonly providers: Readonly<Record<string, readonly Entry[]>>;
}

const NAMES = ['input_mtok', 'cache_read_mtok', 'cache_write_mtok', 'output_mtok'] as const;

function pricesOf([, input, cacheRead, cacheWrite, output, above, ...long]: Entry): RawPrices {
  const base = [input, cacheRead, cacheWrite, output];
  return Object.fromEntries(
    NAMES.flatMap((name, i) => {
      const rate = base[i];
      if (rate == null) return [];
      const dear = long[i];
      return [
        [
          name,
          above === undefined || dear == null ? rate : { base: rate, tiers: [{ start: above, price: dear }] },
        ],
      ];
    }),
  );
}

/** Models that were newer than the catalogue, or missing in it, when a second catalogue was read. */
export function readLaterRows(): NamedRow[] {
  return (later as unknown as readonly Reading[]).flatMap(({ source, checked, providers }) =>
    Object.entries(providers).flatMap(([provider, entries]) =>
      entries.map(entry => ({
        row: {
          provider,
          model: entry[0],
          steps: [{ from: null, hours: null, prices: pricesOf(entry) }],
          source,
          checked,
          table: 'overlay' as const,
          contextWindow: null,
          deprecated: false,
        },
        ids: [],
        isStopgap: true,
      })),
    ),
  );
}
