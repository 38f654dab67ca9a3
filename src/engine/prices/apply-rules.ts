import Big from 'big.js';
import { includesModel } from './overlay/model-names.ts';
import type { FillRule, RegionRule, TierRule } from './overlay/overlay-types.ts';
import type { PriceDay } from './price-day.ts';
import type { RateName, RateOrigin, RateTable } from './price-types.ts';
import { RATE_NAMES } from './rate-table.ts';

/** Rates on the way to their final value, with where each comes from when it isn't the row's own source. */
export interface RateDraft {
  readonly table: RateTable;
  readonly origins: Partial<Record<RateName, RateOrigin>>;
  readonly notes: readonly string[];
}

interface Timed {
  readonly provider: string;
  readonly models: readonly string[];
  readonly except?: readonly string[];
  readonly from?: string;
  readonly until?: string;
}

/** Whether a rule speaks of a provider's model on a day; `until` is the first day after. */
export function holds(rule: Timed, provider: string, model: string, { day }: PriceDay): boolean {
  if (rule.provider !== provider || !includesModel(rule.models, model)) return false;
  if (rule.except !== undefined && includesModel(rule.except, model)) return false;
  return (rule.from === undefined || day >= rule.from) && (rule.until === undefined || day < rule.until);
}

const times = (rate: number, factor: number): number => Big(rate).times(factor).toNumber();

const originOf = ({
  source,
  checked,
  from,
}: {
  source: string;
  checked: string;
  from?: string;
}): RateOrigin => ({ source, checked, from: from ?? null });

/** Adds what the row lacks; a rule that replaces also changes what it has. */
export function fill(draft: RateDraft, rule: FillRule): RateDraft {
  const table: Record<string, number | null> = { ...draft.table };
  const origins = { ...draft.origins };
  const origin = originOf(rule);
  let used = rule.rates === undefined && rule.multiples === undefined; // a rule may carry nothing but a note
  const set = (name: RateName, rate: number): void => {
    if (table[name] !== null && rule.replace !== true) return;
    table[name] = rate;
    origins[name] = origin;
    used = true;
  };
  for (const [name, rate] of Object.entries(rule.rates ?? {}))
    if (rate !== null && rate !== undefined) set(name as RateName, rate);
  for (const [name, multiple] of Object.entries(rule.multiples ?? {})) {
    const base = multiple === undefined ? null : draft.table[multiple[1]];
    if (multiple !== undefined && base !== null) set(name as RateName, times(base, multiple[0]));
  }
  return {
    table: table as unknown as RateTable,
    origins,
    notes: used && rule.note !== undefined ? [...draft.notes, rule.note] : draft.notes,
  };
}

/** Rates per token, multiplied; fees and images counted in pieces stay. */
export function scale(draft: RateDraft, factor: number, origin: RateOrigin | null): RateDraft {
  const table: Record<string, number | null> = { ...draft.table };
  const origins = { ...draft.origins };
  for (const name of RATE_NAMES) {
    const rate = draft.table[name];
    if (!name.endsWith('PerMTok') || rate === null) continue;
    table[name] = times(rate, factor);
    if (origin !== null) origins[name] = origin;
  }
  return { ...draft, table: table as unknown as RateTable, origins };
}

/** The tier's rates: a factor on the standard ones, or rates of its own. */
export function applyTier(draft: RateDraft, rule: TierRule): RateDraft {
  const origin = originOf(rule);
  if (rule.rates !== undefined) {
    const origins = {
      ...draft.origins,
      ...Object.fromEntries(Object.keys(rule.rates).map(name => [name, origin])),
    };
    return { ...draft, table: { ...draft.table, ...rule.rates }, origins };
  }
  const scaled = scale(draft, rule.factor ?? 1, origin);
  if (rule.cacheAsInput === true) return { ...scaled, table: { ...scaled.table, cacheReadUsdPerMTok: null } };
  if (rule.cacheAtStandard === true)
    return { ...scaled, table: { ...scaled.table, cacheReadUsdPerMTok: draft.table.cacheReadUsdPerMTok } };
  return scaled;
}

/** Whether a rule speaks of a region, which the caller has in lower case. */
export const inRegion = (rule: RegionRule, region: string): boolean => includesModel(rule.regions, region);
