import { expect, test } from 'vitest';
import { createPriceBook, findModel } from '../../../src/engine/prices/index.ts';

const book = createPriceBook();

const FOUND: readonly (readonly [provider: string | null, asked: string, billedBy: string, model: string])[] =
  [
    ['openai', 'gpt-4o-mini', 'openai', 'gpt-4o-mini'],
    ['openai', 'gpt-4o-mini-2024-07-18', 'openai', 'gpt-4o-mini'],
    [null, 'openai/gpt-4o', 'openai', 'gpt-4o'],
    [null, 'gpt-5-2025-08-07', 'openai', 'gpt-5'],
    [null, 'ft:gpt-4o-mini-2024-07-18:acme::abc123', 'openai', 'ft:gpt-4o-mini'],
    [null, 'claude-sonnet-4-5-20250929', 'anthropic', 'claude-sonnet-4-5'],
    [null, 'claude-sonnet-4.5', 'anthropic', 'claude-sonnet-4-5'],
    [null, 'anthropic:claude-3-5-haiku-latest', 'anthropic', 'claude-3-5-haiku-latest'],
    ['vertexai', 'claude-sonnet-4@20250514', 'google', 'claude-4-sonnet'],
    [null, 'vertex_ai/gemini-2.5-pro', 'google', 'gemini-2.5-pro'],
    ['google', 'models/gemini-2.5-flash', 'google', 'gemini-2.5-flash'],
    ['google', 'publishers/google/models/gemini-2.5-flash', 'google', 'gemini-2.5-flash'],
    ['google', 'gemini-2.5-pro-preview-05-06', 'google', 'gemini-2.5-pro'],
    [
      'bedrock',
      'us.anthropic.claude-sonnet-4-5-20250929-v1:0',
      'aws',
      'regional.anthropic.claude-sonnet-4-5-20250929-v1:0',
    ],
    [
      'bedrock',
      'global.anthropic.claude-sonnet-4-5-20250929-v1:0',
      'aws',
      'global.anthropic.claude-sonnet-4-5-20250929-v1:0',
    ],
    ['bedrock', 'apac.amazon.nova-pro-v1:0', 'aws', 'apac.amazon.nova-pro-v1:0'],
    ['bedrock', 'us.meta.llama3-3-70b-instruct-v1:0', 'aws', 'meta.llama3-3-70b-instruct-v1:0'],
    ['openrouter', 'x-ai/grok-4', 'openrouter', 'grok-4-0709'],
    ['openrouter', 'tngtech/deepseek-r1t2-chimera:free', 'openrouter', 'tngtech/deepseek-r1t2-chimera:free'],
    [
      null,
      'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0',
      'aws',
      'amazon.nova-lite-v1:0',
    ],
    [
      null,
      'bedrock/anthropic.claude-3-haiku-20240307-v1:0',
      'aws',
      'regional.anthropic.claude-3-haiku-20240307-v1:0',
    ],
    ['openrouter', 'anthropic/claude-haiku-4.5', 'openrouter', 'anthropic/claude-haiku-4.5'],
    [null, 'openrouter/anthropic/claude-haiku-4.5', 'openrouter', 'anthropic/claude-haiku-4.5'],
    ['groq', 'openai/gpt-oss-120b', 'groq', 'openai/gpt-oss-120b'],
    ['groq', 'llama-3.3-70b-versatile', 'groq', 'llama-3.3-70b-versatile'],
    ['azure', 'gpt-4o', 'azure', 'gpt-4o'],
    ['litellm', 'xai/grok-4', 'x-ai', 'grok-4-0709'],
  ];

test.each(FOUND)('%s %s is billed by %s as %s', (provider, asked, billedBy, model) => {
  expect(findModel({ provider, model: asked }, book)).toMatchObject({
    found: true,
    provider: billedBy,
    model,
    asked,
  });
});

const MISSING: readonly (readonly [provider: string | null, asked: string, why: RegExp])[] = [
  ['openai', 'gpt-4o-ultra', /unknown model gpt-4o-ultra at openai/],
  ['openai', 'gpt-9', /unknown model/],
  [null, 'claude-opus-9', /unknown model/],
  [null, 'gemini-2.5-pro-max', /unknown model/],
  ['mistral', 'mistral-large-2402', /unknown model/],
  ['azure', 'my-team-gpt4', /Azure deployment/],
  ['together', 'openai/gpt-4o', /unknown model/],
  ['google', 'gemini-pro-max-latest', /unknown model/],
  [null, 'gpt-oss-120b', /providers sell gpt-oss-120b/],
  ['openai', 'constructor', /unknown model/],
  ['openai', '__proto__', /unknown model/],
  [
    null,
    'arn:aws:bedrock:eu-west-1:123456789012:application-inference-profile/abc',
    /doesn't name its model/,
  ],
  ['frobnicate', 'gpt-4o', /no prices of provider frobnicate/],
  [null, '', /no model is named/],
];

test.each(MISSING)('%s %s has no price, and a reason', (provider, model, why) => {
  const found = findModel({ provider, model }, book);
  expect(found).toMatchObject({ found: false, local: false });
  expect(found.found ? '' : found.why).toMatch(why);
});

test('an unknown model comes with three ids that exist', () => {
  const found = findModel({ provider: 'openai', model: 'gpt-4o-minni' }, book);
  expect(found.found ? [] : found.closest).toHaveLength(3);
  expect(found.found ? [] : found.closest).toContain('gpt-4o-mini');
});

test.each([
  ['ollama', 'gpt-oss:120b'],
  [null, 'ollama/llama3.1'],
  ['<OLLAMA_API_BASE>', 'qwen3'],
  [null, 'sentence-transformers/all-MiniLM-L6-v2'],
  ['vllm', 'meta-llama/Llama-3.1-8B-Instruct'],
])('%s %s runs locally and has no token price', (provider, model) => {
  expect(findModel({ provider, model }, book)).toMatchObject({
    found: false,
    local: true,
    why: expect.stringContaining('no token price'),
  });
});

test('Azure deployments and aliases come from the user only', () => {
  const own = createPriceBook({
    azureDeployments: new Map([['my-team-gpt4', 'gpt-4.1']]),
    aliases: new Map([['fast', 'claude-haiku-4-5']]),
  });
  expect(findModel({ provider: 'azure', model: 'my-team-gpt4' }, own)).toMatchObject({
    found: true,
    provider: 'azure',
    priceOf: 'openai',
    model: 'gpt-4.1',
  });
  expect(findModel({ provider: null, model: 'fast' }, own)).toMatchObject({
    found: true,
    provider: 'anthropic',
    model: 'claude-haiku-4-5',
  });
});
