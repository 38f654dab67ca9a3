import Big from 'big.js';
import { findModel } from '../find-model.ts';
import { createPriceBook } from '../price-book.ts';
import type { PriceBook } from '../price-book.ts';
import { readPriceDay } from '../price-day.ts';
import type { RateName, RateTable, Tier } from '../price-types.ts';
import { readProviderHint } from '../provider-names.ts';
import { ratesFor } from '../rates-for.ts';
import { checkRate, slipOf } from './check-rate.ts';
import { NO_OWN_PRICES } from './own-types.ts';
import type { Discount, OwnPrice, OwnPrices, PriceProblem } from './own-types.ts';

/** Names in the file -> rates. */
const RATES: ReadonlyMap<string, RateName> = new Map([
  ['input', 'inputUsdPerMTok'],
  ['cacheRead', 'cacheReadUsdPerMTok'],
  ['cacheWrite5m', 'cacheWrite5mUsdPerMTok'],
  ['cacheWrite1h', 'cacheWrite1hUsdPerMTok'],
  ['output', 'outputUsdPerMTok'],
  ['reasoning', 'reasoningUsdPerMTok'],
  ['audioInput', 'audioInputUsdPerMTok'],
  ['audioOutput', 'audioOutputUsdPerMTok'],
  ['image', 'imageUsdEach'],
  ['webSearch', 'webSearchUsdEach'],
  ['request', 'requestUsdEach'],
]);
const TIERS: readonly Tier[] = ['batch', 'flex', 'priority'];
const UNITS: ReadonlyMap<string, number> = new Map([
  ['per-million-tokens', 1],
  ['per-thousand-tokens', 1e3],
  ['per-token', 1e6],
]);
const MEMBERS = [
  'provider',
  'unit',
  'from',
  'until',
  'source',
  'selfHosted',
  'longContext',
  ...TIERS,
  ...RATES.keys(),
];

type Path = readonly (string | number)[];

interface Reading {
  readonly problems: PriceProblem[];
  readonly currencyUsd: number;
  readonly book: PriceBook;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const report = (reading: Reading, path: Path, message: string): null => {
  reading.problems.push({ path, message });
  return null;
};

function readDay(value: unknown, path: Path, reading: Reading): string | null {
  if (value === undefined || value === null) return null;
  const day = typeof value === 'string' ? readPriceDay(value) : null;
  return day?.day ?? report(reading, path, 'is no day: write YYYY-MM-DD');
}

function checkMembers(
  value: Record<string, unknown>,
  known: readonly string[],
  path: Path,
  reading: Reading,
): void {
  for (const name of Object.keys(value))
    if (!known.includes(name))
      report(reading, [...path, name], `is no member here: known are ${known.join(', ')}`);
}

interface RateContext {
  readonly path: Path;
  readonly unit: number;
  readonly known: Partial<RateTable> | null;
}

function readRates(
  value: Record<string, unknown>,
  { path, unit, known }: RateContext,
  reading: Reading,
): Partial<RateTable> {
  const rates: Record<string, number> = {};
  for (const [name, rateName] of RATES) {
    if (value[name] === undefined) continue;
    const perMTok = rateName.endsWith('PerMTok');
    const rate = checkRate(value[name], perMTok ? 'per million tokens' : 'each');
    if (typeof rate === 'string') {
      report(reading, [...path, name], rate);
      continue;
    }
    const usd = Big(rate)
      .times(perMTok ? unit : 1)
      .times(reading.currencyUsd)
      .toNumber();
    const slip = perMTok ? slipOf(usd, known?.[rateName] ?? null) : null;
    if (slip === null) rates[rateName] = usd;
    else report(reading, [...path, name], slip);
  }
  return rates;
}

/** The list price, to tell a slip of the unit. */
function listed(model: string, provider: string | null, reading: Reading): Partial<RateTable> | null {
  const match = findModel({ provider, model }, reading.book);
  const rates = match.found ? ratesFor(match, { date: reading.book.info.checked }, reading.book) : null;
  return rates?.priced === true ? rates : null;
}

/** Machines by the hour: dollars per million tokens from throughput and the share of the time that they are busy. */
function readHourly(value: Record<string, unknown>, path: Path, reading: Reading): Partial<RateTable> {
  checkMembers(value, ['usdPerHour', 'tokensPerSecond', 'utilization'], path, reading);
  const usdPerHour = checkRate(value['usdPerHour'], 'each');
  const { tokensPerSecond, utilization = 1 } = value;
  if (typeof usdPerHour === 'string') return report(reading, [...path, 'usdPerHour'], usdPerHour) ?? {};
  if (typeof tokensPerSecond !== 'number' || !(tokensPerSecond > 0) || !Number.isFinite(tokensPerSecond))
    return (
      report(
        reading,
        [...path, 'tokensPerSecond'],
        'is no number above 0: give the tokens that all machines together produce in a second',
      ) ?? {}
    );
  if (typeof utilization !== 'number' || !(utilization > 0 && utilization <= 1))
    return report(reading, [...path, 'utilization'], 'is no share of the time above 0 and up to 1') ?? {};
  const usd = Number(
    ((usdPerHour * reading.currencyUsd * 1e6) / (tokensPerSecond * 3600 * utilization)).toPrecision(12),
  );
  return { inputUsdPerMTok: 0, cacheReadUsdPerMTok: 0, outputUsdPerMTok: usd };
}

function readLongContext(value: unknown, context: RateContext, reading: Reading): OwnPrice['longContext'] {
  if (value === undefined || value === null) return null;
  if (!isObject(value)) return report(reading, context.path, 'is no object with above, input and output');
  checkMembers(value, ['above', 'applies', ...RATES.keys()], context.path, reading);
  const { above, applies = 'whole' } = value;
  if (typeof above !== 'number' || !Number.isInteger(above) || above < 1)
    return report(reading, [...context.path, 'above'], 'is no whole number of input tokens');
  if (applies !== 'whole' && applies !== 'part')
    return report(reading, [...context.path, 'applies'], 'is neither whole nor part');
  return { aboveInputTokens: above, applies, rates: readRates(value, context, reading) };
}

function readPrice(id: string, value: unknown, path: Path, reading: Reading): OwnPrice | null {
  if (!isObject(value))
    return report(reading, path, 'is no object: give input and output in dollars per million tokens');
  checkMembers(value, MEMBERS, path, reading);
  const named = value['provider'];
  if (named !== undefined && typeof named !== 'string')
    return report(reading, [...path, 'provider'], 'is no text');
  const unitName = value['unit'] ?? 'per-million-tokens';
  const unit = typeof unitName === 'string' ? UNITS.get(unitName) : undefined;
  if (unit === undefined)
    return report(reading, [...path, 'unit'], `is an unknown unit: use ${[...UNITS.keys()].join(', ')}`);
  const hint = readProviderHint(named);
  const provider = hint.is === 'provider' ? hint.provider : (named ?? null);
  const { selfHosted } = value;
  if (!(selfHosted === undefined || typeof selfHosted === 'boolean' || isObject(selfHosted)))
    return report(
      reading,
      [...path, 'selfHosted'],
      'is neither true nor an object with usdPerHour and tokensPerSecond',
    );
  const own = selfHosted !== undefined && selfHosted !== false;
  const context: RateContext = { path, unit, known: own ? null : listed(id, provider, reading) };
  const hourly = isObject(selfHosted) ? readHourly(selfHosted, [...path, 'selfHosted'], reading) : {};
  const tiers: Partial<Record<Tier, Partial<RateTable>>> = {};
  for (const tier of TIERS) {
    const rates = value[tier];
    if (isObject(rates)) tiers[tier] = readRates(rates, { ...context, path: [...path, tier] }, reading);
    else if (rates !== undefined) report(reading, [...path, tier], 'is no object with input and output');
  }
  const rates = { ...hourly, ...readRates(value, context, reading) };
  if (Object.keys(rates).length === 0 && Object.keys(tiers).length === 0)
    return report(reading, path, 'names no rate: give input and output in dollars per million tokens');
  return {
    model: id,
    provider,
    rates,
    tiers,
    longContext: readLongContext(
      value['longContext'],
      { ...context, path: [...path, 'longContext'] },
      reading,
    ),
    selfHosted: own,
    from: readDay(value['from'], [...path, 'from'], reading),
    until: readDay(value['until'], [...path, 'until'], reading),
    source: typeof value['source'] === 'string' ? value['source'] : 'your own prices',
  };
}

function readDiscount(value: unknown, path: Path, reading: Reading): Discount | null {
  if (!isObject(value)) return report(reading, path, 'is no object with provider and percent');
  checkMembers(value, ['provider', 'models', 'percent', 'from', 'until'], path, reading);
  const hint = readProviderHint(typeof value['provider'] === 'string' ? value['provider'] : null);
  if (hint.is !== 'provider')
    return report(reading, [...path, 'provider'], 'is no provider whose prices are known');
  const { percent, models = ['*'] } = value;
  if (typeof percent !== 'number' || !(percent > 0 && percent < 100))
    return report(
      reading,
      [...path, 'percent'],
      'is no number above 0 and below 100: 15 takes 15 per cent off',
    );
  if (!Array.isArray(models) || !models.every(model => typeof model === 'string'))
    return report(reading, [...path, 'models'], 'is no list of model ids');
  return {
    provider: hint.provider,
    models: models as string[],
    percent,
    from: readDay(value['from'], [...path, 'from'], reading),
    until: readDay(value['until'], [...path, 'until'], reading),
  };
}

function readCurrency(value: unknown, problems: PriceProblem[]): OwnPrices['currency'] {
  if (value === undefined || value === null) return null;
  const { code, usd } = isObject(value) ? value : {};
  if (typeof code !== 'string' || !/^[A-Z]{3}$/.test(code)) {
    problems.push({
      path: ['currency', 'code'],
      message: 'is no currency code of three capital letters, like EUR',
    });
    return null;
  }
  if (typeof usd !== 'number' || !(usd > 0) || !Number.isFinite(usd)) {
    problems.push({
      path: ['currency', 'usd'],
      message: `is no number above 0: say how many US dollars one ${code} is`,
    });
    return null;
  }
  return { code, usd };
}

/**
 * Reads the `prices` member of inference-cost.yml. What is wrong is left out and named with its path; the rest counts.
 * `book` gives the list prices against which a slip of the unit is told.
 */
export function readOwnPrices(
  value: unknown,
  book: PriceBook = createPriceBook(),
): { prices: OwnPrices; problems: readonly PriceProblem[] } {
  const problems: PriceProblem[] = [];
  if (value === undefined || value === null) return { prices: NO_OWN_PRICES, problems };
  if (!isObject(value))
    return {
      prices: NO_OWN_PRICES,
      problems: [{ path: [], message: 'is no object with models, discounts, currency or file' }],
    };
  const currency = readCurrency(value['currency'], problems);
  const reading: Reading = { problems, currencyUsd: currency?.usd ?? 1, book };
  checkMembers(value, ['models', 'discounts', 'currency', 'file'], [], reading);
  const { models = {}, discounts = [], file } = value;
  if (!isObject(models)) report(reading, ['models'], 'is no object of model ids');
  if (!Array.isArray(discounts)) report(reading, ['discounts'], 'is no list');
  if (file !== undefined && typeof file !== 'string')
    report(reading, ['file'], 'is no path of a file in LiteLLM’s format');
  const prices = isObject(models)
    ? Object.entries(models).flatMap(([id, price]) => readPrice(id, price, ['models', id], reading) ?? [])
    : [];
  const read = Array.isArray(discounts)
    ? discounts.flatMap((discount, i) => readDiscount(discount, ['discounts', i], reading) ?? [])
    : [];
  return {
    prices: { prices, discounts: read, currency, file: typeof file === 'string' ? file : null },
    problems,
  };
}
