import { expect, test } from 'vitest';
import { generationOf, sizeOf } from '../../../src/engine/advice/model-size.ts';

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
