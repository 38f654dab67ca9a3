import { describe, expect, it, test } from 'vitest';
import { readAmount, readRange, writeRange } from '../../src/present/read-amount.ts';

describe('readAmount', () => {
  test.each([
    ['50000', 50_000],
    ['50,000', 50_000],
    [' 50 000 ', 50_000],
    ['50k', 50_000],
    ['1.2M', 1_200_000],
    ['0', 0],
    ['0.35', 0.35],
    ['1.1k', 1100],
  ])('“%s” is %d', (text, amount) => expect(readAmount(text)).toBe(amount));
  test.each(['', '-1', 'many', '1..2', '5b', '1e9', 'NaN', ',5'])('“%s” is none', text =>
    expect(readAmount(text)).toBeUndefined(),
  );
});

describe('readRange', () => {
  test.each([
    ['350', 350, 350, 350],
    ['200..600..4000', 200, 600, 4000],
    ['200 – 600 – 4k', 200, 600, 4000],
    ['1..5..unbounded', 1, 5, null],
  ])('“%s”', (text, low, typical, high) => expect(readRange(text)).toEqual({ low, typical, high }));
  test.each(['', '1..2', '4000..600..200', '1..2..3..4', 'a..b..c'])('“%s” is none', text =>
    expect(readRange(text)).toBeUndefined(),
  );
  it('reads what it shows', () => {
    for (const range of [
      { low: 1, typical: 1, high: 1 },
      { low: 0, typical: 0.6, high: 1 },
      { low: 1, typical: 5, high: null },
    ])
      expect(readRange(writeRange(range))).toEqual(range);
  });
});
