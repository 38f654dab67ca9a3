import type { Report, UsdRange } from '../engine/model.ts';
import { counted } from './counts.ts';
import { cut, displayWidth, padded } from './display-width.ts';
import { inFeature } from './in-feature.ts';
import { moneyRange } from './money.ts';
import { plainText } from './plain-text.ts';
import { disagreements, pricesText } from './price-age.ts';
import { callsById, hanging, isCounted, shareText } from './terminal-page.ts';
import type { Page } from './terminal-page.ts';

/** The first line: what was found, and how old the prices are. */
export function headline(report: Report, name: string, page: Page): string {
  const { features, totals } = report;
  const priced = totals.priced === totals.calls ? 'all priced' : `${totals.priced} priced`;
  const found =
    totals.calls === 0
      ? 'no LLM calls found'
      : `${counted(features.length, 'feature')} · ${counted(totals.calls, 'call')}, ${priced}`;
  const title = cut(plainText(name), 40);
  const prices = pricesText(report);
  const space = page.width - displayWidth(title) - 3 - displayWidth(found) - displayWidth(prices.text);
  const left = `${page.ink.bold(title)}   ${found}`;
  const right = prices.areOld ? page.ink.yellow(prices.text) : page.ink.dim(prices.text);
  return space >= 3 ? left + ' '.repeat(space) + right : `${left}\n${right}`;
}

/** An amount of the whole report, and what it counts. */
export interface TotalRow {
  readonly title: string;
  readonly amount: string;
  readonly what: string;
}

/** What all of it comes to; every line says what it counts. Amounts that are not known are left out. */
export function totalRows({ totals }: Report): TotalRow[] {
  const rows: [string, UsdRange | null, string][] = [
    ['A month', totals.usdPerMonth, 'at the volumes of inference-cost.yml'],
    ['A run of each feature', totals.usdPerRun, 'a call that two features share counts in both'],
    [
      'Each call once',
      totals.usdEachCallOnce,
      `${totals.priced} of ${counted(totals.calls, 'call')}, loops and retries left out`,
    ],
  ];
  return rows.flatMap(([title, usd, what]) => (usd ? [{ title, amount: moneyRange(usd), what }] : []));
}

export function totalsSection(report: Report, page: Page): string | undefined {
  const known = totalRows(report);
  if (known.length === 0) return undefined;
  const [titles, amounts] = [
    known.map(row => displayWidth(row.title)),
    known.map(row => displayWidth(row.amount)),
  ];
  return known
    .map(({ title, amount, what }) => {
      const figure = `${padded(title, Math.max(...titles))}  ${page.ink.bold(padded(amount, Math.max(...amounts), 'right'))}`;
      const room = page.width - Math.max(...titles) - Math.max(...amounts) - 5;
      return `${figure}   ${page.ink.dim(cut(what, room))}`;
    })
    .join('\n');
}

/** Which models the money goes to, in a run of each feature. */
export function modelsLine(report: Report, page: Page): string | undefined {
  const calls = callsById(report);
  const usdByModel = new Map<string, number>();
  for (const feature of report.features) {
    for (const row of feature.calls) {
      const call = calls.get(row.id);
      for (const { model, usd, times } of call ? inFeature(row, call) : [])
        if (usd && model) usdByModel.set(model, (usdByModel.get(model) ?? 0) + usd.typical * times.typical);
    }
  }
  const total = [...usdByModel.values()].reduce((sum, usd) => sum + usd, 0);
  if (usdByModel.size < 2 || total === 0) return undefined;
  const shares = [...usdByModel]
    .sort(([, a], [, b]) => b - a)
    .map(([name, usd]) => `${name} ${shareText(usd, total)}`);
  return hanging('Models', shares.join(' · '), page.width, page.ink.bold).join('\n');
}

/** Models whose price other sources give otherwise. */
export function disagreementsSection(report: Report, page: Page): string | undefined {
  const lines = disagreements(report);
  if (lines.length === 0) return undefined;
  return [page.ink.bold('Prices in doubt'), ...lines.flatMap(line => hanging('', line, page.width, text => text))].join('\n'); // prettier-ignore
}

/** Calls that were found but not counted. */
export function testsLine(report: Report, page: Page): string | undefined {
  const left = report.calls.filter(call => !isCounted(call, page)).length;
  if (left === 0) return undefined;
  return page.ink.dim(
    `${counted(left, 'call')} in tests and examples not counted: --include-tests takes them in`,
  );
}
