import type { AssumptionSetting, Configuration } from '../configuration.ts';
import { matchesGlob } from './glob.ts';

/** Where an assumption is asked for. */
export interface AssumptionPlace {
  readonly file: string;
  /** `Call.key`. */
  readonly call?: string;
  /** The feature's name. */
  readonly feature?: string;
}

const NARROW = { call: 3, files: 2, feature: 1, everywhere: 0 };

/**
 * The setting that sizes a hole, loop, output … at a place, or undefined where the user gave none. The narrowest scope
 * wins (a call, then files, then a feature, then everywhere), within it a name over `*`, among globs the longest.
 */
export function assumptionFor(
  configuration: Configuration,
  kind: AssumptionSetting['kind'],
  name: string,
  place: AssumptionPlace,
): AssumptionSetting | undefined {
  let best: AssumptionSetting | undefined;
  let most = -1;
  for (const setting of configuration.assumptions) {
    if (setting.kind !== kind || (setting.name !== '*' && setting.name !== name)) continue;
    const rank = rankOf(setting, place);
    if (rank > most) {
      best = setting;
      most = rank;
    }
  }
  return best;
}

function rankOf({ name, scope }: AssumptionSetting, place: AssumptionPlace): number {
  const named = name === '*' ? 0 : 2000;
  if (scope?.call !== undefined) return scope.call === place.call ? NARROW.call * 10_000 + named : -1;
  if (scope?.files !== undefined)
    return matchesGlob(scope.files, place.file)
      ? NARROW.files * 10_000 + named + Math.min(scope.files.length, 1999)
      : -1;
  if (scope?.feature !== undefined)
    return scope.feature === place.feature ? NARROW.feature * 10_000 + named : -1;
  return named;
}

/** The path of a setting in inference-cost.yml: where a person changes it. */
export function assumptionPath(
  kind: AssumptionSetting['kind'],
  name: string,
  scope?: AssumptionSetting['scope'],
): readonly string[] {
  const member = kind === 'hole' ? ['holes', name] : kind === 'loop' ? ['loops', name] : [kind];
  if (scope?.call !== undefined) return ['assumptions', 'calls', scope.call, ...member];
  if (scope?.files !== undefined) return ['assumptions', 'files', scope.files, ...member];
  if (scope?.feature !== undefined) return ['assumptions', 'features', scope.feature, ...member];
  return ['assumptions', 'everywhere', ...member];
}
