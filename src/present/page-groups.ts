import type { Report } from '../engine/model.ts';
import { plainText } from './plain-text.ts';
import { amountOf, whatOf } from './terminal-groups.ts';

/** What a user segment or a stage of a workflow comes to. Every string is plain text. */
export interface GroupRow {
  readonly name: string;
  /** `$1,200 – 3,400 a month`. */
  readonly amount: string;
  /** `2 features · $0.01 a user a month`. */
  readonly what: string;
  /** Typical cost as a share of the dearest of its kind, 0 to 1. */
  readonly bar: number;
}

export interface GroupTable {
  readonly title: string;
  readonly rows: readonly GroupRow[];
}

/** Segments and stages of all folders, as far as the configuration names them. */
export function groupTables(reports: readonly { readonly report: Report }[]): GroupTable[] {
  return reports.flatMap(({ report: { totals } }) => [
    ...table('By user segment', totals.bySegment ?? []),
    ...table('By stage of a workflow', totals.byStage ?? []),
  ]);
}

type Groups = NonNullable<Report['totals']['bySegment']>;

function table(title: string, groups: Groups): GroupTable[] {
  if (groups.length === 0) return [];
  // Months and runs aren't compared: a bar is of the month where each has one.
  const isMonthly = groups.every(({ usdPerMonth }) => usdPerMonth !== null);
  const size = ({ usd, usdPerMonth }: Groups[number]): number =>
    (isMonthly ? usdPerMonth : usd)?.typical ?? 0;
  const most = Math.max(...groups.map(size));
  const rows = [...groups]
    .sort((a, b) => size(b) - size(a))
    .map(group => ({
      name: plainText(group.name, 80),
      amount: amountOf(group),
      what: whatOf(group),
      bar: most > 0 ? size(group) / most : 0,
    }));
  return [{ title, rows }];
}
