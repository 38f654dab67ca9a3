import type { Configuration, FeatureSetting } from '../configuration.ts';
import type { ResolvedCall } from '../calls/resolved-call.ts';
import { isTestOrExample } from '../calls/test-or-example.ts';
import type { FoundFeature } from '../flow/find-features.ts';
import { sumModel, type CostModel, type Share } from '../estimate/cost-model.ts';
import { amountOf, driversOf } from '../estimate/propagate.ts';
import { runModel } from '../estimate/run-model.ts';
import { featureSetting } from '../settings/pragma-features.ts';
import type { Call, Feature, Range, UsdRange } from '../model.ts';
import type { LinesOf } from './call-ids.ts';
import type { FeatureTotals } from './build-report.ts';

export interface FeatureReporting {
  readonly calls: ReadonlyMap<ResolvedCall, Call>;
  /** By `Call.id`. */
  readonly models: ReadonlyMap<string, CostModel | null>;
  readonly lines: LinesOf;
  readonly configurationFor: (file: string) => Configuration;
  readonly includeTests: boolean;
}

/** Features as the report shows them, by place; several entries that the configuration joins are one. */
export function reportFeatures(
  found: readonly FoundFeature[],
  context: FeatureReporting,
): { readonly features: Feature[]; readonly totals: FeatureTotals } {
  const counted = found.filter(
    f => context.includeTests || (f.entry.kind !== 'test' && !isTestOrExample(f.entry.facts.file)),
  );
  const features = counted
    .map(one => reportFeature(one, context))
    .filter(one => one.rows.length > 0)
    .sort(byEntry);
  return withAmounts(distinct(joined(features, context)), context.models);
}

function reportFeature({ entry, calls, assumptions }: FoundFeature, context: FeatureReporting): Draft {
  const place = context.lines(entry.file)!.place(entry.start);
  const rows = [...calls].flatMap(([resolved, { low, typical, high, attempts }]) => {
    const call = context.calls.get(resolved);
    const times: Range = { low, typical, high: high === Infinity ? null : high };
    return call && (context.includeTests || !call.testOrExample)
      ? [{ call, times, retries: attempts === Infinity ? null : attempts - 1 }]
      : [];
  });
  return {
    name: entry.name,
    function: entry.functionId === null ? null : entry.facts.functions[entry.functionId]!.name,
    entry: {
      file: entry.file,
      ...(place.cell === undefined ? {} : { cell: 0 }),
      line: entry.kind === 'notebook' ? 1 : place.line,
      kind: entry.kind,
    },
    rows: rows.sort((a, b) => (a.call.id < b.call.id ? -1 : 1)),
    assumptions: assumptions.map(a => ({
      name: a.name,
      low: a.low,
      typical: a.typical,
      high: a.high,
      unit: 'times',
      basis: a.basis,
      assumption: `assumptions.everywhere.loops.${a.name}`,
    })),
    setting: null,
  };
}

interface Row {
  readonly call: Call;
  readonly times: Range;
  readonly retries: number | null;
}

interface Draft {
  readonly name: string;
  readonly function: string | null;
  readonly entry: Feature['entry'];
  readonly rows: readonly Row[];
  readonly assumptions: NonNullable<Feature['drivers']>;
  readonly setting: FeatureSetting | null;
}

/** Entries that the configuration names, merged under the name it gives. */
function joined(drafts: readonly Draft[], context: FeatureReporting): Draft[] {
  const named = new Map<string, Draft>();
  const all: Draft[] = [];
  for (const draft of drafts) {
    const { features } = context.configurationFor(draft.entry.file);
    const setting = featureSetting(features, draft.name, entry => isEntry(entry, draft));
    if (!setting) {
      all.push(draft);
      continue;
    }
    const known = named.get(setting.name);
    if (!known) {
      const one = { ...draft, name: setting.name, setting };
      named.set(setting.name, one);
      all.push(one);
    } else {
      const merged = {
        ...known,
        rows: mergeRows(known.rows, draft.rows),
        assumptions: [...known.assumptions, ...draft.assumptions],
      };
      named.set(setting.name, merged);
      all[all.indexOf(known)] = merged;
    }
  }
  return all;
}

/** "path", "path:function", "path:line", or the feature's own name. */
function isEntry(text: string, draft: Draft): boolean {
  return (
    text === draft.name ||
    text === draft.entry.file ||
    text === `${draft.entry.file}:${draft.entry.line}` ||
    (draft.function !== null && text === `${draft.entry.file}:${draft.function}`)
  );
}

function mergeRows(a: readonly Row[], b: readonly Row[]): Row[] {
  const rows = new Map(a.map(row => [row.call.id, row]));
  for (const row of b) {
    const known = rows.get(row.call.id);
    rows.set(
      row.call.id,
      known
        ? { ...row, times: addRanges(known.times, row.times), retries: maxOrNull(known.retries, row.retries) }
        : row,
    );
  }
  return [...rows.values()];
}

const addRanges = (a: Range, b: Range): Range => ({
  low: a.low + b.low,
  typical: a.typical + b.typical,
  high: a.high === null || b.high === null ? null : a.high + b.high,
});

const maxOrNull = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? null : Math.max(a, b);

/** Equal names get their file behind them. */
function distinct(drafts: readonly Draft[]): Draft[] {
  const counts = new Map<string, number>();
  for (const { name } of drafts) counts.set(name, (counts.get(name) ?? 0) + 1);
  return drafts.map(draft =>
    counts.get(draft.name)! > 1
      ? { ...draft, name: `${draft.name} (${draft.entry.file}:${String(draft.entry.line)})` }
      : draft,
  );
}

function withAmounts(
  drafts: readonly Draft[],
  models: FeatureReporting['models'],
): ReturnType<typeof reportFeatures> {
  const runs = drafts.map(draft => ({ draft, model: runModel(draft.rows, models, draft.assumptions) }));
  const priced = runs.flatMap(({ draft, model }) => (model ? [{ draft, model }] : []));
  const monthly = priced.flatMap(({ draft, model }) => {
    const times = draft.setting?.volumePerMonth;
    return times === undefined ? [] : [{ model, times }];
  });
  const total = (shares: readonly Share[]): UsdRange | null =>
    shares.length === 0 ? null : amountOf(sumModel(shares));
  return {
    features: runs.map(({ draft, model }) => toFeature(draft, model)),
    totals: {
      usdPerRun: total(priced.map(({ model }) => ({ model, times: 1 }))),
      usdPerMonth: total(monthly),
    },
  };
}

function toFeature({ name, entry, rows, assumptions, setting }: Draft, model: CostModel | null): Feature {
  const volume = setting?.volumePerMonth;
  const drivers = model ? driversOf(model) : assumptions;
  return {
    name,
    entry,
    calls: rows.map(({ call, times, retries }) => ({
      id: call.id,
      times,
      ...(retries === 0 ? {} : { retries }),
    })),
    usd: model && amountOf(model),
    usdPerMonth: model && volume !== undefined ? amountOf(sumModel([{ model, times: volume }])) : null,
    unpricedCalls: rows.filter(r => r.call.usd === null).length,
    ...(drivers.length > 0 ? { drivers } : {}),
  };
}

const byEntry = (a: Draft, b: Draft): number =>
  (a.entry.file < b.entry.file ? -1 : a.entry.file > b.entry.file ? 1 : 0) ||
  a.entry.line - b.entry.line ||
  (a.name < b.name ? -1 : 1);
