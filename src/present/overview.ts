import type { Call, Report, SourcePlace } from '../engine/model.ts';
import { counted, tokensShort } from './counts.ts';
import { modelName } from './model-name.ts';
import { grouped, moneyRange } from './money.ts';
import { togetherText } from './terminal-advice.ts';
import { adviceRows, type AdviceRow } from './page-advice.ts';
import { agentGraphs, type AgentGraph } from './page-agents.ts';
import { assumptionRows, type AssumptionRow } from './page-assumptions.ts';
import { featureRows, type FeatureRow } from './page-features.ts';
import { flowOf, type FlowNode } from './page-flow.ts';
import { modelRows, type ModelRow } from './page-models.ts';
import { groupTables, type GroupTable } from './page-groups.ts';
import { plainText } from './plain-text.ts';
import { disagreements, pricesText, type PriceAge } from './price-age.ts';
import type { TriedChange } from './tried-changes.ts';
import { totalRows, type TotalRow } from './terminal-summary.ts';

/** A line of the report page: one call. Every string is plain text, ready to be shown. */
export interface OverviewRow {
  /** Names the call among those of all folders. */
  readonly key: string;
  readonly title: string;
  readonly detail: string;
  /** `$0.0031 – 0.012`, or why there is no amount. */
  readonly cost: string;
  readonly priced: boolean;
  /** Typical cost as a share of the dearest row, 0 to 1, for the bar. */
  readonly share: number;
  /** Typical USD; null when unpriced. */
  readonly usd: number | null;
  readonly inputTokens: number;
  /** '' when only run time knows. */
  readonly model: string;
  /** `api/chat.py:88`. */
  readonly at: string;
  readonly features: readonly string[];
  readonly testOrExample: boolean;
  readonly place: SourcePlace;
  /** Folder that `place.file` is relative to. */
  readonly root: string;
}

/** What the report page shows: a sentence, then the calls, dearest first, unpriced last, and what they add up to. */
export interface Overview {
  readonly summary: string;
  readonly detail: string;
  readonly totals: readonly TotalRow[];
  readonly prices: PriceAge;
  /** Models whose price other sources give otherwise, a line each. */
  readonly disagreements: readonly string[];
  readonly rows: readonly OverviewRow[];
  readonly features: readonly FeatureRow[];
  /** User segments and stages of workflows that the configuration names. */
  readonly groups: readonly GroupTable[];
  readonly models: readonly ModelRow[];
  readonly advice: readonly AdviceRow[];
  /** What all compatible advice saves together, a line a folder. */
  readonly together: readonly string[];
  /** Where the money of a run of each feature goes. */
  readonly flow: readonly FlowNode[];
  readonly agents: readonly AgentGraph[];
  readonly assumptions: readonly AssumptionRow[];
  /** Changes worked out beforehand, where nobody answers a what-if: in an exported page. */
  readonly tried?: readonly TriedChange[];
  /** Reasons for missing amounts, the most frequent first. */
  readonly unpriced: readonly { readonly why: string; readonly count: number }[];
}

/** A report with the folder that its paths are relative to. */
export interface RootedReport {
  readonly root: string;
  readonly report: Report;
}

const keyOf = (root: string, id: string): string => `${root}\n${id}`;

/** View model of the reports of all workspace folders. */
export function overview(reports: readonly RootedReport[]): Overview {
  const calls = reports.flatMap(({ root, report }) => report.calls.map(call => ({ root, call })));
  const dearest = Math.max(0, ...calls.map(({ call }) => call.usd?.typical ?? 0));
  const features = featuresByCall(reports);
  const rows = [...calls]
    .sort((a, b) => (b.call.usd?.typical ?? -1) - (a.call.usd?.typical ?? -1))
    .map(({ root, call }) => row(root, call, dearest, features.get(keyOf(root, call.id)) ?? []));
  const featured = featureRows(reports, keyOf);
  const titles = new Map(rows.map(({ key, title }) => [key, title]));
  return {
    ...summary(reports.map(one => one.report)),
    totals: totalsOf(reports),
    prices: reports[0] ? pricesText(reports[0].report) : { text: '', areOld: false },
    disagreements: [...new Set(reports.flatMap(({ report }) => disagreements(report)))],
    rows,
    features: featured,
    groups: groupTables(reports),
    models: modelRows(reports),
    advice: adviceRows(reports),
    together: reports.flatMap(({ report: { advice } }) =>
      advice && advice.steps.length > 1 ? [`All of it together: ${togetherText(advice)}`] : [],
    ),
    flow: flowOf(featured, key => titles.get(key) ?? ''),
    agents: agentGraphs(reports),
    assumptions: assumptionRows(reports),
    unpriced: unpricedReasons(rows),
  };
}

function row(root: string, call: Call, dearest: number, features: readonly string[]): OverviewRow {
  const { file, line, column, cell } = call;
  const at = plainText(`${file}${cell === undefined ? '' : ` cell ${cell + 1}`}:${line}`, 400);
  const model = modelName(call.model) ?? '';
  return {
    key: keyOf(root, call.id),
    title: call.enclosing ? plainText(`${call.enclosing}()`) : at,
    detail: [model, `${tokensShort(call.inputTokens.typical)} in`, call.enclosing ? at : undefined]
      .filter(Boolean)
      .join(' · '),
    cost: call.usd ? moneyRange(call.usd) : `unpriced: ${plainText(call.unpriced ?? 'no price is known')}`,
    priced: call.usd !== null,
    share: dearest > 0 && call.usd ? call.usd.typical / dearest : 0,
    usd: call.usd?.typical ?? null,
    inputTokens: call.inputTokens.typical,
    model,
    at,
    features,
    testOrExample: call.testOrExample,
    place: { file, line, column, ...(cell === undefined ? {} : { cell }) },
    root,
  };
}

/** Names of the features that make a call, by its key. */
function featuresByCall(reports: readonly RootedReport[]): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const { root, report } of reports)
    for (const feature of report.features)
      for (const { id } of feature.calls) {
        const key = keyOf(root, id);
        names.set(key, [...(names.get(key) ?? []), plainText(feature.name)]);
      }
  return names;
}

function unpricedReasons(rows: readonly OverviewRow[]): Overview['unpriced'] {
  const counts = new Map<string, number>();
  for (const { priced, cost } of rows) {
    const why = cost.replace(/^unpriced: /, '');
    if (!priced) counts.set(why, (counts.get(why) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([why, count]) => ({ why, count }));
}

/** Ranges of several folders are never added up: each keeps its own lines. */
function totalsOf(reports: readonly RootedReport[]): TotalRow[] {
  return reports.flatMap(({ root, report }) => {
    const folder = reports.length > 1 ? `${plainText(root.split(/[\\/]/).at(-1) || root)}: ` : '';
    return totalRows(report).map(total => ({ ...total, title: folder + total.title }));
  });
}

function summary(reports: readonly Report[]): { summary: string; detail: string } {
  const count = (key: 'calls' | 'priced') => reports.reduce((sum, report) => sum + report.totals[key], 0);
  const [calls, priced] = [count('calls'), count('priced')];
  if (calls === 0) return { summary: 'No LLM calls found', detail: '' };
  const detail =
    priced === calls ? counted(calls, 'call') : `${grouped(priced)} of ${counted(calls, 'call')} priced`;
  const [only, ...others] = reports.filter(report => report.totals.usdEachCallOnce !== null);
  if (only === undefined) return { summary: counted(calls, 'call'), detail: 'none priced' };
  if (others.length > 0) return { summary: counted(calls, 'call'), detail };
  const { usdPerMonth, usdPerRun, usdEachCallOnce } = only.totals;
  if (usdPerMonth) return { summary: `${moneyRange(usdPerMonth)} a month`, detail };
  if (usdPerRun) return { summary: `${moneyRange(usdPerRun)} a run of each feature`, detail };
  return { summary: `${moneyRange(usdEachCallOnce!)} each call once`, detail };
}
