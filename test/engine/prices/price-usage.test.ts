import Big from 'big.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPriceBook, exactUsd, priceUsage } from '../../../src/engine/prices/index.ts';
import type { PriceQuery, Usage } from '../../../src/engine/prices/index.ts';

const book = createPriceBook();
const price = (provider: string, model: string, usage: Usage, more: Partial<PriceQuery> = {}) =>
  priceUsage({ provider, model, usage, date: '2026-11-24', ...more }, book);
const usd = (provider: string, model: string, usage: Usage, more: Partial<PriceQuery> = {}): string => {
  const priced = price(provider, model, usage, more);
  return priced.priced ? priced.usd : `unpriced: ${priced.why}`;
};

test('$5,000.00 is exactly 50,000 × 10 × $0.01', () => {
  expect(usd('openai', 'gpt-4o', { inputTokens: 0, webSearches: 50_000 * 10 })).toBe('5000');
  expect(exactUsd(50_000 * 10, 0.01, false).toFixed(2)).toBe('5000.00');
});

test('totals equal the sum of their parts to the last digit', () => {
  const count = fc.integer({ min: 0, max: 50_000_000 });
  const models = fc.constantFrom(
    ['openai', 'gpt-4o-mini'],
    ['anthropic', 'claude-sonnet-4-5'],
    ['google', 'gemini-2.5-pro'],
    ['deepseek', 'deepseek-v4-flash'],
    ['openai', 'gpt-realtime'],
    ['openrouter', 'anthropic/claude-opus-4.5'],
  );
  fc.assert(
    fc.property(
      models,
      fc.array(count, { minLength: 6, maxLength: 6 }),
      ([provider, model], [a, b, c, d, e, f]) => {
        const usage: Usage = {
          inputTokens: a! + b! + c!,
          cacheReadTokens: b!,
          cacheWrite5mTokens: c!,
          outputTokens: d! + e!,
          reasoningTokens: e!,
          webSearches: provider === 'openai' ? 0 : f! % 3,
        };
        const priced = price(provider!, model!, usage);
        if (!priced.priced) return /web search/.test(priced.why);
        const sum = priced.parts.reduce((total, part) => total.plus(part.usd), Big(0));
        const rates = priced.parts.every(part =>
          Big(part.quantity)
            .times(part.usdPerMTok ?? part.usdEach!)
            .times(part.usdPerMTok === null ? 1 : '0.000001')
            .eq(part.usd),
        );
        return (
          rates &&
          sum.toFixed() === priced.usd &&
          JSON.stringify(priced.usdNumber) === String(Number(priced.usd))
        );
      },
    ),
  );
});

test.each([
  [{ inputTokens: Number.NaN }, /no number/],
  [{ inputTokens: -1 }, /negative/],
  [{ inputTokens: 1.5 }, /whole number/],
  [{ inputTokens: Number.POSITIVE_INFINITY }, /no number/],
  [{ inputTokens: 1e300 }, /more than can be counted/],
  [{ inputTokens: 10, cacheReadTokens: 11 }, /add up to 11/],
  [{ inputTokens: 10, outputTokens: 5, audioOutputTokens: 6 }, /audio, which is part of it, is 6/],
])('a usage that makes no sense is refused: %j', (usage, why) => {
  const priced = price('openai', 'gpt-4o', usage);
  expect(priced.priced ? '' : priced.why).toMatch(why);
});

test('a date that is none is refused', () => {
  expect(usd('openai', 'gpt-4o', { inputTokens: 1 }, { date: '2026-02-30' })).toMatch(/neither a day/);
});
