import type { Feature, Report, UsdRange } from '../engine/model.ts';
import { grouped, moneyRange } from './money.ts';
import { plainText } from './plain-text.ts';

/** An amount as it is and as it would be. */
export interface Comparison {
  readonly title: string;
  /** `$0.031 – 0.12`; null where it isn't known. */
  readonly before: string | null;
  readonly after: string | null;
  /** `−34 %` of the typical amount; '' where one side isn't known, or nothing changes. */
  readonly change: string;
  /** Typical amount afterwards as a share of the dearest, 0 to 1. */
  readonly bar: number;
}

/** What changed settings would cost. */
export interface WhatIfOutcome {
  readonly totals: readonly Comparison[];
  readonly features: readonly Comparison[];
}

/** The part of a report that settings move. */
export type Amounts = Pick<Report, 'features' | 'totals'>;

/** The report beside the same code under other settings. */
export function whatIfOutcome(before: Amounts, after: Amounts): WhatIfOutcome {
  const total = (title: string, key: 'usdPerMonth' | 'usdPerRun' | 'usdEachCallOnce'): Comparison[] =>
    before.totals[key] || after.totals[key] ? [compare(title, before.totals[key], after.totals[key], 0)] : [];
  const totals = [...total('A month', 'usdPerMonth'), ...total('A run of each feature', 'usdPerRun')];
  const old = new Map(before.features.map(feature => [feature.name, feature]));
  const isMonthly = after.features.some(feature => feature.usdPerMonth);
  const amount = (feature: Feature | undefined): UsdRange | null =>
    (isMonthly ? feature?.usdPerMonth : feature?.usd) ?? null;
  const dearest = Math.max(0, ...after.features.map(feature => amount(feature)?.typical ?? 0));
  return {
    totals: totals.length > 0 ? totals : total('Each call once', 'usdEachCallOnce'),
    features: [...after.features]
      .sort((a, b) => (amount(b)?.typical ?? -1) - (amount(a)?.typical ?? -1))
      .map(feature =>
        compare(plainText(feature.name), amount(old.get(feature.name)), amount(feature), dearest),
      ),
  };
}

function compare(
  title: string,
  before: UsdRange | null,
  after: UsdRange | null,
  dearest: number,
): Comparison {
  return {
    title,
    before: before && moneyRange(before),
    after: after && moneyRange(after),
    change: before && after ? changeText(before.typical, after.typical) : '',
    bar: after && dearest > 0 ? after.typical / dearest : 0,
  };
}

function changeText(before: number, after: number): string {
  if (before <= 0 || Math.abs(after - before) / before < 0.0005) return '';
  const percent = (after / before - 1) * 100;
  const text = Math.abs(percent) < 10 ? Math.abs(percent).toFixed(1) : grouped(Math.round(Math.abs(percent)));
  return `${percent < 0 ? '−' : '+'}${text} %`;
}
