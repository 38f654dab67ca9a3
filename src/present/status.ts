import type { Call, Report } from '../engine/model.ts';
import { counted } from './counts.ts';
import { lensTitle } from './lens.ts';
import { money } from './money.ts';
import { plainText } from './plain-text.ts';
import { pricesText } from './price-age.ts';

/** What the status bar says of a file, and of what stands under the cursor in it. */
export interface FileStatus {
  readonly text: string;
  readonly tooltip: string;
  readonly focus:
    { readonly tab: 'features'; readonly feature: string } | { readonly tab: 'calls'; readonly text: string };
  /** The call under the cursor, and what its lens says. */
  readonly here?: { readonly call: Call; readonly title: string };
}

/** Where the cursor is; the line is 1-based. */
export interface Cursor {
  readonly line: number;
  readonly cell?: number;
}

/**
 * The status bar of a file with calls: how many, and what they come to when each runs once. With the cursor on a call,
 * or on the head of a feature, what a run of that feature costs.
 */
export function fileStatus(
  file: string,
  calls: readonly Call[],
  report: Pick<Report, 'features' | 'prices'>,
  cursor?: Cursor,
): FileStatus | undefined {
  const call = cursor && callAt(calls, cursor);
  const feature = cursor && featureAt(file, call, report, cursor);
  const here = call ? { here: { call, title: lensTitle(call) } } : {};
  const whole = wholeFile(calls, report);
  if (feature?.usd) {
    const amount = `~${money(feature.usd.typical)} a run`;
    const name = plainText(feature.name);
    const tooltip = `${name}: ${amount} typical${whole ? `. ${whole.tooltip}` : ''}`;
    const text = `${amount} · ${plainText(feature.name, 40)}`;
    return { text, tooltip, focus: { tab: 'features', feature: name }, ...here };
  }
  return whole && { ...whole, focus: { tab: 'calls', text: plainText(file, 400) }, ...here };
}

function wholeFile(
  calls: readonly Call[],
  { prices }: Pick<Report, 'prices'>,
): { text: string; tooltip: string } | undefined {
  if (calls.length === 0) return undefined;
  const amounts = calls.map(call => call.usd).filter(usd => usd !== null);
  const found = counted(calls.length, 'LLM call');
  if (amounts.length === 0)
    return { text: `${found}, unpriced`, tooltip: `${found} in this file, none priced` };
  const typical = money(amounts.reduce((sum, usd) => sum + usd.typical, 0));
  const unpriced = calls.length - amounts.length;
  const rest = unpriced > 0 ? `, ${unpriced} unpriced` : '';
  return {
    text: `~${typical} · ${found}`,
    tooltip: `${found} in this file${rest}: ~${typical} typical when each runs once; ${pricesText({ prices }).text}`,
  };
}

function callAt(calls: readonly Call[], { line, cell }: Cursor): Call | undefined {
  return calls.find(call => call.cell === cell && call.line <= line && line <= call.endLine);
}

/** The dearest feature that makes the call, or the one whose entry stands in this line. */
function featureAt(
  file: string,
  call: Call | undefined,
  { features }: Pick<Report, 'features'>,
  { line, cell }: Cursor,
): Report['features'][number] | undefined {
  const here = features.filter(({ calls, entry }) =>
    call
      ? calls.some(({ id }) => id === call.id)
      : entry.file === file && entry.cell === cell && entry.line === line,
  );
  return [...here].sort((a, b) => (b.usd?.typical ?? -1) - (a.usd?.typical ?? -1))[0];
}
