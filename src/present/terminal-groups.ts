import type { CostGroup, Report } from '../engine/model.ts';
import { counted } from './counts.ts';
import { cut, displayWidth, padded } from './display-width.ts';
import { moneyRange } from './money.ts';
import { plainText } from './plain-text.ts';
import type { Page } from './terminal-page.ts';

/** What user segments and stages of workflows come to, where the configuration gives them. */
export function groupSections({ totals }: Report, page: Page): string[] {
  return [
    ...groupSection('Segments', totals.bySegment ?? [], page),
    ...groupSection('Stages', totals.byStage ?? [], page),
  ];
}

function groupSection(title: string, groups: readonly CostGroup[], page: Page): string[] {
  if (groups.length === 0) return [];
  const rows = groups.map(group => ({
    name: plainText(group.name, 40),
    amount: amountOf(group),
    what: whatOf(group),
  }));
  const names = Math.max(...rows.map(row => displayWidth(row.name)));
  const amounts = Math.max(...rows.map(row => displayWidth(row.amount)));
  const room = page.width - names - amounts - 7;
  return [
    [
      page.ink.bold(title),
      ...rows.map(
        ({ name, amount, what }) =>
          `  ${padded(name, names)}  ${page.ink.bold(padded(amount, amounts, 'right'))}   ${page.ink.dim(cut(what, room))}`,
      ),
    ].join('\n'),
  ];
}

/** `$0.01 – 0.03 a run of each`, or a month where there are volumes. */
export const amountOf = ({ usd, usdPerMonth }: CostGroup): string =>
  usdPerMonth ? `${moneyRange(usdPerMonth)} a month` : usd ? `${moneyRange(usd)} a run of each` : 'unpriced';

/** What stands beside the amount: features, those without a volume, a user's month. */
export function whatOf({
  features,
  usd,
  usdPerMonth,
  usdPerUser,
  unpricedCalls,
  withoutVolume,
}: CostGroup): string {
  const parts = [
    counted(features.length, 'feature'),
    ...(usdPerMonth && withoutVolume > 0 ? [`${String(withoutVolume)} without a volume`] : []),
    ...(usdPerMonth && usd ? [`${moneyRange(usd)} a run of each`] : []),
    ...(usdPerUser ? [`${moneyRange(usdPerUser)} a user a month`] : []),
    ...(unpricedCalls > 0 ? [counted(unpricedCalls, 'unpriced call')] : []),
  ];
  return parts.join(' · ');
}
