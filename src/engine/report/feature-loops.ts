import type { FoundFeature } from '../flow/find-features.ts';
import type { ConfigurationFor, PreparedScan } from './prepared-scan.ts';

/** A feature counted anew, where bounds of loops hold only in it. */
export function withFeatureLoops(
  found: FoundFeature,
  feature: string,
  { features }: PreparedScan,
  configurationFor: ConfigurationFor,
): FoundFeature {
  const { entry } = found;
  const hasOwn = configurationFor(entry.file).assumptions.some(
    ({ kind, scope }) => kind === 'loop' && scope?.feature === feature,
  );
  const again =
    hasOwn &&
    features(configurationFor, feature).find(
      one => one.entry.facts === entry.facts && one.entry.functionId === entry.functionId,
    );
  return again || found;
}
