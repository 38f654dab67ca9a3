import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { commentsOf } from '../../src/configuration/edit/comments-of.ts';
import { editConfiguration } from '../../src/configuration/edit/edit-configuration.ts';
import type { ConfigurationEdit } from '../../src/configuration/edit/edit-configuration.ts';
import {
  dismissFinding,
  mapDeployment,
  setAlias,
  setAssumption,
  setRule,
  setSiteModel,
  setTurns,
  setVolume,
} from '../../src/configuration/edit/product-edits.ts';
import { readConfiguration } from '../../src/configuration/index.ts';

const names = [
  'support-chat',
  'POST /api/answer',
  '__proto__',
  'constructor',
  'a: b # c',
  'yes',
  '12',
  '[x]',
  'übung',
  '*',
];
const calls = ['api/chat.py#answer/chat.completions.create#0', 'nb.ipynb#3', 'a b.ts#x/create#1'];
const texts = [
  'gpt-4.1',
  'yes',
  '12',
  'a: b',
  'x # y',
  "it's",
  '"q"',
  'two\nlines',
  ' blank ',
  '{a}',
  '- x',
  '~',
  'null',
];
const name = fc.constantFrom(...names);
const call = fc.constantFrom(...calls);
const text = fc.constantFrom(...texts);
const amount = fc.integer({ min: 1, max: 5000 });
const range = fc
  .tuple(amount, amount, fc.option(amount))
  .map(([a, b, c]) => ({ low: a, typical: a + b, high: c === null ? null : a + b + c }));
const share = amount.map(n => ({ low: 0, typical: n / 10_000, high: n / 5000 }));

// ── A file as a person could have written it ────────────────────────────────────────────────────────────────

type Data = string | number | boolean | null | Data[] | { [key: string]: Data };
const rangeData: fc.Arbitrary<Data> = fc.oneof(
  amount,
  fc.record({ low: fc.constant(1), typical: amount, high: fc.constant(99_999) }),
);
const sizes: fc.Arbitrary<Data> = fc.record(
  {
    holes: fc.dictionary(name, rangeData, { maxKeys: 3 }),
    output: rangeData,
    loops: fc.dictionary(name, rangeData, { maxKeys: 2 }),
  },
  { requiredKeys: [] },
);
const file: fc.Arbitrary<Data> = fc.record(
  {
    version: fc.constant(1),
    features: fc.dictionary(
      name,
      fc.record(
        {
          entries: fc.array(fc.constantFrom('GET /a', 'digest', 'b.py:f'), { maxLength: 3 }),
          volume: amount,
          segment: text,
        },
        { requiredKeys: [] },
      ),
      { maxKeys: 3 },
    ),
    assumptions: fc.record(
      { everywhere: sizes, calls: fc.dictionary(call, sizes, { maxKeys: 2 }) },
      { requiredKeys: [] },
    ),
    models: fc.record({ aliases: fc.dictionary(name, text, { maxKeys: 2 }) }, { requiredKeys: [] }),
    rules: fc.dictionary(
      fc.constantFrom('missing-output-cap', 'cheaper-model'),
      fc.constantFrom('off', 'hint'),
      { maxKeys: 2 },
    ),
    dismissed: fc.array(fc.record({ finding: text, reason: text }), { maxLength: 3 }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Data>;

/** Writes data in a style that the tape of numbers decides: flow or block, comments, blank lines, indentation. */
function write(data: Data, tape: readonly number[]): string {
  let at = 0;
  let comments = 0;
  const pick = (n: number): number => (tape.length === 0 ? 0 : tape[at++ % tape.length]! % n);
  const step = [2, 4, 3][pick(3)]!;
  const eol = pick(4) === 3 ? '\r\n' : '\n';
  const comment = () => `# note ${comments++}: ${['x: 1', '- y', '"', 'volume: 3', '}'][pick(5)]!}`;
  const scalar = (value: Data) => (typeof value === 'string' ? JSON.stringify(value) : String(value));
  const inline = (value: Data): string => {
    if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
    if (value !== null && typeof value === 'object')
      return `{ ${Object.entries(value)
        .map(([key, item]) => `${scalar(key)}: ${inline(item)}`)
        .join(', ')} }`;
    return scalar(value);
  };
  const lines: string[] = [];
  const sprinkle = (indent: number) => {
    if (pick(4) === 0) lines.push(' '.repeat(indent) + comment());
    if (pick(6) === 0) lines.push('');
  };
  const tail = () => (pick(3) === 0 ? `${' '.repeat(1 + pick(4))}${comment()}` : '');
  const member = (head: string, value: Data, indent: number) => {
    const isList = Array.isArray(value);
    const isEmpty = value === null || (typeof value === 'object' && Object.keys(value).length === 0);
    if (isEmpty)
      lines.push(`${head}${pick(2) === 0 && value !== null ? ` ${isList ? '[]' : '{}'}` : ''}${tail()}`);
    else if (typeof value !== 'object' || pick(3) === 0) lines.push(`${head} ${inline(value)}${tail()}`);
    else {
      lines.push(`${head}${tail()}`);
      block(value, isList && pick(2) === 0 ? indent : indent + step);
    }
  };
  const block = (value: Data, indent: number): void => {
    const pad = ' '.repeat(indent);
    const entries: [string, Data][] = Array.isArray(value)
      ? value.map(item => ['-', item])
      : Object.entries(value as object);
    for (const [key, item] of entries) {
      sprinkle(indent);
      if (key === '-' && Array.isArray(value)) lines.push(`${pad}- ${inline(item)}${tail()}`);
      else member(`${pad}${scalar(key)}:`, item, indent);
    }
    sprinkle(indent);
  };
  sprinkle(0);
  block(data, 0);
  return (pick(5) === 4 ? '\ufeff' : '') + lines.join(eol) + (pick(3) === 0 ? '' : eol);
}

// ── What the product may do to it ───────────────────────────────────────────────────────────────────────────

const orNothing = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 3 });
const edit: fc.Arbitrary<ConfigurationEdit> = fc.oneof(
  fc.tuple(name, orNothing(amount)).map(([feature, n]) => setVolume(feature, n)),
  fc.tuple(name, orNothing(amount)).map(([feature, n]) => setTurns(feature, n)),
  fc
    .tuple(name, fc.option(call), orNothing(range))
    .map(([hole, key, n]) => setAssumption('hole', hole, key === null ? undefined : { call: key }, n)),
  fc
    .tuple(fc.option(name), orNothing(range))
    .map(([feature, n]) => setAssumption('output', '*', feature === null ? undefined : { feature }, n)),
  orNothing(share).map(n => setAssumption('cache-hit-rate', '*', undefined, n)),
  fc
    .tuple(name, call, orNothing(range))
    .map(([loop, key, n]) => setAssumption('loop', loop, { call: key }, n)),
  fc.tuple(call, orNothing(text)).map(([key, model]) => setSiteModel(key, model)),
  fc.tuple(name, orNothing(text)).map(([key, model]) => setAlias(key, model)),
  fc.tuple(name, orNothing(text)).map(([key, model]) => mapDeployment(key, model)),
  fc
    .tuple(fc.constantFrom('missing-output-cap', 'cheaper-model'), fc.constantFrom('off', 'on', 'hint', null))
    .map(([id, setting]) => setRule(id, setting)),
  fc
    .tuple(text, orNothing(text))
    .map(([key, reason]) => dismissFinding({ key, ...(reason === null ? {} : { reason }) })),
);

// ── What must then hold, told by the library's own reading ──────────────────────────────────────────────────

type Plain = Map<unknown, unknown>;
const read = (source: string): unknown => parse(source, { mapAsMap: true }) ?? new Map();
const at = (value: unknown, path: ConfigurationEdit['path']): unknown =>
  path.reduce((inner, step) => (inner instanceof Map ? inner.get(String(step)) : undefined), value);

/** All values by their path, but those at and below one path; a list that grows is compared up to its old length. */
function leaves(
  value: unknown,
  but: string,
  path: readonly unknown[] = [],
  into = new Map<string, unknown>(),
): Map<string, unknown> {
  if (JSON.stringify(path) === but) return into;
  if (value instanceof Map) for (const [key, item] of value as Plain) leaves(item, but, [...path, key], into);
  else if (Array.isArray(value)) value.forEach((item, index) => leaves(item, but, [...path, index], into));
  else if (value !== null && value !== undefined) into.set(JSON.stringify(path), value);
  return into;
}

const asRead = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(asRead);
  return typeof value === 'object' && value !== null
    ? new Map(Object.entries(value).map(([key, item]) => [key, asRead(item)]))
    : value;
};

function counted(comments: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const comment of comments) counts.set(comment, (counts.get(comment) ?? 0) + 1);
  return counts;
}

let refused = 0;
let done = 0;

it('any sequence of edits keeps every comment and every other value, and reads back what was written', () => {
  fc.assert(
    fc.property(
      file,
      fc.array(fc.nat(999), { minLength: 20, maxLength: 80 }),
      fc.array(edit, { minLength: 1, maxLength: 8 }),
      (data, tape, edits) => {
        let source = write(data, tape);
        expect(
          readConfiguration('inference-cost.yml', source).problems.filter(({ message }) =>
            message.includes('YAML'),
          ),
        ).toEqual([]);
        for (const change of edits) {
          const result = editConfiguration(source, [change]);
          if ('refused' in result) {
            refused++;
            continue;
          }
          done++;
          const [before, after] = [read(source), read(result.text)];
          const appends = change.kind === 'append';
          const path = appends
            ? [...change.path, (at(before, change.path) as unknown[] | undefined)?.length ?? 0]
            : change.path;
          const list = appends ? (at(after, change.path) as unknown[]) : [];
          const written = appends ? list[list.length - 1] : at(after, change.path);
          expect(leaves(after, JSON.stringify(path))).toEqual(leaves(before, JSON.stringify(path)));
          expect(written ?? null).toEqual(change.kind === 'remove' ? null : asRead(change.value));
          const kept = counted(commentsOf(result.text));
          for (const [comment, times] of counted(commentsOf(source)))
            expect(kept.get(comment) ?? 0).toBeGreaterThanOrEqual(times);
          if (change.kind === 'set')
            expect(editConfiguration(result.text, [change])).toEqual({ text: result.text });
          source = result.text;
        }
      },
    ),
    { numRuns: 60, seed: 4 },
  );
  expect(refused / (refused + done)).toBeLessThan(0.005);
});
