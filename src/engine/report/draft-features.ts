import type { Configuration, FeatureSetting } from '../configuration.ts';
import type { ResolvedCall } from '../calls/resolved-call.ts';
import { isTestOrExample } from '../calls/test-or-example.ts';
import { classNameOf } from '../entries/entry-names.ts';
import { historyOf } from '../estimate/course-of.ts';
import type { FoundFeature } from '../flow/find-features.ts';
import type { Times } from '../flow/run-counts.ts';
import type { Driver, Feature, Range } from '../model.ts';
import { featureSetting } from '../settings/pragma-features.ts';
import { idOf, type LinesOf } from './call-ids.ts';

/** A feature before its calls have amounts. */
export interface FeatureDraft {
  readonly name: string;
  readonly found: FoundFeature;
  readonly function: string | null;
  readonly entry: Feature['entry'];
  readonly rows: readonly FeatureRow[];
  readonly assumptions: readonly Driver[];
  readonly setting: FeatureSetting | null;
  /** How often a run of the feature repeats its entry point: the turns of a conversation, else 1. */
  readonly repeats: number;
}

/** A call of a feature, with how often one run of the entry point makes it. */
export interface FeatureRow {
  readonly resolved: ResolvedCall;
  /** `Call.id`. */
  readonly id: string;
  readonly times: Range;
  readonly retries: number | null;
  /** With each of the call's models, where the callers tell. */
  readonly models?: readonly { readonly id: string; readonly times: Range }[];
}

export interface DraftContext {
  readonly lines: LinesOf;
  readonly configurationFor: (file: string) => Configuration;
  readonly includeTests: boolean;
  /** What was found, counted by the bounds of loops that hold in that feature. */
  readonly countedIn: (feature: string, found: FoundFeature) => FoundFeature;
}

/** Features by place, with the settings that name them; several entries that the configuration joins are one. */
export function draftFeatures(found: readonly FoundFeature[], context: DraftContext): FeatureDraft[] {
  const drafts = found
    .filter(f => context.includeTests || (f.entry.kind !== 'test' && !isTestOrExample(f.entry.facts.file)))
    .map(one => draftOf(one, context))
    .filter(one => one.rows.length > 0)
    .sort(byEntry);
  const counted = distinct(drafts).map(draft => countedInFeature(draft, context));
  return joined(counted, context).map(asConversation);
}

function countedInFeature(draft: FeatureDraft, context: DraftContext): FeatureDraft {
  const counted = context.countedIn(settingOf(draft, context)?.name ?? draft.name, draft.found);
  return counted === draft.found ? draft : { ...draftOf(counted, context), name: draft.name };
}

function draftOf(found: FoundFeature, context: DraftContext): FeatureDraft {
  const { entry, calls, assumptions } = found;
  const place = context.lines(entry.file)!.place(entry.start);
  const fn = entry.functionId === null ? null : entry.facts.functions[entry.functionId]!;
  const cls = classNameOf(entry.facts, fn);
  const called = fn?.name ? (cls ? `${cls}.${fn.name}` : fn.name) : null;
  const rows = [...calls].flatMap(([resolved, { attempts, models, ...times }]): FeatureRow[] => {
    const { file } = resolved.site.facts;
    if (!context.includeTests && isTestOrExample(file)) return [];
    const id = idOf(file, context.lines(file)!.place(resolved.site.call.nameStart));
    return [
      {
        resolved,
        id,
        times: rangeOf(times),
        retries: attempts === Infinity ? null : attempts - 1,
        ...(models ? { models: [...models].map(([model, t]) => ({ id: model, times: rangeOf(t) })) } : {}),
      },
    ];
  });
  return {
    name: entry.name,
    found,
    function: fn?.name ?? null,
    entry: {
      file: entry.file,
      ...(place.cell === undefined ? {} : { cell: 0 }),
      line: entry.kind === 'notebook' ? 1 : place.line,
      kind: entry.kind,
      ...(called === null ? {} : { function: called }),
    },
    rows: rows.sort((a, b) => (a.id < b.id ? -1 : 1)),
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
    repeats: 1,
  };
}

const rangeOf = ({ low, typical, high }: Times): Range => ({
  low,
  typical,
  high: high === Infinity ? null : high,
});

/** Entries that the configuration names, merged under the name it gives. */
function joined(drafts: readonly FeatureDraft[], context: DraftContext): FeatureDraft[] {
  const named = new Map<string, FeatureDraft>();
  const all: FeatureDraft[] = [];
  for (const draft of drafts) {
    const setting = settingOf(draft, context);
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

function settingOf(draft: FeatureDraft, { configurationFor }: DraftContext): FeatureSetting | undefined {
  const { features } = configurationFor(draft.entry.file);
  return featureSetting(
    features,
    draft.name,
    entry => isEntry(entry, draft),
    entry => entry === draft.entry.file,
  );
}

/** "path:function", "path:line", or the feature's own name, with its path in front where several have it. */
function isEntry(
  text: string,
  { name, found, function: called, entry: { file, line, function: full } }: FeatureDraft,
): boolean {
  const own = found.entry.name;
  return [
    name,
    own,
    `${file}:${own}`,
    `${file}:${called ?? ''}`,
    `${file}:${full ?? ''}`,
    `${file}:${line}`,
  ].includes(text);
}

function mergeRows(a: readonly FeatureRow[], b: readonly FeatureRow[]): FeatureRow[] {
  const rows = new Map(a.map(row => [row.id, row]));
  for (const row of b) {
    const known = rows.get(row.id);
    rows.set(row.id, known ? bothRows(known, row) : row);
  }
  return [...rows.values()];
}

function bothRows(a: FeatureRow, { models, ...b }: FeatureRow): FeatureRow {
  const all = new Map(a.models?.map(m => [m.id, m.times]));
  for (const { id, times } of models ?? []) all.set(id, addRanges(all.get(id) ?? NEVER, times));
  return {
    ...b,
    times: addRanges(a.times, b.times),
    retries: maxOrNull(a.retries, b.retries),
    ...(a.models && models ? { models: [...all].map(([id, times]) => ({ id, times })) } : {}),
  };
}

const NEVER: Range = { low: 0, typical: 0, high: 0 };

const addRanges = (a: Range, b: Range): Range => ({
  low: a.low + b.low,
  typical: a.typical + b.typical,
  high: a.high === null || b.high === null ? null : a.high + b.high,
});

const maxOrNull = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? null : Math.max(a, b);

/** Equal names get their file behind them, and their line where that is equal, too. */
function distinct(drafts: readonly FeatureDraft[]): readonly FeatureDraft[] {
  const withFile = renamed(drafts, ({ name, entry }) => `${name} (${entry.file})`);
  return renamed(withFile, ({ found, entry }) => `${found.entry.name} (${entry.file}:${String(entry.line)})`);
}

function renamed(
  drafts: readonly FeatureDraft[],
  nameOf: (draft: FeatureDraft) => string,
): readonly FeatureDraft[] {
  const counts = new Map<string, number>();
  for (const { name } of drafts) counts.set(name, (counts.get(name) ?? 0) + 1);
  return drafts.map(draft => (counts.get(draft.name)! > 1 ? { ...draft, name: nameOf(draft) } : draft));
}

/**
 * Of a feature with turns, a run is a whole conversation. Where the code holds the conversation in a loop (a chat in a
 * terminal), the turns are that loop's; else each turn is a run of the entry point.
 */
function asConversation(draft: FeatureDraft): FeatureDraft {
  const turns = draft.setting?.turnsPerConversation;
  if (turns === undefined) return draft;
  const loop = draft.rows.find(row => holdsConversation(row.resolved));
  if (!loop) return { ...draft, repeats: turns };
  const isInLoop = ({ times }: FeatureRow): boolean => JSON.stringify(times) === JSON.stringify(loop.times);
  const times: Range = { low: turns, typical: turns, high: turns };
  return { ...draft, rows: draft.rows.map(row => (isInLoop(row) ? turnsOf(row, times) : row)) };
}

function turnsOf({ models, ...row }: FeatureRow, times: Range): FeatureRow {
  const [only, ...others] = models ?? [];
  return { ...row, times, ...(only && others.length === 0 ? { models: [{ ...only, times }] } : {}) };
}

/** A loop that appends what people say, not what tools give. */
const holdsConversation = (call: ResolvedCall): boolean =>
  call.loop !== null &&
  call.tools.length === 0 &&
  !call.hasUnknownTools &&
  historyOf(call)?.isOfLoop === true;

const byEntry = (a: FeatureDraft, b: FeatureDraft): number =>
  (a.entry.file < b.entry.file ? -1 : a.entry.file > b.entry.file ? 1 : 0) ||
  a.entry.line - b.entry.line ||
  (a.name < b.name ? -1 : 1);
