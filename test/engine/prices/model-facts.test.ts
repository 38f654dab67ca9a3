import { expect, test } from 'vitest';
import { allModelFacts, createPriceBook, findModel, modelFacts } from '../../../src/engine/prices/index.ts';

const book = createPriceBook();

function facts(provider: string, model: string) {
  const match = findModel({ provider, model }, book);
  if (!match.found) throw new Error(match.why);
  return modelFacts(match);
}

test('about a hundred models, each with where and when it was read', () => {
  const all = allModelFacts();
  expect(all.length).toBeGreaterThanOrEqual(100);
  for (const { read, cache, quality } of all) {
    expect(read.source).toMatch(/^https:/);
    expect(read.checked).toMatch(/^2026-\d\d-\d\d$/);
    if (cache !== null) expect(cache.source).toMatch(/^https:/);
    for (const row of quality) {
      expect(row.source).toMatch(/^https:/);
      expect(row.source + row.benchmark).not.toMatch(/artificial|openrouter/i);
    }
  }
});

test.each([
  ['openai', 'gpt-4o-2024-08-06', 'gpt-4o', 128_000, 16_384],
  ['bedrock', 'us.anthropic.claude-sonnet-4-5-20250929-v1:0', 'claude-sonnet-4-5', 200_000, 64_000],
  ['openrouter', 'anthropic/claude-opus-4.1', 'claude-opus-4-1', 200_000, 32_000],
  ['vertexai', 'claude-opus-4@20250514', 'claude-opus-4', 200_000, 32_000],
  ['groq', 'llama-3.3-70b-versatile', 'llama-3.3-70b-instruct', 128_000, 4096],
  ['cohere', 'command-a-03-2025', 'command-a-03-2025', 256_000, 8000],
  ['openai', 'gpt-6-luna', 'gpt-6-luna', 272_000, 128_000],
])('%s %s is %s', (provider, model, family, contextTokens, maxOutputTokens) => {
  expect(facts(provider, model)).toMatchObject({ family, contextTokens, maxOutputTokens });
});

test('capabilities are known, or unknown, never guessed', () => {
  expect(facts('openai', 'gpt-4o')?.capabilities).toEqual({
    tools: true,
    vision: true,
    audio: false,
    structuredOutput: true,
    reasoning: false,
  });
  expect(facts('openai', 'gpt-6-sol')?.capabilities.structuredOutput).toBeNull();
});

test('caches: shortest prefix, life, and who decides', () => {
  expect(facts('anthropic', 'claude-haiku-4-5')?.cache).toMatchObject({
    how: 'explicit',
    minimumTokens: 4096,
    lifetimesSeconds: [300, 3600],
  });
  expect(facts('anthropic', 'claude-opus-5')?.cache?.minimumTokens).toBe(512);
  expect(facts('openai', 'gpt-4.1-mini')?.cache).toMatchObject({ how: 'automatic', minimumTokens: 1024 });
  expect(facts('mistral', 'mistral-large-2512')?.cache).toBeNull();
});

test('retirements are those of the provider who serves the model', () => {
  expect(facts('openai', 'gpt-4o-mini')?.retirement).toMatchObject({
    date: '2027-01-14',
    successor: 'gpt-6-luna',
  });
  expect(facts('anthropic', 'claude-sonnet-4-20250514')?.retirement?.date).toBe('2026-06-15');
  expect(facts('anthropic', 'claude-3-haiku-20240307')?.retirement).toMatchObject({
    date: '2026-04-20',
    successor: 'claude-haiku-4-5-20251001',
  });
  // What is recommended answers longer than what it replaces.
  for (const family of allModelFacts()
    .map(f => f.family)
    .filter(f => f.startsWith('claude-'))) {
    const { date, successor } = facts('anthropic', family)?.retirement ?? {};
    if (!date || !successor) continue;
    const next = facts('anthropic', successor)!.retirement?.date ?? '9999-12-31';
    expect(next > date, `${family} -> ${successor}`).toBe(true);
  }
  expect(facts('bedrock', 'us.anthropic.claude-sonnet-4-20250514-v1:0')?.retirement).toBeNull();
});

test('a model outside the table has no facts', () => {
  expect(facts('openrouter', '01-ai/yi-large')).toBeNull();
});
