import { RecentAnswers } from '../recent-answers.ts';
import { applyTier, fill, holds, inRegion, scale } from './apply-rules.ts';
import type { RateDraft } from './apply-rules.ts';
import { disagreementOf } from './disagreement.ts';
import { findModel } from './find-model.ts';
import { FILL_RULES, REGION_RULES, THRESHOLD_RULES, TIER_RULES } from './overlay/index.ts';
import type { PriceBook } from './price-book.ts';
import { chooseStep, readPriceDay } from './price-day.ts';
import type { PriceDay, StepChoice } from './price-day.ts';
import type { RawPrices } from './price-row.ts';
import type { LongContext, ModelMatch, NoRates, RateTable, Rates, Tier, When } from './price-types.ts';
import { NO_RATES, RATE_NAMES, readLongContext, readRateTable } from './rate-table.ts';

const noRates = (why: string): NoRates => ({ priced: false, why });

const isEmpty = (table: RateTable): boolean => RATE_NAMES.every(name => table[name] === null);

const FREE: RateTable = { ...NO_RATES, inputUsdPerMTok: 0, outputUsdPerMTok: 0, cacheReadUsdPerMTok: 0 };

function hourNotes({ otherHours }: StepChoice): string[] {
  const named = otherHours.map(({ hours, prices }) => {
    const table = readRateTable(prices);
    const when =
      hours === null ? 'at other hours' : `${hours.start.slice(0, 5)}–${hours.end.slice(0, 5)} UTC`;
    return `${when} ${table.inputUsdPerMTok} in, ${table.outputUsdPerMTok} out per million tokens`;
  });
  return named.length === 0 ? [] : [`price of most hours; ${named.join('; ')}`];
}

/** Some thresholds of the catalogue are off by one against the provider's own words. */
function thresholdOf(provider: string, start: number): number {
  return THRESHOLD_RULES.find(rule => rule.provider === provider && rule.catalogue === start)?.above ?? start;
}

function longContextOf(prices: RawPrices, provider: string, inputTokens: number): LongContext | null {
  const listed = readLongContext(prices, inputTokens);
  if (listed === null) return null;
  const above = thresholdOf(provider, listed.aboveInputTokens);
  return { ...listed, aboveInputTokens: above, reached: inputTokens > above };
}

/** What is announced for a later day. */
function nextNotes({ next }: StepChoice): string[] {
  if (next === null || next.from === null) return [];
  const table = readRateTable(next.prices);
  return [
    `from ${next.from} on ${table.inputUsdPerMTok} in, ${table.outputUsdPerMTok} out per million tokens`,
  ];
}

interface Subject {
  readonly match: ModelMatch;
  readonly day: PriceDay;
  readonly longContext: LongContext | null;
}

function atTier(draft: RateDraft, tier: Tier, { match, day, longContext }: Subject): RateDraft | NoRates {
  if (tier === 'standard') return draft;
  const rule = TIER_RULES.find(rule => rule.tier === tier && holds(rule, match.provider, match.model, day));
  const named = `${match.model} at ${match.provider}`;
  if (rule === undefined) return noRates(`no ${tier} price of ${named} is published`);
  if (rule.unknown !== undefined) return noRates(`no ${tier} price of ${named}: ${rule.unknown}`);
  if (rule.shortContextOnly === true && longContext?.reached === true)
    return noRates(`${tier} isn’t offered for ${named} above ${longContext.aboveInputTokens} input tokens`);
  return applyTier(draft, rule);
}

function inItsRegion(
  draft: RateDraft,
  region: string | null | undefined,
  { match, day }: Subject,
): RateDraft {
  const name = region?.trim().toLowerCase() ?? '';
  if (name === '' || name === 'global' || name === 'default') return draft;
  const rule = REGION_RULES.find(
    rule => holds(rule, match.provider, match.model, day) && inRegion(rule, name),
  );
  if (rule === undefined)
    return { ...draft, notes: [...draft.notes, `no price of its own is known for region ${name}`] };
  const scaled = scale(draft, rule.factor, {
    source: rule.source,
    checked: rule.checked,
    from: rule.from ?? null,
  });
  return { ...scaled, notes: [...scaled.notes, `region ${name}: × ${rule.factor}`] };
}

function nextOf({ next }: StepChoice): Rates['next'] {
  if (next === null || next.from === null) return null;
  const table = readRateTable(next.prices);
  return {
    date: next.from,
    inputUsdPerMTok: table.inputUsdPerMTok,
    outputUsdPerMTok: table.outputUsdPerMTok,
  };
}

/** What OpenRouter’s list leaves out for a model, from the maker's own row where the listed prices are the same. */
function passedOn(table: RateTable, { match, day }: Subject, book: PriceBook): RateTable {
  if (match.provider !== 'openrouter' || table.cacheReadUsdPerMTok !== null || !match.asked.includes('/'))
    return table;
  const maker = findModel(
    {
      provider: null,
      model: match.asked
        .toLowerCase()
        .replace(/^openrouter\//, '')
        .replace(/:[a-z]+$/, ''),
    },
    book,
  );
  const row = maker.found ? book.catalogue.get(maker.priceOf)?.byModel.get(maker.model) : undefined;
  const step = row === undefined ? undefined : chooseStep(row.steps, day)?.step;
  if (step === undefined) return table;
  const made = readRateTable(step.prices);
  const same =
    made.inputUsdPerMTok === table.inputUsdPerMTok && made.outputUsdPerMTok === table.outputUsdPerMTok;
  return same
    ? {
        ...table,
        cacheReadUsdPerMTok: made.cacheReadUsdPerMTok,
        cacheWrite5mUsdPerMTok: table.cacheWrite5mUsdPerMTok ?? made.cacheWrite5mUsdPerMTok,
      }
    : table;
}

function draftOf(choice: StepChoice, subject: Subject, book: PriceBook): RateDraft {
  const { match, day, longContext } = subject;
  const listed = readRateTable(choice.step.prices);
  const table =
    longContext?.reached === true && longContext.applies === 'whole'
      ? { ...listed, ...longContext.rates }
      : listed;
  const start: RateDraft = {
    table: passedOn(table, subject, book),
    origins: {},
    notes: [...hourNotes(choice), ...nextNotes(choice)],
  };
  return FILL_RULES.filter(rule => holds(rule, match.provider, match.model, day)).reduce(fill, start);
}

/** A variant that is served for nothing. */
function freeRates({ provider, model }: ModelMatch, tier: Tier): Rates {
  const origin = {
    source: 'https://openrouter.ai/docs/guides/routing/model-variants/free',
    from: null,
    checked: '2026-11-24',
  };
  return {
    ...FREE,
    ...origin,
    priced: true,
    provider,
    model,
    tier,
    origins: {},
    longContext: null,
    next: null,
    disagreement: null,
    notes: ['free variant: rate-limited, no price'],
  };
}

/** Without a number of tokens there are few questions, and an edit asks each again for every call. */
const known = new WeakMap<PriceBook, RecentAnswers<ModelMatch, Rates | NoRates>>();
const MOST_OF_A_MODEL = 50;

/** The list rates of a model on a day, in a tier and a region; or why none are known. */
export function listRatesFor(match: ModelMatch, when: When, book: PriceBook): Rates | NoRates {
  if (when.inputTokens !== undefined) return readRates(match, when, book);
  let answers = known.get(book);
  if (!answers) known.set(book, (answers = new RecentAnswers(MOST_OF_A_MODEL)));
  const question = JSON.stringify([when.date, when.tier, when.region]);
  return answers.answer(match, question, () => readRates(match, when, book));
}

function readRates(match: ModelMatch, when: When, book: PriceBook): Rates | NoRates {
  const day = readPriceDay(when.date);
  if (day === null)
    return noRates(`date ${JSON.stringify(when.date)} is neither a day (YYYY-MM-DD) nor an ISO time`);
  if (match.free) return freeRates(match, when.tier ?? 'standard');
  const row = book.catalogue.get(match.priceOf)?.byModel.get(match.model);
  const choice = row === undefined ? null : chooseStep(row.steps, day);
  if (row === undefined || choice === null)
    return noRates(`no price of ${match.model} at ${match.provider} is known`);
  const tier = when.tier ?? 'standard';
  const longContext = match.free
    ? null
    : longContextOf(choice.step.prices, match.priceOf, when.inputTokens ?? 0);
  const subject: Subject = { match, day, longContext };
  const draft = draftOf(choice, subject, book);
  if (isEmpty(draft.table))
    return noRates(`the catalogue lists ${match.model} at ${match.provider} without a price`);
  const tiered = atTier(draft, tier, subject);
  if ('priced' in tiered) return tiered;
  const { table, origins, notes } = inItsRegion(tiered, when.region, subject);
  const read = choice.step.read ?? row;
  return {
    ...table,
    priced: true,
    provider: match.provider,
    model: match.model,
    tier,
    source: read.source,
    from: choice.step.from,
    checked: read.checked,
    origins,
    longContext,
    next: nextOf(choice),
    disagreement:
      choice.next === null && row.table === 'catalogue'
        ? disagreementOf(match, readRateTable(choice.step.prices), read.checked)
        : null,
    notes,
  };
}
