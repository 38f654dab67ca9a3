import type { ProviderRows } from './catalogue.ts';
import { closestIds } from './closest-ids.ts';
import { bedrockSpellings, familyOf, geographyOf, readArn, shortenId, spellAlike } from './model-id.ts';
import { RecentAnswers } from '../recent-answers.ts';
import type { PriceBook } from './price-book.ts';
import type { PriceRow } from './price-row.ts';
import type { ModelMatch, ModelQuery, NoMatch } from './price-types.ts';
import { findOwn } from './own/own-rows.ts';
import type { OwnPrice } from './own/own-types.ts';
import { readProviderHint } from './provider-names.ts';
import type { ProviderHint } from './provider-names.ts';
import { vendorOf } from './vendor.ts';

/** First-party providers, asked in this order when no provider is known. */
const MAKERS = [
  'openai',
  'anthropic',
  'google',
  'mistral',
  'x-ai',
  'deepseek',
  'cohere',
  'perplexity',
  'voyageai',
  'moonshotai',
  'minimax',
  'zai',
  'aws',
];
/** At these, `-latest` at the end of an id doesn't change the price. */
const LATEST_MAKERS: ReadonlySet<string> = new Set([
  'anthropic',
  'openai',
  'azure',
  'x-ai',
  'aws',
  'openrouter',
]);
/** At these, month and day at the end of an id mark a snapshot of the same price. */
const SNAPSHOT_MAKERS: ReadonlySet<string> = new Set(['openai', 'azure', 'google', 'x-ai']);

/** Makers whose models at OpenRouter cost what the maker asks. */
const PASSED_ON: ReadonlySet<string> = new Set([
  'anthropic',
  'openai',
  'google',
  'x-ai',
  'mistral',
  'cohere',
  'perplexity',
]);

interface Found {
  readonly row: PriceRow;
  readonly how: readonly string[];
}

function lookUp(rows: ProviderRows, id: string): Found | null {
  const spellings = rows.provider === 'aws' ? bedrockSpellings(id) : [{ id, how: [] }];
  const shortDates = SNAPSHOT_MAKERS.has(rows.provider);
  const latest = LATEST_MAKERS.has(rows.provider);
  for (const spelling of spellings) {
    for (const { id: short, how } of shortenId(spelling.id, { shortDates, latest })) {
      const row =
        rows.exact.get(short) ??
        rows.patterns.find(({ pattern }) => pattern.test(short))?.row ??
        rows.alike.get(spellAlike(short));
      if (row !== undefined) return { row, how: [...spelling.how, ...how] };
    }
    for (const { id: short, how } of shortenId(spelling.id, { shortDates, latest, looser: true })) {
      const row = rows.stems.get(spellAlike(short));
      if (row !== undefined) return { row, how: [...spelling.how, ...how] };
    }
  }
  return null;
}

/** Looks at a provider and at those whose models it resells at their price. */
function lookUpAt(book: PriceBook, provider: string, id: string): Found | null {
  const rows = book.catalogue.get(provider);
  if (rows === undefined) return null;
  const own = lookUp(rows, id);
  if (own !== null) return own;
  for (const maker of rows.resells) {
    const resold = book.catalogue.get(maker);
    const found = resold === undefined ? null : lookUp(resold, id);
    if (found !== null) return { row: found.row, how: [...found.how, `price of ${maker}`] };
  }
  return provider === 'openrouter' ? passedOn(book, id) : null;
}

/** OpenRouter passes on the prices of makers who serve their models themselves; what it doesn't list costs what they ask. */
function passedOn(book: PriceBook, id: string): Found | null {
  const [maker = '', ...rest] = id.split('/');
  const hint = readProviderHint(maker);
  const rows =
    hint.is === 'provider' && PASSED_ON.has(hint.provider) ? book.catalogue.get(hint.provider) : undefined;
  const found = rows === undefined ? null : lookUp(rows, rest.join('/'));
  return found === null ? null : { row: found.row, how: [...found.how, `price of ${maker}, passed on`] };
}

/** Ids in messages: one line, whatever a program asked for. */
const short = (id: string): string => (id.length > 120 ? `${id.slice(0, 120)}…` : id);

const none = (why: string, closest: readonly string[] = [], local = false): NoMatch => ({
  found: false,
  why,
  closest,
  local,
});
const runsLocally = (what: string): NoMatch =>
  none(`no token price: ${what} runs on your own machine`, [], true);

function matchOf(found: Found, provider: string, asked: string): ModelMatch {
  return {
    found: true,
    provider,
    priceOf: found.row.provider,
    model: found.row.model,
    asked,
    vendor: vendorOf(familyOf(asked)) ?? vendorOf(found.row.model),
    family: familyOf(found.row.model),
    how: found.how,
    free: /:free$/i.test(asked),
    own: null,
    table: found.row.table,
    geography: geographyOf(asked.split('/').at(-1)?.toLowerCase() ?? ''),
  };
}

/** OpenRouter serves `:free` variants for nothing, listed or not. */
function freeVariant(asked: string): ModelMatch {
  const model = asked.toLowerCase();
  return {
    found: true,
    provider: 'openrouter',
    priceOf: 'openrouter',
    model,
    asked,
    vendor: vendorOf(familyOf(model)),
    family: familyOf(model),
    how: ['free variant'],
    free: true,
    own: null,
    table: 'overlay',
    geography: null,
  };
}

interface Attempt {
  readonly provider: string;
  readonly id: string;
  readonly how: readonly string[];
}

/** An id's own path, read as `provider/…/model`, `provider:model`, `models/…` and `publishers/…/models/…`. */
function attemptsOf(id: string, hinted: string | null): Attempt[] {
  const out: Attempt[] = [];
  const segments = id.split('/');
  if (hinted !== null)
    for (let i = 0; i < segments.length; i += 1)
      out.push({ provider: hinted, id: segments.slice(i).join('/'), how: i === 0 ? [] : ['path removed'] });
  // Who bills is known; only OpenAI's client is used for everybody's API.
  if (hinted !== null && hinted !== 'openai') return out;
  for (let i = 0; i + 1 < segments.length; i += 1) {
    const hint = readProviderHint(segments[i]);
    if (hint.is !== 'provider' || hint.provider === hinted) continue;
    for (let k = i + 1; k < segments.length; k += 1)
      out.push({
        provider: hint.provider,
        id: segments.slice(k).join('/'),
        how: [`provider from the id's path`],
      });
    if (!MAKERS.includes(hint.provider)) break; // an aggregator's path: what follows names makers, not who bills
  }
  const colon = /^([a-z0-9_-]+)[:](?!free$|beta$)(.+)$/.exec(id);
  const hint = readProviderHint(colon?.[1]);
  if (colon?.[2] !== undefined && hint.is === 'provider')
    out.push({ provider: hint.provider, id: colon[2], how: ['provider from the id'] });
  return out;
}

function localRuntime(id: string): string | null {
  for (const segment of id.split(/[/:]/).slice(0, -1)) {
    const hint = readProviderHint(segment);
    if (hint.is === 'local') return hint.runtime;
  }
  return null;
}

function idsOf(book: PriceBook, providers: readonly string[]): string[] {
  return providers.flatMap(id => book.catalogue.get(id)?.rows.map(row => row.model) ?? []);
}

function findUnhinted(book: PriceBook, id: string, asked: string): ModelMatch | NoMatch {
  const makers = MAKERS.flatMap(provider => {
    const rows = book.catalogue.get(provider);
    const found = rows === undefined ? null : lookUp(rows, id);
    return found === null ? [] : [{ found, provider }];
  });
  const vendor = vendorOf(familyOf(id));
  const maker =
    makers.find(({ provider }) => provider === vendor) ?? (makers.length === 1 ? makers[0] : undefined);
  if (maker !== undefined)
    return matchOf(
      { ...maker.found, how: [...maker.found.how, 'provider from the model’s name'] },
      maker.provider,
      asked,
    );
  const sellers = [...book.catalogue.values()].flatMap(rows => {
    const found = lookUp(rows, id);
    return found === null ? [] : [{ found, provider: rows.provider }];
  });
  if (sellers.length === 1 && sellers[0] !== undefined)
    return matchOf(
      { ...sellers[0].found, how: [...sellers[0].found.how, 'sold by one provider only'] },
      sellers[0].provider,
      asked,
    );
  if (sellers.length > 1) {
    const names = sellers.slice(0, 3).map(({ provider, found }) => `${provider}/${found.row.model}`);
    return none(
      `provider unknown: ${sellers.length} providers sell ${short(asked)} at prices of their own`,
      names,
    );
  }
  return none(`unknown model ${short(asked)}`, closestIds(id, idsOf(book, MAKERS)));
}

/** The name under which the user's own prices may know a provider. */
function nameOf(hint: ProviderHint): string | null {
  if (hint.is === 'provider') return hint.provider;
  if (hint.is === 'local') return hint.runtime;
  return hint.is === 'unknown' ? hint.name : null;
}

/** The user's own price; the catalogue's match tells the rest, where there is one. */
function ownMatch(own: OwnPrice, query: ModelQuery, book: PriceBook): ModelMatch {
  const asked = query.model.trim();
  const listed = find(query, { ...book, own: new Map() });
  const known = own.selfHosted || !listed.found ? null : listed;
  return {
    found: true,
    provider: own.provider ?? known?.provider ?? nameOf(readProviderHint(query.provider)) ?? 'own',
    priceOf: known?.priceOf ?? 'own',
    model: known?.model ?? own.model,
    asked,
    vendor: known?.vendor ?? vendorOf(familyOf(own.model)),
    family: known?.family ?? familyOf(own.model),
    how: ['your own price'],
    free: false,
    own,
    table: 'own',
    geography: known?.geography ?? null,
  };
}

/** A name of the user's: first by the provider that the model's id tells, then at the provider of the call. */
function findAlias(model: string, query: ModelQuery, book: PriceBook): ModelMatch | NoMatch {
  const plain = { ...book, aliases: new Map<string, string>() };
  const asked = query.model.trim();
  const unhinted = find({ ...query, provider: null, model }, plain);
  const found = unhinted.found ? unhinted : find({ ...query, model }, plain);
  return found.found ? { ...found, asked, how: ['your alias', ...found.how] } : found;
}

const matches = new RecentAnswers<PriceBook, ModelMatch | NoMatch>(2_000);

/**
 * Finds the price row that an id names, or says why there is none.
 * Never guesses by family: an id must equal a known one but for spelling, path, geography, date and version.
 */
export const findModel = (query: ModelQuery, book: PriceBook): ModelMatch | NoMatch =>
  matches.answer(book, `${query.provider ?? ''}\n${query.model}`, () => find(query, book));

function find(query: ModelQuery, book: PriceBook): ModelMatch | NoMatch {
  const asked = query.model.trim();
  if (asked === '') return none('no model is named');
  const alias = book.aliases.get(asked);
  if (alias !== undefined && alias !== asked) return findAlias(alias, query, book);
  const hint = readProviderHint(query.provider);
  const own = findOwn(book.own, nameOf(hint), asked);
  if (own !== null) return ownMatch(own, query, book);
  if (hint.is === 'local') return runsLocally(`${hint.runtime} ${asked}`);
  let id = asked.toLowerCase();
  const runtime = localRuntime(id);
  if (runtime !== null) return runsLocally(asked);
  const arn = readArn(id);
  if (arn !== null && 'opaque' in arn)
    return none(`${arn.opaque}: name it under models: aliases in inference-cost.yml`);
  if (arn !== null) id = arn.id;
  id = id.replace(/(^|\/)ft:([^:]+):.*$/, '$1ft:$2'); // a fine-tune is priced by its base, with a price of its own
  const bare = /^ft:/.test(id) ? 'openai' : null; // only OpenAI's ids begin so
  const provider = arn !== null ? 'aws' : hint.is === 'provider' ? hint.provider : bare;
  if (provider === 'azure') {
    const model = book.azureDeployments.get(asked);
    if (model !== undefined) {
      const found = find({ provider: 'azure', model }, { ...book, azureDeployments: new Map() });
      return found.found ? { ...found, asked, how: ['your Azure deployment', ...found.how] } : found;
    }
  }
  if (hint.is === 'unknown' && arn === null)
    return none(`no prices of provider ${hint.name} are known`, closestIds(id, idsOf(book, MAKERS)));
  for (const attempt of attemptsOf(id, provider)) {
    const found = lookUpAt(book, attempt.provider, attempt.id);
    if (found !== null)
      return matchOf({ row: found.row, how: [...attempt.how, ...found.how] }, attempt.provider, asked);
  }
  if (provider === 'openrouter' && id.endsWith(':free')) return freeVariant(asked);
  const base = /(?:^|\/)ft:(.+)$/.exec(id)?.[1];
  if (base !== undefined)
    return none(`no price of a fine-tuned ${base} is published`, closestIds(id, idsOf(book, ['openai'])));
  if (provider === 'azure')
    return none(
      `${short(asked)} is an Azure deployment: map it to its model under models: azure-deployments in inference-cost.yml`,
      closestIds(id, idsOf(book, ['openai'])),
    );
  if (provider !== null)
    return none(`unknown model ${short(asked)} at ${provider}`, closestIds(id, idsOf(book, [provider])));
  return findUnhinted(book, id, asked);
}
