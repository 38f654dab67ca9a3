import type { Call, Feature, Range, Report, SourcePlace } from '../engine/model.ts';
import { money, moneyRange } from './money.ts';
import { partsOf, runsByCall, turnsText, type FeaturePart } from './page-agent-runs.ts';
import { runTrees, type RunLine } from './page-run-trees.ts';
import { plainText } from './plain-text.ts';
import { callsById, placeName, shareText } from './terminal-page.ts';

/** A feature on the report page, with what makes up its cost. Every string is plain text. */
export interface FeatureRow {
  readonly name: string;
  /** The name as the report has it, which settings take. */
  readonly key: string;
  readonly kind: string;
  /** `$0.031 – 0.12 a run`, or that it is unpriced. */
  readonly cost: string;
  readonly month: string | null;
  /** Typical USD of a run; null when unpriced. */
  readonly usd: number | null;
  /** Runs a month that the configuration gives. */
  readonly volume: number | null;
  /** Folder that the places are relative to. */
  readonly root: string;
  readonly at: string;
  readonly place: SourcePlace;
  /** `61 %` of a run of all features; '' where nothing is priced. */
  readonly share: string;
  /** Typical cost as a share of the dearest feature, 0 to 1. */
  readonly bar: number;
  readonly unpricedCalls: number;
  readonly calls: readonly FeatureCall[];
  /** The same, the calls of one agent's run together. */
  readonly parts: readonly FeaturePart[];
  /** Turns of a conversation that the configuration gives. */
  readonly turns: number | null;
  /** One of its calls sends a history along: a conversation costs more with every turn. */
  readonly sendsHistory: boolean;
}

/** A call as a feature makes it. */
export interface FeatureCall {
  /** Key of the call's `OverviewRow`. */
  readonly key: string;
  /** `4 ×`, `4 (1–10) ×`. */
  readonly times: string;
  /** Times × typical cost, `~$0.17 a run`; '' when unpriced. Of a call that usually isn't made, that. */
  readonly amount: string;
  /** Times × typical cost in USD; null when unpriced. */
  readonly usd: number | null;
  /** Times × cost as a share of the dearest feature, 0 to 1; null when unpriced. */
  readonly bar: number | null;
  /** Times × cost as a share of its feature, as text. */
  readonly share: string;
  /** `6 turns of ~$0.014 each`; '' for a single request. */
  readonly turns: string;
  /** Agents that this run of one may lead to; empty for other calls. */
  readonly leads: readonly RunLine[];
}

interface Placed {
  readonly feature: Feature;
  readonly root: string;
  /** Of its report. */
  readonly calls: ReadonlyMap<string, Call>;
  readonly runs: ReturnType<typeof runsByCall>;
  readonly trees: ReturnType<typeof runTrees>;
}

/** Features of all folders, dearest first, unpriced last. */
export function featureRows(
  reports: readonly { readonly root: string; readonly report: Report }[],
  keyOf: (root: string, id: string) => string,
): FeatureRow[] {
  const features = reports.flatMap(({ root, report }) => {
    const [calls, runs, trees] = [callsById(report), runsByCall(report), runTrees(report)];
    return report.features.map(feature => ({ feature, root, calls, runs, trees }));
  });
  const typical = features.map(({ feature }) => feature.usd?.typical ?? 0);
  const [all, dearest] = [typical.reduce((sum, usd) => sum + usd, 0), Math.max(0, ...typical)];
  return [...features]
    .sort((a, b) => (b.feature.usd?.typical ?? -1) - (a.feature.usd?.typical ?? -1))
    .map(placed => row(placed, all, dearest, id => keyOf(placed.root, id)));
}

function row(placed: Placed, all: number, dearest: number, keyOf: (id: string) => string): FeatureRow {
  const found = callsOf(placed, dearest, keyOf);
  const { name, entry, usd, usdPerMonth, unpricedCalls } = placed.feature;
  return {
    name: plainText(name),
    key: name,
    kind: entry.kind,
    cost: usd ? `${moneyRange(usd)} a run` : 'unpriced',
    month: usdPerMonth ? `${moneyRange(usdPerMonth)} a month` : null,
    usd: usd?.typical ?? null,
    volume: usd && usdPerMonth && usd.typical > 0 ? usdPerMonth.typical / usd.typical : null,
    root: placed.root,
    at: placeName(entry),
    place: {
      file: entry.file,
      line: entry.line,
      column: 1,
      ...(entry.cell === undefined ? {} : { cell: entry.cell }),
    },
    share: usd ? shareText(usd.typical, all) : '',
    bar: usd && dearest > 0 ? usd.typical / dearest : 0,
    unpricedCalls,
    calls: found.map(({ id: _, ...call }) => call),
    parts: partsOf(found, placed.runs, usd?.typical ?? 0, dearest),
    turns: placed.feature.turns ?? null,
    sendsHistory: placed.feature.calls.some(({ id }) =>
      placed.calls.get(id)?.parts.some(part => part.kind === 'history'),
    ),
  };
}

type Found = FeatureCall & { readonly id: string };

function callsOf({ feature, calls, trees }: Placed, dearest: number, keyOf: (id: string) => string): Found[] {
  const whole = feature.usd?.typical ?? 0;
  return feature.calls
    .map(({ id, times, usd }) => ({ id, times, usd: usdOf((usd ?? calls.get(id)?.usd)?.typical, times) }))
    .sort((a, b) => (b.usd ?? -1) - (a.usd ?? -1))
    .map(({ id, times, usd }) => ({
      id,
      key: keyOf(id),
      times: timesText(times),
      amount: usd === null ? '' : usd > 0 ? `~${money(usd)} a run` : 'usually not made',
      usd,
      bar: usd === null ? null : dearest > 0 ? Math.min(usd / dearest, 1) : 0,
      share: usd === null ? '' : shareText(usd, whole),
      turns: turnsText(calls.get(id) ?? { usd: null }),
      leads: trees.get(id) ?? [],
    }));
}

function usdOf(usd: number | undefined, times: Range): number | null {
  return usd === undefined ? null : usd * times.typical;
}

function timesText({ low, typical, high }: Range): string {
  const usual = String(Number(typical.toFixed(1)));
  if (high === null) return `${usual} (${low} or more) ×`;
  return low === high ? `${usual} ×` : `${usual} (${low}–${high}) ×`;
}
