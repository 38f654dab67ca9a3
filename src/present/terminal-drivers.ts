import type { Driver, Report } from '../engine/model.ts';
import { TIMES_THE_PRICE } from '../engine/estimate/model-choice.ts';
import { grouped, moneyRange } from './money.ts';
import { plainText } from './plain-text.ts';
import { columnCells, columnWidths, joined, type Column } from './terminal-columns.ts';
import { firstOf, wrapped } from './terminal-page.ts';
import type { Page } from './terminal-page.ts';

const mostDrivers = 6;
/** What moves less than this share of all movement is no help to anybody. */
const leastShare = 0.02;
const everywhere = 'assumptions.everywhere.';

const columns: readonly Column[] = [
  { align: 'left', least: 12 },
  { align: 'right', least: Infinity },
  { align: 'right', least: Infinity },
  { align: 'left', least: 34 },
];

/** What the amount hangs on: from what to what each open figure makes it, and where to say what it really is. */
export function driversSection(report: Report, page: Page): string | undefined {
  const { totals } = report;
  const open = (totals.drivers ?? []).filter(driver => (driver.share ?? 0) >= leastShare);
  const { shown, rest } = firstOf(open, mostDrivers, page);
  if (shown.length === 0) return undefined;
  const what = totals.usdPerMonth ? 'a month' : 'a run of each feature';
  const head = ['', 'low – high (usual)', 'which makes it', 'say it in inference-cost.yml'];
  const cells = shown.map(one => [plainText(one.name, 60), spanOf(one), amountsOf(one), whereOf(one)]);
  const widths = columnWidths([head, ...cells], columns, page.width - 2);
  const row = (one: readonly string[]): string[] => columnCells(one, columns, widths);
  const how = `There below assumptions.everywhere, or for one feature, file or call. To try a value: --set '${keyToTry(shown)}=…'`;
  return [
    page.ink.bold(`What ${what} hangs on`),
    page.ink.dim(`  ${joined(row(head))}`),
    ...shown.map((driver, i) => `  ${rowOf(row(cells[i]!), driver, page)}`),
    ...(rest > 0 ? [page.ink.dim(`  and ${String(rest)} more: --all lists them`)] : []),
    ...wrapped(how, page.width - 2).map(line => page.ink.dim(`  ${line}`)),
  ].join('\n');
}

function rowOf(cells: readonly string[], { basis }: Driver, { ink }: Page): string {
  const [name = '', span = '', amounts = '', where = ''] = cells;
  return joined([name, span, ink.bold(amounts), basis === 'assumption' ? where : ink.dim(where)]);
}

/** `1 – 15 times (5)`, `0 – 95 % (50)`: low to high, and what is usual. */
export function spanOf({
  low,
  typical,
  high,
  unit,
}: Pick<Driver, 'low' | 'typical' | 'high' | 'unit'>): string {
  const share = unit === 'share';
  const text = (value: number): string =>
    share ? String(Math.round(value * 100)) : grouped(Number(value.toPrecision(value < 100 ? 2 : 3)));
  const most = high === null ? ' or more' : ` – ${text(high)}`;
  return `${text(low)}${most} ${share ? '%' : unit} (${text(typical)})`;
}

function amountsOf({ usd }: Driver): string {
  if (!usd) return '';
  const [low, high] = [Math.min(usd.low, usd.high), Math.max(usd.low, usd.high)];
  return moneyRange({ low, typical: low, high });
}

/** Where it is said, or that it is nobody's to say. */
function whereOf({ assumption, basis, unit }: Driver): string {
  if (unit === TIMES_THE_PRICE) return 'models.sites (code)';
  if (assumption === undefined) return unit === 'tokens' ? 'our own count' : 'the code';
  const key = plainText(assumption.replace(everywhere, ''), 60);
  return basis === 'assumption' ? key : `${key} (${basis})`;
}

/** The key of the first that nobody has said yet. */
function keyToTry(drivers: readonly Driver[]): string {
  const named = drivers.filter(d => d.assumption !== undefined);
  const first = named.find(d => d.basis === 'assumption') ?? named[0];
  return first ? plainText(first.assumption!.replace(everywhere, ''), 60) : 'output';
}
