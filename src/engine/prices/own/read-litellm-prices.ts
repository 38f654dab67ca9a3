import Big from 'big.js';
import { LineCounter, parseDocument } from 'yaml';
import { findModel } from '../find-model.ts';
import { createPriceBook } from '../price-book.ts';
import type { PriceBook } from '../price-book.ts';
import { ratesFor } from '../rates-for.ts';
import type { RateName, RateTable, Tier } from '../price-types.ts';
import { readProviderHint } from '../provider-names.ts';
import type { OwnPrice } from './own-types.ts';

/** A problem in a file, with its place; line and column count from 1. */
export interface FileProblem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

const PER_TOKEN: readonly (readonly [string, RateName])[] = [
  ['input_cost_per_token', 'inputUsdPerMTok'],
  ['cache_read_input_token_cost', 'cacheReadUsdPerMTok'],
  ['cache_creation_input_token_cost', 'cacheWrite5mUsdPerMTok'],
  ['cache_creation_input_token_cost_above_1hr', 'cacheWrite1hUsdPerMTok'],
  ['output_cost_per_token', 'outputUsdPerMTok'],
  ['output_cost_per_reasoning_token', 'reasoningUsdPerMTok'],
  ['input_cost_per_audio_token', 'audioInputUsdPerMTok'],
  ['output_cost_per_audio_token', 'audioOutputUsdPerMTok'],
  ['output_cost_per_image_token', 'imageOutputUsdPerMTok'],
];
const EACH: readonly (readonly [string, RateName])[] = [
  ['output_cost_per_image', 'imageUsdEach'],
  ['input_cost_per_request', 'requestUsdEach'],
  ['input_cost_per_query', 'requestUsdEach'],
];
const TIERS: readonly (readonly [string, Tier])[] = [
  ['_batches', 'batch'],
  ['_flex', 'flex'],
  ['_priority', 'priority'],
];

type Row = Readonly<Record<string, unknown>>;
type Report = (path: readonly string[], message: string) => void;

const isObject = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

// Dearer than any token sold; above that the number counts thousands or millions of tokens.
const MOST_PER_TOKEN = 0.001;

function readCost(row: Row, name: string, id: string, perToken: boolean, report: Report): number | null {
  const value = row[name];
  if (value === undefined || value === null) return null;
  if (typeof value !== 'number' || !Number.isFinite(value)) report([id, name], 'is no number');
  else if (value < 0) report([id, name], `is negative (${value}): a price can't be`);
  else if (perToken && value > MOST_PER_TOKEN)
    report(
      [id, name],
      `is ${value} dollars a token: this format counts dollars per token, so 2.5 per million tokens is 0.0000025`,
    );
  else return perToken ? Big(value).times(1_000_000).toNumber() : value;
  return null;
}

function readTable(row: Row, id: string, ending: string, report: Report): Partial<RateTable> {
  const rates: Record<string, number> = {};
  for (const [name, rate] of PER_TOKEN) {
    const cost = readCost(row, name + ending, id, true, report);
    if (cost !== null) rates[rate] = cost;
  }
  if (ending !== '') return rates;
  for (const [name, rate] of EACH) {
    const cost = readCost(row, name, id, false, report);
    if (cost !== null) rates[rate] = cost;
  }
  const search = row['search_context_cost_per_query'];
  const medium = isObject(search) ? search['search_context_size_medium'] : undefined;
  if (typeof medium === 'number' && medium >= 0) rates['webSearchUsdEach'] = medium;
  return rates;
}

function readThreshold(row: Row, id: string, report: Report): OwnPrice['longContext'] {
  const thousands = Object.keys(row).flatMap(
    name => /^input_cost_per_token_above_(\d+)k_tokens$/.exec(name)?.[1] ?? [],
  );
  const [first] = thousands;
  if (first === undefined) return null;
  return {
    aboveInputTokens: Number(first) * 1000,
    applies: 'whole',
    rates: readTable(row, id, `_above_${first}k_tokens`, report),
  };
}

function readRow(id: string, row: Row, source: string, report: Report): OwnPrice | null {
  const rates = readTable(row, id, '', report);
  const tiers = Object.fromEntries(
    TIERS.map(([ending, tier]) => [tier, readTable(row, id, ending, report)] as const).filter(
      ([, table]) => Object.keys(table).length > 0,
    ),
  );
  if (Object.keys(rates).length === 0 && Object.keys(tiers).length === 0) return null;
  const named = row['litellm_provider'];
  const hint = readProviderHint(typeof named === 'string' ? named : null);
  const provider = hint.is === 'provider' ? hint.provider : null;
  const model =
    provider === null
      ? id
      : id.replace(/^[a-z0-9_-]+\//, prefix =>
          readProviderHint(prefix.slice(0, -1)).is === 'provider' && provider !== 'openrouter' ? '' : prefix,
        );
  return {
    model,
    provider,
    rates,
    tiers,
    longContext: readThreshold(row, id, report),
    selfHosted: false,
    from: null,
    until: null,
    source,
  };
}

/** Rates a thousand times the list price: dollars per thousand tokens where the format counts single ones. */
function reportSlips(price: OwnPrice, id: string, book: PriceBook, report: Report): boolean {
  const match = findModel({ provider: price.provider, model: price.model }, book);
  const listed = match.found ? ratesFor(match, { date: book.info.checked }, book) : null;
  if (listed?.priced !== true) return false;
  const slips = PER_TOKEN.filter(([, rate]) => {
    const own = price.rates[rate];
    const known = listed[rate];
    return own != null && known !== null && own >= known * 500 && own <= known * 4000;
  });
  for (const [name, rate] of slips)
    report(
      [id, name],
      `is about a thousand times the list price of ${listed[rate]} per million tokens: this format counts dollars per token`,
    );
  return slips.length > 0;
}

/**
 * Reads a file in LiteLLM's format (`model_prices_and_context_window.json`). `name` is said as the source of its rates;
 * `book` gives the list prices against which a slip of the unit is told.
 */
export function readLitellmPrices(
  text: string,
  name: string,
  book: PriceBook = createPriceBook(),
): { prices: readonly OwnPrice[]; problems: readonly FileProblem[] } {
  const found: { path: readonly string[]; message: string }[] = [];
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { prices: [], problems: [firstSyntaxError(text)] };
  }
  if (!isObject(value))
    return { prices: [], problems: [{ line: 1, column: 1, message: 'is no JSON object of model ids' }] };
  const report: Report = (path, message) => found.push({ path, message });
  const prices = Object.entries(value).flatMap(([id, row]) => {
    if (id === 'sample_spec') return [];
    if (isObject(row)) {
      const price = readRow(id, row, name, report);
      return price === null || reportSlips(price, id, book, report) ? [] : price;
    }
    report([id], 'is no JSON object');
    return [];
  });
  return { prices, problems: found.length === 0 ? [] : locate(text, found) };
}

// Positions are needed only when something is wrong: YAML's parser keeps them, and JSON is YAML.
function locate(text: string, found: readonly { path: readonly string[]; message: string }[]): FileProblem[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false });
  return found.map(({ path, message }) => {
    const node: unknown = document.getIn(path, true);
    const range = isObject(node) && Array.isArray(node['range']) ? (node['range'] as number[]) : [0];
    const { line, col } = lines.linePos(range[0] ?? 0);
    return { line, column: col, message: `${path.join(': ')} ${message}` };
  });
}

function firstSyntaxError(text: string): FileProblem {
  const lines = new LineCounter();
  const { errors } = parseDocument(text, { lineCounter: lines, uniqueKeys: false });
  const { line, col } = lines.linePos(errors[0]?.pos[0] ?? 0);
  return { line: Math.max(1, line), column: Math.max(1, col), message: 'is no JSON here' };
}
