import { expect, test } from 'vitest';
import {
  createPriceBook,
  findModel,
  priceUsage,
  readLitellmPrices,
  readOwnPrices,
} from '../../../src/engine/prices/index.ts';
import type { PriceQuery, Usage } from '../../../src/engine/prices/index.ts';

const list = createPriceBook();

function read(value: unknown): ReturnType<typeof readOwnPrices> {
  return readOwnPrices(value, list);
}

function usd(
  prices: unknown,
  provider: string | null,
  model: string,
  usage: Usage,
  more: Partial<PriceQuery> = {},
): string {
  const { prices: overrides, problems } = read(prices);
  expect(problems).toEqual([]);
  const priced = priceUsage(
    { provider, model, usage, date: '2026-11-24', ...more },
    createPriceBook({ overrides }),
  );
  return priced.priced ? priced.usd : priced.why;
}

const million: Usage = { inputTokens: 1_000_000, outputTokens: 1_000_000 };

test('a contract rate replaces what it names, the rest stays as listed', () => {
  const prices = { models: { 'gpt-4o': { provider: 'openai', input: 2, source: 'contract 17' } } };
  expect(usd(prices, 'openai', 'gpt-4o', million)).toBe('12');
  expect(usd(prices, 'openai', 'gpt-4o-2024-08-06', million)).toBe('12');
  expect(usd(prices, 'openai', 'gpt-4o-mini', million)).toBe('0.75');
  expect(usd(prices, 'openai', 'gpt-4o', million, { tier: 'batch' })).toBe(
    'your own prices give no batch price of gpt-4o',
  );
});

test('parts name the source of each rate', () => {
  const { prices: overrides } = read({ models: { 'gpt-4o': { input: 2, source: 'contract 17' } } });
  const priced = priceUsage(
    { provider: 'openai', model: 'gpt-4o', usage: million, date: '2026-11-24' },
    createPriceBook({ overrides }),
  );
  expect(priced.priced && priced.parts.map(part => part.source)).toEqual([
    'contract 17',
    'https://developers.openai.com/api/docs/pricing',
  ]);
});

test('discounts in per cent, on all that a provider lists, for a time', () => {
  const prices = {
    discounts: [{ provider: 'anthropic', percent: 12.35, from: '2026-01-01', until: '2027-01-01' }],
  };
  expect(usd(prices, 'anthropic', 'claude-haiku-4-5', { inputTokens: 1_000_000 })).toBe('0.8765');
  expect(usd(prices, 'anthropic', 'claude-haiku-4-5', { inputTokens: 0, webSearches: 100 })).toBe('0.8765');
  expect(
    usd(prices, 'anthropic', 'claude-haiku-4-5', { inputTokens: 1_000_000 }, { date: '2027-01-01' }),
  ).toBe('1');
  expect(usd(prices, 'openai', 'gpt-4o', { inputTokens: 1_000_000 })).toBe('2.5');
});

test('self-hosted models have a price of the user’s own, also by the hour', () => {
  expect(
    usd(
      { models: { 'llama3.1': { provider: 'ollama', selfHosted: true, input: 0, output: 0.4 } } },
      'ollama',
      'llama3.1',
      million,
    ),
  ).toBe('0.4');
  const hourly = {
    models: {
      'meta-llama/Llama-3.3-70B-Instruct': {
        selfHosted: { usdPerHour: 9, tokensPerSecond: 2500, utilization: 0.5 },
      },
    },
  };
  expect(usd(hourly, 'vllm', 'meta-llama/Llama-3.3-70B-Instruct', million)).toBe('2');
  expect(
    usd(
      { models: { 'llama3.1': { provider: 'ollama', input: 0, output: 0.4 } } },
      'ollama',
      'qwen3',
      million,
    ),
  ).toMatch(/no token price/);
});

test('rates in another currency, at the rate that the user gives', () => {
  const prices = { currency: { code: 'EUR', usd: 1.08 }, models: { 'my-model': { input: 2, output: 10 } } };
  expect(usd(prices, null, 'my-model', million)).toBe('12.96');
});

test('only the part above a threshold is dearer, where the user says so', () => {
  const prices = {
    models: {
      'my-model': { input: 2, output: 10, longContext: { above: 100_000, applies: 'part', input: 4 } },
    },
  };
  expect(usd(prices, null, 'my-model', { inputTokens: 150_000 })).toBe('0.4'); // 100,000 × 2 + 50,000 × 4
  expect(
    usd(
      { models: { 'my-model': { input: 2, output: 10, longContext: { above: 100_000, input: 4 } } } },
      null,
      'my-model',
      { inputTokens: 150_000 },
    ),
  ).toBe('0.6');
});

test.each([
  [{ models: { 'gpt-4o': { input: Number.NaN } } }, ['models', 'gpt-4o', 'input'], /NaN/],
  [{ models: { 'gpt-4o': { input: -2 } } }, ['models', 'gpt-4o', 'input'], /negative/],
  [{ models: { 'gpt-4o': { input: '2.5' } } }, ['models', 'gpt-4o', 'input'], /no number/],
  [
    { models: { 'gpt-4o': { input: 2.5, unit: 'per-gallon' } } },
    ['models', 'gpt-4o', 'unit'],
    /unknown unit/,
  ],
  [
    { models: { 'gpt-4o': { input: 0.0025 } } },
    ['models', 'gpt-4o', 'input'],
    /per thousand tokens.*write 2\.5/,
  ],
  [{ models: { 'gpt-4o': { input: 0.0000025 } } }, ['models', 'gpt-4o', 'input'], /per token.*write 2\.5/],
  [
    { models: { 'gpt-4o': { output: 10_000 } } },
    ['models', 'gpt-4o', 'output'],
    /thousand times the list price/,
  ],
  [{ models: { mine: { input: 0.0001 } } }, ['models', 'mine', 'input'], /less than any model costs/],
  [{ models: { 'gpt-4o': { inptu: 2 } } }, ['models', 'gpt-4o', 'inptu'], /no member here/],
  [{ models: { 'gpt-4o': {} } }, ['models', 'gpt-4o'], /names no rate/],
  [{ models: { 'gpt-4o': { input: 2, from: 'yesterday' } } }, ['models', 'gpt-4o', 'from'], /YYYY-MM-DD/],
  [{ discounts: [{ provider: 'openai', percent: 115 }] }, ['discounts', 0, 'percent'], /below 100/],
  [{ discounts: [{ provider: 'frobnicate', percent: 15 }] }, ['discounts', 0, 'provider'], /no provider/],
  [{ currency: { code: 'EUR' } }, ['currency', 'usd'], /US dollars/],
  ['cheap', [], /no object/],
])('%j is refused with its path', (value, path, message) => {
  const { problems } = read(value);
  expect(problems[0]?.path).toEqual(path);
  expect(problems[0]?.message).toMatch(message);
});

test('what is right counts, whatever else is wrong', () => {
  const { prices, problems } = read({
    models: { 'gpt-4o': { input: -1, output: 8 }, __proto__x: { input: 1 } },
  });
  expect(problems).toHaveLength(1);
  expect(prices.prices.map(({ model, rates }) => [model, rates])).toEqual([
    ['gpt-4o', { outputUsdPerMTok: 8 }],
    ['__proto__x', { inputUsdPerMTok: 1 }],
  ]);
});

const litellm = `{
  "sample_spec": { "input_cost_per_token": "x" },
  "openai/house-model": {
    "litellm_provider": "openai",
    "input_cost_per_token": 2e-6,
    "output_cost_per_token": 0.000008,
    "input_cost_per_token_batches": 1e-6,
    "output_cost_per_token_batches": 4e-6,
    "input_cost_per_token_above_200k_tokens": 0.000004
  },
  "slipped": { "input_cost_per_token": 0.0025,
    "output_cost_per_token": -1 }
}`;

test('a file in LiteLLM’s format', () => {
  const { prices, problems } = readLitellmPrices(litellm, 'prices.json');
  const book = createPriceBook({ fromFile: prices });
  const price = (usage: Usage, more: Partial<PriceQuery> = {}): unknown => {
    const priced = priceUsage(
      { provider: 'openai', model: 'house-model', usage, date: '2026-11-24', ...more },
      book,
    );
    return priced.priced ? priced.usd : priced.why;
  };
  expect(price(million)).toBe('12'); // 1,000,000 × 4, for the whole request is long, + 1,000,000 × 8
  expect(price({ inputTokens: 200_000 })).toBe('0.4');
  expect(price({ inputTokens: 200_001 })).toBe('0.800004');
  expect(price({ inputTokens: 100_000, outputTokens: 100_000 }, { tier: 'batch' })).toBe('0.5');
  expect(price(million, { tier: 'batch' })).toMatch(/no batch price of house-model above 200000/);
  expect(problems).toEqual([
    { line: 11, column: 40, message: expect.stringMatching(/0\.0025 dollars a token/) },
    { line: 12, column: 30, message: expect.stringMatching(/output_cost_per_token is negative/) },
  ]);
  const slipped = readLitellmPrices('{ "gpt-4o-mini": { "input_cost_per_token": 0.00015 } }', 'prices.json');
  expect(slipped.prices).toEqual([]);
  expect(slipped.problems[0]?.message).toMatch(/about a thousand times the list price/);
});

test('per-token slips and broken JSON are named with line and column', () => {
  const slip = readLitellmPrices('{\n  "m": {\n    "input_cost_per_token": 2.5\n  }\n}', 'x').problems;
  expect(slip).toEqual([
    {
      line: 3,
      column: 29,
      message: expect.stringMatching(/2\.5 dollars a token: this format counts dollars per token/),
    },
  ]);
  expect(readLitellmPrices('{ "m": { "input_cost_per_token": } ', 'x').problems[0]).toMatchObject({
    line: 1,
    message: 'is no JSON here',
  });
});

test('own prices of names that are members of every object', () => {
  const { prices: overrides } = read({ models: { constructor: { input: 1 }, toString: { input: 2 } } });
  const book = createPriceBook({ overrides });
  expect(findModel({ provider: null, model: 'constructor' }, book)).toMatchObject({
    found: true,
    table: 'own',
  });
  expect(findModel({ provider: null, model: 'valueOf' }, book)).toMatchObject({ found: false });
});
