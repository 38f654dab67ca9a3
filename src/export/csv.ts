import type { Call, Report } from '../engine/model.ts';
import type { RootedReport } from '../present/overview.ts';

type Cell = string | number | boolean | null | undefined;

const columns: readonly (readonly [string, (call: Call) => Cell])[] = [
  ['file', call => call.file],
  ['cell', call => call.cell],
  ['line', call => call.line],
  ['column', call => call.column],
  ['function', call => call.enclosing],
  ['kind', call => call.kind],
  ['sdk', call => call.sdk],
  ['provider', call => call.provider],
  ['models', call => call.model.ids.join(' ')],
  ['model source', call => call.model.source],
  ['input tokens low', call => call.inputTokens.low],
  ['input tokens typical', call => call.inputTokens.typical],
  ['input tokens high', call => call.inputTokens.high],
  ['output tokens low', call => call.outputTokens.low],
  ['output tokens typical', call => call.outputTokens.typical],
  ['output tokens high', call => call.outputTokens.high],
  ['usd low', call => call.usd?.low],
  ['usd typical', call => call.usd?.typical],
  ['usd high', call => call.usd?.high],
  ['unpriced', call => call.unpriced],
  ['test or example', call => call.testOrExample],
];

/** One line a call, as RFC 4180 has it; an empty cell is an unknown or a bound that isn't there. */
export function formatCsv(reports: readonly RootedReport[]): string {
  const folder = reports.length > 1 ? ['folder'] : [];
  const header = [...folder, ...columns.map(([title]) => title), 'features'];
  const rows = reports.flatMap(({ root, report }) => rowsOf(report, reports.length > 1 ? [root] : []));
  return [header, ...rows].map(cells => `${cells.map(cellText).join(',')}\r\n`).join('');
}

function rowsOf(report: Report, first: readonly string[]): Cell[][] {
  const features = new Map<string, string[]>();
  for (const { name, calls } of report.features)
    for (const { id } of calls) features.set(id, [...(features.get(id) ?? []), name]);
  return report.calls.map(call => [
    ...first,
    ...columns.map(([, valueOf]) => valueOf(call)),
    features.get(call.id)?.join('; '),
  ]);
}

/** A text that a sheet would take for a formula gets an apostrophe in front: it is someone else's code. */
function cellText(cell: Cell): string {
  if (typeof cell !== 'string') return cell == null ? '' : String(cell);
  const safe = /^[\s]*[=+\-@]|^[\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
