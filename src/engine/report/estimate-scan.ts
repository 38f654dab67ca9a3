import type { ResolvedCall } from '../calls/resolved-call.ts';
import type { CostModel } from '../estimate/cost-model.ts';
import type { Feature, Range, Report } from '../model.ts';
import { withPragmas } from '../settings/pragmas-for-call.ts';
import { byPlace, totalsOf } from './build-report.ts';
import { draftFeatures, type FeatureDraft, type FeatureRow } from './draft-features.ts';
import { amountsByModel, type RowAmounts } from './feature-amounts.ts';
import { withFeatureLoops } from './feature-loops.ts';
import type { ConfigurationFor, PreparedCall, PreparedScan } from './prepared-scan.ts';
import { reportCall, type CallReporting, type ReportedCall } from './report-call.ts';
import { reportFeatures, type AmountsOf } from './report-features.ts';
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
  const { options, lines } = scan;
  const includeTests = options.includeTests ?? false;
  const drafts = draftFeatures(scan.features(configurationFor), {
    lines,
    configurationFor,
    includeTests,
    countedIn: (feature, found) => withFeatureLoops(found, feature, scan, configurationFor),
  });
  const uses = usesOf(drafts);
  const reportings = new Map<string, CallReporting>();
  const reported = new Map<ResolvedCall, ReportedCall & { readonly key: string }>();
  const prepared = new Map(scan.calls.map(call => [call.resolved, call]));
  const checked = scan.calls.map((one): Checked => {
    const { resolved, key, beside } = one;
    const given = reporting(scan, one, configurationFor, uses.get(resolved) ?? []);
    reportings.set(key, given);
    const result = reportCall(resolved, key, given);
    reported.set(resolved, { ...result, key });
    const { call, agents } = result;
    const settings = { configuration: given.configuration, ignored: beside.ignored };
    return { resolved, call, ...(agents ? { agents } : {}), ...settings };
  });
  const calls = checked.map(c => c.call).sort(byPlace);
  const models = new Map([...reported.values()].map(({ call, model }) => [call.id, model]));
  const amountsOf: AmountsOf = (draft, row) => {
    const { resolved, times } = row;
    const shared = uses.get(resolved)!;
    const whole = reported.get(resolved)!;
    const isSpecialIn = shared.length > 1 && shared.some(use => isSpecial(use.draft, configurationFor));
    const call = prepared.get(resolved)!;
    const here = shared.filter(use => use.draft === draft);
    const costOf = (one: ResolvedCall): CostModel | null =>
      reportCall(one, call.key, reporting(scan, call, configurationFor, here)).model;
    const byModel = amountsByModel(row, whole.call.model.ids, costOf);
    const own = byModel ?? { amounts: [{ times, model: isSpecialIn ? costOf(resolved) : whole.model }] };
    return { ...own, ofCall: { usd: whole.call.usd, model: whole.model } };
  };
  const amounts = new Map<FeatureRow, RowAmounts>();
  const { features, totals } = reportFeatures(
    drafts,
    row => reported.get(row.resolved)!.key,
    (draft, row) => {
      let found = amounts.get(row);
      if (!found) amounts.set(row, (found = amountsOf(draft, row)));
      return found;
    },
  );
  return {
    checked,
    reportings,
    calls,
    features,
    unpriced: calls.flatMap(c => (c.unpriced === undefined ? [] : [{ id: c.id, why: c.unpriced }])),
    totals: totalsOf(calls, models, totals, includeTests),
  };
}

/** A feature that makes a call, and how often. */
interface Use {
  readonly draft: FeatureDraft;
  readonly times: Range;
}

function usesOf(drafts: readonly FeatureDraft[]): ReadonlyMap<ResolvedCall, readonly Use[]> {
  const uses = new Map<ResolvedCall, Use[]>();
  for (const draft of drafts)
    for (const { resolved, times } of draft.rows) {
      const known = uses.get(resolved);
      if (known) known.push({ draft, times });
      else uses.set(resolved, [{ draft, times }]);
    }
  return uses;
}

/** A feature whose settings make its calls cost something else than in other features. */
const isSpecial = ({ name, entry, setting }: FeatureDraft, configurationFor: ConfigurationFor): boolean =>
  setting?.turnsPerConversation !== undefined ||
  configurationFor(entry.file).assumptions.some(a => a.scope?.feature === name);

/** What a call's amount is made with: the settings that hold for it, those of its feature where it has only one. */
function reporting(
  { options, lines, counters, bookFor }: PreparedScan,
  { resolved, key, beside }: PreparedCall,
  configurationFor: ConfigurationFor,
  uses: readonly Use[],
): CallReporting {
  const fromFiles = configurationFor(resolved.site.facts.file);
  const [only] = uses.length === 1 ? uses : [];
  const turns = only?.draft.setting?.turnsPerConversation;
  return {
    book: bookFor(fromFiles),
    date: options.date,
    counters,
    lines,
    includePrompts: options.includePrompts ?? false,
    configuration: withPragmas(fromFiles, key, beside.settings, resolved.loop?.expression),
    feature: only?.draft.name ?? null,
    conversation: turns === undefined ? null : { low: turns, typical: turns, high: turns },
    callsPerMonth: callsPerMonth(uses),
  };
}

/** At the volumes of the features that have one; null where none has. */
function callsPerMonth(uses: readonly Use[]): number | null {
  const known = uses.flatMap(({ draft, times }) => {
    const volume = draft.setting?.volumePerMonth;
    return volume === undefined ? [] : [volume * draft.repeats * times.typical];
  });
  return known.length === 0 ? null : known.reduce((sum, calls) => sum + calls, 0);
}
