import type { Driver, Report, SourcePlace } from '../engine/model.ts';
import { basisWords } from './basis-words.ts';
import { counted } from './counts.ts';
import { grouped, percentRange } from './money.ts';
import { plainText } from './plain-text.ts';
import { placeName } from './terminal-page.ts';

/** An assumption that amounts rest on. Every string is plain text, but for the keys. */
export interface AssumptionRow {
  readonly root: string;
  /** Key in inference-cost.yml: `assumptions.everywhere.holes.question`. */
  readonly assumption: string;
  /** The same as `scan --set` takes it: `holes.question`. */
  readonly set: string;
  readonly name: string;
  readonly unit: string;
  /** `10 – 600, ~60 typical`. */
  readonly range: string;
  /** `assumed`, `given in inference-cost.yml` … */
  readonly basis: string;
  /** `3 calls`, and where the first of them stands. */
  readonly used: string;
  readonly place: { readonly at: string; readonly place: SourcePlace } | null;
  /** Share of the spread of all amounts, as text; '' where it can't be told. */
  readonly share: string;
  readonly bar: number;
  /** Where a slider starts and ends. */
  readonly least: number;
  readonly typical: number;
  readonly most: number;
  readonly isShare: boolean;
}

interface Use {
  readonly driver: Driver;
  /** USD of the spread that rests on it, in one run of each feature. */
  readonly spread: number;
  readonly call: string;
  readonly place: SourcePlace | null;
}

/** What amounts rest on and the user can give, the most influential first. */
export function assumptionRows(
  reports: readonly { readonly root: string; readonly report: Report }[],
): AssumptionRow[] {
  return reports.flatMap(({ root, report }) => {
    const uses = usesOf(report);
    const all = [...uses.values()].flat().reduce((sum, { spread }) => sum + spread, 0);
    const rows = [...uses].map(([key, list]) => row(root, key, list, all));
    return rows.sort((a, b) => b.bar - a.bar || (a.set < b.set ? -1 : 1));
  });
}

function usesOf(report: Report): ReadonlyMap<string, Use[]> {
  const uses = new Map<string, Use[]>();
  const add = (use: Use): void => {
    const key = use.driver.assumption;
    if (key?.startsWith(prefix)) uses.set(key, [...(uses.get(key) ?? []), use]);
  };
  const times = new Map<string, number>();
  for (const { calls } of report.features)
    for (const { id, times: count } of calls) times.set(id, (times.get(id) ?? 0) + count.typical);
  for (const call of report.calls) {
    if (call.testOrExample) continue;
    const { file, line, column, cell } = call;
    const place = { file, line, column, ...(cell === undefined ? {} : { cell }) };
    const width = call.usd ? (call.usd.high - call.usd.low) * (times.get(call.id) ?? 1) : 0;
    for (const driver of call.drivers)
      add({ driver, spread: width * (driver.share ?? 0), call: call.id, place });
  }
  // Loops move features, not calls.
  for (const { name, usd, drivers = [] } of report.features)
    for (const driver of drivers)
      if (/\.loops\./.test(driver.assumption ?? ''))
        add({
          driver,
          spread: usd ? (usd.high - usd.low) * (driver.share ?? 0) : 0,
          call: name,
          place: null,
        });
  return uses;
}

const prefix = 'assumptions.everywhere.';

function row(root: string, assumption: string, uses: readonly Use[], all: number): AssumptionRow {
  const { driver } = uses[0]!;
  const spread = uses.reduce((sum, use) => sum + use.spread, 0);
  const typicals = uses.map(use => use.driver.typical).sort((a, b) => a - b);
  const [least, most] = [
    Math.min(...uses.map(use => use.driver.low)),
    Math.max(...uses.map(use => use.driver.high ?? Math.max(use.driver.typical * 4, 10))),
  ];
  const isShare = assumption.endsWith('cache-hit-rate');
  const isLoop = assumption.startsWith(`${prefix}loops.`);
  const place = uses.find(use => use.place)?.place ?? null;
  const noun = isLoop ? 'feature' : 'call';
  return {
    root,
    assumption,
    set: assumption.slice(prefix.length),
    name: plainText(driver.name, 80),
    unit: isShare ? 'of the prompt' : driver.unit,
    range: isShare
      ? percentRange(least, most)
      : `${short(least)} – ${uses.some(use => use.driver.high === null) ? 'no bound' : short(most)}, ~${typicalText(typicals)} typical`,
    basis: basisWords[driver.basis],
    used: counted(new Set(uses.map(use => use.call)).size, noun),
    place: place && { at: placeName(place), place },
    share: all > 0 && spread > 0 ? `${Math.max(1, Math.round((spread / all) * 100))} %` : '',
    bar: all > 0 ? spread / all : 0,
    least: isShare ? 0 : Math.min(least, typicals[0]!),
    typical: typicals[Math.floor(typicals.length / 2)]!,
    most: isShare ? 1 : Math.max(most, typicals.at(-1)! * 2, 1),
    isShare,
  };
}

const short = (value: number): string => grouped(Number(value.toPrecision(3)));

function typicalText(sorted: readonly number[]): string {
  const [low, high] = [short(sorted[0]!), short(sorted.at(-1)!)];
  return low === high ? low : `${low} to ${high}`;
}
