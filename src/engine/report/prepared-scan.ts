import type { ResolvedCall } from '../calls/resolved-call.ts';
import type { Configuration } from '../configuration.ts';
import { findFeatures, type FeatureOptions, type FoundFeature } from '../flow/find-features.ts';
import type { PriceBook } from '../prices/index.ts';
import type { ReportOptions } from '../project.ts';
import type { pragmasForCall } from '../settings/pragmas-for-call.ts';
import type { Counters } from '../tokens/index.ts';
import type { LinesOf } from './call-ids.ts';
import { configuredLoops } from './configured-loops.ts';
import { wantedRoots } from './wanted-roots.ts';
import type { Redact } from './without-secrets.ts';

/** The settings that hold for a source file; the same settings are the same object. */
export type ConfigurationFor = (file: string) => Configuration;

/** A call with what stands beside it in comments. */
export interface PreparedCall {
  readonly resolved: ResolvedCall;
  readonly key: string;
  readonly beside: ReturnType<typeof pragmasForCall>;
}

/**
 * What a scan learned of the code, whatever the settings: reports and scenarios are made of it without reading a file
 * again. Holds until a file changes.
 */
export interface PreparedScan {
  readonly options: ReportOptions;
  /** The settings as the files give them. */
  readonly configurationFor: ConfigurationFor;
  readonly calls: readonly PreparedCall[];
  /**
   * Entry points and counts under these settings, and with the bounds of loops that hold in one feature only; counted
   * anew only where a loop's bounds differ.
   */
  readonly features: (configurationFor: ConfigurationFor, feature?: string) => readonly FoundFeature[];
  readonly lines: LinesOf;
  readonly counters: Counters;
  readonly bookFor: (configuration: Configuration) => PriceBook;
  /** Takes keys, and secrets of `.env` files, out of what is about to be shown. */
  readonly redact: Redact;
}

/** Features by the bounds of loops that the settings give. */
export function featuresBySettings(
  prepared: readonly PreparedCall[],
  given: FeatureOptions,
  lines: LinesOf,
): PreparedScan['features'] {
  const count = findFeatures(
    prepared.map(({ resolved }) => resolved),
    given,
  );
  const known = new Map<string, readonly FoundFeature[]>();
  return (configurationFor, feature) => {
    const settings = new Set(given.sources.paths.map(configurationFor));
    const loops = [...settings].map(s => s.assumptions.filter(a => a.kind === 'loop'));
    const named = [...settings].flatMap(s => s.features);
    const key = JSON.stringify([loops, feature, named.map(f => f.entries)]);
    let features = known.get(key);
    if (!features)
      known.set(
        key,
        (features = count(configuredLoops(prepared, configurationFor, feature), found =>
          wantedRoots(named, found, given.sources, lines),
        )),
      );
    return features;
  };
}
