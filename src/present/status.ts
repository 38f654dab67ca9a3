import type { Call, Report } from '../engine/model.ts';
import { counted } from './counts.ts';
import { money } from './money.ts';
import { pricesText } from './price-age.ts';

/** The status bar of a file with calls: how many, and what they come to when each runs once. */
export function fileStatus(
  calls: readonly Call[],
  prices?: Report['prices'],
): { text: string; tooltip: string } | undefined {
  if (calls.length === 0) return undefined;
  const amounts = calls.map(call => call.usd).filter(usd => usd !== null);
  const found = counted(calls.length, 'LLM call');
  const age = prices ? `; ${pricesText({ prices }).text}` : '';
  if (amounts.length === 0)
    return { text: `${found}, unpriced`, tooltip: `${found} in this file, none priced` };
  const typical = money(amounts.reduce((sum, usd) => sum + usd.typical, 0));
  const unpriced = calls.length - amounts.length;
  const rest = unpriced > 0 ? `, ${unpriced} unpriced` : '';
  return {
    text: `~${typical} · ${found}`,
    tooltip: `${found} in this file${rest}: ~${typical} typical when each runs once${age}`,
  };
}
