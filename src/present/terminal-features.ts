import type { Feature, Report } from '../engine/model.ts';
import { counted } from './counts.ts';
import { inFeature } from './in-feature.ts';
import { modelName } from './model-name.ts';
import { grouped, money, moneyRange } from './money.ts';
import { plainText } from './plain-text.ts';
import { callTable } from './terminal-calls.ts';
import type { CallRow, CallTable, FeatureHeading } from './terminal-calls.ts';
import { callsById, firstOf, isCounted, shareText, wrapped } from './terminal-page.ts';
import type { Page } from './terminal-page.ts';

const mostFeatures = 12;
const mostCalls = 8;

interface FeatureRows {
  readonly heading: FeatureHeading;
  readonly month: string | null;
  readonly rows: readonly CallRow[];
  /** What features are ordered by: typical USD a month, where volumes are known, else of a run. */
  readonly weight: number;
  /** Typical USD of a run; below zero when unpriced. */
  readonly usd: number;
}

/** Features, dearest first, each with its calls; then the calls that none reaches. */
export function featureSections(report: Report, page: Page): string[] {
  const features = firstOf(featureRows(report), mostFeatures, page);
  const alone = firstOf(unreached(report, page), mostCalls, page);
  const rows = [...features.shown.flatMap(feature => feature.rows), ...alone.shown];
  const table = callTable(
    rows,
    features.shown.map(feature => feature.heading),
    page,
  );
  const sections = features.shown.map(feature => featureSection(feature, table, page));
  if (features.rest > 0)
    sections.push(page.ink.dim(`and ${counted(features.rest, 'more feature')}: --all lists them`));
  if (alone.shown.length > 0)
    sections.push(
      lines([
        page.ink.bold(report.features.length > 0 ? 'No entry point reaches' : 'Calls'),
        ...alone.shown.map(table.row),
        ...more(alone.rest, page),
      ]),
    );
  return sections;
}

function featureRows(report: Report): FeatureRows[] {
  const inMonths = report.totals.usdPerMonth !== null;
  const weigh = (feature: Feature): number => (inMonths ? feature.usdPerMonth : feature.usd)?.typical ?? 0;
  const total = report.features.reduce((sum, feature) => sum + weigh(feature), 0);
  return report.features
    .map(feature => ({
      heading: headingOf(feature, shareText(weigh(feature), weigh(feature) > 0 ? total : 0)),
      month: monthOf(feature),
      rows: rowsOf(feature, report, weigh(feature), total),
      weight: weigh(feature),
      usd: feature.usd?.typical ?? -1,
    }))
    .sort((a, b) => b.weight - a.weight || b.usd - a.usd);
}

function headingOf({ name, usd, unpricedCalls, turns }: Feature, share: string): FeatureHeading {
  if (usd === null) return { name: plainText(name), amount: 'unpriced', unit: '', share: '' };
  const rest = unpricedCalls > 0 ? ` + ${unpricedCalls} unpriced` : '';
  return {
    name: plainText(name) + rest,
    amount: moneyRange(usd),
    unit: turns === undefined ? 'a run' : 'a conversation',
    share,
  };
}

/** A month at its volume, and what else the configuration lets say: a turn, a user, a unit of value. */
function monthOf({ usdPerMonth, volume, turns, units }: Feature): string | null {
  const runs = turns === undefined ? 'run' : `conversation of ${grouped(turns)} turns`;
  const month =
    usdPerMonth && volume !== undefined
      ? [
          `${moneyRange(usdPerMonth)} a month at ${counted(volume, runs, turns === undefined ? 'runs' : `conversations of ${grouped(turns)} turns`)}`,
        ]
      : [];
  const each = (units ?? []).map(({ unit, usd, worthUsd }) => {
    const worth = worthUsd === undefined ? '' : ` (worth ${money(worthUsd)})`;
    return `${moneyRange(usd)} a ${plainText(unit, 40)}${worth}`;
  });
  const parts = [...month, ...each];
  return parts.length === 0 ? null : parts.join(' · ');
}

function rowsOf(feature: Feature, report: Report, weight: number, total: number): CallRow[] {
  const calls = callsById(report);
  const run = feature.usd?.typical ?? 0;
  return feature.calls
    .flatMap(row => {
      const call = calls.get(row.id);
      return call ? inFeature(row, call).map(one => ({ ...one, call })) : [];
    })
    .map(row => {
      const spent = row.usd ? row.usd.typical * row.times.typical : -1;
      const share = spent < 0 || run <= 0 || weight <= 0 ? '' : shareText((spent / run) * weight, total);
      return { ...row, spent, share };
    })
    .sort((a, b) => b.spent - a.spent);
}

function unreached(report: Report, page: Page): CallRow[] {
  const reached = new Set(report.features.flatMap(feature => feature.calls.map(call => call.id)));
  return report.calls
    .filter(call => !reached.has(call.id) && isCounted(call, page))
    .map(call => ({ call, usd: call.usd, model: modelName(call.model), times: null, share: '' }))
    .sort((a, b) => (b.call.usd?.typical ?? -1) - (a.call.usd?.typical ?? -1));
}

function featureSection({ heading, month, rows }: FeatureRows, table: CallTable, page: Page): string {
  const { shown, rest } = firstOf(rows, mostCalls, page);
  return lines([
    table.heading(heading),
    ...(month === null ? [] : wrapped(month, page.width - 2).map(line => `  ${line}`)),
    ...shown.map(table.row),
    ...more(rest, page),
  ]);
}

function more(rest: number, page: Page): string[] {
  return rest > 0 ? [page.ink.dim(`  and ${counted(rest, 'more call')}: --all lists them`)] : [];
}

function lines(parts: readonly string[]): string {
  return parts.join('\n');
}
