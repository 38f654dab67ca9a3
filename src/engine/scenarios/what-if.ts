import type { AssumptionSetting, Configuration, FeatureSetting } from '../configuration.ts';
import { readAmount, readRange } from './read-value.ts';

/** One change of the settings, written `key=value`. */
export interface WhatIf {
  readonly text: string;
  /** The feature or model that it changes: one that nothing has is a mistake. */
  readonly feature?: string;
  readonly model?: string;
  readonly apply: (configuration: Configuration) => Configuration;
}

const KINDS: Readonly<Record<string, AssumptionSetting['kind']>> = {
  output: 'output',
  thinking: 'thinking',
  turns: 'turns',
  'cache-hit-rate': 'cache-hit-rate',
  holes: 'hole',
  loops: 'loop',
};
const SIZE = '(output|thinking|turns|cache-hit-rate|(?:holes|loops)\\.(?:.+))';
const EVERYWHERE = new RegExp(`^(?:assumptions\\.everywhere\\.)?${SIZE}$`);
const SCOPED = new RegExp(`^assumptions\\.(features|files|calls)\\.(.+?)\\.${SIZE}$`);
const OF_FEATURE = new RegExp(`^features\\.(.+?)\\.(volume|users|${SIZE.slice(1)}$`);

const USE =
  'give models.NAME, features.NAME.volume (users, turns, output, thinking, cache-hit-rate, holes.NAME, loops.NAME), volume, caching or assumptions.everywhere.… (output, thinking, turns, cache-hit-rate, holes.NAME, loops.NAME)';

/**
 * Reads `key=value` as a change. Keys are those of inference-cost.yml, and in short `volume=x2` for all features,
 * `turns=8` for everywhere, `caching=on`. A text in return says what is wrong.
 */
export function readWhatIf(text: string): WhatIf | string {
  // Names of models and loops may hold "=": the value can't.
  const at = text.lastIndexOf('=');
  const key = text.slice(0, at).trim();
  const value = text.slice(at + 1).trim();
  if (at < 1 || value === '') return `"${text}" is no change: write it as key=value`;
  const model = /^models\.(.+)$/.exec(key)?.[1];
  if (model !== undefined) return { text, model, apply: withSwap(model, value) };
  const call = /^calls\.(.+)\.model$/.exec(key)?.[1];
  if (call !== undefined) return { text, apply: withSwap(call, value) };
  if (key === 'caching') return readCaching(text, value);
  if (key === 'volume') return readVolume(text, key, value, null);
  const [, feature, ofFeature] = OF_FEATURE.exec(key) ?? [];
  if (feature !== undefined && ofFeature !== undefined) {
    if (ofFeature === 'volume') return readVolume(text, key, value, feature);
    if (ofFeature === 'users' || ofFeature === 'turns')
      return readNumber(text, key, value, feature, ofFeature);
    return readSize(text, key, value, ofFeature, { feature });
  }
  const everywhere = EVERYWHERE.exec(key)?.[1];
  if (everywhere !== undefined) return readSize(text, key, value, everywhere, undefined);
  const [, where, name, size] = SCOPED.exec(key) ?? [];
  if (name === undefined || size === undefined) return `"${key}" can't be changed: ${USE}`;
  const scope =
    where === 'features' ? { feature: name } : where === 'files' ? { files: name } : { call: name };
  return readSize(text, key, value, size, scope);
}

/** The changed settings for each that holds somewhere; the same object for the same settings. */
export function changedBy(
  changes: readonly Pick<WhatIf, 'apply'>[],
  base: (path: string) => Configuration,
): (path: string) => Configuration {
  const known = new Map<Configuration, Configuration>();
  return path => {
    const before = base(path);
    let after = known.get(before);
    if (!after) known.set(before, (after = changes.reduce((now, change) => change.apply(now), before)));
    return after;
  };
}

function readCaching(text: string, value: string): WhatIf | string {
  if (!/^(on|off|true|false)$/.test(value)) return `"${value}" of caching is neither on nor off`;
  const caching = value === 'on' || value === 'true';
  return { text, apply: configuration => ({ ...configuration, caching }) };
}

/** `5000`, or `x2` for twice of what it is; of one feature or of all that have a volume. */
function readVolume(text: string, key: string, value: string, feature: string | null): WhatIf | string {
  const amount = readAmount(value);
  if (amount === null) return `"${value}" of ${key} is no number of 0 or more, nor a factor such as x2`;
  const { number, isFactor } = amount;
  if (feature === null && !isFactor) return `${key} of all features takes a factor such as x2`;
  const changed = (setting: FeatureSetting): FeatureSetting =>
    isFactor
      ? setting.volumePerMonth === undefined
        ? setting
        : { ...setting, volumePerMonth: setting.volumePerMonth * number }
      : { ...setting, volumePerMonth: number };
  if (feature !== null) return { text, feature, apply: withFeature(feature, changed) };
  return {
    text,
    apply: configuration => ({ ...configuration, features: configuration.features.map(changed) }),
  };
}

function readNumber(
  text: string,
  key: string,
  value: string,
  feature: string,
  member: 'users' | 'turns',
): WhatIf | string {
  const amount = readAmount(value);
  if (amount === null || amount.isFactor || (member === 'turns' && amount.number < 1))
    return `"${value}" of ${key} is no number of ${member === 'turns' ? '1' : '0'} or more`;
  const set = member === 'turns' ? { turnsPerConversation: amount.number } : { users: amount.number };
  return { text, feature, apply: withFeature(feature, setting => ({ ...setting, ...set })) };
}

function readSize(
  text: string,
  key: string,
  value: string,
  size: string,
  scope: AssumptionSetting['scope'],
): WhatIf | string {
  const dot = size.indexOf('.');
  const kind = KINDS[dot < 0 ? size : size.slice(0, dot)]!;
  const name = dot < 0 ? '*' : size.slice(dot + 1);
  const range = readRange(value);
  if (range === null) return `"${value}" of ${key} is no number of 0 or more, nor low..typical..high`;
  if (kind === 'cache-hit-rate' && range.high > 1) return `"${value}" of ${key} is no share from 0 to 1`;
  if (kind === 'turns' && range.low < 1) return `"${value}" of ${key} is no number of 1 or more`;
  const setting: AssumptionSetting = { kind, name, ...(scope ? { scope } : {}), value: range };
  return {
    text,
    ...(scope?.feature === undefined ? {} : { feature: scope.feature }),
    apply: configuration => ({
      ...configuration,
      assumptions: [setting, ...configuration.assumptions.filter(other => !isReplaced(other, setting))],
    }),
  };
}

/** What holds everywhere takes the place of every setting of that name, however narrow its scope. */
function isReplaced(other: AssumptionSetting, { kind, name, scope }: AssumptionSetting): boolean {
  if (other.kind !== kind || (name !== '*' && other.name !== name)) return false;
  return scope === undefined || JSON.stringify(other.scope) === JSON.stringify(scope);
}

const withSwap =
  (from: string, to: string): WhatIf['apply'] =>
  configuration => ({
    ...configuration,
    models: { ...configuration.models, swaps: new Map([...(configuration.models.swaps ?? []), [from, to]]) },
  });

const withFeature =
  (name: string, change: (setting: FeatureSetting) => FeatureSetting): WhatIf['apply'] =>
  configuration => {
    const isKnown = configuration.features.some(f => f.name === name);
    const features = isKnown ? configuration.features : [{ name, entries: [] }, ...configuration.features];
    return { ...configuration, features: features.map(f => (f.name === name ? change(f) : f)) };
  };
