import type { ResolvedCall } from '../calls/resolved-call.ts';
import type { Rates } from '../prices/index.ts';
import { imageOutput } from '../tokens/index.ts';
import type { CostModel } from './cost-model.ts';

/** Rates of a model that draws: what it puts out are tokens of images. */
export const drawingRates = (rates: Rates): Rates =>
  rates.imageOutputUsdPerMTok !== null && imageOutput(rates.model)
    ? { ...rates, outputUsdPerMTok: rates.imageOutputUsdPerMTok }
    : rates;

/** The cost of a call whose images are billed a piece; null where nothing is. */
export function pieceCost({ site, answers }: ResolvedCall, { model, imageUsdEach }: Rates): CostModel | null {
  if (site.kind !== 'image' || imageUsdEach === null || imageOutput(model)) return null;
  const usd = imageUsdEach * Math.max(1, answers);
  return { parameters: [], typical: usd, usd: () => usd };
}
