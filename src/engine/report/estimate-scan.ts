import type { Configuration } from '../configuration.ts';
import type { CostModel } from '../estimate/cost-model.ts';
import type { Feature, Report } from '../model.ts';
import { withPragmas } from '../settings/pragmas-for-call.ts';
import { byPlace, totalsOf } from './build-report.ts';
import type { ConfigurationFor, PreparedScan } from './prepared-scan.ts';
import { reportCall, type CallReporting } from './report-call.ts';
import { reportFeatures } from './report-features.ts';
import type { Checked } from './report-findings.ts';

/** Calls, features and totals with their amounts under some settings: the part of a report that settings move. */
export interface EstimatedScan {
  readonly checked: readonly Checked[];
  /** What each call's amount was made with, by its key. */
  readonly reportings: ReadonlyMap<string, CallReporting>;
  readonly calls: Report['calls'];
  readonly features: readonly Feature[];
  readonly unpriced: Report['unpriced'];
  readonly totals: Report['totals'];
}

/** Puts amounts on what a scan found. */
export function estimateScan(scan: PreparedScan, configurationFor: ConfigurationFor): EstimatedScan {
  const { options, lines, counters } = scan;
  const includeTests = options.includeTests ?? false;
  const reportings = new Map<string, CallReporting>();
  const models = new Map<string, CostModel | null>();
  const reporting = (fromFiles: Configuration, configuration: Configuration): CallReporting => ({
    book: scan.bookFor(fromFiles),
    date: options.date,
    counters,
    lines,
    includePrompts: options.includePrompts ?? false,
    configuration,
  });
  const checked = scan.calls.map(({ resolved, key, beside }): Checked => {
    const fromFiles = configurationFor(resolved.site.facts.file);
    const configuration = withPragmas(fromFiles, key, beside.settings);
    const given = reporting(fromFiles, configuration);
    reportings.set(key, given);
    const { call, model } = reportCall(resolved, key, given);
    models.set(call.id, model);
    return { resolved, call, configuration, ignored: beside.ignored };
  });
  const calls = checked.map(c => c.call).sort(byPlace);
  const { features, totals } = reportFeatures(scan.features(configurationFor), {
    calls: new Map(checked.map(c => [c.resolved, c.call])),
    models,
    lines,
    configurationFor,
    includeTests,
  });
  return {
    checked,
    reportings,
    calls,
    features,
    unpriced: calls.flatMap(c => (c.unpriced === undefined ? [] : [{ id: c.id, why: c.unpriced }])),
    totals: totalsOf(calls, models, totals, includeTests),
  };
}
