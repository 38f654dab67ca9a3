import type { Call, Feature } from '../model.ts';

/**
 * What calls cost in one run of each feature that makes them, as `totals.usdPerRun` counts it; a call that no feature
 * reaches counts once. `month` only where a feature's volume is known.
 */
export function usdPerRunOf(
  calls: readonly Pick<Call, 'id' | 'usd'>[],
  features: readonly Feature[],
): { readonly run: number; readonly month: number | null } | null {
  let run: number | null = null;
  let month: number | null = null;
  for (const { id, usd } of calls) {
    if (!usd) continue;
    const within = features.flatMap(f =>
      f.calls.flatMap(c => (c.id === id ? [{ f, usd: (c.usd ?? usd).typical * c.times.typical }] : [])),
    );
    const all = within.length === 0 ? usd.typical : within.reduce((sum, w) => sum + w.usd, 0);
    run = (run ?? 0) + all;
    for (const { f, usd: each } of within)
      if (f.usdPerMonth && f.usd && f.usd.typical > 0)
        month = (month ?? 0) + each * (f.usdPerMonth.typical / f.usd.typical);
  }
  return run === null ? null : { run, month };
}
