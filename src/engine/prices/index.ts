/** Prices: which model an id names, what it costs on a day, and what a usage adds up to. Pure: the date is an argument. */
export { findModel } from './find-model.ts';
export { ratesFor } from './rates-for.ts';
export { exactUsd, priceUsage } from './price-usage.ts';
export { createPriceBook } from './price-book.ts';
export type { CatalogueInfo, PriceBook, PriceBookOptions } from './price-book.ts';
export { readOwnPrices } from './own/read-own-prices.ts';
export { readLitellmPrices } from './own/read-litellm-prices.ts';
export type { FileProblem } from './own/read-litellm-prices.ts';
export { NO_OWN_PRICES } from './own/own-types.ts';
export type { Discount, OwnPrice, OwnPrices, PriceProblem } from './own/own-types.ts';
export { vendorOf } from './vendor.ts';
export type * from './price-types.ts';
export { allModelFacts, modelFacts } from './facts/model-facts.ts';
export type { Capabilities, ModelFacts, QualityRow } from './facts/model-facts.ts';
export type { CacheFacts } from './facts/caching.ts';
export type { Retirement } from './facts/retirements.ts';
