import type { RawPrices, RawRate } from './price-row.ts';
import type { LongContext, RateName, RateTable } from './price-types.ts';

/** The catalogue's names and what they count by; rates in pieces are per thousand there. */
const NAMES: Readonly<Record<RateName, readonly [raw: string, perThousand: boolean]>> = {
  inputUsdPerMTok: ['input_mtok', false],
  cacheReadUsdPerMTok: ['cache_read_mtok', false],
  cacheWrite5mUsdPerMTok: ['cache_write_mtok', false],
  cacheWrite1hUsdPerMTok: ['cache_write_1h_mtok', false],
  outputUsdPerMTok: ['output_mtok', false],
  reasoningUsdPerMTok: ['output_reasoning_mtok', false],
  audioInputUsdPerMTok: ['input_audio_mtok', false],
  audioOutputUsdPerMTok: ['output_audio_mtok', false],
  imageInputUsdPerMTok: ['input_image_mtok', false],
  imageOutputUsdPerMTok: ['output_image_mtok', false],
  imageUsdEach: ['images_kcount', true],
  webSearchUsdEach: ['web_searches_kcount', true],
  fileSearchUsdEach: ['storage_searches_kcount', true],
  requestUsdEach: ['requests_kcount', true],
  audioUsdPerHour: ['audio_hours', false],
  pageUsdEach: ['input_document_kpages', true],
};

export const RATE_NAMES = Object.keys(NAMES) as readonly RateName[];

/** Nothing is known: the start of every table. */
export const NO_RATES: RateTable = Object.fromEntries(
  RATE_NAMES.map(name => [name, null]),
) as unknown as RateTable;

// Division by 1,000 in binary may miss the decimal by one unit in the last place; shifting the digits doesn't.
const perPiece = (perThousand: number): number => Number(`${perThousand}e-3`);

const baseOf = (rate: RawRate): number => (typeof rate === 'number' ? rate : rate.base);

/** The rates below every threshold. */
export function readRateTable(prices: RawPrices): RateTable {
  const table: Record<string, number | null> = { ...NO_RATES };
  for (const name of RATE_NAMES) {
    const [raw, perThousand] = NAMES[name];
    const rate = prices[raw];
    if (rate !== undefined) table[name] = perThousand ? perPiece(baseOf(rate)) : baseOf(rate);
  }
  return table as unknown as RateTable;
}

/** The highest threshold that a number of input tokens passes, else the lowest one; null where there is none. */
export function readLongContext(prices: RawPrices, inputTokens: number): LongContext | null {
  const starts = new Set<number>();
  for (const rate of Object.values(prices))
    if (typeof rate === 'object') for (const { start } of rate.tiers) starts.add(start);
  const sorted = [...starts].sort((a, b) => a - b);
  const above = sorted.filter(start => inputTokens > start).at(-1) ?? sorted[0];
  if (above === undefined) return null;
  const rates: Partial<Record<RateName, number>> = {};
  for (const name of RATE_NAMES) {
    const rate = prices[NAMES[name][0]];
    if (typeof rate !== 'object') continue;
    const tier = rate.tiers
      .filter(({ start }) => start <= above)
      .sort((a, b) => a.start - b.start)
      .at(-1);
    if (tier !== undefined) rates[name] = tier.price;
  }
  return { aboveInputTokens: above, applies: 'whole', reached: inputTokens > above, rates };
}
