import { plainModelId } from '../model-id.ts';
import type { OutputEstimate } from './estimate-output.ts';

/**
 * Tokens of one generated image. GPT Image by quality and size: 272 (low, 1024²), 1,056 (medium, 1024²), 6,240 (high,
 * 1024 x 1536); source: developers.openai.com, image generation, cost and latency. Gemini: 1,290 an image, from
 * Gemini 3 1,120 and 2,000 at 4K; source: ai.google.dev, pricing.
 */
const IMAGES: readonly (readonly [RegExp, OutputEstimate])[] = [
  [
    /^(chat)?gpt-image/,
    { low: 272, typical: 1056, high: 6240, basis: 'an image: low quality to high, medium as the usual' },
  ],
  [/^gemini-3.*image/, { low: 1120, typical: 1120, high: 2000, basis: 'an image: up to 2K, and 4K' }],
  [/^gemini-.*image/, { low: 1290, typical: 1290, high: 1290, basis: 'an image' }],
];

/** What a model that draws puts out, an image a request; null for models that write. */
export function imageOutput(model: string): OutputEstimate | null {
  const id = plainModelId(model);
  return IMAGES.find(([ids]) => ids.test(id))?.[1] ?? null;
}
