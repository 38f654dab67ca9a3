import { expect, test } from 'vitest';
import { createPriceBook, findModel, priceUsage, ratesFor } from '../../../src/engine/prices/index.ts';
import type { Rates } from '../../../src/engine/prices/index.ts';
import { readPriceDay } from '../../../src/engine/prices/price-day.ts';

const book = createPriceBook();

function rates(provider: string, model: string, date: string): Rates {
  const match = findModel({ provider, model }, book);
  if (!match.found) throw new Error(match.why);
  const found = ratesFor(match, { date }, book);
  if (!found.priced) throw new Error(found.why);
  return found;
}

test.each([
  ['2026-11-24', { day: '2026-11-24', minute: null }],
  ['2026-11-24T23:30:00Z', { day: '2026-11-24', minute: 1410 }],
  ['2026-11-24T23:30:00-02:00', { day: '2026-11-25', minute: 90 }],
  ['2026-11-24T01:15:30.5+0130', { day: '2026-11-23', minute: 1425 }],
  ['2024-02-29', { day: '2024-02-29', minute: null }],
  ['2026-02-29', null],
  ['2026-11-24T25:00:00Z', null],
  ['24.11.2026', null],
  ['', null],
])('%s is %j', (text, day) => {
  expect(readPriceDay(text)).toEqual(day);
});

test('prices are those of the day', () => {
  expect(rates('openai', 'o3', '2025-06-09').inputUsdPerMTok).toBe(10);
  expect(rates('openai', 'o3', '2025-06-10').inputUsdPerMTok).toBe(2);
  expect(rates('openai', 'gpt-5.6-luna', '2026-07-29').inputUsdPerMTok).toBe(1);
  expect(rates('openai', 'gpt-5.6-luna', '2026-07-30').inputUsdPerMTok).toBe(0.2);
  expect(rates('mistral', 'mistral-large-latest', '2025-12-01').outputUsdPerMTok).toBe(6);
  expect(rates('mistral', 'mistral-large-latest', '2025-12-02').outputUsdPerMTok).toBe(1.5);
  expect(rates('deepseek', 'deepseek-chat', '2025-10-15')).toMatchObject({
    inputUsdPerMTok: 0.28,
    cacheReadUsdPerMTok: 0.028,
    outputUsdPerMTok: 0.42,
  });
});

test('a promotion says when it ends and what holds then', () => {
  const promoted = rates('google', 'gemini-3.8-flash', '2026-12-31');
  expect(promoted).toMatchObject({
    inputUsdPerMTok: 0.75,
    next: { date: '2027-01-01', inputUsdPerMTok: 1.5, outputUsdPerMTok: 7.5 },
  });
  expect(promoted.notes).toContain('from 2027-01-01 on 1.5 in, 7.5 out per million tokens');
  expect(rates('google', 'gemini-3.8-flash', '2027-01-01')).toMatchObject({
    inputUsdPerMTok: 1.5,
    next: null,
  });
});

test('a promotion without a fixed end is said too', () => {
  expect(rates('openai', 'gpt-5.6-sol', '2026-11-24').notes.join()).toMatch(/at least through 2026-11-21/);
  expect(rates('openai', 'gpt-5.6-sol', '2026-08-20').notes.join()).not.toMatch(/at least/);
});

test('DeepSeek’s peak hours on weekdays; without an hour the price of most of the day, and it is said', () => {
  expect(rates('deepseek', 'deepseek-flash', '2026-11-24T02:00:00Z').inputUsdPerMTok).toBe(0.3); // a Tuesday
  expect(rates('deepseek', 'deepseek-flash', '2026-11-24T05:00:00Z').inputUsdPerMTok).toBe(0.15);
  expect(rates('deepseek', 'deepseek-flash', '2026-11-21T02:00:00Z').inputUsdPerMTok).toBe(0.15); // a Saturday
  const day = rates('deepseek', 'deepseek-flash', '2026-11-24');
  expect(day.inputUsdPerMTok).toBe(0.15);
  expect(day.notes[0]).toMatch(/price of most hours; .*01:00–04:00 UTC 0\.3 in, 1\.2 out/);
});

test('an amount says where each rate comes from and when it was checked', () => {
  const priced = priceUsage(
    {
      provider: 'openai',
      model: 'gpt-5.4',
      tier: 'flex',
      usage: { inputTokens: 10, outputTokens: 1, webSearches: 1 },
      date: '2026-11-24',
    },
    book,
  );
  if (!priced.priced) throw new Error(priced.why);
  for (const { source, checked } of priced.parts) {
    expect(source).toMatch(/^https:/);
    expect(checked).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  }
  expect(new Set(priced.parts.map(({ source }) => source)).size).toBe(2);
});

test('sources that disagree are flagged with what the other one says', () => {
  expect(rates('zai', 'glm-5.3-flash', '2026-11-24').disagreement).toMatchObject({
    inputUsdPerMTok: 0.15,
    outputUsdPerMTok: 0.5,
    checked: '2026-11-10',
  });
  expect(rates('openai', 'gpt-4o', '2026-11-24').disagreement).toBeNull();
});
