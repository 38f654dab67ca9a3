import type { PriceBook } from './price-book.ts';
import { chooseStep, readPriceDay } from './price-day.ts';
import type { StepChoice } from './price-day.ts';
import type { PriceRow } from './price-row.ts';
import type { ModelMatch, NoRates, RateTable, Rates, When } from './price-types.ts';
import { NO_RATES, RATE_NAMES, readLongContext, readRateTable } from './rate-table.ts';

const noRates = (why: string): NoRates => ({ priced: false, why });

function rowOf(match: ModelMatch, book: PriceBook): PriceRow | undefined {
  return book.catalogue.get(match.priceOf)?.byModel.get(match.model);
}

const isEmpty = (table: RateTable): boolean => RATE_NAMES.every(name => table[name] === null);

const FREE: RateTable = { ...NO_RATES, inputUsdPerMTok: 0, outputUsdPerMTok: 0, cacheReadUsdPerMTok: 0 };

function hourNotes({ otherHours }: StepChoice): string[] {
  const named = otherHours.flatMap(({ hours, prices }) => {
    const table = readRateTable(prices);
    return [
      `${hours === null ? 'at other hours' : `${hours.start.slice(0, 5)}–${hours.end.slice(0, 5)} UTC`} ${table.inputUsdPerMTok} in, ${table.outputUsdPerMTok} out per million tokens`,
    ];
  });
  return named.length === 0 ? [] : [`price of most hours; ${named.join('; ')}`];
}

/** The rates that hold for a model on a day, in a tier and a region; or why none are known. */
export function ratesFor(match: ModelMatch, when: When, book: PriceBook): Rates | NoRates {
  const day = readPriceDay(when.date);
  if (day === null)
    return noRates(`date ${JSON.stringify(when.date)} is neither a day (YYYY-MM-DD) nor an ISO time`);
  const row = rowOf(match, book);
  const choice = row === undefined ? null : chooseStep(row.steps, day);
  if (row === undefined || choice === null)
    return noRates(`no price of ${match.model} at ${match.provider} is known`);
  const tier = when.tier ?? 'standard';
  if (tier !== 'standard')
    return noRates(`no ${tier} price of ${match.model} at ${match.provider} is published`);
  const listed = readRateTable(choice.step.prices);
  if (!match.free && isEmpty(listed))
    return noRates(`the catalogue lists ${match.model} at ${match.provider} without a price`);
  const longContext = match.free ? null : readLongContext(choice.step.prices, when.inputTokens ?? 0);
  const table: RateTable = match.free
    ? FREE
    : {
        ...listed,
        ...(longContext?.reached === true && longContext.applies === 'whole' ? longContext.rates : {}),
      };
  const next = choice.next === null ? null : readRateTable(choice.next.prices);
  return {
    ...table,
    priced: true,
    provider: match.provider,
    model: match.model,
    tier,
    source: row.source,
    from: choice.step.from,
    checked: row.checked,
    origins: {},
    longContext,
    next:
      next === null
        ? null
        : {
            date: choice.next!.from!,
            inputUsdPerMTok: next.inputUsdPerMTok,
            outputUsdPerMTok: next.outputUsdPerMTok,
          },
    disagreement: null,
    notes: hourNotes(choice),
  };
}
