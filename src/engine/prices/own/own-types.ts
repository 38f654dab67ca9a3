import type { LongContext, RateTable, Tier } from '../price-types.ts';

/** A price of the user's own for a model: only the rates that it names replace those of the catalogue. */
export interface OwnPrice {
  readonly model: string;
  /** Null: whoever serves it. */
  readonly provider: string | null;
  readonly rates: Partial<RateTable>;
  readonly tiers: Partial<Record<Tier, Partial<RateTable>>>;
  readonly longContext: Omit<LongContext, 'reached'> | null;
  /** The model runs on the user's machines: the catalogue's rates don't fill what is missing. */
  readonly selfHosted: boolean;
  readonly from: string | null;
  readonly until: string | null;
  readonly source: string;
}

/** Per cent off what a provider lists. */
export interface Discount {
  readonly provider: string;
  /** Ids in the catalogue; a `*` at an end stands for anything. */
  readonly models: readonly string[];
  readonly percent: number;
  readonly from: string | null;
  readonly until: string | null;
}

export interface OwnPrices {
  readonly prices: readonly OwnPrice[];
  readonly discounts: readonly Discount[];
  /** The currency in which the user's rates are written, and what one unit is in US dollars. */
  readonly currency: { readonly code: string; readonly usd: number } | null;
  /** A file of prices in LiteLLM's format, for the host to read. */
  readonly file: string | null;
}

/** What is wrong, and where: the path leads into the value that was read. */
export interface PriceProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

export const NO_OWN_PRICES: OwnPrices = { prices: [], discounts: [], currency: null, file: null };
