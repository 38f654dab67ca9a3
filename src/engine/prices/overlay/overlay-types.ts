import type { RawPrices } from '../price-row.ts';
import type { RateName, RateTable, Tier } from '../price-types.ts';

/** Where a row was read and when. A row without is not allowed. */
export interface Read {
  readonly source: string;
  readonly checked: string;
}

/** Hours of the day in UTC, `HH:MM`; `weekdays` leaves Saturday and Sunday (UTC) out. */
export interface Hours {
  readonly start: string;
  readonly end: string;
  readonly weekdays?: boolean;
}

export interface OverlayStep {
  readonly from?: string;
  readonly hours?: Hours;
  readonly prices: RawPrices;
  /** Where this step was read, where it is another place than the row's. */
  readonly read?: Read;
}

/** A model that the catalogue lacks, or has wrong: these steps hold in its place. */
export interface OverlayModel extends Read {
  readonly provider: string;
  readonly model: string;
  readonly ids?: readonly string[];
  readonly steps: readonly OverlayStep[];
}

/** Models by id in the catalogue; a `*` at an end stands for anything. */
export type ModelNames = readonly string[];

/** What a tier costs, told by the standard price. */
export interface TierRule extends Read {
  readonly provider: string;
  readonly tier: Exclude<Tier, 'standard'>;
  readonly models: ModelNames;
  readonly except?: ModelNames;
  /** Multiplies every rate that is per token. */
  readonly factor?: number;
  /** Rates of the tier, in place of a factor. */
  readonly rates?: Partial<RateTable>;
  /** The tier exists and what it costs isn't published: why there is no price. */
  readonly unknown?: string;
  /** Cached input has no rate of its own in this tier: it costs what other input costs. */
  readonly cacheAsInput?: boolean;
  /** Cached input costs the standard rate in this tier. */
  readonly cacheAtStandard?: boolean;
  /** Not offered above the long-context threshold. */
  readonly shortContextOnly?: boolean;
  readonly from?: string;
  readonly until?: string;
}

/** What a region or residency adds. */
export interface RegionRule extends Read {
  readonly provider: string;
  /** Regions in lower case; a `*` at an end stands for anything. */
  readonly regions: readonly string[];
  readonly models: ModelNames;
  readonly except?: ModelNames;
  readonly factor: number;
  readonly from?: string;
}

/** Rates that the catalogue lacks (or has wrong: `replace`) for models that it knows. */
export interface FillRule extends Read {
  readonly provider: string;
  readonly models: ModelNames;
  readonly except?: ModelNames;
  readonly rates?: Partial<RateTable>;
  /** A rate as a multiple of another of the same row. */
  readonly multiples?: Partial<Record<RateName, readonly [factor: number, of: RateName]>>;
  readonly replace?: boolean;
  readonly from?: string;
  readonly until?: string;
  readonly note?: string;
}

/** A threshold that the catalogue has off by one, and what the provider's page says. */
export interface ThresholdRule extends Read {
  readonly provider: string;
  readonly catalogue: number;
  /** The dearer rates hold for more input tokens than this. */
  readonly above: number;
}

export interface Overlay {
  readonly thresholds?: readonly ThresholdRule[];
  readonly models?: readonly OverlayModel[];
  readonly tiers?: readonly TierRule[];
  readonly regions?: readonly RegionRule[];
  readonly fills?: readonly FillRule[];
}
