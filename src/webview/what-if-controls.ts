import type { Overview } from '../present/overview.ts';
import type { AssumptionRow } from '../present/page-assumptions.ts';
import type { FeatureRow } from '../present/page-features.ts';
import type { ModelRow } from '../present/page-models.ts';
import type { ProductEdit } from '../server/protocol.ts';

/** Changed values by their key, as `scan --set` takes them; the texts of fields. */
export type Changes = Readonly<Record<string, string>>;

/** A figure that can be changed. */
export interface Control {
  /** Key as `scan --set` takes it. */
  readonly set: string;
  readonly title: string;
  readonly unit: string;
  /** What holds now, in words. */
  readonly now: string;
  readonly detail: string;
  readonly least: number;
  readonly typical: number;
  readonly most: number;
  /** A share: shown in percent. */
  readonly isShare: boolean;
  /** Steps grow with the value: volumes go from one to millions. */
  readonly isLogarithmic: boolean;
  readonly place: AssumptionRow['place'];
  /** The change of inference-cost.yml that keeps the value. */
  readonly edit: (value: number) => ProductEdit;
}

export interface ModelControl {
  readonly set: string;
  readonly name: string;
  readonly offers: ModelRow['offers'];
}

export interface Controls {
  readonly volumes: readonly Control[];
  /** Turns of a conversation, for features that send a history along. */
  readonly conversations: readonly Control[];
  readonly models: readonly ModelControl[];
  /** Output length, thinking, turns of agents, cache hits: of all calls at once. */
  readonly levers: readonly Control[];
  readonly sizes: readonly Control[];
}

const leverOrder = ['output', 'thinking', 'turns', 'cache-hit-rate'];
const leverTitles: Readonly<Record<string, string>> = {
  output: 'Output length',
  thinking: 'Thinking',
  turns: 'Turns of an agent',
  'cache-hit-rate': 'Cache hits',
};

export function controlsOf({ features, models, assumptions }: Overview, root: string): Controls {
  const here = (row: { readonly root: string }): boolean => row.root === root;
  const sizes = assumptions.filter(here).map(sizeOf);
  const levers = leverOrder.flatMap(set => {
    const known = sizes.find(size => size.set === set);
    if (known) return [{ ...known, title: leverTitles[set]! }];
    return set === 'cache-hit-rate' ? [cacheHits] : [];
  });
  return {
    conversations: features
      .filter(one => here(one) && (one.sendsHistory || one.turns !== null))
      .sort((a, b) => Number(isServed(b)) - Number(isServed(a)))
      .map(turnsOf),
    levers,
    volumes: features.filter(here).map(volumeOf),
    models: models.filter(here).flatMap(({ id, name, offers }) => {
      const others = offers.filter(offer => !offer.elsewhere);
      return id !== null && others.length > 1 ? [{ set: `models.${id}`, name, offers: others }] : [];
    }),
    sizes: sizes.filter(size => !leverOrder.includes(size.set)),
  };
}

/** People talk with what is served; a job seldom has a conversation. */
const isServed = ({ kind }: FeatureRow): boolean => /^(http-route|websocket|bot)$/.test(kind);

/** Changes as `key=value`; a share in percent. */
export function changeTexts(changes: Changes): readonly string[] {
  return Object.entries(changes).map(([key, value]) => `${key}=${value}`);
}

function volumeOf({ key, name, volume, cost, at, place }: FeatureRow): Control {
  return {
    set: `features.${key}.volume`,
    title: name,
    unit: 'runs a month',
    now: volume === null ? 'no volume' : `${volume} now`,
    detail: cost,
    least: 0,
    typical: volume ?? 0,
    most: Math.max(1e6, (volume ?? 0) * 10),
    isShare: false,
    isLogarithmic: true,
    place: { at, place },
    edit: value => ({ kind: 'volume', feature: key, perMonth: value }),
  };
}

function turnsOf({ key, name, turns, at, place }: FeatureRow): Control {
  return {
    set: `features.${key}.turns`,
    title: name,
    unit: 'turns a conversation',
    now: turns === null ? 'a run is one request now' : `${turns} now`,
    detail: 'each turn sends the ones before again',
    least: 1,
    typical: turns ?? 1,
    most: Math.max(40, (turns ?? 0) * 2),
    isShare: false,
    isLogarithmic: false,
    place: { at, place },
    edit: value => ({ kind: 'turns', feature: key, turns: Math.round(value) }),
  };
}

/** Where no call is known to read from a cache: how much of the prompts would. */
const cacheHits: Control = {
  ...{ set: 'cache-hit-rate', title: 'Cache hits', unit: 'of the prompt', now: 'none known' },
  detail: 'counts where a call’s prompt is cached: see “Prompt caching”',
  ...{ least: 0, typical: 0, most: 1, isShare: true, isLogarithmic: false, place: null },
  edit: value => ({
    kind: 'assumption',
    assumption: 'assumptions.everywhere.cache-hit-rate',
    value: { low: value, typical: value, high: value },
  }),
};

function sizeOf(row: AssumptionRow): Control {
  const { set, name, unit, range, basis, used, share, least, typical, most, isShare, place } = row;
  return {
    ...{ set, unit, least, typical, most, isShare, place, isLogarithmic: false },
    title: name,
    now: range,
    detail: [basis, used, share && `${share} of the uncertainty`].filter(Boolean).join(' · '),
    edit: value => ({
      kind: 'assumption',
      assumption: row.assumption,
      value: { low: value, typical: value, high: value },
    }),
  };
}
