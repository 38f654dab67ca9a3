import { expect, test } from 'vitest';
import { createPriceBook, priceUsage } from '../../../src/engine/prices/index.ts';
import type { PriceQuery, Usage } from '../../../src/engine/prices/index.ts';

// One row for each wrong-cost bug that neighbouring tools shipped (issue numbers of theirs), with the amount worked out by hand.
const book = createPriceBook();
const DAY = '2026-11-24';

interface Row {
  readonly bug: string;
  readonly provider: string;
  readonly model: string;
  readonly usage: Usage;
  readonly more?: Partial<PriceQuery>;
  /** Dollars, as a sum that a reader can check. */
  readonly usd: string;
}

const rows: readonly Row[] = [
  // Cached tokens counted twice or at the full price: litellm#5443, #6215, #9812; langfuse#4590; posthog-js#2829.
  {
    bug: 'cached input is part of the input, not on top',
    provider: 'openai',
    model: 'gpt-4o',
    usage: { inputTokens: 2006, cacheReadTokens: 1920, outputTokens: 300 },
    usd: '0.005615',
  }, // 86×2.5 + 1920×1.25 + 300×10
  {
    bug: 'cache reads at a tenth',
    provider: 'anthropic',
    model: 'claude-sonnet-4-5',
    usage: { inputTokens: 21_000, cacheReadTokens: 20_000, outputTokens: 100 },
    usd: '0.0105',
  }, // 1000×3 + 20000×0.3 + 100×15
  {
    bug: 'a read rate that is no tenth (Fable 5.1: a fortieth)',
    provider: 'anthropic',
    model: 'claude-fable-5-1',
    usage: { inputTokens: 1_000_000, cacheReadTokens: 1_000_000, outputTokens: 0 },
    usd: '0.25',
  },
  // Inclusive against exclusive input: posthog-js#2829, browser-use#5305, latitude-llm#4051.
  {
    bug: 'writes and reads both lie inside the input',
    provider: 'anthropic',
    model: 'claude-haiku-4-5',
    usage: { inputTokens: 10_000, cacheReadTokens: 4000, cacheWrite5mTokens: 5000, outputTokens: 0 },
    usd: '0.00765',
  }, // 1000×1 + 4000×0.1 + 5000×1.25
  // One-hour writes at the five-minute rate: ccusage#899, claude-powerline#104, claude-code-statusline#311.
  {
    bug: '1-hour writes cost twice the input',
    provider: 'anthropic',
    model: 'claude-opus-4-5',
    usage: { inputTokens: 100_000, cacheWrite1hTokens: 100_000, outputTokens: 0 },
    usd: '1',
  },
  {
    bug: '5-minute writes cost one and a quarter',
    provider: 'anthropic',
    model: 'claude-opus-4-5',
    usage: { inputTokens: 100_000, cacheWrite5mTokens: 100_000, outputTokens: 0 },
    usd: '0.625',
  },
  {
    bug: '1-hour writes on Bedrock, whose list has none',
    provider: 'bedrock',
    model: 'global.anthropic.claude-sonnet-4-5-20250929-v1:0',
    usage: { inputTokens: 100_000, cacheWrite1hTokens: 100_000, outputTokens: 0 },
    usd: '0.6',
  },
  {
    bug: 'OpenAI bills cache writes from GPT-5.6 on',
    provider: 'openai',
    model: 'gpt-5.6-terra',
    usage: { inputTokens: 100_000, cacheWrite5mTokens: 100_000, outputTokens: 0 },
    usd: '0.25',
  },
  // Reasoning doubled or zero: posthog#71065, #36457; langfuse#16508.
  {
    bug: 'reasoning is part of the output, once',
    provider: 'openai',
    model: 'o3',
    usage: { inputTokens: 1000, outputTokens: 2000, reasoningTokens: 1900 },
    usd: '0.018',
  },
  {
    bug: 'reasoning with a rate of its own',
    provider: 'perplexity',
    model: 'sonar-deep-research',
    usage: { inputTokens: 0, outputTokens: 1000, reasoningTokens: 600 },
    usd: '0.005',
  }, // 400×8 + 600×3
  // Long context, each vendor's own threshold: langfuse#8482, helicone#5766, litellm#39861, TokenUsageInsights#27.
  {
    bug: 'OpenAI at 272,000: still short',
    provider: 'openai',
    model: 'gpt-5.4',
    usage: { inputTokens: 272_000, outputTokens: 0 },
    usd: '0.68',
  },
  {
    bug: 'OpenAI above 272,000: the whole request',
    provider: 'openai',
    model: 'gpt-5.4',
    usage: { inputTokens: 272_001, outputTokens: 1000 },
    usd: '1.382505',
  },
  {
    bug: 'Gemini at 200,000: still short',
    provider: 'google',
    model: 'gemini-2.5-pro',
    usage: { inputTokens: 200_000, outputTokens: 0 },
    usd: '0.25',
  },
  {
    bug: 'Gemini above 200,000: the whole request',
    provider: 'google',
    model: 'gemini-2.5-pro',
    usage: { inputTokens: 200_001, outputTokens: 1000 },
    usd: '0.5150025',
  },
  {
    bug: 'xAI at 199,999: still short',
    provider: 'xai',
    model: 'grok-4.3',
    usage: { inputTokens: 199_999, outputTokens: 0 },
    usd: '0.24999875',
  },
  {
    bug: 'xAI from 200,000 on: inclusive',
    provider: 'xai',
    model: 'grok-4.3',
    usage: { inputTokens: 200_000, outputTokens: 0 },
    usd: '0.5',
  },
  {
    bug: 'Claude Sonnet 4.5 above 200,000',
    provider: 'anthropic',
    model: 'claude-sonnet-4-5',
    usage: { inputTokens: 200_001, outputTokens: 0 },
    usd: '1.200006',
  },
  {
    bug: 'Claude Sonnet 4.6 has no threshold since 2026-03-13',
    provider: 'anthropic',
    model: 'claude-sonnet-4-6',
    usage: { inputTokens: 300_000, outputTokens: 0 },
    usd: '0.9',
  },
  {
    bug: '… and had one before',
    provider: 'anthropic',
    model: 'claude-sonnet-4-6',
    usage: { inputTokens: 300_000, outputTokens: 0 },
    more: { date: '2026-03-01' },
    usd: '1.8',
  },
  {
    bug: 'MiniMax above 512,000',
    provider: 'minimax',
    model: 'MiniMax-M3',
    usage: { inputTokens: 512_001, outputTokens: 0 },
    usd: '0.3072006',
  },
  {
    bug: 'cache reads count towards the threshold',
    provider: 'google',
    model: 'gemini-2.5-pro',
    usage: { inputTokens: 300_000, cacheReadTokens: 250_000, outputTokens: 0 },
    usd: '0.1875',
  }, // 50000×2.5 + 250000×0.25
  // Flex shown at twice the price, priority silently standard: litellm#13810, #37046.
  {
    bug: 'flex is half',
    provider: 'openai',
    model: 'gpt-5',
    usage: { inputTokens: 1_000_000, outputTokens: 100_000 },
    more: { tier: 'flex' },
    usd: '1.125',
  },
  {
    bug: 'priority is dearer',
    provider: 'openai',
    model: 'gpt-5-mini',
    usage: { inputTokens: 1_000_000, outputTokens: 100_000 },
    more: { tier: 'priority' },
    usd: '0.81',
  }, // 0.45 + 0.36
  {
    bug: 'batch is half, cache reads too where the list says so',
    provider: 'openai',
    model: 'gpt-5.4-mini',
    usage: { inputTokens: 200_000, cacheReadTokens: 100_000, outputTokens: 0 },
    more: { tier: 'batch' },
    usd: '0.04125',
  }, // 0.0375 + 0.00375
  {
    bug: 'batch without a cache rate',
    provider: 'openai',
    model: 'gpt-4o-mini',
    usage: { inputTokens: 100_000, cacheReadTokens: 50_000, outputTokens: 0 },
    more: { tier: 'batch' },
    usd: '0.0075',
  },
  {
    bug: 'Claude batch with caching',
    provider: 'anthropic',
    model: 'claude-haiku-4-5',
    usage: { inputTokens: 100_000, cacheReadTokens: 50_000, outputTokens: 10_000 },
    more: { tier: 'batch' },
    usd: '0.0525',
  }, // 0.025 + 0.0025 + 0.025
  {
    bug: 'Gemini batch: a cache hit costs the standard cached rate',
    provider: 'google',
    model: 'gemini-2.5-flash',
    usage: { inputTokens: 200_000, cacheReadTokens: 100_000, outputTokens: 0 },
    more: { tier: 'batch' },
    usd: '0.018',
  },
  {
    bug: 'Groq flex costs the same',
    provider: 'groq',
    model: 'openai/gpt-oss-120b',
    usage: { inputTokens: 1_000_000, outputTokens: 0 },
    more: { tier: 'flex' },
    usd: '0.15',
  },
  // Region: litellm#28622, #38369; agentcore-public-stack#914.
  {
    bug: 'OpenAI residency adds a tenth',
    provider: 'openai',
    model: 'gpt-5.4-mini',
    usage: { inputTokens: 1_000_000, outputTokens: 0 },
    more: { region: 'eu' },
    usd: '0.825',
  },
  {
    bug: 'Claude inference_geo us adds a tenth',
    provider: 'anthropic',
    model: 'claude-opus-4-6',
    usage: { inputTokens: 1_000_000, outputTokens: 0 },
    more: { region: 'us' },
    usd: '5.5',
  },
  {
    bug: 'Bedrock us. costs a tenth more than global.',
    provider: 'bedrock',
    model: 'us.anthropic.claude-sonnet-4-5-20250929-v1:0',
    usage: { inputTokens: 100_000, outputTokens: 0 },
    usd: '0.33',
  },
  {
    bug: 'xAI’s US endpoint adds a tenth',
    provider: 'xai',
    model: 'grok-4.6',
    usage: { inputTokens: 100_000, outputTokens: 0 },
    more: { region: 'us' },
    usd: '0.22',
  },
  {
    bug: 'Vertex regions add a tenth to Claude',
    provider: 'vertexai',
    model: 'claude-haiku-4-5@20251001',
    usage: { inputTokens: 100_000, outputTokens: 0 },
    more: { region: 'europe-west1' },
    usd: '0.11',
  },
  // Search fees and media: litellm#24369, #9522, #13790; genai-prices#202.
  {
    bug: 'Gemini 3 search costs 0.014, not 0.035',
    provider: 'google',
    model: 'gemini-3-flash-preview',
    usage: { inputTokens: 0, webSearches: 10 },
    usd: '0.14',
  },
  {
    bug: 'Gemini 2.5 search costs 0.035',
    provider: 'google',
    model: 'gemini-2.5-flash',
    usage: { inputTokens: 0, webSearches: 10 },
    usd: '0.35',
  },
  {
    bug: 'Claude search',
    provider: 'anthropic',
    model: 'claude-opus-5',
    usage: { inputTokens: 1000, outputTokens: 0, webSearches: 3 },
    usd: '0.035',
  },
  {
    bug: 'xAI search',
    provider: 'xai',
    model: 'grok-4.6',
    usage: { inputTokens: 0, webSearches: 2 },
    usd: '0.01',
  },
  {
    bug: 'Perplexity’s request fee of the default search context',
    provider: 'perplexity',
    model: 'sonar',
    usage: { inputTokens: 8, outputTokens: 15 },
    usd: '0.005023',
  },
  {
    bug: 'audio input has its own rate',
    provider: 'openai',
    model: 'gpt-4o-audio-preview',
    usage: { inputTokens: 1100, audioInputTokens: 1000, outputTokens: 0 },
    usd: '0.04025',
  },
  {
    bug: 'audio output has its own rate',
    provider: 'openai',
    model: 'gpt-audio-mini',
    usage: { inputTokens: 0, outputTokens: 1100, audioOutputTokens: 1000 },
    usd: '0.02024',
  },
  {
    bug: 'generated images, a piece',
    provider: 'google',
    model: 'imagen-4.0-generate-001',
    usage: { inputTokens: 0, images: 25 },
    usd: '1',
  },
  {
    bug: 'a Gemini image whose tokens lie in the output is billed once',
    provider: 'google',
    model: 'gemini-2.5-flash-image',
    usage: { inputTokens: 0, outputTokens: 1290, images: 1 },
    usd: '0.039',
  },
  {
    bug: 'GPT Image: by tokens, at the rate of image output',
    provider: 'openai',
    model: 'gpt-image-1.5',
    usage: { inputTokens: 0, outputTokens: 1000, images: 1 },
    usd: '0.032',
  },
  {
    bug: 'a fine-tune at its own price',
    provider: 'openai',
    model: 'ft:gpt-4.1-mini-2025-04-14:acme::x1',
    usage: { inputTokens: 1_000_000, outputTokens: 0 },
    usd: '0.8',
  },
  // Reseller without a cache rate shown as zero: TokenBar#310.
  {
    bug: 'no cache rate: cached input is ordinary input',
    provider: 'openrouter',
    model: 'nousresearch/hermes-4-405b',
    usage: { inputTokens: 1_000_000, cacheReadTokens: 900_000, outputTokens: 0 },
    usd: '1',
  },
];

test.each(rows)('$bug', ({ provider, model, usage, more, usd }) => {
  const priced = priceUsage({ provider, model, usage, date: DAY, ...more }, book);
  expect(priced.priced ? priced.usd : priced.why).toBe(usd);
});

// Missing models as zero, guesses by family, sentinels, NaN: litellm#35913, #27463; PokeTokenBar#277; pi#8875; ECC#2693.
test.each([
  ['openai', 'gpt-7-turbo', {}, /unknown model/],
  ['anthropic', 'claude-opus-4-9', {}, /unknown model/],
  ['openai', 'ft:gpt-9:acme::x1', {}, /fine-tuned/],
  ['openai', 'gpt-5', { usage: { inputTokens: -1 } }, /negative/],
  ['openai', 'gpt-5', { usage: { inputTokens: Number.NaN } }, /no number/],
  ['google', 'gemini-2.5-pro', { tier: 'priority' }, /no figure per model/],
  ['mistral', 'mistral-large-latest', { tier: 'flex' }, /no flex price/],
  ['groq', 'qwen/qwen3-32b', { tier: 'batch' }, /no batch price/],
  ['openai', 'gpt-5.5', { tier: 'priority', usage: { inputTokens: 300_000 } }, /isn’t offered/],
  ['cerebras', 'gpt-oss-120b', { usage: { inputTokens: 1, webSearches: 1 } }, /no web search price/],
  ['ollama', 'llama3.1', {}, /no token price: .* runs on your own machine/],
] as const)('%s %s %j has no amount, and a reason', (provider, model, more, why) => {
  const priced = priceUsage(
    { provider, model, usage: { inputTokens: 100, outputTokens: 10 }, date: DAY, ...more },
    book,
  );
  expect(priced).toMatchObject({ priced: false });
  expect(priced.priced ? '' : priced.why).toMatch(why);
});
