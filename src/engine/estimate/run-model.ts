import type { Driver, Range } from '../model.ts';
import { sumModel, type CostModel, type Share } from './cost-model.ts';
import type { Parameter } from './parameter.ts';

/** Turns beyond the usual ones that the upper end of an amount counts where the code sets no bound. */
const OPEN_END = 3;

/** One run of a feature: its priced calls as often as they run; null without any. `key` is the call's. */
export function runModel(
  rows: readonly { readonly key: string; readonly times: Range; readonly model: CostModel | null }[],
  assumptions: readonly Driver[],
): CostModel | null {
  const shares = rows.flatMap(({ key, times, model }): Share[] =>
    model ? [{ model, times: timesOf(key, times, assumptions) }] : [],
  );
  return shares.length === 0 ? null : sumModel(shares);
}

/** Calls behind one loop repeat together: those that share the assumption, else those with equal bounds in a file. */
function timesOf(
  key: string,
  { low, typical, high }: Range,
  assumptions: readonly Driver[],
): number | Parameter {
  if (low === typical && high === typical) return typical;
  const matching = assumptions.filter(a => a.low === low && a.typical === typical && a.high === high);
  const loop = assumptions.length === 1 ? assumptions[0] : matching.length === 1 ? matching[0] : undefined;
  const file = key.slice(0, key.indexOf('#'));
  return {
    cause: loop ? `loop ${loop.name}` : `times ${file} ${JSON.stringify([low, typical, high])}`,
    name: loop ? loop.name : `times of ${key}`,
    unit: 'times',
    low,
    typical,
    high: high ?? Math.max(1, typical) * OPEN_END,
    most: high,
    basis: loop?.basis ?? 'code',
    ...(loop?.assumption === undefined ? {} : { assumption: loop.assumption }),
  };
}
