import { describe, expect, it, test } from 'vitest';
import { changeConfiguration, type Change } from '../../src/configuration/index.ts';
import type { ProductEdit } from '../../src/configuration/index.ts';

const today = '2026-11-24';
const change = (
  files: Readonly<Record<string, string>>,
  edits: readonly ProductEdit[],
  more: Partial<Change> = {},
) => {
  const texts = Object.entries(files).map(([file, text]) => ({ file, text }));
  return changeConfiguration(texts, { edits, today, ...more });
};
const after = (files: Readonly<Record<string, string>>, edit: ProductEdit, near?: string): string => {
  const changed = change(files, [edit], near === undefined ? {} : { near });
  return 'refused' in changed ? `refused: ${changed.refused}` : `${changed.file}\n${changed.text}`;
};

const call = 'apps/web/chat.ts#answer/create#0';
const file = 'version: 1 # ours\n';

describe('each edit of the product stands in the file as a person would write it', () => {
  const cases: readonly (readonly [string, ProductEdit, string])[] = [
    [
      'volume',
      { kind: 'volume', feature: 'POST /a', perMonth: 50_000 },
      'features:\n  POST /a:\n    volume: 50000\n',
    ],
    ['turns', { kind: 'turns', feature: 'chat', turns: 10 }, 'features:\n  chat:\n    turns: 10\n'],
    [
      'assumption',
      {
        kind: 'assumption',
        assumption: 'assumptions.everywhere.holes.question',
        value: { low: 1, typical: 2, high: null },
      },
      'assumptions:\n  everywhere:\n    holes:\n      question: { low: 1, typical: 2, high: unbounded }\n',
    ],
    [
      'assumption of one call',
      {
        kind: 'assumption',
        assumption: 'assumptions.everywhere.output',
        scope: { call },
        value: { low: 7, typical: 7, high: 7 },
      },
      `assumptions:\n  calls:\n    "${call}":\n      output: 7\n`.replaceAll('"', ''),
    ],
    [
      'cache hits',
      {
        kind: 'assumption',
        assumption: 'assumptions.everywhere.cache-hit-rate',
        value: { low: 0.4, typical: 0.4, high: 0.4 },
      },
      'assumptions:\n  everywhere:\n    cache-hit-rate: 40 %\n',
    ],
    [
      'dismiss',
      { kind: 'dismiss', finding: `missing-output-cap@${call}`, reason: 'one word' },
      `dismissed:\n  - finding: missing-output-cap@${call}\n    reason: one word\n    date: 2026-11-24\n`,
    ],
    [
      'site model',
      { kind: 'site-model', site: call, model: 'gpt-4.1' },
      `models:\n  sites:\n    ${call}: gpt-4.1\n`,
    ],
    [
      'deployment',
      { kind: 'azure-deployment', deployment: 'prod-4', model: 'gpt-4.1' },
      'models:\n  azure-deployments:\n    prod-4: gpt-4.1\n',
    ],
    ['alias', { kind: 'alias', alias: 'fast', model: 'gpt-4.1' }, 'models:\n  aliases:\n    fast: gpt-4.1\n'],
    [
      'rule',
      { kind: 'rule', rule: 'missing-output-cap', setting: 'off' },
      'rules:\n  missing-output-cap: off\n',
    ],
    [
      'scenario',
      { kind: 'scenario', name: 'doubled', set: { 'features.chat.volume': 100 } },
      'scenarios:\n  doubled:\n    features.chat.volume: 100\n',
    ],
  ];
  test.each(cases)('%s', (_name, edit, added) =>
    expect(after({ 'inference-cost.yml': file }, edit)).toBe(`inference-cost.yml\n${file}${added}`),
  );
});

describe('the file that takes a change', () => {
  const files = { 'inference-cost.yml': file, 'apps/web/inference-cost.yml': '# web\n' };

  it('is the nearest above the call, and paths in it start at its folder', () => {
    expect(after(files, { kind: 'dismiss', finding: `r@${call}` })).toBe(
      'apps/web/inference-cost.yml\n# web\ndismissed:\n  - finding: r@chat.ts#answer/create#0\n    date: 2026-11-24\n',
    );
    expect(after(files, { kind: 'dismiss', finding: 'r@jobs/a.py#x/create#0' })).toContain(
      'inference-cost.yml\nversion: 1',
    );
  });

  it('is the one that has the member already', () => {
    const outer = { ...files, 'inference-cost.yml': 'features:\n  chat: { volume: 1 }\n' };
    expect(after(outer, { kind: 'volume', feature: 'chat', perMonth: 2 }, 'apps/web/a.ts')).toBe(
      'inference-cost.yml\nfeatures:\n  chat: { volume: 2 }\n',
    );
    expect(after(outer, { kind: 'volume', feature: 'other', perMonth: 2 }, 'apps/web/a.ts')).toContain(
      'apps/web/inference-cost.yml\n',
    );
  });

  it('is made where there is none', () => {
    const made = after({}, { kind: 'volume', feature: 'chat', perMonth: 2 });
    expect(made).toMatch(/^inference-cost.yml\n# What this team knows/);
    expect(made).toMatch(/version: 1\nfeatures:\n {2}chat:\n {4}volume: 2\n$/);
  });
});

describe('what can’t be written is refused in one line, and nothing is done', () => {
  const cases: readonly (readonly [string, string, ProductEdit, RegExp])[] = [
    [
      'a file with errors',
      'features: [\n',
      { kind: 'volume', feature: 'a', perMonth: 1 },
      /^inference-cost.yml: line 2, column 1: .*not valid YAML.*Mend it first$/,
    ],
    [
      'a negative volume',
      file,
      { kind: 'volume', feature: 'a', perMonth: -1 },
      /features.a.volume is -1, and can’t be negative/,
    ],
    ['an absurd volume', file, { kind: 'volume', feature: 'a', perMonth: 1e15 }, /can’t be meant/],
    [
      'more than all from the cache',
      file,
      {
        kind: 'assumption',
        assumption: 'assumptions.everywhere.cache-hit-rate',
        value: { low: 1.5, typical: 1.5, high: 1.5 },
      },
      /more than 100 % can’t be meant/,
    ],
    [
      'a range that is not in order',
      file,
      {
        kind: 'assumption',
        assumption: 'assumptions.everywhere.output',
        value: { low: 9, typical: 5, high: 1 },
      },
      /is not in order/,
    ],
    [
      'a key of no assumption',
      file,
      { kind: 'assumption', assumption: 'hole question', value: null },
      /“hole question” is no assumption/,
    ],
    ['a place that is taken', 'features: none\n', { kind: 'volume', feature: 'a', perMonth: 1 }, /features/],
  ];
  test.each(cases)('%s', (_name, text, edit, message) => {
    const changed = change({ 'inference-cost.yml': text }, [edit]);
    expect(changed).toEqual({ refused: expect.stringMatching(message) });
    expect((changed as { refused: string }).refused).not.toContain('\n');
  });

  it('in all of the edits, when one of them can’t be', () => {
    const edits: ProductEdit[] = [
      { kind: 'volume', feature: 'a', perMonth: 1 },
      { kind: 'volume', feature: 'b', perMonth: -1 },
    ];
    expect(change({ 'inference-cost.yml': file }, edits)).toHaveProperty('refused');
  });

  it('but not for problems that were there before', () => {
    expect(
      after({ 'inference-cost.yml': 'volumes: 3\n' }, { kind: 'volume', feature: 'a', perMonth: 1 }),
    ).toContain('volumes: 3\nfeatures:\n  a:\n    volume: 1\n');
  });

  it('and taking out what no file holds makes none', () => {
    expect(after({}, { kind: 'volume', feature: 'a', perMonth: null })).toMatch(/^refused: there is no/);
  });
});
