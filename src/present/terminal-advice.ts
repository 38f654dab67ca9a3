import type { Finding, Report } from '../engine/model.ts';
import { counted } from './counts.ts';
import { displayWidth, padded } from './display-width.ts';
import { moneyRange, percentRange } from './money.ts';
import { plainText } from './plain-text.ts';
import { firstOf, hanging, placeName } from './terminal-page.ts';
import type { Page } from './terminal-page.ts';

const mostRules = 5;

/**
 * What could cost less, the largest saving first; findings of one rule share a line, so that one cause is told once.
 * Savings are of the calls they name and are never added up.
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
  ].join('\n');
}

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

/** `$0.0004 – 0.0009 a run`, `58 – 74 %`, or that only a bound is set. */
export function savingText({ saving }: Finding): string {
  if (saving.usdPerRun) {
    const { low, high } = saving.usdPerRun;
    return `${moneyRange({ low, typical: low, high })} a run`;
  }
  return saving.fraction ? percentRange(saving.fraction.low, saving.fraction.high) : 'bounds the cost';
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
