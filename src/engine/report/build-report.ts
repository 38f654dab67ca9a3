import type { Call, Feature, Report } from '../model.ts';
import { sumOf } from './sum-of.ts';

/** Totals over the calls that count, tests and examples only when asked for, each once, and over the features, one run of each. */
export function totalsOf(
  calls: readonly Call[],
  features: readonly Feature[],
  includeTests: boolean,
): Report['totals'] {
  const counted = calls.filter(c => includeTests || !c.testOrExample);
  const priced = counted.flatMap(c => (c.usd ? [c.usd] : []));
  return {
    calls: counted.length,
    priced: priced.length,
    usdPerRun: sumOf(features.flatMap(f => (f.usd ? [f.usd] : []))),
    usdEachCallOnce: sumOf(priced),
    usdPerMonth: sumOf(features.flatMap(f => (f.usdPerMonth ? [f.usdPerMonth] : []))),
  };
}

export const byPlace = (
  a: { file: string; cell?: number; line: number; column: number },
  b: typeof a,
): number =>
  (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
  (a.cell ?? -1) - (b.cell ?? -1) ||
  a.line - b.line ||
  a.column - b.column;
