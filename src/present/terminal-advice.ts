import type { Finding, Report } from '../engine/model.ts';
import { counted } from './counts.ts';
import { displayWidth, padded } from './display-width.ts';
import { money, percentRange } from './money.ts';
import { plainText } from './plain-text.ts';
import { firstOf, hanging, placeName } from './terminal-page.ts';
import type { Page } from './terminal-page.ts';

const mostFindings = 5;

/** What could cost less, the largest saving first. Savings are of the calls they name; they are never added up. */
export function adviceSection(report: Report, page: Page): string | undefined {
  const findings = [...report.findings].sort((a, b) => weight(b) - weight(a));
  const { shown, rest } = firstOf(findings, mostFindings, page);
  if (shown.length === 0) return undefined;
  const savings = shown.map(savingText);
  const width = Math.max(...savings.map(displayWidth));
  return [
    page.ink.bold('Could save'),
    ...shown.flatMap((finding, i) => findingLines(finding, savings[i]!, width, page)),
    ...(rest > 0 ? [page.ink.dim(`  and ${counted(rest, 'more suggestion')}: --all lists them`)] : []),
  ].join('\n');
}

function findingLines(finding: Finding, saving: string, width: number, page: Page): string[] {
  const text = `${plainText(finding.message, 400)} (${placeName(finding)})`;
  return hanging(`  ${padded(saving, width)}`, text, page.width, page.ink.green);
}

function savingText({ saving }: Finding): string {
  if (saving.usdPerRun) return `${money(saving.usdPerRun.low)} – ${money(saving.usdPerRun.high)} a run`;
  return saving.fraction ? percentRange(saving.fraction.low, saving.fraction.high) : 'bounds the cost';
}

function weight({ saving, severity }: Finding): number {
  const rank = severity === 'warning' ? 2 : severity === 'information' ? 1 : 0;
  return (saving.usdPerRun?.high ?? 0) * 1e6 + (saving.fraction?.high ?? 0) + rank / 10;
}
