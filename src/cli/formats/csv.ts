import type { Call, Report } from '../../engine/model.ts';

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
export function formatCsv(report: Report): string {
  const features = new Map<string, string[]>();
  for (const { name, calls } of report.features)
    for (const { id } of calls) features.set(id, [...(features.get(id) ?? []), name]);
  const header = [...columns.map(([title]) => title), 'features'];
  const rows = report.calls.map(call => [
    ...columns.map(([, valueOf]) => valueOf(call)),
    features.get(call.id)?.join('; '),
  ]);
  return [header, ...rows].map(cells => `${cells.map(cellText).join(',')}\r\n`).join('');
}

/** A text that a sheet would take for a formula gets an apostrophe in front: it is someone else's code. */
function cellText(cell: Cell): string {
  if (typeof cell !== 'string') return cell == null ? '' : String(cell);
  const safe = /^[\s]*[=+\-@]|^[\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
