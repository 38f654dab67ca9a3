import type { Rates } from './price-types.ts';

/** How generated images are billed beside the rest of the output. */
export interface ImageBilling {
  /** Output tokens that aren't images. */
  readonly textTokens: number;
  /** Output tokens billed at the rate of image output. */
  readonly imageTokens: number;
  /** Images billed a piece. */
  readonly pieces: number;
}

/**
 * Some APIs report the tokens of generated images within the output (Gemini, GPT Image), others bill a piece and
 * report none (Imagen). An image is billed once: by its tokens where the output holds them, else a piece.
 */
export function billImages(images: number, outputTokens: number, rates: Rates): ImageBilling {
  const { imageOutputUsdPerMTok: perMTok, imageUsdEach: each } = rates;
  if (images === 0) return { textTokens: outputTokens, imageTokens: 0, pieces: 0 };
  if (each === null) {
    if (outputTokens === 0 || !rates.model.includes('image'))
      return { textTokens: outputTokens, imageTokens: 0, pieces: images };
    return perMTok === null
      ? { textTokens: outputTokens, imageTokens: 0, pieces: 0 }
      : { textTokens: 0, imageTokens: outputTokens, pieces: 0 };
  }
  // The published price of a piece is rounded: Gemini's 1,290 tokens at 30 a million are sold as 0.039.
  const tokensEach = perMTok === null || perMTok === 0 ? Infinity : (each * 1e6) / perMTok;
  const within = outputTokens >= images * tokensEach * 0.98;
  return {
    textTokens: within ? Math.max(0, outputTokens - Math.round(images * tokensEach)) : outputTokens,
    imageTokens: 0,
    pieces: images,
  };
}
