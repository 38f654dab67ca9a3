import type { MatchLogic, ModelInfo, Provider } from '@pydantic/genai-prices';
import { withHistory } from './history-steps.ts';
import { spellAlike } from './model-id.ts';
import type { PriceRow, PriceStep, RawPrices } from './price-row.ts';

/** The rows of one provider, by the ways in which an id may name them. */
export interface ProviderRows {
  readonly provider: string;
  readonly rows: readonly PriceRow[];
  readonly byModel: ReadonlyMap<string, PriceRow>;
  readonly exact: ReadonlyMap<string, PriceRow>;
  readonly alike: ReadonlyMap<string, PriceRow>;
  /** Beginnings of ids: what follows may only be a date, a version or `-preview`. */
  readonly stems: ReadonlyMap<string, PriceRow>;
  readonly patterns: readonly { readonly pattern: RegExp; readonly row: PriceRow }[];
  /** Providers whose models this one resells under the same ids and prices. */
  readonly resells: readonly string[];
}

/** Every provider of a catalogue, by its name. */
export type Catalogue = ReadonlyMap<string, ProviderRows>;

interface Names {
  readonly exact: string[];
  readonly stems: string[];
  readonly patterns: RegExp[];
}

function readNames(match: MatchLogic, names: Names): void {
  if ('equals' in match) names.exact.push(match.equals.toLowerCase());
  else if ('starts_with' in match) names.stems.push(match.starts_with.toLowerCase());
  else if ('ends_with' in match) names.stems.push(match.ends_with.toLowerCase());
  else if ('contains' in match) names.stems.push(match.contains.toLowerCase());
  else if ('regex' in match) {
    // Only what is bound at both ends names a model; the rest names families.
    if (/^\^[^|]*\$$/.test(match.regex) && !/\.\*/.test(match.regex))
      names.patterns.push(new RegExp(match.regex));
  } else for (const part of 'or' in match ? match.or : match.and) readNames(part, names);
}

function readSteps(prices: ModelInfo['prices']): PriceStep[] {
  if (!Array.isArray(prices)) return [{ from: null, hours: null, prices: prices as RawPrices }];
  return prices.map(({ constraint, prices: step }) => ({
    from: constraint !== undefined && 'start_date' in constraint ? constraint.start_date : null,
    hours:
      constraint !== undefined && 'start_time' in constraint
        ? { start: constraint.start_time, end: constraint.end_time }
        : null,
    prices: step as RawPrices,
  }));
}

function readRow(provider: Provider, model: ModelInfo, checked: string): PriceRow {
  return withHistory({
    provider: provider.id,
    model: model.id,
    steps: readSteps(model.prices),
    source: provider.pricing_urls?.[0] ?? '@pydantic/genai-prices',
    checked,
    table: 'catalogue',
    contextWindow: model.context_window ?? null,
    deprecated: model.deprecated === true,
  });
}

/** `claude-sonnet-4-2025`, `gpt-5-nano-`: a beginning that stops within a date, or before one. */
const openEnd = (stem: string): string => stem.replace(/-20\d\d-?$/, '').replace(/[-@]0?$/, '');

/** Azure sells DeepSeek's models at prices of its own, whatever the catalogue's fallback says. */
const isSoldElsewhere = (provider: string, maker: string): boolean =>
  provider === 'azure' && maker === 'deepseek';

/** Rows that came into the catalogue from a reseller's list: the maker doesn't sell these by the token. */
const isNotSold = (provider: string, model: string): boolean =>
  provider === 'openai' && model.startsWith('gpt-oss-');

/** A provider's models, made findable; `first` are rows that come before the provider's own. */
export function indexProvider(
  provider: Provider,
  checked: string,
  first: readonly NamedRow[] = [],
): ProviderRows {
  const exact = new Map<string, PriceRow>();
  const alike = new Map<string, PriceRow>();
  const stems = new Map<string, PriceRow>();
  const patterns: { pattern: RegExp; row: PriceRow }[] = [];
  const name = (row: PriceRow, id: string): void => {
    if (!exact.has(id.toLowerCase())) exact.set(id.toLowerCase(), row);
  };
  for (const { row, ids } of first) for (const id of [row.model, ...ids]) name(row, id);
  const sold = provider.models.filter(({ id }) => !isNotSold(provider.id, id));
  const read = sold.map(model => {
    const names: Names = { exact: [], stems: [], patterns: [] };
    readNames(model.match, names);
    return { row: readRow(provider, model, checked), names };
  });
  for (const { row, names } of read) for (const id of names.exact) name(row, id);
  for (const { row } of read) name(row, row.model);
  for (const [id, row] of exact) if (!alike.has(spellAlike(id))) alike.set(spellAlike(id), row);
  for (const { row, names } of read) {
    for (const stem of names.stems)
      if (!stems.has(spellAlike(openEnd(stem)))) stems.set(spellAlike(openEnd(stem)), row);
    for (const pattern of names.patterns) patterns.push({ pattern, row });
  }
  const rows = [...new Set([...first.map(({ row }) => row), ...read.map(({ row }) => row)])];
  const byModel = new Map([...rows].reverse().map(row => [row.model, row])); // of rows with one name the first holds
  return {
    provider: provider.id,
    rows,
    byModel,
    exact,
    alike,
    stems,
    patterns,
    resells: (provider.fallback_model_providers ?? []).filter(maker => !isSoldElsewhere(provider.id, maker)),
  };
}

/** A row with further ids under which it is known. */
export interface NamedRow {
  readonly row: PriceRow;
  readonly ids: readonly string[];
  /** Stands in for a model that the bundled catalogue lacks: a younger catalogue that has it comes first. */
  readonly isStopgap?: boolean;
}

/** All providers, with the overlay's rows before those of the catalogue. */
export function indexCatalogue(
  providers: readonly Provider[],
  checked: string,
  overlay: readonly NamedRow[] = [],
): Catalogue {
  const known = new Set(providers.map(({ id }) => id));
  const added = [...new Set(overlay.map(({ row }) => row.provider))].filter(id => !known.has(id));
  const all = [...providers, ...added.map((id): Provider => ({ id, name: id, api_pattern: '', models: [] }))];
  return new Map(
    all.map(p => [
      p.id,
      indexProvider(
        p,
        checked,
        overlay.filter(({ row }) => row.provider === p.id),
      ),
    ]),
  );
}
