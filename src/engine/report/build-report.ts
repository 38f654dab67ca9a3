import type { Call, Report, UsdRange } from '../model.ts';

/** Totals over the calls that count, tests and examples only when asked for: each call once. */
export function totalsOf(calls: readonly Call[], includeTests: boolean): Report['totals'] {
  const counted = calls.filter(c => includeTests || !c.testOrExample);
  const priced = counted.flatMap(c => (c.usd ? [c.usd] : []));
  return {
    calls: counted.length,
    priced: priced.length,
    usdPerRun: null,
    usdEachCallOnce: sumOf(priced),
    usdPerMonth: null,
  };
}

export function sumOf(amounts: readonly UsdRange[]): UsdRange | null {
  if (amounts.length === 0) return null;
  return amounts.reduce((a, b) => ({
    low: a.low + b.low,
    typical: a.typical + b.typical,
    high: a.high + b.high,
  }));
}

export const byPlace = (
  a: { file: string; cell?: number; line: number; column: number },
  b: typeof a,
): number =>
  (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
  (a.cell ?? -1) - (b.cell ?? -1) ||
  a.line - b.line ||
  a.column - b.column;
