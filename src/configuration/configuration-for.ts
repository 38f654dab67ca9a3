import type { AssumptionSetting, Configuration, SdkSetting } from '../engine/configuration.ts';
import { noConfiguration } from '../engine/configuration.ts';
import type { ConfigurationFile } from './read-configuration.ts';

/**
 * The settings that hold for a source file: those of the nearest file above it, and key by key what files further up
 * add. The same folder gives the same object.
 */
export function configurationFor(files: readonly ConfigurationFile[]): (path: string) => Configuration {
  const outermostFirst = [...files].sort(byDepth);
  const known = new Map<string, Configuration>();
  return path => {
    const above = filesAbove(outermostFirst, path);
    const key = above.map(({ file }) => file).join('\n');
    let merged = known.get(key);
    if (!merged)
      known.set(
        key,
        (merged = above.reduce(
          (outer, file) => mergeConfiguration(outer, file.configuration),
          noConfiguration,
        )),
      );
    return merged;
  };
}

/** Files whose folder holds the path, in the order given. */
export function filesAbove(files: readonly ConfigurationFile[], path: string): ConfigurationFile[] {
  return files.filter(file => path.startsWith(file.folder));
}

export const byDepth = (a: ConfigurationFile, b: ConfigurationFile): number =>
  a.folder.length - b.folder.length || (a.file < b.file ? -1 : 1);

function mergeConfiguration(outer: Configuration, inner: Configuration): Configuration {
  return {
    features: mergeMembers(outer.features, inner.features, feature => feature.name),
    assumptions: mergeMembers(outer.assumptions, inner.assumptions, assumptionKey),
    models: {
      sites: mergeMembers(outer.models.sites, inner.models.sites, site => site.match),
      azureDeployments: new Map([...outer.models.azureDeployments, ...inner.models.azureDeployments]),
      aliases: new Map([...outer.models.aliases, ...inner.models.aliases]),
    },
    sdks: mergeMembers(outer.sdks, inner.sdks, sdk => sdk.id),
    prices: mergePlain(outer.prices, inner.prices),
    rules: mergeMembers(outer.rules, inner.rules, rule => rule.id),
    dismissed: mergeMembers(outer.dismissed, inner.dismissed, dismissal => dismissal.key),
    scenarios: mergeMembers(outer.scenarios, inner.scenarios, scenario => scenario.name),
    budgets: mergeMembers(outer.budgets, inner.budgets, budget => budget.name),
    policies: { ...outer.policies, ...inner.policies },
  };
}

const assumptionKey = ({ kind, name, scope }: AssumptionSetting): string =>
  JSON.stringify([kind, name, scope?.call, scope?.files, scope?.feature]);

/** Members of the same name become one, the inner one's keys first. */
function mergeMembers<T extends object>(
  outer: readonly T[],
  inner: readonly T[],
  nameOf: (member: T) => string,
): readonly T[] {
  if (inner.length === 0) return outer;
  const merged = new Map(outer.map(member => [nameOf(member), member]));
  for (const member of inner) {
    const name = nameOf(member);
    merged.set(name, { ...member, ...merged.get(name), ...withoutEmptyLists(member) });
  }
  return [...merged.values()];
}

/** A list that the inner file leaves out is read as empty and overrides nothing. */
function withoutEmptyLists<T extends object>(member: T): T {
  return Object.fromEntries(
    Object.entries(member).filter(([, value]) => !(Array.isArray(value) && value.length === 0)),
  ) as T;
}

type Plain = Record<string, unknown>;
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function mergePlain(outer: unknown, inner: unknown): unknown {
  if (inner === null || inner === undefined) return outer;
  if (!isPlain(outer) || !isPlain(inner)) return inner;
  const merged = Object.create(null) as Plain;
  for (const [key, value] of Object.entries(outer)) merged[key] = value;
  for (const [key, value] of Object.entries(inner)) merged[key] = mergePlain(outer[key], value);
  return merged;
}

/** The internal clients of all files; of the same id the one of the outermost file. */
export function declaredSdks(files: readonly ConfigurationFile[]): readonly SdkSetting[] {
  const byId = new Map<string, SdkSetting>();
  for (const { configuration } of [...files].sort(byDepth))
    for (const sdk of configuration.sdks) if (!byId.has(sdk.id)) byId.set(sdk.id, sdk);
  return [...byId.values()];
}
