import type { UsdRange } from './model.ts';

/** Features that the configuration puts together: those of a user segment, or of a stage of a workflow. */
export interface CostGroup {
  readonly name: string;
  readonly features: readonly string[];
  /** One run of each. */
  readonly usd: UsdRange | null;
  /** Of those that have a volume; null where none has. */
  readonly usdPerMonth: UsdRange | null;
  /** A month's amount for one of the users, where the features agree on how many there are. */
  readonly usdPerUser?: UsdRange;
  readonly unpricedCalls: number;
  /** Features that no month counts. */
  readonly withoutVolume: number;
}

/** What one of something costs: "turn", "user a month", "ticket solved". */
export interface FeatureUnit {
  readonly unit: string;
  readonly usd: UsdRange;
  /** What the configuration says that it is worth. */
  readonly worthUsd?: number;
}
