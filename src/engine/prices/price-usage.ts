import Big from 'big.js';
import { findModel } from './find-model.ts';
import { billImages } from './generated-images.ts';
import type { PriceBook } from './price-book.ts';
import type {
  PartUnit,
  PricePart,
  PriceQuery,
  Priced,
  RateName,
  Rates,
  Unpriced,
  Usage,
} from './price-types.ts';
import { ratesFor } from './rates-for.ts';

const COUNTS = [
  'inputTokens',
  'cacheReadTokens',
  'cacheWrite5mTokens',
  'cacheWrite1hTokens',
  'outputTokens',
  'reasoningTokens',
  'audioInputTokens',
  'audioOutputTokens',
  'images',
  'webSearches',
] as const satisfies readonly (keyof Usage)[];

type Counts = Readonly<Record<(typeof COUNTS)[number], number>>;

const unpriced = (why: string, closest: readonly string[] = [], local = false): Unpriced => ({
  priced: false,
  why,
  closest,
  local,
});

/** Missing numbers are 0; anything that is no count is refused, with what to change. */
export function readCounts(usage: Usage): Counts | string {
  const counts: Record<string, number> = {};
  for (const name of COUNTS) {
    const value: unknown = usage[name] ?? 0;
    if (typeof value !== 'number' || !Number.isFinite(value)) return `usage.${name} is no number`;
    if (value < 0) return `usage.${name} is negative`;
    if (!Number.isInteger(value)) return `usage.${name} is no whole number`;
    if (!Number.isSafeInteger(value)) return `usage.${name} is more than can be counted`;
    counts[name] = value;
  }
  const read = counts as Counts;
  const inside =
    read.cacheReadTokens + read.cacheWrite5mTokens + read.cacheWrite1hTokens + read.audioInputTokens;
  if (inside > read.inputTokens)
    return `usage.inputTokens is ${read.inputTokens}, but cache reads, cache writes and audio, which are part of it, add up to ${inside}`;
  if (read.audioOutputTokens > read.outputTokens)
    return `usage.outputTokens is ${read.outputTokens}, but audio, which is part of it, is ${read.audioOutputTokens}`;
  // Some resellers count reasoning with another tokenizer than what they bill: it can't be more than the output.
  return {
    ...read,
    reasoningTokens: Math.min(read.reasoningTokens, read.outputTokens - read.audioOutputTokens),
  };
}

/** Where only the part above a threshold is dearer: how many tokens of each kind lie in it, the uncached last of the prompt first. */
function aboveThreshold(counts: Counts, plainInput: number, rates: Rates): Readonly<Record<string, number>> {
  const { longContext } = rates;
  if (longContext === null || longContext.applies !== 'part' || !longContext.reached) return {};
  let left = counts.inputTokens - longContext.aboveInputTokens;
  const take = (quantity: number): number => {
    const taken = Math.min(left, quantity);
    left -= taken;
    return taken;
  };
  return {
    input: take(plainInput),
    cacheWrite5m: take(counts.cacheWrite5mTokens),
    cacheWrite1h: take(counts.cacheWrite1hTokens),
    cacheRead: take(counts.cacheReadTokens),
  };
}

interface Line {
  readonly unit: PartUnit;
  readonly quantity: number;
  readonly rate: RateName;
  /** The dearer rates of a part above a threshold. */
  readonly above?: Rates['longContext'];
  /** Rates to take where the first isn't published. */
  readonly instead: readonly RateName[];
  readonly missing: string;
}

const INPUT_ONLY = /embed|rerank|^voyage-/i;

/** What is billed, in the order in which it is shown. A cache read without a rate of its own is ordinary input. */
function linesOf(counts: Counts, rates: Rates): Line[] {
  const written5m = counts.cacheWrite5mTokens;
  const plainInput =
    counts.inputTokens -
    counts.cacheReadTokens -
    written5m -
    counts.cacheWrite1hTokens -
    counts.audioInputTokens;
  const spoken = counts.reasoningTokens + counts.audioOutputTokens;
  const output = billImages(counts.images, counts.outputTokens - spoken, rates);
  // Embeddings and rerankers have no output to bill, whatever a usage says.
  const hasOutput = rates.outputUsdPerMTok !== null || !INPUT_ONLY.test(rates.model);
  const hasWriteRate = rates.cacheWrite5mUsdPerMTok !== null;
  const lines: Line[] = [
    { unit: 'input', quantity: plainInput, rate: 'inputUsdPerMTok', instead: [], missing: 'input' },
    {
      unit: 'audioInput',
      quantity: counts.audioInputTokens,
      rate: 'audioInputUsdPerMTok',
      instead: rates.provider === 'google' ? ['inputUsdPerMTok'] : [],
      missing: 'audio input',
    },
    {
      unit: 'cacheRead',
      quantity: counts.cacheReadTokens,
      rate: 'cacheReadUsdPerMTok',
      instead: ['inputUsdPerMTok'],
      missing: 'cache read',
    },
    {
      unit: 'cacheWrite5m',
      quantity: written5m,
      rate: 'cacheWrite5mUsdPerMTok',
      instead: ['inputUsdPerMTok'],
      missing: 'cache write',
    },
    {
      unit: 'cacheWrite1h',
      quantity: counts.cacheWrite1hTokens,
      rate: 'cacheWrite1hUsdPerMTok',
      instead: hasWriteRate ? [] : ['inputUsdPerMTok'],
      missing: '1-hour cache write',
    },
    { unit: 'output', quantity: output.textTokens, rate: 'outputUsdPerMTok', instead: [], missing: 'output' },
    {
      unit: 'imageOutput',
      quantity: output.imageTokens,
      rate: 'imageOutputUsdPerMTok',
      instead: [],
      missing: 'image output',
    },
    {
      unit: 'reasoning',
      quantity: counts.reasoningTokens,
      rate: 'reasoningUsdPerMTok',
      instead: ['outputUsdPerMTok'],
      missing: 'output',
    },
    {
      unit: 'audioOutput',
      quantity: counts.audioOutputTokens,
      rate: 'audioOutputUsdPerMTok',
      instead: [],
      missing: 'audio output',
    },
    { unit: 'image', quantity: output.pieces, rate: 'imageUsdEach', instead: [], missing: 'image' },
    {
      unit: 'webSearch',
      quantity: counts.webSearches,
      rate: 'webSearchUsdEach',
      instead: [],
      missing: 'web search',
    },
    {
      unit: 'request',
      quantity: rates.requestUsdEach === null ? 0 : 1,
      rate: 'requestUsdEach',
      instead: [],
      missing: 'request',
    },
  ];
  const above = aboveThreshold(counts, plainInput, rates);
  const split = lines.flatMap((line): Line[] => {
    const dear = above[line.unit] ?? 0;
    if (dear === 0) return [line];
    return [
      { ...line, quantity: line.quantity - dear },
      { ...line, quantity: dear, above: rates.longContext },
    ];
  });
  return split.filter(
    ({ quantity, unit }) => quantity > 0 && (hasOutput || (unit !== 'output' && unit !== 'reasoning')),
  );
}

const MILLIONTH = Big('0.000001');

/** One exact amount: quantity × rate. */
export function exactUsd(quantity: number, usd: number, perMTok: boolean): Big {
  const amount = Big(quantity).times(usd);
  return perMTok ? amount.times(MILLIONTH) : amount;
}

function partOf(line: Line, rates: Rates): { part: PricePart; usd: Big } | string {
  const name = [line.rate, ...line.instead].find(rate => rates[rate] !== null);
  const rate = name === undefined ? null : (line.above?.rates[name] ?? rates[name]);
  if (name === undefined || rate === null)
    return `no ${line.missing} price of ${rates.model} at ${rates.provider} is published`;
  const perMTok = name.endsWith('PerMTok');
  const usd = exactUsd(line.quantity, rate, perMTok);
  const { source, from, checked } = rates.origins[name] ?? rates;
  const part = {
    unit: line.unit,
    quantity: line.quantity,
    usdPerMTok: perMTok ? rate : null,
    usdEach: perMTok ? null : rate,
    usd: usd.toFixed(),
    source,
    from,
    checked,
  };
  return { part, usd };
}

/**
 * What a provider charges for a usage: exact decimals, taken apart into lines that add up to the last digit.
 * Whatever isn't known gives a reason, never an amount.
 */
export function priceUsage(query: PriceQuery, book: PriceBook): Priced | Unpriced {
  const counts = readCounts(query.usage);
  if (typeof counts === 'string') return unpriced(counts);
  const match = findModel(query, book);
  if (!match.found) return unpriced(match.why, match.closest, match.local);
  const rates = ratesFor(match, { ...query, inputTokens: counts.inputTokens }, book);
  if (!rates.priced) return unpriced(rates.why);
  const parts: PricePart[] = [];
  let total = Big(0);
  for (const line of linesOf(counts, rates)) {
    const read = partOf(line, rates);
    if (typeof read === 'string') return unpriced(read);
    parts.push(read.part);
    total = total.plus(read.usd);
  }
  return { priced: true, usd: total.toFixed(), usdNumber: total.toNumber(), parts, match, rates };
}
