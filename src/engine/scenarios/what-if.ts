import type { AssumptionSetting, Configuration, FeatureSetting } from '../configuration.ts';

/** One change of the settings. */
export type WhatIf = (configuration: Configuration) => Configuration;

const KINDS = new Map<string, AssumptionSetting['kind']>([
  ['output', 'output'],
  ['turns', 'turns'],
  ['cache-hit-rate', 'cache-hit-rate'],
  ['holes', 'hole'],
  ['loops', 'loop'],
]);

/**
 * Reads `key=value` as a change: `models.A=B`, `features.NAME.volume=N`, `assumptions.everywhere.output=N` (turns,
 * cache-hit-rate) and `assumptions.everywhere.holes.NAME=N` (loops). A text in return says what is wrong.
 */
export function readWhatIf(text: string): WhatIf | string {
  const at = text.lastIndexOf('=');
  const key = text.slice(0, at).trim();
  const value = text.slice(at + 1).trim();
  if (at < 1 || value === '') return `"${text}" is no change: write it as key=value`;
  const model = /^models\.(.+)$/.exec(key)?.[1];
  if (model !== undefined) return withAlias(model, value);
  const number = Number(value);
  const feature = /^features\.(.+)\.volume$/.exec(key)?.[1];
  const [, kindName, name] = /^assumptions\.everywhere\.([a-z-]+)(?:\.(.+))?$/.exec(key) ?? [];
  const kind = KINDS.get(kindName ?? '');
  const needsName = kind === 'hole' || kind === 'loop';
  if (feature === undefined && (kind === undefined || needsName !== (name !== undefined)))
    return `"${key}" can't be changed: give models.NAME, features.NAME.volume or assumptions.everywhere.… (output, turns, cache-hit-rate, holes.NAME, loops.NAME)`;
  if (!Number.isFinite(number) || number < 0) return `"${value}" of ${key} is no number of 0 or more`;
  if (kind === 'cache-hit-rate' && number > 1) return `"${value}" of ${key} is no share from 0 to 1`;
  return feature === undefined ? withAssumption(kind!, name ?? '*', number) : withVolume(feature, number);
}

/** The changed settings for each that holds somewhere; the same object for the same settings. */
export function changedBy(
  changes: readonly WhatIf[],
  base: (path: string) => Configuration,
): (path: string) => Configuration {
  const known = new Map<Configuration, Configuration>();
  return path => {
    const before = base(path);
    let after = known.get(before);
    if (!after) known.set(before, (after = changes.reduce((now, change) => change(now), before)));
    return after;
  };
}

const withAlias =
  (from: string, to: string): WhatIf =>
  configuration => ({
    ...configuration,
    models: { ...configuration.models, aliases: new Map([...configuration.models.aliases, [from, to]]) },
  });

const withVolume =
  (name: string, volumePerMonth: number): WhatIf =>
  configuration => {
    const isKnown = configuration.features.some(f => f.name === name);
    const added: FeatureSetting = { name, entries: [], volumePerMonth };
    const features = configuration.features.map(f => (f.name === name ? { ...f, volumePerMonth } : f));
    return { ...configuration, features: isKnown ? features : [...features, added] };
  };

/** In place of every setting of that name, however narrow its scope. */
const withAssumption =
  (kind: AssumptionSetting['kind'], name: string, value: number): WhatIf =>
  configuration => ({
    ...configuration,
    assumptions: [
      ...configuration.assumptions.filter(a => a.kind !== kind || (name !== '*' && a.name !== name)),
      { kind, name, value: { low: value, typical: value, high: value } },
    ],
  });
