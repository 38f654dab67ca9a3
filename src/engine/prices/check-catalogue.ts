import type { MatchLogic, ModelInfo, Provider } from '@pydantic/genai-prices';
import { bundledProviders } from './bundled-catalogue.ts';
import type { PriceBookOptions } from './price-book.ts';

export type CheckedCatalogue = NonNullable<PriceBookOptions['catalogue']>;

/** A fetched catalogue that may stand in for the bundled one, or why not. */
export type CatalogueCheck =
  { readonly ok: true; readonly catalogue: CheckedCatalogue } | { readonly ok: false; readonly why: string };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

class Doubt extends Error {}

const doubt = (what: string): never => {
  throw new Doubt(what);
};

// A pattern runs on every id that is looked up: short, and without a repeated group, so that no text takes long.
const isTame = (pattern: string): boolean => pattern.length <= 200 && !/[+*}]\)*[+*{]|\)[+*{]/.test(pattern);

function checkMatch(value: unknown, at: string, depth = 0): void {
  if (!isObject(value) || depth > 4) return doubt(`${at}: match is no clause`);
  const [[kind, operand] = ['', undefined], ...more] = Object.entries(value);
  if (more.length > 0) return doubt(`${at}: match has several clauses`);
  if (kind === 'or' || kind === 'and') {
    if (!Array.isArray(operand)) return doubt(`${at}: ${kind} is no list`);
    for (const part of operand) checkMatch(part, at, depth + 1);
  } else if (
    !['equals', 'starts_with', 'ends_with', 'contains', 'regex'].includes(kind) ||
    typeof operand !== 'string'
  )
    doubt(`${at}: unknown clause ${kind}`);
  else if (kind === 'regex' && !isTame(operand)) doubt(`${at}: pattern out of bounds`);
}

const MOST_PER_UNIT = 100_000;

function checkNumber(value: unknown, at: string): void {
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0 || value > MOST_PER_UNIT)
    doubt(`${at}: ${String(value)} is no price`);
}

function checkPrices(value: unknown, at: string): void {
  if (!isObject(value)) return doubt(`${at}: prices are no object`);
  for (const [unit, rate] of Object.entries(value)) {
    if (!isObject(rate)) {
      checkNumber(rate, `${at} ${unit}`);
      continue;
    }
    checkNumber(rate['base'], `${at} ${unit}`);
    if (!Array.isArray(rate['tiers'])) return doubt(`${at} ${unit}: tiers are no list`);
    for (const tier of rate['tiers']) {
      if (!isObject(tier) || !Number.isSafeInteger(tier['start']) || (tier['start'] as number) < 0)
        return doubt(`${at} ${unit}: a tier has no start`);
      checkNumber(tier['price'], `${at} ${unit}`);
    }
  }
}

function checkConstraint(value: unknown, at: string): void {
  if (value === undefined || value === null) return;
  if (!isObject(value)) return doubt(`${at}: constraint is no object`);
  const { start_date: day, start_time: start, end_time: end } = value;
  const isTime = (time: unknown): boolean =>
    typeof time === 'string' && /^([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/.test(time);
  const isDay = typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day);
  if (!isDay && !(isTime(start) && isTime(end))) doubt(`${at}: unknown constraint`);
}

function checkModel(value: unknown, provider: string): ModelInfo {
  if (!isObject(value) || typeof value['id'] !== 'string' || value['id'] === '' || value['id'].length > 200)
    return doubt(`${provider}: a model has no id`);
  const at = `${provider} ${value['id']}`;
  checkMatch(value['match'], at);
  const { prices } = value;
  if (Array.isArray(prices)) {
    if (prices.length === 0) return doubt(`${at}: no prices`);
    for (const step of prices) {
      if (!isObject(step)) return doubt(`${at}: a price step is no object`);
      checkConstraint(step['constraint'], at);
      checkPrices(step['prices'], at);
    }
  } else checkPrices(prices, at);
  const { context_window: context, deprecated } = value;
  return {
    id: value['id'],
    match: value['match'] as MatchLogic,
    prices: prices as ModelInfo['prices'],
    ...(typeof context === 'number' && context > 0 ? { context_window: context } : {}),
    ...(deprecated === true ? { deprecated } : {}),
  };
}

function checkProvider(value: unknown): Provider {
  if (!isObject(value) || typeof value['id'] !== 'string' || !/^[a-z0-9_.-]{1,60}$/.test(value['id']))
    return doubt('a provider has no id');
  const { id, models, pricing_urls: urls, fallback_model_providers: fallbacks } = value;
  if (!Array.isArray(models)) return doubt(`${id}: models are no list`);
  const isTexts = (list: unknown): list is string[] =>
    Array.isArray(list) && list.every(text => typeof text === 'string');
  return {
    id,
    name: id,
    api_pattern: '',
    models: models.map(model => checkModel(model, id)),
    ...(isTexts(urls) ? { pricing_urls: urls.filter(url => /^https:\/\/[^\s]{1,300}$/.test(url)) } : {}),
    ...(isTexts(fallbacks) ? { fallback_model_providers: fallbacks } : {}),
  };
}

/** A broken feed is short: a provider of many models keeps half of them, and all together four in five. Small ones may go. */
function compareWithBundled(providers: readonly Provider[]): void {
  const byId = new Map(providers.map(provider => [provider.id, provider]));
  if (byId.size !== providers.length) doubt('a provider is listed twice');
  const count = (all: readonly Provider[]): number => all.reduce((sum, { models }) => sum + models.length, 0);
  const bundled = bundledProviders();
  for (const { id, models } of bundled) {
    const found = byId.get(id)?.models.length ?? 0;
    if (models.length >= MANY && found < models.length * 0.5)
      doubt(`${id} has ${found} models, ${models.length} in the bundled catalogue`);
  }
  if (count(providers) < count(bundled) * 0.8)
    doubt(`it has ${count(providers)} models, the bundled catalogue ${count(bundled)}`);
}

const MANY = 30;

/**
 * Checks a fetched catalogue in the format of genai-prices (`prices/new_data/v2/data.json`), and takes only what prices
 * need. Any doubt refuses the whole: half a catalogue would price some models by old rows and some by new ones.
 */
export function checkCatalogue(
  json: unknown,
  info: { readonly source: string; readonly checked: string },
): CatalogueCheck {
  if (!Array.isArray(json)) return { ok: false, why: 'the catalogue is no list of providers' };
  try {
    const providers = json.map(checkProvider);
    compareWithBundled(providers);
    return { ok: true, catalogue: { providers, info: { ...info, version: info.checked } } };
  } catch (error) {
    if (error instanceof Doubt) return { ok: false, why: error.message };
    throw error;
  }
}
