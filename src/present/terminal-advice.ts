import type { CombinedAdvice, Finding, Report } from '../engine/model.ts';
import { counted } from './counts.ts';
import { displayWidth, padded } from './display-width.ts';
import { money, moneyRange, percentRange } from './money.ts';
import { plainText } from './plain-text.ts';
import { firstOf, hanging, placeName } from './terminal-page.ts';
import type { Page } from './terminal-page.ts';

const mostRules = 5;

/**
 * What could cost less, the largest saving first; findings of one rule share a line, so that one cause is told once.
 * Savings are of the calls they name and are never added up: what all of them save together stands below.
 */
export function adviceSection(report: Report, page: Page): string | undefined {
  const rows = page.showsAll
    ? bySaving(report.findings).map(finding => ({ finding, others: 0 }))
    : firstOfEachRule(report.findings);
  const { shown, rest } = firstOf(rows, mostRules, page);
  if (shown.length === 0) return undefined;
  const width = Math.max(...shown.map(({ finding }) => displayWidth(savingText(finding))));
  return [
    page.ink.bold('Could save'),
    ...shown.flatMap(row => rowLines(row, width, page)),
    ...(rest > 0 ? [page.ink.dim(`  and ${counted(rest, 'more kind')} of saving: --all lists them`)] : []),
    ...togetherLines(report, page),
  ].join('\n');
}

/** All compatible advice in sequence; with one step there is nothing to put together. */
function togetherLines({ advice, findings }: Report, page: Page): string[] {
  if (!advice || advice.steps.length < 2) return [];
  const byId = new Map(findings.map(f => [f.id, f]));
  const excluded = advice.excluded.length;
  const order = advice.steps.slice(0, page.showsAll ? undefined : mostRules).map(({ finding, left }, i) => {
    const { rule, ...place } = byId.get(finding)!;
    return [`  ${String(i + 1)}. ${rule}`, `${placeName(place)}: leaves ${rangeText(left)} a run`] as const;
  });
  const more = advice.steps.length - order.length;
  const width = Math.max(...order.map(([title]) => displayWidth(title)));
  return [
    '',
    ...hanging('Together', togetherText(advice), page.width, page.ink.bold),
    ...order.flatMap(([title, text]) => hanging(padded(title, width), text, page.width, page.ink.dim)),
    ...(more > 0 ? [page.ink.dim(`  and ${counted(more, 'more step')}: --all lists them`)] : []),
    ...(excluded > 0
      ? [page.ink.dim(`  ${counted(excluded, 'finding')} left out: another step answers the same question`)]
      : []),
  ];
}

/** `$0.23 – 0.27 of $0.34 a run (69 – 80 %), in this order: …`. */
export function togetherText({ usdPerRun: now, saving: { fraction, usdPerRun } }: CombinedAdvice): string {
  return (
    `${rangeText(usdPerRun)} of ${money(now)} a run (${percentRange(fraction.low, fraction.high)}), in this order: ` +
    'each step saves on what the ones before leave'
  );
}

const rangeText = ({ low, high }: { readonly low: number; readonly high: number }): string =>
  moneyRange({ low, typical: low, high });

interface AdviceRow {
  readonly finding: Finding;
  /** Findings of the same rule that this one stands for. */
  readonly others: number;
}

function firstOfEachRule(findings: readonly Finding[]): AdviceRow[] {
  const byRule = new Map<string, AdviceRow>();
  for (const finding of bySaving(findings)) {
    const row = byRule.get(finding.rule);
    byRule.set(finding.rule, row ? { ...row, others: row.others + 1 } : { finding, others: 0 });
  }
  return [...byRule.values()];
}

function rowLines({ finding, others }: AdviceRow, width: number, page: Page): string[] {
  const more = others > 0 ? `, and ${others} more like it` : '';
  const text = `${plainText(finding.message, 400)} (${placeName(finding)})${more}`;
  return hanging(`  ${padded(savingText(finding), width)}`, text, page.width, page.ink.green);
}

/** `$0.0004 – 0.0009 a run`, `58 – 74 %`, or that it guards against a risk. */
export function savingText({ saving }: Finding): string {
  if (saving.usdPerRun) {
    const { low, high } = saving.usdPerRun;
    return `${moneyRange({ low, typical: low, high })} a run`;
  }
  return saving.fraction ? percentRange(saving.fraction.low, saving.fraction.high) : 'a risk';
}

/** `costs $0.034 a run now; a month $12 – 40 of $340`; empty where nothing is priced. */
export function costText({ now, saving }: Finding): string {
  if (!now) return '';
  const run = `costs ${money(now.usdPerRun)} a run now`;
  if (now.usdPerMonth === undefined) return run;
  const month = money(now.usdPerMonth);
  return saving.usdPerMonth
    ? `${run}; a month ${rangeText(saving.usdPerMonth)} of ${month}`
    : `${run}, ${month} a month`;
}

/** Amounts before shares, shares before bounds. */
export function bySaving(findings: readonly Finding[]): Finding[] {
  const rank = { warning: 2, information: 1, hint: 0 };
  return [...findings].sort(
    (a, b) =>
      (b.saving.usdPerRun?.high ?? -1) - (a.saving.usdPerRun?.high ?? -1) ||
      (b.saving.fraction?.high ?? -1) - (a.saving.fraction?.high ?? -1) ||
      rank[b.severity] - rank[a.severity],
  );
}
