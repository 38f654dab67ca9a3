import { even } from '../bill.ts';
import { firstOf, perPage, perSecond, type MediaRule } from '../media-tokens.ts';
import { fixed } from '../bill.ts';
import type { TemplateFamily } from '../template-family.ts';
import { spreads } from '../template-rule.ts';
import type { Tokenizer } from '../tokenizer.ts';

/** Gemini counts with the vocabulary of Gemma 3: digits one by one, line ends and contractions apart. */
export const gemma: Tokenizer = {
  encoding: 'o200k_base',
  perToken: 1,
  perDigit: 0.95,
  perLineEnd: 0.9,
  perContraction: 2,
  perUnderscore: 1.2,
};

// https://ai.google.dev/gemini-api/docs/tokens: 32 a second of sound, 263 of film; 258 a page or tile.
const sound = firstOf(perSecond('audio', 32), perSecond('video', 263), perPage(258, 258, 560));
/** 258 for a small image, else for each tile; the tile is the short side by 1.5, between 256 and 768 pixels. */
const geminiTiles: MediaRule = ({ kind, width, height }) => {
  if (kind !== 'image') return null;
  if (width === null || height === null) return { low: 258, typical: 4 * 258, high: 12 * 258 };
  if (width <= 384 && height <= 384) return fixed(258);
  const side = Math.min(768, Math.max(256, Math.floor(Math.min(width, height) / 1.5)));
  return fixed(258 * Math.ceil(width / side) * Math.ceil(height / side));
};
const flatImage =
  (tokens: number): MediaRule =>
  ({ kind }) =>
    kind === 'image' ? fixed(tokens) : null;

const frame = { base: 0.6, perMessage: 0.2, system: 0 } as const;
const tools = { base: 5, perTool: 14, scale: 0.6, perCall: 10, perArgument: 3, perResult: 10 } as const;
const spread = spreads(even(1, 0.06), even(6, 0.13), even(8, 0.15), even(10, 0.12));
const source = 'recorded bills 2025-2026';

export const googleFamilies: readonly TemplateFamily[] = [
  { id: 'Gemini 2.0', models: /^gemini-(2\.0|1)/, tokenizer: gemma, frame, tools, schema: { base: 0, scale: 0 }, media: firstOf(geminiTiles, sound), spread, source }, // prettier-ignore
  { id: 'Gemini 2.5', models: /^gemini-(2\.5|flash|pro)|^gemini-embedding/, tokenizer: gemma, frame, tools, schema: { base: 0, scale: 0 }, media: firstOf(flatImage(258), sound), spread, source }, // prettier-ignore
  { id: 'Gemini 3 and later', models: /^gemini/, tokenizer: gemma, frame, tools, schema: { base: 0, scale: 0 }, media: firstOf(flatImage(1085), perSecond('audio', 32), perSecond('video', 70), perPage(258, 560, 1100)), spread, source }, // prettier-ignore
  { id: 'Gemma', models: /^(google\/)?gemma/, tokenizer: gemma, frame: { base: 9, perMessage: 5, system: 1 }, tools, schema: { base: 0, scale: 0 }, media: flatImage(258), spread: spreads(even(4, 0.1), even(10, 0.2), even(10, 0.2), even(20, 0.2)), source }, // prettier-ignore
];
