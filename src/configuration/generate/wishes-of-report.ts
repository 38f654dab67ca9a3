import type { Call, Feature, Range, Report } from '../../engine/model.ts';
import { inlineText } from '../edit/yaml-pieces.ts';
import { rangeValue } from '../edit/product-edits.ts';
import type { Wish } from './wish.ts';

/** Everything that the scan found and only people can settle, in the order of the file. */
export function wishesOf(report: Report): Wish[] {
  const calls = report.calls.filter(call => !call.testOrExample);
  const keys = new Set(report.calls.map(({ key }) => key));
  return [
    {
      key: 'features',
      above: [
        'What your users get: a route, a job, a command. Rename a feature as you like; `entries` ties it to',
        'the code, and several entries become one feature. With a volume (`volume: 50000`), costs are shown',
        'by the month. More that a feature can have: users, segment, stage, turns, value.',
      ],
      members: report.features.map(featureWish),
      ...(report.features.length > 0 ? { existing: new Set(report.features.map(({ name }) => name)) } : {}),
      grows: true,
    },
    {
      key: 'assumptions',
      above: [
        'Sizes that only run time knows, as one number or { low, typical, high }: `holes` are texts that fill',
        'a prompt, `output` is the answer, `loops` are repetitions. A thousand tokens are about 750 English',
        'words. The same keys hold below `everywhere`, `features` and `files`, too.',
      ],
      members: [
        {
          key: 'calls',
          members: calls.map(call => callWish(call, report.features)),
          existing: keys,
          grows: true,
        },
      ],
      grows: true,
    },
    {
      key: 'models',
      above: [
        'Models that the code doesn’t name, or names as the price list doesn’t know them. Write the id of a',
        'known model behind the colon; without it the calls have no price. Rates of your own: see `prices`.',
      ],
      members: modelWishes(calls, keys),
      grows: true,
    },
  ];
}

function featureWish({ name, entry }: Feature): Wish {
  return {
    key: name,
    members: [
      {
        key: 'entries',
        value: `[${inlineText(entryOf({ name, entry }))}]`,
        note: `${entry.kind} in ${entry.file}`,
      },
      { key: 'volume', note: 'runs a month', isSuggestion: true },
    ],
  };
}

/** Where several features have a name, theirs ends in the file, and its place is "file:name". */
function entryOf({ name, entry: { file } }: Pick<Feature, 'name' | 'entry'>): string {
  const ending = ` (${file})`;
  return name.endsWith(ending) ? `${file}:${name.slice(0, -ending.length)}` : name;
}

function callWish(call: Call, features: readonly Feature[]): Wish {
  const holes = firstOfName(call.prompt.holes);
  const assumed = holes.filter(({ basis }) => basis === 'assumption');
  const members: Wish[] = [
    {
      key: 'holes',
      members: assumed.map(({ name, tokens, why }) =>
        sizeWish(name, tokens, why ? `tokens; ${brief(why)}` : 'tokens'),
      ),
      existing: new Set(holes.map(({ name }) => name)),
      grows: true,
    },
  ];
  const { outputTokens, turns, loop } = call;
  if (outputTokens.high !== 0 && outputTokens.basis !== 'configuration')
    members.push(sizeWish('output', outputTokens, `tokens; ${brief(outputTokens.basis)}`));
  if (turns) members.push(sizeWish('turns', turns, 'turns of a run'));
  if (loop && loop.times.low !== loop.times.high)
    members.push({
      key: 'loops',
      members: [sizeWish(loop.expression, loop.times, 'times')],
      existing: new Set([loop.expression]),
      grows: true,
    });
  return {
    key: call.key,
    above: [`${inFunction(call)}${modelsOf(call)}${reachedFrom(call, features)}`],
    members,
  };
}

/** Names the features that a call belongs to: they say what it is for. */
function reachedFrom({ id, enclosing, file }: Call, features: readonly Feature[]): string {
  const names = features
    .filter(({ name, calls }) => name !== enclosing && name !== file && calls.some(call => call.id === id))
    .map(({ name }) => name);
  if (names.length === 0) return '';
  return names.length < 3
    ? `; part of ${names.join(' and ')}`
    : `; part of ${names[0]!} and ${names.length - 1} more`;
}

/** Without the sources in brackets: `explain` names them. */
const brief = (why: string): string => why.replace(/ \([^()]*\)/g, '');

function firstOfName<T extends { readonly name: string }>(items: readonly T[]): T[] {
  const seen = new Set<string>();
  return items.filter(({ name }) => !seen.has(name) && seen.add(name));
}

const sizeWish = (key: string, range: Range, note: string): Wish => ({
  key,
  value: inlineText(rangeValue(rounded(range))),
  note,
  isSuggestion: true,
});

const rounded = ({ low, typical, high }: Range): Range => ({
  low: Math.round(low),
  typical: Math.round(typical),
  high: high === null ? null : Math.round(high),
});

function modelsOf({ model: { ids } }: Call): string {
  if (ids.length === 0) return 'model known only at run time';
  return ids.length < 3 ? ids.join(' or ') : `${ids[0]!} or one of ${ids.length - 1} more`;
}

/** The key below says the file. */
function inFunction({ enclosing, cell }: Call): string {
  const place = cell === undefined ? [] : [`cell ${cell}`];
  const names = enclosing === null ? place : [`${enclosing}()`, ...place];
  return names.length === 0 ? '' : `${names.join(', ')}: `;
}

/** No line numbers: they would be wrong after the next edit. */
function whereOf({ enclosing, file, cell }: Call): string {
  const place = cell === undefined ? file : `cell ${cell} of ${file}`;
  return enclosing === null ? place : `${enclosing}() in ${place}`;
}

function modelWishes(calls: readonly Call[], keys: ReadonlySet<string>): Wish[] {
  const unpriced = calls.filter(call => call.unpriced !== undefined);
  const unnamed = unpriced.filter(call => call.model.ids.length === 0 && call.provider !== 'local');
  const named = unpriced.filter(
    call => call.model.ids.length > 0 && call.provider !== 'local' && call.price === null,
  );
  const names = (isAzure: boolean) =>
    [...groupBy(named.filter(call => (call.provider === 'azure') === isAzure))].map(([id, users]): Wish => ({
      key: id,
      note: noteOf(users),
      isSuggestion: true,
    }));
  return [
    {
      key: 'sites',
      members: unnamed.map(call => ({
        key: call.key,
        note: `${whereOf(call)}: ${call.unpriced!}`,
        isSuggestion: true,
      })),
      existing: keys,
      grows: true,
    },
    { key: 'azure-deployments', members: names(true), grows: true },
    { key: 'aliases', members: names(false), grows: true },
  ];
}

function groupBy(calls: readonly Call[]): Map<string, Call[]> {
  const groups = new Map<string, Call[]>();
  for (const call of calls)
    for (const id of call.model.ids) groups.set(id, [...(groups.get(id) ?? []), call]);
  return groups;
}

const noteOf = ([first, ...more]: readonly Call[]): string =>
  `${whereOf(first!)}${more.length > 0 ? ` and ${more.length} more` : ''}: ${first!.unpriced!}`;
