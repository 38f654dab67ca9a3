import Big from 'big.js';
import type { UsdRange } from '../model.ts';

/** Digits of a double that survive a division. */
const DIGITS = 15;

/** So many times an amount: percentiles scale with it, and typical stays exact. */
export const multiplied = ({ low, typical, high }: UsdRange, by: number): UsdRange => ({
  low: Big(low).times(by).toNumber(),
  typical: Big(typical).times(by).toNumber(),
  high: Big(high).times(by).toNumber(),
});

export const divided = ({ low, typical, high }: UsdRange, by: number): UsdRange => ({
  low: Number((low / by).toPrecision(DIGITS)),
  typical: Number((typical / by).toPrecision(DIGITS)),
  high: Number((high / by).toPrecision(DIGITS)),
});
