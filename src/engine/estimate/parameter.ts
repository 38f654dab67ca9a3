import type { Basis } from '../model.ts';

/** A figure that the code leaves open: 10th percentile, typical, 90th percentile. */
export interface Parameter {
  /** Parameters with one cause vary together: the same retriever, the same user's text. */
  readonly cause: string;
  readonly name: string;
  readonly unit: string;
  readonly low: number;
  readonly typical: number;
  readonly high: number;
  /** What the value can't exceed: an output cap, a bounded loop. */
  readonly most: number | null;
  readonly basis: Basis;
  /** Key in inference-cost.yml where it can be changed. */
  readonly assumption?: string;
}

/** Standard score of the 90th percentile. */
export const Z90 = 1.2815515655446004;

/**
 * The value of a parameter as a function of a standard score. It passes through low, typical and high at the 10th, 50th
 * and 90th percentile; each side is lognormal, or linear where a logarithm has no meaning (a side that reaches 0).
 */
export function valueCurve({ low, typical, high, most }: Parameter): (z: number) => number {
  const top = most ?? Infinity;
  const down = low > 0 && typical > 0 ? Math.log(typical / low) / Z90 : null;
  const up = typical > 0 && high > 0 ? Math.log(high / typical) / Z90 : null;
  return z => {
    const rate = z < 0 ? down : up;
    const value =
      rate === null
        ? typical + ((z < 0 ? typical - low : high - typical) * z) / Z90
        : typical * Math.exp(rate * z);
    return value < 0 ? 0 : value > top ? top : value;
  };
}
