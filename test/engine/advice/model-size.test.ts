import { expect, test } from 'vitest';
import { generationOf, sizeOf, stepBetween } from '../../../src/engine/advice/model-size.ts';

test('sizes are told by whole words: gemini is no mini', () => {
  expect(['gemini-3.6-flash', 'gemini-2.5-flash-lite', 'gemini-2.5-pro', 'minimax-m3'].map(sizeOf)).toEqual([
    'middle',
    'small',
    'large',
    'large',
  ]);
  expect(['gpt-5.4-mini', 'o4-mini', 'claude-haiku-5-5', 'gpt-5.4'].map(sizeOf)).toEqual([
    'small',
    'small',
    'small',
    'large',
  ]);
});

test('generations compare', () => {
  expect(
    ['gpt-5.4-mini', 'claude-sonnet-4-6', 'gemini-2.5-flash-lite', 'gpt-6-luna'].map(generationOf),
  ).toEqual([5.04, 4.06, 2.05, 6]);
});

test.each([
  ['gpt-5.5', 'gpt-6.1-sol', 'same size'],
  ['claude-sonnet-4-6', 'claude-sonnet-5-5', 'same size'],
  ['gpt-5.4-mini', 'gpt-6-luna', 'same size'],
  ['claude-opus-4-1', 'claude-sonnet-5-5', 'next size of a later generation'],
  ['claude-opus-5', 'claude-sonnet-5', 'next size'],
])('%s → %s: %s', (from, to, step) => expect(stepBetween(from, to)).toBe(step));

test.each([
  ['an older generation', 'gpt-5.4', 'gpt-4.1'],
  ['two sizes down', 'gpt-5.4', 'gpt-6-luna'],
  ['below the small ones', 'gpt-5.4-mini', 'gpt-5.4-nano'],
  ['from the largest', 'gpt-5.4-pro', 'gpt-6.1-sol'],
  ['from the largest', 'sonar-pro', 'sonar'],
  ['another line', 'codestral-2508', 'mistral-large-4'],
  ['made for something else', 'gpt-5.4', 'gpt-5.5-codex'],
  ['fewer parameters', 'qwen3-235b-a22b', 'qwen3-32b'],
])('no step is one to %s: %s → %s', (_, from, to) => expect(stepBetween(from, to)).toBeNull());
