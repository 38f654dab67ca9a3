import { sumModel, type CostModel, type Share } from '../estimate/cost-model.ts';
import { amountOf } from '../estimate/propagate.ts';
import type { CostGroup, Feature } from '../model.ts';
import type { FeatureDraft } from './draft-features.ts';
import { divided } from './usd-times.ts';

interface CountedFeature {
  readonly draft: FeatureDraft;
  readonly model: CostModel | null;
  readonly feature: Feature;
}

export const whole = (shares: readonly Share[]): CostModel | null =>
  shares.length === 0 ? null : sumModel(shares);

/** Features added up by a word that the configuration gives them, in the order in which the words come. */
export function costGroups(counted: readonly CountedFeature[], by: 'segment' | 'stage'): CostGroup[] {
  const names = new Set(counted.flatMap(({ draft }) => draft.setting?.[by] ?? []));
  return [...names].map(name =>
    groupOf(
      name,
      counted.filter(({ draft }) => draft.setting?.[by] === name),
    ),
  );
}

function groupOf(name: string, members: readonly CountedFeature[]): CostGroup {
  const priced = members.flatMap(({ draft, model }) => (model ? [{ draft, model }] : []));
  const run = whole(priced.map(({ model }) => ({ model, times: 1 })));
  const month = whole(
    priced.flatMap(({ draft, model }) => {
      const times = draft.setting?.volumePerMonth;
      return times === undefined ? [] : [{ model, times }];
    }),
  );
  const usdPerMonth = month && amountOf(month);
  // Features of a segment share its users: where they say different numbers, nobody knows how many there are.
  const users = new Set(members.flatMap(({ draft }) => draft.setting?.users ?? []));
  const [only] = users;
  return {
    name,
    features: members.map(({ feature }) => feature.name),
    usd: run && amountOf(run),
    usdPerMonth,
    ...(usdPerMonth && users.size === 1 && only ? { usdPerUser: divided(usdPerMonth, only) } : {}),
    unpricedCalls: members.reduce((sum, { feature }) => sum + feature.unpricedCalls, 0),
    withoutVolume: members.filter(({ draft }) => draft.setting?.volumePerMonth === undefined).length,
  };
}
