import Big from 'big.js';
import { sumModel, type CostModel, type Share } from '../estimate/cost-model.ts';
import { amountAndDrivers } from '../estimate/propagate.ts';
import { runModel } from '../estimate/run-model.ts';
import type { Feature, FeatureUnit, UsdRange } from '../model.ts';
import type { FeatureTotals } from './build-report.ts';
import type { FeatureDraft, FeatureRow } from './draft-features.ts';

/** The amount of a call in a feature: that of the call, or its own where the feature's settings say so. */
export type ModelOf = (draft: FeatureDraft, row: FeatureRow) => CostModel | null;

/** Features as the report shows them, and what all of them come to. */
export function reportFeatures(
  drafts: readonly FeatureDraft[],
  keyOf: (row: FeatureRow) => string,
  modelOf: ModelOf,
): { readonly features: Feature[]; readonly totals: FeatureTotals } {
  const runs = drafts.map(draft => {
    const once = runModel(
      draft.rows.map(row => ({ key: keyOf(row), times: row.times, model: modelOf(draft, row) })),
      draft.assumptions,
    );
    const { repeats } = draft;
    return { draft, model: once && repeats !== 1 ? sumModel([{ model: once, times: repeats }]) : once };
  });
  const priced = runs.flatMap(({ draft, model }) => (model ? [{ draft, model }] : []));
  const monthly = priced.flatMap(({ draft, model }) => {
    const times = draft.setting?.volumePerMonth;
    return times === undefined ? [] : [{ model, times }];
  });
  const whole = (shares: readonly Share[]): CostModel | null =>
    shares.length === 0 ? null : sumModel(shares);
  const run = whole(priced.map(({ model }) => ({ model, times: 1 })));
  const month = whole(monthly);
  const ofRun = run && amountAndDrivers(run);
  const ofMonth = month && amountAndDrivers(month);
  return {
    features: runs.map(({ draft, model }) => toFeature(draft, model, modelOf)),
    totals: {
      usdPerRun: ofRun?.usd ?? null,
      usdPerMonth: ofMonth?.usd ?? null,
      drivers: (ofMonth ?? ofRun)?.drivers ?? [],
    },
  };
}

function toFeature(draft: FeatureDraft, model: CostModel | null, modelOf: ModelOf): Feature {
  const { name, entry, rows, assumptions, setting, repeats } = draft;
  const volume = setting?.volumePerMonth;
  const { usd, drivers } = model ? amountAndDrivers(model) : { usd: null, drivers: assumptions };
  const usdPerMonth = usd && volume !== undefined ? multiplied(usd, volume) : null;
  const units = unitsOf(draft, usd, usdPerMonth);
  const turns = setting?.turnsPerConversation;
  return {
    name,
    entry,
    calls: rows.map(({ id, times, retries }) => ({
      id,
      times: {
        low: times.low * repeats,
        typical: times.typical * repeats,
        high: times.high === null ? null : times.high * repeats,
      },
      ...(retries === 0 ? {} : { retries }),
    })),
    usd,
    usdPerMonth,
    unpricedCalls: rows.filter(row => modelOf(draft, row) === null).length,
    ...(turns === undefined ? {} : { turns }),
    ...(volume === undefined ? {} : { volume }),
    ...(units.length > 0 ? { units } : {}),
    ...(drivers.length > 0 ? { drivers } : {}),
  };
}

/** What the configuration lets say beside a run and a month: a turn, a user, a unit of value. */
function unitsOf(
  { setting }: FeatureDraft,
  usd: UsdRange | null,
  usdPerMonth: UsdRange | null,
): readonly FeatureUnit[] {
  if (!setting || !usd) return [];
  const { turnsPerConversation: turns, users, valueUnit } = setting;
  return [
    ...(turns === undefined ? [] : [{ unit: 'turn', usd: divided(usd, turns) }]),
    ...(users === undefined || users === 0 || !usdPerMonth
      ? []
      : [{ unit: 'user a month', usd: divided(usdPerMonth, users) }]),
    ...(valueUnit === undefined || valueUnit.perRun === 0
      ? []
      : [
          {
            unit: valueUnit.name,
            usd: divided(usd, valueUnit.perRun),
            ...(valueUnit.usd === undefined ? {} : { worthUsd: valueUnit.usd }),
          },
        ]),
  ];
}

/** Digits of a double that survive a division. */
const DIGITS = 15;

/** So many times an amount: percentiles scale with it, and typical stays exact. */
const multiplied = ({ low, typical, high }: UsdRange, by: number): UsdRange => ({
  low: Big(low).times(by).toNumber(),
  typical: Big(typical).times(by).toNumber(),
  high: Big(high).times(by).toNumber(),
});

const divided = ({ low, typical, high }: UsdRange, by: number): UsdRange => ({
  low: Number((low / by).toPrecision(DIGITS)),
  typical: Number((typical / by).toPrecision(DIGITS)),
  high: Number((high / by).toPrecision(DIGITS)),
});
