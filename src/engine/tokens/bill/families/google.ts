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
  rareDoubt: 0.05,
};

// https://ai.google.dev/gemini-api/docs/tokens: 32 a second of sound, 263 of film; 258 a page or tile.
const sound = firstOf(perSecond('audio', 32), perSecond('video', 263), perPage(258, 258, 560));
/** 258 for a small image, else for each tile and once for the whole; the tile is the short side by 1.5, between 256 and 768 pixels. */
const geminiTiles: MediaRule = ({ kind, width, height }) => {
  if (kind !== 'image') return null;
  if (width === null || height === null) return { low: 258, typical: 4 * 258, high: 12 * 258 };
  if (width <= 384 && height <= 384) return fixed(258);
  const side = Math.min(768, Math.max(256, Math.floor(Math.min(width, height) / 1.5)));
  const found = Math.ceil(width / side) * Math.ceil(height / side);
  return fixed(258 * (found > 1 ? found + 1 : 1));
};
const flatImage =
  (tokens: number): MediaRule =>
  ({ kind }) =>
    kind === 'image' ? fixed(tokens) : null;

const frame = { base: 0.6, perMessage: 0.4, system: 0.8 } as const;
// Vertex AI, and OpenRouter behind it, count the text alone.
const bare = { base: 0, perMessage: 0, system: 0 } as const;
const history = { perCall: 10, perArgument: 1, perResult: 2 } as const;
const leanHistory = { perCall: -3, perArgument: 0, perResult: 0 } as const;
// Gemini 2.0 and Vertex count the words of a declaration; the Gemini API from 2.5 on also its structure.
const lean = { ...leanHistory, base: 0, perTool: 1, perProperty: 2, scale: 1 } as const;
const full = { ...history, base: 0, perTool: 19, perProperty: 10.2, scale: 1 } as const;
const spread = spreads(even(0.35, 0.01), even(5, 0.1), even(8, 0.15), even(10, 0.12));
const source = 'recorded bills 2025-2026';

// <bos> <start_of_turn> user \n … <end_of_turn> \n <start_of_turn> model \n; system text stands in the first turn.
const gemmaFrame = { base: 9, perMessage: 5, system: 1 } as const;
const gemmaSource = `start, role and end marks of the chat template; ${source}`;

const none = { base: 0, scale: 0 } as const;
const three = firstOf(
  flatImage(1085),
  perSecond('audio', 32),
  perSecond('video', 70),
  perPage(258, 560, 1100),
);
const two = firstOf(flatImage(258), sound);
const common = { tokenizer: gemma, frame, schema: none, spread, source } as const;

export const googleFamilies: readonly TemplateFamily[] = [
  {
    ...common,
    id: 'Gemini 2.0 (Gemini API)',
    schema: { base: 0, scale: 0.42 },
    models: /^gemini-(2\.0|1)/,
    providers: /^google$|gemini/,
    tools: lean,
    media: firstOf(geminiTiles, sound),
  },
  {
    ...common,
    id: 'Gemini 2.0',
    frame: bare,
    schema: { base: 0, scale: 0.42 },
    models: /^gemini-(2\.0|1)/,
    tools: lean,
    media: firstOf(geminiTiles, sound),
  },
  {
    ...common,
    id: 'Gemini 2.5 (Gemini API)',
    models: /^gemini-(2\.5|flash|pro|embedding)/,
    providers: /^google$|gemini/,
    tools: full,
    media: two,
  },
  {
    ...common,
    id: 'Gemini 2.5 (Vertex AI)',
    frame: bare,
    models: /^gemini-(2\.5|flash|pro|embedding)/,
    providers: /vertex/,
    tools: { ...lean, perCall: 25 },
    media: two,
  },
  {
    ...common,
    id: 'Gemini 2.5',
    frame: bare,
    models: /^gemini-(2\.5|flash|pro|embedding)/,
    tools: lean,
    media: two,
  },
  {
    ...common,
    id: 'Gemini 3 and later (Gemini API)',
    models: /^gemini/,
    providers: /^google$|gemini/,
    tools: full,
    media: three,
  },
  {
    ...common,
    id: 'Gemini 3 and later (Vertex AI)',
    frame: bare,
    schema: { base: 30, scale: 1 },
    models: /^gemini/,
    tools: { ...lean, perTool: 8 },
    media: three,
  },
  {
    ...common,
    id: 'Gemma (Gemini API)', // counted as Gemini is, without its template
    models: /gemma/,
    providers: /^google$|gemini/,
    tools: full,
    media: flatImage(258),
  },
  {
    ...common,
    id: 'Gemma 3n',
    models: /gemma-?3n/,
    frame: gemmaFrame,
    tools: full,
    media: flatImage(258),
    spread: spreads({ below: [8, 0], above: [7, 0.1] }, even(10, 0.2), even(10, 0.2), even(20, 0.2)),
    source: `${gemmaSource}; hosts leave it out or write it twice`,
  },
  {
    ...common,
    id: 'Gemma',
    models: /gemma/,
    frame: gemmaFrame,
    tools: full,
    media: flatImage(258),
    spread: spreads(even(0.6, 0.03), even(10, 0.2), even(10, 0.2), even(20, 0.2)),
    source: gemmaSource,
  },
];
