import type { Rates } from '../prices/index.ts';
import { imageOutput } from '../tokens/index.ts';
import type { CostModel } from './cost-model.ts';

/** Rates of a model that draws: what it puts out are tokens of images. */
export const drawingRates = (rates: Rates): Rates =>
  rates.imageOutputUsdPerMTok !== null && imageOutput(rates.model)
    ? { ...rates, outputUsdPerMTok: rates.imageOutputUsdPerMTok }
    : rates;

/** The cost of images that are billed a piece. */
export const imageCost = (usdEach: number, images: number): CostModel => ({
  parameters: [],
  typical: usdEach * images,
  usd: () => usdEach * images,
});
