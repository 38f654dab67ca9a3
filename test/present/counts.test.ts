import { expect, it } from 'vitest';
import { counted, times, tokensShort, tokensTypical } from '../../src/present/counts.ts';

it.each([
  [0, '0'],
  [812.4, '812'],
  [999.6, '1k'],
  [1949, '1.9k'],
  [9960, '10k'],
  [24_400, '24k'],
  [999_600, '1M'],
  [1_240_000, '1.2M'],
])('%d tokens are written %s in short', (tokens, text) => expect(tokensShort(tokens)).toBe(text));

it('marks tokens that are not exact', () => {
  expect(tokensTypical({ low: 1412, typical: 1412, high: 1412 }, true)).toBe('1,412');
  expect(tokensTypical({ low: 1412, typical: 1412, high: 1412 }, false)).toBe('~1,412');
  expect(tokensTypical({ low: 50, typical: 180, high: null }, true)).toBe('~180');
});

it('says how often something runs', () => {
  expect(times({ low: 4, typical: 4, high: 4 })).toBe('4');
  expect(times({ low: 1, typical: 5, high: 10 })).toBe('1–10');
  expect(times({ low: 1, typical: 5, high: null })).toBe('1 or more');
});

it('counts in words', () => {
  expect(counted(1, 'call')).toBe('1 call');
  expect(counted(1400, 'call')).toBe('1,400 calls');
});
