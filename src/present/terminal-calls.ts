import type { Call, Range } from '../engine/model.ts';
import { moneyRange } from './money.ts';
import { plainText } from './plain-text.ts';
import { columnCells, columnWidths, joined } from './terminal-columns.ts';
import type { Column } from './terminal-columns.ts';
import { placeName } from './terminal-page.ts';
import type { Page } from './terminal-page.ts';

/** A call in a feature, or a call alone. */
export interface CallRow {
  readonly call: Call;
  /** Of one execution here, and the model in the report's words. */
  readonly usd: Call['usd'];
  readonly model: string | undefined;
  /** How often a run of the feature makes it; null outside of features. */
  readonly times: Range | null;
  /** Share of a run of all features, as text. */
  readonly share: string;
}

/** The line over the calls of a feature. */
export interface FeatureHeading {
  readonly name: string;
  readonly amount: string;
  readonly unit: string;
  readonly share: string;
}

/** The columns of all rows of a report, so that amounts stand below each other in every section. */
export interface CallTable {
  row(row: CallRow): string;
  heading(heading: FeatureHeading): string;
}

const indent = '  ';

// Name, place, model, how often, amount, share: the first three give way, figures never.
const columns: readonly Column[] = [
  { align: 'left', least: 8 },
  { align: 'left', least: 10, cutAt: 'start' },
  { align: 'left', least: 8 },
  { align: 'right', least: Infinity },
  { align: 'right', least: Infinity },
  { align: 'right', least: Infinity },
];

export function callTable(
  rows: readonly CallRow[],
  headings: readonly FeatureHeading[],
  page: Page,
): CallTable {
  const figures = headings.map(({ amount, unit, share }) => ['', '', '', unit, amount, share]);
  const widths = columnWidths([...rows.map(cellsOf), ...figures], columns, page.width - indent.length);
  const nameWidth = indent.length + widths.slice(0, 3).reduce((sum, width) => sum + width, 4);
  const { ink } = page;
  return {
    row(row) {
      const [name = '', place = '', model = '', times = '', amount = '', share = ''] = columnCells(
        cellsOf(row),
        columns,
        widths,
      );
      const cost = row.usd ? amount : ink.yellow(amount);
      return indent + joined([name, ink.dim(place), model, ink.dim(times), cost, ink.dim(share)]);
    },
    heading({ name, amount, unit, share }) {
      const [title = ''] = columnCells([name], [{ align: 'left', least: 0 }], [nameWidth]);
      const figures = columnCells([unit, amount, share], columns.slice(3), widths.slice(3));
      return joined([ink.bold(title), figures[0]!, ink.bold(figures[1]!), figures[2]!]);
    },
  };
}

function cellsOf({ call, usd, model, times, share }: CallRow): string[] {
  return [
    (call.enclosing === null ? call.kind : plainText(call.enclosing, 60)) + turns(call),
    placeName(call),
    model ?? 'model unknown',
    times === null ? (call.turns ? 'a run' : 'a call') : `${timesText(times)} ×`,
    usd ? moneyRange(usd) : 'unpriced',
    share,
  ];
}

/** `4`, `4 (1–10)`, `4 (1+)`: the usual number, then the bounds of the code. */
function timesText({ low, typical, high }: Range): string {
  const usual = String(Number(typical.toFixed(1)));
  if (high === null) return `${usual} (${low}+)`;
  return low === high ? usual : `${usual} (${low}–${high})`;
}

function turns({ turns }: Call): string {
  if (!turns) return '';
  const usual = Number(turns.typical.toFixed(1));
  return ` (${usual} ${usual === 1 ? 'turn' : 'turns'})`;
}
