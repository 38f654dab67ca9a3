import type { SourcePlace } from './model.ts';

/** A model in use: what it carries in one run of each feature (a call that no feature reaches counts once). */
export interface ModelUse {
  /** As written in the source; several where the calls choose among them. */
  readonly ids: readonly string[];
  readonly provider: string | null;
  readonly calls: readonly string[];
  /** Where the ids are written. */
  readonly places: readonly SourcePlace[];
  /** Typical, times included. */
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Typical USD; null when none of its calls is priced. */
  readonly usd: number | null;
  readonly usdPerMonth: number | null;
  /** The model itself and those that could stand in its place, the cheapest first; none where models can't be compared. */
  readonly offers: readonly ModelOffer[];
}

/** A model at the token mix of another one's calls. */
export interface ModelOffer {
  readonly id: string;
  readonly provider: string;
  /** The model in use itself. */
  readonly isPresent: boolean;
  readonly isSameProvider: boolean;
  /** Typical USD for the same tokens; another tokeniser, or a model that writes more, moves it. */
  readonly usd: number;
  readonly inputUsdPerMTok: number;
  readonly outputUsdPerMTok: number;
  readonly contextTokens: number | null;
  readonly maxOutputTokens: number | null;
  readonly capabilities: readonly string[];
  /** What the model in use can do or hold, and this one can't. */
  readonly lost: readonly string[];
  /** Published results of open benchmarks. */
  readonly quality: readonly {
    readonly benchmark: string;
    readonly score: number;
    readonly unit: string;
    readonly source: string;
    readonly date: string | null;
  }[];
  readonly released: string | null;
  /** Where the rates come from, and the day on which they were compared with it. */
  readonly source: string;
  readonly checked: string | null;
}
