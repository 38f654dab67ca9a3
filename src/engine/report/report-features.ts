import { sumModel, type CostModel } from '../estimate/cost-model.ts';
import { amountAndDrivers } from '../estimate/propagate.ts';
import { runModel } from '../estimate/run-model.ts';
import type { Feature, FeatureUnit, Range, UsdRange } from '../model.ts';
import type { FeatureTotals } from './build-report.ts';
import { costGroups, whole } from './cost-groups.ts';
import type { FeatureDraft, FeatureRow } from './draft-features.ts';
import { ownAmount, type RowAmounts } from './feature-amounts.ts';
import { divided, multiplied } from './usd-times.ts';

/** The amounts of a call in a feature. */
export type AmountsOf = (draft: FeatureDraft, row: FeatureRow) => RowAmounts;

/** Features as the report shows them, and what all of them come to. */
export function reportFeatures(
  drafts: readonly FeatureDraft[],
  keyOf: (row: FeatureRow) => string,
  amountsOf: AmountsOf,
): { readonly features: Feature[]; readonly totals: FeatureTotals } {
  const runs = drafts.map(draft => {
    const once = runModel(
      draft.rows.flatMap(row => amountsOf(draft, row).amounts.map(one => ({ key: keyOf(row), ...one }))),
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
  const run = whole(priced.map(({ model }) => ({ model, times: 1 })));
  const month = whole(monthly);
  const ofRun = run && amountAndDrivers(run);
  const ofMonth = month && amountAndDrivers(month);
  const features = runs.map(({ draft, model }) => toFeature(draft, model, amountsOf));
  const counted = runs.map((one, i) => ({ ...one, feature: features[i]! }));
  return {
    features,
    totals: {
      usdPerRun: ofRun?.usd ?? null,
      usdPerMonth: ofMonth?.usd ?? null,
      drivers: (ofMonth ?? ofRun)?.drivers ?? [],
      bySegment: costGroups(counted, 'segment'),
      byStage: costGroups(counted, 'stage'),
    },
  };
}

function toFeature(draft: FeatureDraft, model: CostModel | null, amountsOf: AmountsOf): Feature {
  const { name, entry, rows, assumptions, setting, repeats } = draft;
  const volume = setting?.volumePerMonth;
  const { usd, drivers } = model ? amountAndDrivers(model) : { usd: null, drivers: assumptions };
  const usdPerMonth = usd && volume !== undefined ? multiplied(usd, volume) : null;
  const units = unitsOf(draft, usd, usdPerMonth);
  const turns = setting?.turnsPerConversation;
  return {
    name,
    entry,
    calls: rows.map(row => {
      const { id, times, retries } = row;
      const found = amountsOf(draft, row);
      const { byModel } = found;
      const usd = ownAmount(found);
      return {
        id,
        times: repeated(times, repeats),
        ...(retries === 0 ? {} : { retries }),
        ...(byModel ? { models: byModel.map(m => ({ ...m, times: repeated(m.times, repeats) })) } : {}),
        ...(usd ? { usd } : {}),
      };
    }),
    usd,
    usdPerMonth,
    unpricedCalls: rows.filter(row => amountsOf(draft, row).amounts.some(a => a.model === null)).length,
    ...(turns === undefined ? {} : { turns }),
    ...(volume === undefined ? {} : { volume }),
    ...(setting?.segment === undefined ? {} : { segment: setting.segment }),
    ...(setting?.stage === undefined ? {} : { stage: setting.stage }),
    ...(units.length > 0 ? { units } : {}),
    ...(drivers.length > 0 ? { drivers } : {}),
  };
}

const repeated = ({ low, typical, high }: Range, repeats: number): Range => ({
  low: low * repeats,
  typical: typical * repeats,
  high: high === null ? null : high * repeats,
});

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
