import type { EncodingName } from '../../count/pieces.ts';
import { firstOf, patches, perPage, perSecond, tiles, type MediaRule } from '../media-tokens.ts';

/** OpenAI's models: what differs between them in the frame that the API writes around a request. */
export interface OpenAiFamily {
  readonly id: string;
  readonly models: RegExp;
  readonly encoding: EncodingName;
  /** Added to 3 + 3 a message: reasoning models are billed one token less. */
  readonly plain: 0 | -1;
  /** Function tools: added to the namespace's tokens, by API. */
  readonly chatTools: number;
  /** Chat only: more (less) where there is system text too. */
  readonly chatSystem: number;
  readonly responsesTools: number;
  /** Chat and Responses: for naming the tool to call, its name's tokens apart. */
  readonly choice: readonly [chat: number, responses: number];
  /** More for each round of calls in the history than the 4 of older models. */
  readonly round: readonly [chat: number, responses: number];
  /** Responses: more where several calls at once are ruled out. */
  readonly serial: number;
  /** Responses: a response schema, its text apart. */
  readonly responsesSchema: number;
  readonly media: MediaRule;
  readonly source: string;
}

const papers = perPage(300, 700, 2000);
const tiled = (base: number, perTile: number): MediaRule =>
  firstOf(tiles(base, perTile), papers, perSecond('audio', 10));
const patched = (factor: number): MediaRule =>
  firstOf(patches(32, 1536, factor), papers, perSecond('audio', 10));
const recorded = 'recorded bills 2025-2026';
const published = 'https://platform.openai.com/docs/guides/images-vision';

const plainChat = { plain: 0, chatTools: 9, chatSystem: -4, responsesTools: 3, choice: [7, 8], round: [0, -2], responsesSchema: -3, serial: 0 } as const; // prettier-ignore
const oSeries = { plain: -1, chatTools: 9, chatSystem: -4, responsesTools: 5, choice: [7, 0], round: [0, 5], responsesSchema: -4, serial: 0 } as const; // prettier-ignore
const gpt5 = { plain: -1, chatTools: 90, chatSystem: -1, responsesTools: 8, choice: [7, 0], round: [4, 5], responsesSchema: -4, serial: 78 } as const; // prettier-ignore

/** First match wins; the last row is for models that are newer than this table. */
export const openAiFamilies: readonly OpenAiFamily[] = [
  { id: 'GPT-3.5 and GPT-4', models: /^(gpt-3\.5|gpt-35|gpt-4(?![.o\d]|-5)|gpt-4-)/, encoding: 'cl100k_base', ...plainChat, media: tiled(85, 170), source: recorded }, // prettier-ignore
  { id: 'GPT-4o mini', models: /^gpt-4o-mini/, encoding: 'o200k_base', ...plainChat, media: tiled(2833, 5667), source: recorded }, // prettier-ignore
  { id: 'GPT-4.1 mini', models: /^gpt-4\.1-mini/, encoding: 'o200k_base', ...plainChat, media: patched(1.62), source: recorded }, // prettier-ignore
  { id: 'GPT-4.1 nano', models: /^gpt-4\.1-nano/, encoding: 'o200k_base', ...plainChat, media: patched(2.46), source: recorded }, // prettier-ignore
  { id: 'GPT-4o, GPT-4.1 and GPT-4.5', models: /^(gpt-4o|chatgpt-4o|gpt-4\.[15]|gpt-4-?5|gpt-audio|gpt-realtime)/, encoding: 'o200k_base', ...plainChat, media: tiled(85, 170), source: recorded }, // prettier-ignore
  { id: 'GPT-5 chat', models: /^gpt-5-chat/, encoding: 'o200k_base', ...plainChat, media: tiled(70, 140), source: recorded }, // prettier-ignore
  { id: 'codex-mini', models: /^codex-mini/, encoding: 'o200k_base', ...oSeries, responsesTools: 6, media: patched(1.72), source: recorded }, // prettier-ignore
  { id: 'o4-mini', models: /^o4-mini/, encoding: 'o200k_base', ...oSeries, media: patched(1.72), source: recorded }, // prettier-ignore
  { id: 'o1-mini', models: /^o1-(mini|preview)/, encoding: 'o200k_base', ...oSeries, plain: 0, media: tiled(75, 150), source: recorded }, // prettier-ignore
  { id: 'o-series', models: /^o\d/, encoding: 'o200k_base', ...oSeries, media: tiled(75, 150), source: `${recorded}; ${published}` }, // prettier-ignore
  { id: 'GPT-5 mini', models: /^gpt-5(\.\d+)?-mini/, encoding: 'o200k_base', ...gpt5, media: patched(1.2), source: recorded }, // prettier-ignore
  { id: 'GPT-5 nano', models: /^gpt-5(\.\d+)?-nano/, encoding: 'o200k_base', ...gpt5, media: patched(1.5), source: recorded }, // prettier-ignore
  {
    id: 'GPT-5',
    models: /^gpt-5(?!\.)/,
    encoding: 'o200k_base',
    ...gpt5,
    media: tiled(70, 140),
    source: recorded,
  },
  { id: 'GPT-5.1 and later', models: /^gpt-(5\.|[6-9])/, encoding: 'o200k_base', ...gpt5, media: patched(1.2), source: recorded }, // prettier-ignore
  { id: 'newer OpenAI models', models: /^(gpt-(?!oss|image|neo)|chatgpt|codex|computer-use)/, encoding: 'o200k_base', ...gpt5, media: tiled(85, 170), source: 'as GPT-5; not measured' }, // prettier-ignore
];
