import type { Report, UsdRange } from '../engine/model.ts';
import { counted } from './counts.ts';
import { moneyRange } from './money.ts';
import { plainText } from './plain-text.ts';
import { columnCells, columnWidths, joined, type Column } from './terminal-columns.ts';
import { hanging } from './terminal-page.ts';
import type { Page } from './terminal-page.ts';

const mostFeatures = 12;

interface Row {
  readonly title: string;
  readonly now: UsdRange | null;
  readonly then: readonly (UsdRange | null)[];
}

/** The scenarios that were asked for beside the code as it is: first what each changes, then what it comes to. */
export function scenarioSection(report: Report, page: Page): string | undefined {
  const scenarios = report.scenarios ?? [];
  if (scenarios.length === 0) return undefined;
  const perTable = page.width < 110 ? 2 : 3;
  const lines = scenarios.flatMap(({ name, set }) =>
    hanging(
      plainText(name, 40),
      set.map(text => plainText(text, 120)).join(' · ') || 'as it is',
      page.width,
      page.ink.bold,
    ),
  );
  for (let first = 0; first < scenarios.length; first += perTable)
    lines.push('', ...table(report, scenarios.slice(first, first + perTable), page));
  return lines.join('\n');
}

function table(report: Report, scenarios: NonNullable<Report['scenarios']>, page: Page): string[] {
  const features = report.features.map((feature): Row => {
    const then = scenarios.map(s => s.features.find(f => f.name === feature.name));
    return feature.usdPerMonth || then.some(f => f?.usdPerMonth)
      ? {
          title: `${plainText(feature.name)}, a month`,
          now: feature.usdPerMonth,
          then: then.map(f => f?.usdPerMonth ?? null),
        }
      : { title: plainText(feature.name), now: feature.usd, then: then.map(f => f?.usd ?? null) };
  });
  const total = (title: string, key: 'usdPerRun' | 'usdPerMonth'): Row => ({
    title,
    now: report.totals[key],
    then: scenarios.map(s => s.totals[key]),
  });
  const changed = features.filter(isChanged).sort(byDifference);
  const shown = page.showsAll ? changed : changed.slice(0, mostFeatures);
  const same = features.length - changed.length;
  const rows = [
    ...shown,
    total('A run of each feature', 'usdPerRun'),
    total('A month', 'usdPerMonth'),
  ].filter(row => row.now !== null || row.then.some(usd => usd !== null));
  const columns: Column[] = [
    { align: 'left', least: 12 },
    { align: 'right', least: Infinity },
    ...scenarios.map((): Column => ({ align: 'right', least: 8 })),
  ];
  const cells = [
    ['', 'as it is', ...scenarios.map(s => plainText(s.name, 30))],
    ...rows.map(({ title, now, then }) => [title, amountText(now), ...then.map(usd => changeText(now, usd))]),
  ];
  const widths = columnWidths(cells, columns, page.width);
  const [head, ...body] = cells.map(row => joined(columnCells(row, columns, widths)));
  return [
    page.ink.bold(head!),
    ...body,
    ...(changed.length > shown.length
      ? [
          page.ink.dim(
            `and ${counted(changed.length - shown.length, 'more feature')} that changes: --all lists them`,
          ),
        ]
      : []),
    ...(same > 0 ? [page.ink.dim(`${counted(same, 'feature')} as before`)] : []),
  ];
}

const isChanged = ({ now, then }: Row): boolean =>
  then.some(usd => usd?.typical !== now?.typical || usd?.high !== now?.high);

const byDifference = (a: Row, b: Row): number => differenceOf(b) - differenceOf(a);
const differenceOf = ({ now, then }: Row): number =>
  Math.max(...then.map(usd => Math.abs((usd?.typical ?? 0) - (now?.typical ?? 0))));

const amountText = (usd: UsdRange | null): string => (usd ? moneyRange(usd) : 'unknown');

/** `$0.0031 – 0.012  −80 %`: the change is that of the typical amounts. */
function changeText(now: UsdRange | null, then: UsdRange | null): string {
  if (!then || !now || now.typical === 0) return amountText(then);
  const change = then.typical / now.typical - 1;
  const percent = Math.round(Math.abs(change) * 100);
  const text =
    percent === 0
      ? '±0 %'
      : change > 4
        ? `×${Number((change + 1).toPrecision(2))}`
        : `${change < 0 ? '−' : '+'}${percent} %`;
  return `${moneyRange(then)} ${text.padStart(6)}`;
}
