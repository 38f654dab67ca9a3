import { describe, expect, it } from 'vitest';
import {
  checkReferences,
  configurationFor,
  discoveryFilter,
  readConfiguration,
} from '../../src/configuration/index.ts';
import type { Report } from '../../src/engine/model.ts';

const root = readConfiguration(
  'inference-cost.yml',
  `
exclude: [legacy/**]
features:
  chat: { volume: 100, segment: pro, entries: [a.py] }
assumptions: { everywhere: { output: 100, turns: 3 } }
models: { aliases: { fast: gpt-4.1-mini, slow: gpt-4.1 } }
prices: { currency: { code: EUR, usd: 1.08 }, models: { a: { input: 1, output: 2 } } }
rules: { a: off, b: off }
policies: { max-unpriced-calls: 3, require-output-cap: true }
`,
);
const web = readConfiguration(
  'apps/web/inference-cost.yml',
  `
exclude: [old/**]
features:
  chat: { volume: 200 }
  search: { volume: 5, entries: [s.ts] }
assumptions: { everywhere: { output: 50 } }
models: { aliases: { fast: claude-haiku-4-5 } }
prices: { models: { a: { output: 3 } } }
rules: { a: on }
policies: { max-unpriced-calls: 0 }
`,
);

describe('configurationFor', () => {
  const settings = configurationFor([web, root]);
  const inner = settings('apps/web/src/x.ts');

  it('takes the nearest file, key by key', () => {
    expect(inner.features).toEqual([
      { name: 'chat', volumePerMonth: 200, segment: 'pro', entries: ['a.py'] },
      { name: 'search', volumePerMonth: 5, entries: ['apps/web/s.ts'] },
    ]);
    expect(inner.assumptions.map(({ kind, value }) => [kind, value.typical])).toEqual([
      ['output', 50],
      ['turns', 3],
    ]);
    expect([...inner.models.aliases]).toEqual([
      ['fast', 'claude-haiku-4-5'],
      ['slow', 'gpt-4.1'],
    ]);
    expect(JSON.parse(JSON.stringify(inner.prices))).toEqual({
      currency: { code: 'EUR', usd: 1.08 },
      models: { a: { input: 1, output: 3 } },
    });
    expect(inner.rules).toEqual([
      { id: 'a', off: false },
      { id: 'b', off: true },
    ]);
    expect(inner.policies).toEqual({ maxUnpricedCalls: 0, requireOutputCap: true });
  });

  it('leaves other folders alone', () => {
    expect(settings('apps/webshop/x.ts')).toEqual(root.configuration);
    expect(settings('x.py')).toBe(settings('apps/api/y.py'));
  });

  it('needs no file', () => expect(configurationFor([])('x.py').features).toEqual([]));
});

describe('discoveryFilter', () => {
  it('lets the nearest key decide', () => {
    const takesPart = discoveryFilter([root, web]);
    expect(
      ['a.py', 'legacy/a.py', 'apps/web/a.ts', 'apps/web/old/a.ts', 'apps/web/legacy/a.ts'].map(takesPart),
    ).toEqual([true, false, true, false, true]);
  });
  it('takes only what is included', () => {
    const takesPart = discoveryFilter([
      readConfiguration('inference-cost.yml', 'include: ["src", "**/*.py"]\nexclude: ["**/{old,new}/**"]'),
    ]);
    expect(['src/a.ts', 'b.ts', 'x/y.py', 'src/old/a.ts', 'q/new/y.py'].map(takesPart)).toEqual([
      true,
      false,
      true,
      false,
      false,
    ]);
  });
});

describe('checkReferences', () => {
  const report = {
    calls: [{ key: 'api/chat.py#answer/create#0' }],
    features: [{ name: 'chat' }],
  } as unknown as Report;
  const problemsOf = (text: string, file = 'inference-cost.yml') =>
    checkReferences([readConfiguration(file, text)], {
      paths: ['api/chat.py', 'apps/web/a.ts'],
      report,
      rules: ['missing-output-cap'],
    }).map(({ line, column, message }) => `${line}:${column} ${message}`);

  it.each([
    [
      'include: ["api/*.ts"]',
      '1:11 include: "api/*.ts" matches no source file: look it up in the report, or take the line out',
    ],
    [
      'exclude: ["chat.py"]',
      '1:11 exclude: "chat.py" matches no source file; for any depth write "**/chat.py"',
    ],
    [
      'exclude: [api/chap.py]',
      '1:11 exclude: "api/chap.py" matches no source file: did you mean "api/chat.py"?',
    ],
    [
      'assumptions: { files: { nope/**: { output: 1 } } }',
      '1:25 assumptions.files: "nope/**" matches no source file: look it up in the report, or take the line out',
    ],
    [
      'assumptions: { features: { chatt: { turns: 1 } } }',
      '1:28 assumptions.features: there is no feature "chatt": did you mean "chat"?',
    ],
    [
      'assumptions: { calls: { api/chat.py#answer/create#1: { output: 1 } } }',
      '1:25 assumptions.calls: there is no call "api/chat.py#answer/create#1": did you mean "api/chat.py#answer/create#0"?',
    ],
    [
      'models: { sites: { api/chat.py#x: gpt-4.1 } }',
      '1:20 models.sites: there is no call "api/chat.py#x": look it up in the report, or take the line out',
    ],
    [
      'models: { sites: { jobs/**: gpt-4.1 } }',
      '1:20 models.sites: "jobs/**" matches no source file: look it up in the report, or take the line out',
    ],
    [
      'budgets: { a: { feature: nope, files: [zzz/**] } }',
      '1:26 budgets.a.feature: there is no feature "nope": look it up in the report, or take the line out|1:40 budgets.a.files: "zzz/**" matches no source file: look it up in the report, or take the line out',
    ],
    [
      'rules: { missing-output-caps: off }',
      '1:10 rules: there is no rule "missing-output-caps": did you mean "missing-output-cap"?',
    ],
    [
      'features: { digest: { entries: [jobs/digest.py] } }',
      '1:13 features: the scan found no entry point of "digest": name one under entries, as the report shows it',
    ],
  ])('%s', (text, expected) => expect(problemsOf(text).join('|')).toBe(expected));

  it('is content with what is there', () => {
    expect(
      problemsOf(
        'include: [api]\nfeatures: { chat: {} }\nassumptions: { features: { chat: { turns: 2 } }, calls: { api/chat.py#answer/create#0: { output: 1 } } }\nrules: { missing-output-cap: off }',
      ),
    ).toEqual([]);
    expect(problemsOf('include: ["*.ts"]', 'apps/web/inference-cost.yml')).toEqual([]);
  });
});
