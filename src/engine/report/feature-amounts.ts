import { pickingIds } from '../calls/read-model.ts';
import type { ResolvedCall } from '../calls/resolved-call.ts';
import type { CostModel } from '../estimate/cost-model.ts';
import { amountOf } from '../estimate/propagate.ts';
import type { Range, UsdRange } from '../model.ts';
import type { FeatureRow } from './draft-features.ts';

/** Executions of a call in one run of a feature, and what one of them costs; null when unpriced. */
export interface RowAmount {
  readonly times: Range;
  readonly model: CostModel | null;
}

/**
 * A call's amounts in a feature whose callers tell which of its models they use. Counts that add up are one amount for
 * each model; ways of which only one is taken are a choice among these models, the usual one first.
 */
export function amountsByModel(
  { resolved, times, models }: FeatureRow,
  known: readonly string[],
  costOf: (call: ResolvedCall) => CostModel | null,
): readonly RowAmount[] | null {
  // A model that the settings put in the place of others holds everywhere.
  if (!models || (models.length === known.length && isOpen(models, times))) return null;
  if (!models.every(({ id }) => known.includes(id))) return null;
  if (!isOpen(models, times))
    return models.map(({ id, times: each }) => ({ times: each, model: costOf(withModels(resolved, [id])) }));
  const usual = [...models].sort((a, b) => b.times.typical - a.times.typical).map(m => m.id);
  return [{ times, model: costOf(withModels(resolved, usual)) }];
}

/** Whether the counts of the models are alternatives to each other. */
function isOpen(models: NonNullable<FeatureRow['models']>, { low, high }: Range): boolean {
  const sum = (of: (times: Range) => number): number => models.reduce((total, m) => total + of(m.times), 0);
  return (
    Math.abs(sum(t => t.low) - low) > 1e-9 ||
    (high !== null && Math.abs(sum(t => t.high ?? Infinity) - high) > 1e-9)
  );
}

/** The call with these of its models alone, in this order. */
function withModels(call: ResolvedCall, ids: readonly string[]): ResolvedCall {
  const kept = ids.map(id => call.model.ids.indexOf(id));
  return { ...call, model: pickingIds(call.model, kept) };
}

/** What one execution costs in the feature, whatever model it uses; null when one has no price. */
export function amountOfOne(amounts: readonly RowAmount[]): UsdRange | null {
  const priced = amounts.flatMap(({ times, model }) => (model ? [{ times, usd: amountOf(model) }] : []));
  const [first] = priced;
  if (!first || priced.length < amounts.length) return null;
  const usual = priced.reduce((sum, { times }) => sum + times.typical, 0);
  return {
    low: Math.min(...priced.map(p => p.usd.low)),
    typical:
      usual === 0
        ? first.usd.typical
        : priced.reduce((sum, { times, usd }) => sum + times.typical * usd.typical, 0) / usual,
    high: Math.max(...priced.map(p => p.usd.high)),
  };
}
