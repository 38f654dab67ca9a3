import { sumModel, type CostModel } from '../estimate/cost-model.ts';
import { amountOf } from '../estimate/propagate.ts';
import type { Call, CostGroup, Driver, Report, UsdRange } from '../model.ts';

/** Amounts over all features: one run of each, and a month of those with a volume; null without any. */
export interface FeatureTotals {
  readonly usdPerRun: UsdRange | null;
  readonly usdPerMonth: UsdRange | null;
  /** Of a month, where volumes are known, else of a run of each. */
  readonly drivers: readonly Driver[];
  readonly bySegment: readonly CostGroup[];
  readonly byStage: readonly CostGroup[];
}

/** Totals over the calls that count, tests and examples only when asked for, each once, and over the features. */
export function totalsOf(
  calls: readonly Call[],
  models: ReadonlyMap<string, CostModel | null>,
  ofFeatures: FeatureTotals,
  includeTests: boolean,
): Report['totals'] {
  const counted = calls.filter(c => includeTests || !c.testOrExample);
  const priced = counted.flatMap(c => models.get(c.id) ?? []);
  return {
    calls: counted.length,
    priced: priced.length,
    usdPerRun: ofFeatures.usdPerRun,
    usdEachCallOnce:
      priced.length === 0 ? null : amountOf(sumModel(priced.map(model => ({ model, times: 1 })))),
    usdPerMonth: ofFeatures.usdPerMonth,
    ...(ofFeatures.drivers.length > 0 ? { drivers: ofFeatures.drivers } : {}),
    ...(ofFeatures.bySegment.length > 0 ? { bySegment: ofFeatures.bySegment } : {}),
    ...(ofFeatures.byStage.length > 0 ? { byStage: ofFeatures.byStage } : {}),
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
