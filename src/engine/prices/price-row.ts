/** A rate, or a base rate with others from a number of input tokens on (`start` is exclusive). */
export type RawRate =
  | number
  | { readonly base: number; readonly tiers: readonly { readonly start: number; readonly price: number }[] };

/** Rates under the catalogue's own names (`input_mtok`, `cache_write_1h_mtok`, `web_searches_kcount`, …). */
export type RawPrices = Readonly<Record<string, RawRate | undefined>>;

/** Prices from a day on, or within hours of the day (UTC), or always. The last step that fits holds. */
export interface PriceStep {
  readonly from: string | null;
  readonly hours: { readonly start: string; readonly end: string; readonly weekdays?: boolean } | null;
  readonly prices: RawPrices;
  /** Where the step was read, where it is another place than the row's. */
  readonly read?: { readonly source: string; readonly checked: string };
}

/** All prices of one model at one provider. */
export interface PriceRow {
  readonly provider: string;
  readonly model: string;
  readonly steps: readonly PriceStep[];
  readonly source: string;
  readonly checked: string | null;
  readonly table: 'catalogue' | 'overlay' | 'own';
  readonly contextWindow: number | null;
  readonly deprecated: boolean;
}
