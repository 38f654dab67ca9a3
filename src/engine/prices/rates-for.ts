import Big from 'big.js';
import { scale } from './apply-rules.ts';
import { listRatesFor } from './list-rates.ts';
import { discountFor, holdsOn } from './own/own-rows.ts';
import type { Discount, OwnPrice } from './own/own-types.ts';
import type { PriceBook } from './price-book.ts';
import { readPriceDay } from './price-day.ts';
import type {
  LongContext,
  ModelMatch,
  NoRates,
  RateName,
  RateOrigin,
  RateTable,
  Rates,
  When,
} from './price-types.ts';
import { NO_RATES, RATE_NAMES } from './rate-table.ts';

function longContextOf(own: OwnPrice, inputTokens: number): LongContext | null {
  return own.longContext === null
    ? null
    : { ...own.longContext, reached: inputTokens > own.longContext.aboveInputTokens };
}

const tableOf = (rates: Partial<RateTable>): RateTable =>
  Object.fromEntries(RATE_NAMES.map(name => [name, rates[name] ?? null])) as unknown as RateTable;

/** The user's rates over those of the list: what the user doesn't name stays as listed. */
function withOwn(own: OwnPrice, match: ModelMatch, when: When, listed: Rates | null): Rates | NoRates {
  const tier = when.tier ?? 'standard';
  const rates = tier === 'standard' ? own.rates : own.tiers[tier];
  if (rates === undefined)
    return { priced: false, why: `your own prices give no ${tier} price of ${own.model}` };
  const longContext = longContextOf(own, when.inputTokens ?? 0);
  if (tier !== 'standard' && longContext?.reached === true)
    return {
      priced: false,
      why: `your own prices give no ${tier} price of ${own.model} above ${longContext.aboveInputTokens} input tokens`,
    };
  const dear = longContext?.reached === true && longContext.applies === 'whole' ? longContext.rates : {};
  const origin: RateOrigin = { source: own.source, from: own.from, checked: null };
  const listedTable = listed ?? NO_RATES;
  const origins: Partial<Record<RateName, RateOrigin>> = {};
  if (listed !== null)
    for (const name of RATE_NAMES)
      if (listedTable[name] !== null)
        origins[name] = listed.origins[name] ?? {
          source: listed.source,
          from: listed.from,
          checked: listed.checked,
        };
  for (const name of Object.keys({ ...rates, ...dear })) origins[name as RateName] = origin;
  return {
    ...tableOf({ ...listedTable, ...rates, ...dear }),
    ...origin,
    priced: true,
    provider: match.provider,
    model: match.model,
    tier,
    origins,
    longContext: longContext ?? listed?.longContext ?? null,
    next: null,
    disagreement: null,
    notes: own.selfHosted ? ['runs on machines of your own, at your own price'] : [],
  };
}

const FEES: readonly RateName[] = RATE_NAMES.filter(name => !name.endsWith('PerMTok'));

function discounted(rates: Rates, { percent }: Discount): Rates {
  const factor = Big(100).minus(percent).times('0.01').toNumber();
  const { table } = scale({ table: tableOf(rates), origins: {}, notes: [] }, factor, null);
  const fees = Object.fromEntries(
    FEES.map(name => [name, rates[name] === null ? null : Big(rates[name]).times(factor).toNumber()]),
  );
  return { ...rates, ...table, ...fees, notes: [...rates.notes, `your discount: ${percent} %`] };
}

/** The rates that hold for a model on a day, in a tier and a region; or why none are known. The user's own come first. */
export function ratesFor(match: ModelMatch, when: When, book: PriceBook): Rates | NoRates {
  const day = readPriceDay(when.date);
  const { own } = match;
  const holds = own !== null && day !== null && holdsOn(own, day);
  const listed = match.priceOf === 'own' ? null : listRatesFor(match, when, book);
  if (own !== null && day !== null && holds)
    return withOwn(own, match, when, listed?.priced === true ? listed : null);
  if (listed === null)
    return {
      priced: false,
      why:
        day === null
          ? `date ${JSON.stringify(when.date)} is neither a day (YYYY-MM-DD) nor an ISO time`
          : `your own price of ${match.asked} doesn’t hold on ${day.day}`,
    };
  const discount = day === null || !listed.priced ? null : discountFor(book.discounts, match, day);
  return discount === null || !listed.priced ? listed : discounted(listed, discount);
}
