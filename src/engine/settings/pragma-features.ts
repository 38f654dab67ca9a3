import type { Configuration, FeatureSetting } from '../configuration.ts';
import type { FileFacts, FunctionFacts, Span } from '../syntax/facts.ts';
import type { LineMap } from '../syntax/line-map.ts';
import type { FilePragmas } from './pragmas-for-call.ts';
import type { PragmaSettings } from './read-pragma.ts';

/** What a comment says of the feature that starts at the code beside it; without a name it keeps the one it has. */
export interface PragmaFeature {
  readonly setting: FeatureSetting;
  readonly at: { readonly line: number; readonly column: number };
}

/** The features that the comments of a file name or size. Entries are "path:line" of functions, or the path. */
export function pragmaFeatures(
  { pragmas }: FilePragmas,
  facts: FileFacts,
  lines: LineMap,
): readonly PragmaFeature[] {
  return pragmas.flatMap(({ pragma, about, start }) => {
    if (pragma.kind !== 'settings' || !isAboutFeature(pragma)) return [];
    const functions = functionsAt(about, facts);
    const entries = functions.map(fn => `${facts.file}:${lines.place(fn.nameStart).line}`);
    const setting = settingOf(pragma, entries.length > 0 ? entries : [facts.file]);
    return [{ setting, at: lines.place(start) }];
  });
}

const isAboutFeature = ({ feature, volumePerMonth, users, segment, stage }: PragmaSettings): boolean =>
  [feature, volumePerMonth, users, segment, stage].some(value => value !== undefined);

/** The functions that begin in the code, else those that hold it. */
function functionsAt(about: readonly Span[], { functions }: FileFacts): readonly FunctionFacts[] {
  const [line, ...statements] = about;
  if (!line) return [];
  const within = functions.filter(fn =>
    statements.some(span => span.start <= fn.start && fn.end <= span.end),
  );
  return within.length > 0 ? within : functions.filter(fn => fn.start <= line.end && line.start <= fn.end);
}

function settingOf(pragma: PragmaSettings, entries: readonly string[]): FeatureSetting {
  const { feature, volumePerMonth, users, segment, stage, turns } = pragma;
  return {
    name: feature ?? '',
    entries,
    ...(volumePerMonth === undefined ? {} : { volumePerMonth }),
    ...(users === undefined ? {} : { users }),
    ...(segment === undefined ? {} : { segment }),
    ...(stage === undefined ? {} : { stage }),
    // Beside a call alone they are the turns of its run.
    ...(feature === undefined || turns === undefined ? {} : { turnsPerConversation: turns }),
  };
}

/** The settings with what comments in the same file say of features; that comes before the settings' own. */
export function withPragmaFeatures(
  configurationFor: (file: string) => Configuration,
  featuresIn: (file: string) => readonly PragmaFeature[],
): (file: string) => Configuration {
  const known = new Map<string, Configuration>();
  return file => {
    const found = featuresIn(file);
    if (found.length === 0) return configurationFor(file);
    let merged = known.get(file);
    if (!merged) {
      const configuration = configurationFor(file);
      const features = [...found.map(({ setting }) => setting), ...configuration.features];
      known.set(file, (merged = { ...configuration, features }));
    }
    return merged;
  };
}

/**
 * The setting of a feature by its own name and where it starts; several that speak of it are one, the first first. One
 * that names the whole file holds where none speaks of the feature alone.
 */
export function featureSetting(
  features: readonly FeatureSetting[],
  name: string,
  isEntry: (entry: string) => boolean,
  isFile: (entry: string) => boolean,
): FeatureSetting | undefined {
  const alone = features.filter(feature => feature.name === name || feature.entries.some(isEntry));
  const about = alone.length > 0 ? alone : features.filter(feature => feature.entries.some(isFile));
  if (about.length === 0) return undefined;
  const named = about.find(feature => feature.name !== '')?.name ?? name;
  const all = features.filter(
    feature => feature.name === named || (feature.name === '' && about.includes(feature)),
  );
  return {
    ...all.reduceRight<Partial<FeatureSetting>>((rest, feature) => ({ ...rest, ...feature }), {}),
    entries: [],
    name: named,
  };
}
