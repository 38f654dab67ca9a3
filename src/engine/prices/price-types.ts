import type { OwnPrice } from './own/own-types.ts';

/** A model id that the catalogue, the overlay or the user's own prices know, at one provider. */
export interface ModelMatch {
  readonly found: true;
  /** The provider who bills, by the catalogue's name (`openai`, `aws`, `google`, `openrouter`, …). */
  readonly provider: string;
  /** Whose price it is: another than `provider` where a model is resold at its maker's price (Azure). */
  readonly priceOf: string;
  /** The model's id in the catalogue, which is not always the id that was asked for. */
  readonly model: string;
  /** The id as it was asked for. */
  readonly asked: string;
  /** Who made the model (`openai`, `anthropic`, `meta`, …), or null where the name doesn't tell. */
  readonly vendor: string | null;
  /** The model without provider, geography, date and version: `claude-sonnet-4-5`. */
  readonly family: string;
  /** The steps from the id asked for to the one found, in order; empty when they are equal. */
  readonly how: readonly string[];
  /** A variant that the provider serves for nothing (`:free` at OpenRouter). */
  readonly free: boolean;
  /** Which table holds the price. */
  readonly table: 'catalogue' | 'overlay' | 'own';
  /** The user's own price, where there is one. */
  readonly own: OwnPrice | null;
  /** Bedrock's `us.`, `eu.`, `apac.`, `jp.`, `au.` or `global.`, where the id carries one. */
  readonly geography: string | null;
}

/** No price, and why. `closest` are known ids that look alike; none of them is ever priced in its place. */
export interface NoMatch {
  readonly found: false;
  readonly why: string;
  readonly closest: readonly string[];
  /** The model runs on the user's own machine: it has no price for tokens. */
  readonly local: boolean;
}

export interface ModelQuery {
  readonly provider?: string | null;
  readonly model: string;
  /** `chat`, `embedding`, `image`, … as in the report; information only. */
  readonly kind?: string;
}

export type Tier = 'standard' | 'batch' | 'flex' | 'priority';

export interface When {
  /** A day (`2026-11-24`) or an ISO time. Times of day matter to providers with off-peak prices. */
  readonly date: string;
  readonly tier?: Tier;
  /** A region or residency of the provider's (`eu`, `us`, `us-east-1`, `global`). */
  readonly region?: string | null;
  /** Input tokens of the request: above a threshold some models cost more. Without it, the price below. */
  readonly inputTokens?: number;
}

/** Where a rate comes from. */
export interface RateOrigin {
  /** A published page, or the name of the user's own file. */
  readonly source: string;
  /** First day on which the rate holds, where it is known. */
  readonly from: string | null;
  /** Day on which somebody compared the rate with its source, where it is known. */
  readonly checked: string | null;
}

/** US dollars per million tokens, or each for what is counted in pieces. Null: no such rate is published. */
export interface RateTable {
  readonly inputUsdPerMTok: number | null;
  readonly cacheReadUsdPerMTok: number | null;
  readonly cacheWrite5mUsdPerMTok: number | null;
  readonly cacheWrite1hUsdPerMTok: number | null;
  readonly outputUsdPerMTok: number | null;
  readonly reasoningUsdPerMTok: number | null;
  readonly audioInputUsdPerMTok: number | null;
  readonly audioOutputUsdPerMTok: number | null;
  readonly imageInputUsdPerMTok: number | null;
  readonly imageOutputUsdPerMTok: number | null;
  readonly imageUsdEach: number | null;
  readonly webSearchUsdEach: number | null;
  readonly fileSearchUsdEach: number | null;
  readonly requestUsdEach: number | null;
  readonly audioUsdPerHour: number | null;
  readonly pageUsdEach: number | null;
}

export type RateName = keyof RateTable;

/** Another price above a number of input tokens. */
export interface LongContext {
  readonly aboveInputTokens: number;
  /** `whole`: the dearer rate holds for the whole request; `part`: only for the tokens above. */
  readonly applies: 'whole' | 'part';
  /** True when the request asked about lies above. */
  readonly reached: boolean;
  readonly rates: Partial<RateTable>;
}

/** Another source's rates of the same model. */
export interface Disagreement {
  readonly source: string;
  readonly checked: string;
  readonly inputUsdPerMTok: number;
  readonly outputUsdPerMTok: number;
  readonly cacheReadUsdPerMTok: number | null;
}

export interface Rates extends RateTable, RateOrigin {
  readonly priced: true;
  readonly provider: string;
  readonly model: string;
  readonly tier: Tier;
  /** Rates that come from elsewhere than the row's own source. */
  readonly origins: Partial<Record<RateName, RateOrigin>>;
  readonly longContext: LongContext | null;
  /** The day on which another price is announced to hold, with it. */
  readonly next: {
    readonly date: string;
    readonly inputUsdPerMTok: number | null;
    readonly outputUsdPerMTok: number | null;
  } | null;
  /** What another source says, where it says something else: surfaces show "sources disagree". */
  readonly disagreement: Disagreement | null;
  /** What a reader has to know of these rates: a region's uplift, an hour's price, a fallback. */
  readonly notes: readonly string[];
}

export interface NoRates {
  readonly priced: false;
  readonly why: string;
}

export interface Usage {
  /** All input: cache reads, both kinds of cache writes and audio are inside. */
  readonly inputTokens: number;
  readonly cacheReadTokens?: number;
  readonly cacheWrite5mTokens?: number;
  readonly cacheWrite1hTokens?: number;
  /** All output: reasoning and audio are inside. */
  readonly outputTokens?: number;
  readonly reasoningTokens?: number;
  readonly audioInputTokens?: number;
  readonly audioOutputTokens?: number;
  /** Generated images. */
  readonly images?: number;
  readonly webSearches?: number;
}

export interface PriceQuery extends ModelQuery {
  /** A day or an ISO time. */
  readonly date: string;
  readonly tier?: Tier;
  readonly region?: string | null;
  readonly usage: Usage;
}

export type PartUnit =
  | 'input'
  | 'cacheRead'
  | 'cacheWrite5m'
  | 'cacheWrite1h'
  | 'output'
  | 'reasoning'
  | 'audioInput'
  | 'audioOutput'
  | 'image'
  | 'imageOutput'
  | 'webSearch'
  | 'request';

/** One line of an amount. `usd` is exact: quantity × rate. */
export interface PricePart {
  readonly unit: PartUnit;
  readonly quantity: number;
  /** Rate for units that are tokens, else null. */
  readonly usdPerMTok: number | null;
  /** Rate for units that are counted in pieces, else null. */
  readonly usdEach: number | null;
  /** Exact decimal, written out. */
  readonly usd: string;
  readonly source: string;
  readonly from: string | null;
  readonly checked: string | null;
}

export interface Priced {
  readonly priced: true;
  /** The exact amount as a decimal, equal to the sum of the parts to the last digit. */
  readonly usd: string;
  /** The double nearest to it. */
  readonly usdNumber: number;
  readonly parts: readonly PricePart[];
  readonly match: ModelMatch;
  readonly rates: Rates;
}

export interface Unpriced {
  readonly priced: false;
  readonly why: string;
  readonly closest: readonly string[];
  readonly local: boolean;
}
