import type { UsdRange } from '../model.ts';

/** Sum of amounts, end by end; null where there are none. */
export function sumOf(amounts: readonly UsdRange[]): UsdRange | null {
  if (amounts.length === 0) return null;
  return amounts.reduce((a, b) => ({
    low: a.low + b.low,
    typical: a.typical + b.typical,
    high: a.high + b.high,
  }));
}
