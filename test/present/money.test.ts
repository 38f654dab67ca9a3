import { describe, expect, it } from 'vitest';
import { amount, money, moneyRange, percentRange } from '../../src/present/money.ts';

describe('amount', () => {
  it.each([
    [0, '0'],
    [0.000004, '0.0000040'],
    [0.0031, '0.0031'],
    [0.00999, '0.010'],
    [0.0125, '0.013'],
    [0.4, '0.40'],
    [0.996, '1.00'],
    [2.1, '2.10'],
    [9.994, '9.99'],
    [9.996, '10'],
    [85, '85'],
    [999.4, '999'],
    [1243, '1,240'],
    [62_900, '62,900'],
    [1_234_567, '1,230,000'],
  ])('%d is written %s', (usd, text) => expect(amount(usd)).toBe(text));
});

describe('moneyRange', () => {
  it('writes the sign once', () =>
    expect(moneyRange({ low: 0.0031, typical: 0.005, high: 0.012 })).toBe('$0.0031 – 0.012'));
  it('marks an amount whose ends round to the same as not exact', () =>
    expect(moneyRange({ low: 0.08401, typical: 0.0841, high: 0.0842 })).toBe('~$0.084'));
  it('writes an exact amount plainly', () =>
    expect(moneyRange({ low: 0.01, typical: 0.01, high: 0.01 })).toBe('$0.010'));
});

it('writes a negative amount with the sign first', () => expect(money(-12.4)).toBe('-$12'));
it('writes a range of fractions as percent', () => {
  expect(percentRange(0.58, 0.741)).toBe('58 – 74 %');
  expect(percentRange(0.1, 0.1)).toBe('10 %');
});
