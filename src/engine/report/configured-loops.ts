import type { ResolvedCall } from '../calls/resolved-call.ts';
import type { Configuration } from '../configuration.ts';
import type { ConfiguredLoops } from '../flow/find-features.ts';
import { assumptionFor } from '../settings/assumption-for.ts';
import { withPragmas, type pragmasForCall } from '../settings/pragmas-for-call.ts';

interface CallBesideSettings {
  readonly resolved: ResolvedCall;
  readonly key: string;
  readonly beside: ReturnType<typeof pragmasForCall>;
}

/**
 * Bounds of loops that the settings give: of a call that a loop repeats (in the file or beside the code), else of the
 * loop's file, of the feature, or everywhere.
 */
export function configuredLoops(
  calls: readonly CallBesideSettings[],
  configurationFor: (file: string) => Configuration,
  feature: string | undefined,
): ConfiguredLoops {
  const place = feature === undefined ? {} : { feature };
  const sized = callsWithOwnLoops(calls, configurationFor);
  return (name, file, inside) => {
    for (const call of sized.size > 0 && inside ? inside() : []) {
      const own = sized.get(call);
      const setting =
        own && assumptionFor(own.configuration, 'loop', name, { file, call: own.key, ...place });
      if (setting?.scope?.call !== undefined) return timesOf(setting.value);
    }
    const value = assumptionFor(configurationFor(file), 'loop', name, { file, ...place })?.value;
    return value && timesOf(value);
  };
}

/** Few have any: the others are not asked at every loop. */
function callsWithOwnLoops(
  calls: readonly CallBesideSettings[],
  configurationFor: (file: string) => Configuration,
): ReadonlyMap<ResolvedCall, { readonly key: string; readonly configuration: Configuration }> {
  const sized = new Map<ResolvedCall, { readonly key: string; readonly configuration: Configuration }>();
  for (const { resolved, key, beside } of calls) {
    const fromFiles = configurationFor(resolved.site.facts.file);
    const configuration = withPragmas(fromFiles, key, beside.settings, resolved.loop?.expression);
    if (configuration.assumptions.some(({ kind, scope }) => kind === 'loop' && scope?.call === key))
      sized.set(resolved, { key, configuration });
  }
  return sized;
}

const timesOf = ({ low, typical, high }: Configuration['assumptions'][number]['value']) => ({
  low,
  typical,
  high: high ?? Infinity,
});
