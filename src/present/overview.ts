import type { Call, Report, SourcePlace } from '../engine/model.ts';
import { counted, tokensShort } from './counts.ts';
import { modelName } from './model-name.ts';
import { moneyRange } from './money.ts';
import { plainText } from './plain-text.ts';

/** A line of the sidebar: one call. Every string is plain text, ready to be shown. */
export interface OverviewRow {
  readonly title: string;
  readonly detail: string;
  /** `$0.0031 – 0.012`, or why there is no amount. */
  readonly cost: string;
  readonly priced: boolean;
  /** Typical cost as a share of the dearest row, 0 to 1, for the bar. */
  readonly share: number;
  readonly place: SourcePlace;
  /** Folder that `place.file` is relative to. */
  readonly root: string;
}

/** What the sidebar shows: a sentence, then the calls, dearest first, unpriced last. */
export interface Overview {
  readonly summary: string;
  readonly detail: string;
  readonly rows: readonly OverviewRow[];
}

/** View model of the reports of all workspace folders. */
export function overview(reports: readonly { readonly root: string; readonly report: Report }[]): Overview {
  const calls = reports.flatMap(({ root, report }) => report.calls.map(call => ({ root, call })));
  const dearest = Math.max(0, ...calls.map(({ call }) => call.usd?.typical ?? 0));
  const rows = [...calls]
    .sort((a, b) => (b.call.usd?.typical ?? -1) - (a.call.usd?.typical ?? -1))
    .map(({ root, call }) => row(root, call, dearest));
  return { ...summary(reports.map(one => one.report)), rows };
}

function row(root: string, call: Call, dearest: number): OverviewRow {
  const { file, line, column, cell } = call;
  const at = `${file}${cell === undefined ? '' : ` cell ${cell + 1}`}:${line}`;
  return {
    title: plainText(call.enclosing ? `${call.enclosing}()` : at),
    detail: [modelName(call.model), `${tokensShort(call.inputTokens.typical)} in`, plainText(at)]
      .filter(Boolean)
      .join(' · '),
    cost: call.usd ? moneyRange(call.usd) : `unpriced: ${plainText(call.unpriced ?? 'no price is known')}`,
    priced: call.usd !== null,
    share: dearest > 0 && call.usd ? call.usd.typical / dearest : 0,
    place: { file, line, column, ...(cell === undefined ? {} : { cell }) },
    root,
  };
}

function summary(reports: readonly Report[]): { summary: string; detail: string } {
  const count = (key: 'calls' | 'priced') => reports.reduce((sum, report) => sum + report.totals[key], 0);
  const [calls, priced] = [count('calls'), count('priced')];
  if (calls === 0) return { summary: 'No LLM calls found', detail: '' };
  const amounts = reports.map(report => report.totals.usdEachCallOnce).filter(usd => usd !== null);
  const detail = priced === calls ? counted(calls, 'call') : `${priced} of ${counted(calls, 'call')} priced`;
  if (amounts.length !== 1 || amounts[0] === undefined)
    return { summary: counted(calls, 'call'), detail: amounts.length > 1 ? detail : 'none priced' };
  return { summary: `${moneyRange(amounts[0])} each call once`, detail };
}
