import { pickingIds } from '../calls/read-model.ts';
import type { ResolvedCall } from '../calls/resolved-call.ts';
import type { CostModel } from '../estimate/cost-model.ts';
import { amountOf } from '../estimate/propagate.ts';
import type { FeatureCallTimes, Range, UsdRange } from '../model.ts';
import type { FeatureRow } from './draft-features.ts';

/** Executions of a call in one run of a feature, and what one of them costs; null when unpriced. */
export interface RowAmount {
  readonly times: Range;
  readonly model: CostModel | null;
}

/** What a call costs in a feature. */
export interface RowAmounts {
  readonly amounts: readonly RowAmount[];
  readonly byModel?: FeatureCallTimes['models'];
  /** What one execution costs by the call alone. */
  readonly ofCall: { readonly usd: UsdRange | null; readonly model: CostModel | null };
}

/**
 * The amounts of a call in a feature whose way to it tells which of its models are used. Counts that add up are one
 * amount for each model; ways of which only one is taken are a choice among these models, the usual one first. Null
 * where nothing is told, and where settings put another model in their place.
 */
export function amountsByModel(
  { resolved, times, models }: FeatureRow,
  known: readonly string[],
  costOf: (call: ResolvedCall) => CostModel | null,
): Omit<RowAmounts, 'ofCall'> | null {
  if (!models?.every(({ id }) => known.includes(id))) return null;
  const each = models.map(({ id, times: own }) => ({
    id,
    times: own,
    model: costOf(withModels(resolved, [id])),
  }));
  const usual = [...each].sort((a, b) => b.times.typical - a.times.typical).map(m => m.id);
  return {
    amounts: addUp(each, times) ? each : [{ times, model: costOf(withModels(resolved, usual)) }],
    byModel: each.map(({ id, times: own, model }) => ({ id, times: own, usd: model && amountOf(model) })),
  };
}

/** Alternatives to each other come to more at most than the whole, and to less at least. */
function addUp(models: readonly { readonly times: Range }[], { low, high }: Range): boolean {
  const sum = (of: (times: Range) => number): number => models.reduce((total, m) => total + of(m.times), 0);
  const isHigh = high === null || Math.abs(sum(t => t.high ?? Infinity) - high) < 1e-9;
  return isHigh && Math.abs(sum(t => t.low) - low) < 1e-9;
}

/** The call with these of its models alone, in this order. */
const withModels = (call: ResolvedCall, ids: readonly string[]): ResolvedCall => ({
  ...call,
  model: pickingIds(
    call.model,
    ids.map(id => call.model.ids.indexOf(id)),
  ),
});

/** What one execution costs in the feature, whatever model it uses; null where that is what the call says, and without a price. */
export function ownAmount({ amounts, ofCall }: RowAmounts): UsdRange | null {
  if (amounts.every(({ model }) => model === ofCall.model)) return null;
  const usd = amountOfOne(amounts);
  const { usd: known } = ofCall;
  const isSame =
    usd && known && usd.low === known.low && usd.typical === known.typical && usd.high === known.high;
  return isSame ? null : usd;
}

function amountOfOne(amounts: readonly RowAmount[]): UsdRange | null {
  const priced = amounts.flatMap(({ times, model }) => (model ? [{ times, usd: amountOf(model) }] : []));
  const [first] = priced;
  if (!first || priced.length < amounts.length) return null;
  const usual = priced.reduce((sum, { times }) => sum + times.typical, 0);
  const whole = priced.reduce((sum, { times, usd }) => sum + times.typical * usd.typical, 0);
  return {
    low: Math.min(...priced.map(p => p.usd.low)),
    typical: usual === 0 ? first.usd.typical : whole / usual,
    high: Math.max(...priced.map(p => p.usd.high)),
  };
}
