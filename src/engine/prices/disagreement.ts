import others from './overlay/disagreements.json';
import type { Disagreement, ModelMatch, RateTable } from './price-types.ts';

interface Others {
  readonly source: string;
  readonly checked: string;
  /** Provider, then model: input, output, cache read. */
  readonly rows: Readonly<
    Record<
      string,
      Readonly<Record<string, readonly [input: number, output: number, cacheRead: number | null]>>
    >
  >;
}

const OTHERS = others as unknown as Others;

/** What a second catalogue says of a model's present price, where it says something else and ours isn't the younger. */
export function disagreementOf(
  { priceOf, model }: ModelMatch,
  table: RateTable,
  checked: string | null,
): Disagreement | null {
  const row = OTHERS.rows[priceOf]?.[model];
  if (row === undefined || (checked !== null && checked > OTHERS.checked)) return null;
  const [input, output, cacheRead] = row;
  const same =
    table.inputUsdPerMTok === input &&
    table.outputUsdPerMTok === output &&
    (cacheRead === null || table.cacheReadUsdPerMTok === cacheRead);
  if (same) return null;
  return {
    source: OTHERS.source,
    checked: OTHERS.checked,
    inputUsdPerMTok: input,
    outputUsdPerMTok: output,
    cacheReadUsdPerMTok: cacheRead,
  };
}
