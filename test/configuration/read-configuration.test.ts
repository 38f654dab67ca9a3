import { describe, expect, it, test } from 'vitest';
import { readOwnPrices } from '../../src/engine/prices/own/read-own-prices.ts';
import { readConfiguration } from '../../src/configuration/index.ts';

/** What the file says wrong, as "line:column message". */
const problemsOf = (text: string, file = 'inference-cost.yml') =>
  readConfiguration(file, text).problems.map(({ line, column, message }) => `${line}:${column} ${message}`);

describe('a file that is right', () => {
  const text = `
version: 1
include: [api/**, jobs/**]
exclude: legacy
features:
  support-chat:
    entries: [api/chat.py:answer, POST /api/answer]
    volume: 50000
    users: 1200
    segment: pro
    stage: answer
    turns: 10
    value: { unit: ticket solved, per-run: 0.6, usd: 4.5 }
assumptions:
  everywhere:
    output: 350
    cache-hit-rate: 40 %
  features:
    support-chat: { turns: { low: 2, typical: 6, high: unbounded } }
  files:
    "api/**": { holes: { "*": 600 }, loops: { for doc in docs: 5 } }
  calls:
    api/chat.py#answer/chat.completions.create#0:
      holes: { context: { low: 200, typical: 600, high: 4000 } }
      thinking: { typical: 500, high: 2000 }
models:
  sites: { "jobs/**": gpt-4.1, api/admin.py#run/chat.completions.create#0: gpt-4.1-mini }
  azure-deployments: { prod-4: gpt-4.1 }
  aliases: { fast: gpt-4.1-mini }
sdks:
  acme-llm:
    packages: [acme.llm, "@acme/llm"]
    clients: Acme
    methods: { path: ask, prompt: question, output-cap: limit }
prices:
  currency: { code: EUR, usd: 1.08 }
  discounts: { provider: openai, percent: 15 % }
  models:
    gpt-4.1-mini: { input: 0.3, cache-write-5m: 0.4, output: 1.2, long-context: { above: 200000, input: 0.6 } }
    my-model: { self-hosted: { usd-per-hour: 12, tokens-per-second: 2500, utilization: 60 % } }
rules:
  missing-output-cap: off
  cheaper-model: hint
  unbounded-agent: { severity: warning, options: { turns: 20 } }
dismissed:
  - { finding: missing-output-cap@api/chat.py, reason: answers are short, date: 2026-11-24, by: Ada }
budgets:
  chat: { feature: support-chat, usd-per-month: 5000, warn-at: 80 % }
policies: { forbidden-models: [gpt-4], max-increase: 20 %, require-output-cap: true }
scenarios:
  small: { models.gpt-4.1: gpt-4.1-mini, features.support-chat.turns: 20, caching: true }
`;
  const { configuration, problems, include, exclude } = readConfiguration('inference-cost.yml', text);

  it('has no problem', () => expect(problems).toEqual([]));
  it('gives globs', () => expect([include, exclude]).toEqual([['api/**', 'jobs/**'], ['legacy']]));
  it('gives features', () =>
    expect(configuration.features).toEqual([
      {
        name: 'support-chat',
        entries: ['api/chat.py:answer', 'POST /api/answer'],
        volumePerMonth: 50000,
        users: 1200,
        segment: 'pro',
        stage: 'answer',
        turnsPerConversation: 10,
        valueUnit: { name: 'ticket solved', perRun: 0.6, usd: 4.5 },
      },
    ]));
  it('gives assumptions', () =>
    expect(configuration.assumptions).toEqual([
      {
        kind: 'hole',
        name: 'context',
        scope: { call: 'api/chat.py#answer/chat.completions.create#0' },
        value: { low: 200, typical: 600, high: 4000 },
      },
      {
        kind: 'thinking',
        name: '*',
        scope: { call: 'api/chat.py#answer/chat.completions.create#0' },
        value: { low: 500, typical: 500, high: 2000 },
      },
      { kind: 'hole', name: '*', scope: { files: 'api/**' }, value: { low: 600, typical: 600, high: 600 } },
      {
        kind: 'loop',
        name: 'for doc in docs',
        scope: { files: 'api/**' },
        value: { low: 5, typical: 5, high: 5 },
      },
      {
        kind: 'turns',
        name: '*',
        scope: { feature: 'support-chat' },
        value: { low: 2, typical: 6, high: null },
      },
      { kind: 'output', name: '*', value: { low: 350, typical: 350, high: 350 } },
      { kind: 'cache-hit-rate', name: '*', value: { low: 0.4, typical: 0.4, high: 0.4 } },
    ]));
  it('gives models', () => {
    expect(configuration.models.sites).toEqual([
      { match: 'jobs/**', model: 'gpt-4.1' },
      { match: 'api/admin.py#run/chat.completions.create#0', model: 'gpt-4.1-mini' },
    ]);
    expect([...configuration.models.azureDeployments, ...configuration.models.aliases]).toEqual([
      ['prod-4', 'gpt-4.1'],
      ['fast', 'gpt-4.1-mini'],
    ]);
  });
  it('gives rules and dismissals', () => {
    expect(configuration.rules).toEqual([
      { id: 'missing-output-cap', off: true },
      { id: 'cheaper-model', severity: 'hint' },
      { id: 'unbounded-agent', severity: 'warning', options: { turns: 20 } },
    ]);
    expect(configuration.dismissed).toEqual([
      { key: 'missing-output-cap@api/chat.py', reason: 'answers are short', date: '2026-11-24', by: 'Ada' },
    ]);
  });
  it('gives internal clients', () =>
    expect(configuration.sdks).toEqual([
      {
        id: 'acme-llm',
        packages: ['acme.llm', '@acme/llm'],
        clients: ['Acme'],
        methods: [
          {
            path: ['ask'],
            kind: 'chat',
            model: ['model'],
            prompt: ['question'],
            system: [],
            outputCap: ['limit'],
            tools: [],
            positional: [],
          },
        ],
      },
    ]));
  it('gives prices as their reader takes them', () => {
    const { prices, problems: wrong } = readOwnPrices(configuration.prices);
    expect(wrong).toEqual([]);
    expect(prices.discounts).toEqual([
      { provider: 'openai', models: ['*'], percent: 15, from: null, until: null },
    ]);
    expect(
      prices.prices.map(({ model, rates, longContext, selfHosted }) => [
        model,
        rates,
        longContext?.rates,
        selfHosted,
      ]),
    ).toEqual([
      [
        'gpt-4.1-mini',
        { inputUsdPerMTok: 0.324, cacheWrite5mUsdPerMTok: 0.432, outputUsdPerMTok: 1.296 },
        { inputUsdPerMTok: 0.648 },
        false,
      ],
      ['my-model', { inputUsdPerMTok: 0, cacheReadUsdPerMTok: 0, outputUsdPerMTok: 2.4 }, undefined, true],
    ]);
  });
  it('keeps budgets, policies and scenarios', () => {
    expect(configuration.budgets).toEqual([
      { name: 'chat', feature: 'support-chat', usdPerMonth: 5000, warnAt: 0.8 },
    ]);
    expect(configuration.policies).toEqual({
      forbiddenModels: ['gpt-4'],
      maxIncrease: 0.2,
      requireOutputCap: true,
    });
    expect([...configuration.scenarios[0]!.set]).toEqual([
      ['models.gpt-4.1', 'gpt-4.1-mini'],
      ['features.support-chat.turns', 20],
      ['caching', true],
    ]);
  });
});

describe('a problem gives one line with what would be right', () => {
  const cases: readonly (readonly [name: string, text: string, ...problems: string[]])[] = [
    ['unknown key, near one', 'featurs: {}', '1:1 "featurs" is not known: did you mean features?'],
    [
      'unknown key, near none',
      'policies: { x: 1 }',
      '1:13 "x" is not known in policies: known are allowed-models, forbidden-models, max-usd-per-call, max-usd-per-run, max-increase, max-unpriced-calls, require-output-cap',
    ],
    [
      'unknown key deep down',
      'features:\n  a:\n    volumn: 3',
      '3:5 "volumn" is not known in features.a: did you mean volume?',
    ],
    [
      'another spelling',
      'models: { azureDeployments: {} }',
      '1:11 "azureDeployments" is not known in models: did you mean azure-deployments?',
    ],
    [
      'text for a number',
      'features: { a: { volume: many } }',
      '1:26 features.a.volume is "many", a text: write a number, runs a month, such as 50000',
    ],
    [
      'separators',
      'features: { a: { volume: "50,000" } }',
      '1:26 features.a.volume is "50,000", a text: write 50000, without quotes and separators',
    ],
    ['thousands', 'features: { a: { volume: 50k } }', '1:26 features.a.volume is "50k", a text: write 50000'],
    [
      'negative',
      'features: { a: { volume: -5 } }',
      '1:26 features.a.volume is -5, and can’t be negative: write a number, runs a month, such as 50000',
    ],
    [
      'absurd',
      'features: { a: { volume: 9e15 } }',
      '1:26 features.a.volume is 9000000000000000: more than 1000000000000 runs a month can’t be meant',
    ],
    [
      'below the least',
      'features: { a: { turns: 0.5 } }',
      '1:25 features.a.turns is 0.5: write 1 or more (turns a conversation)',
    ],
    [
      'NaN',
      'features: { a: { volume: .nan } }',
      '1:26 features.a.volume is not a number: write a number, runs a month, such as 50000',
    ],
    [
      'infinite',
      'features: { a: { volume: .inf } }',
      '1:26 features.a.volume is infinite: write a number, runs a month, such as 50000',
    ],
    [
      'boolean',
      'features: { a: { volume: true } }',
      '1:26 features.a.volume is true: write a number, runs a month, such as 50000',
    ],
    [
      'no value',
      'features:\n  a:\n    volume:',
      '3:12 features.a.volume has no value: write a number, runs a month, such as 50000',
    ],
    [
      'a fraction',
      'policies: { max-unpriced-calls: 1.5 }',
      '1:33 policies.max-unpriced-calls is 1.5: write a whole number',
    ],
    [
      'map for a number',
      'features: { a: { volume: { b: 1 } } }',
      '1:26 features.a.volume is a map: write a number such as 50000',
    ],
    [
      'list for a text',
      'features: { a: { segment: [b] } }',
      '1:27 features.a.segment is a list: write a text',
    ],
    [
      'empty text',
      'features: { a: { segment: "" } }',
      '1:27 features.a.segment is empty: write a text or take the line out',
    ],
    [
      'text for a map',
      'features: chat',
      '1:11 features is the value "chat": write a map by name of the feature',
    ],
    ['list for a map', 'features: [a]', '1:11 features is a list: write a map by name of the feature'],
    [
      'the file is no map',
      '- a',
      '1:1 the file is a list: write a map with version, include, exclude, features, assumptions, models, sdks, prices, rules, dismissed, budgets, policies or scenarios',
    ],
    [
      'twice',
      'features:\n  a: { volume: 1 }\n  a: { volume: 2 }',
      '3:3 "a" stands twice in features, first in line 2, which counts: keep one',
    ],
    [
      'twice at the top',
      'version: 1\nversion: 1',
      '2:1 "version" stands twice, first in line 1, which counts: keep one',
    ],
    ['twice in a list', 'exclude: [a, a]', '1:14 exclude holds "a" twice: keep one'],
    [
      'a share for per cent',
      'assumptions: { everywhere: { cache-hit-rate: 0.4 } }',
      '1:46 assumptions.everywhere.cache-hit-rate is 0.4: write 40 % if a share is meant, 0.4 % if not',
    ],
    [
      'more than all',
      'assumptions: { everywhere: { cache-hit-rate: 140 % } }',
      '1:46 assumptions.everywhere.cache-hit-rate is 140 %: more than 100 % can’t be meant',
    ],
    [
      'negative per cent',
      'assumptions: { everywhere: { cache-hit-rate: -1 } }',
      '1:46 assumptions.everywhere.cache-hit-rate is -1, and can’t be negative: write per cent such as 40 %',
    ],
    [
      'words for per cent',
      'assumptions: { everywhere: { cache-hit-rate: half } }',
      '1:46 assumptions.everywhere.cache-hit-rate is "half": write per cent such as 40 %',
    ],
    [
      'range out of order',
      'assumptions: { everywhere: { output: { low: 5, typical: 3 } } }',
      '1:38 assumptions.everywhere.output is not in order: low must not exceed typical, nor typical high',
    ],
    [
      'range without its middle',
      'assumptions: { everywhere: { output: { low: 5 } } }',
      '1:38 assumptions.everywhere.output lacks typical: write the usual value, such as { low: 200, typical: 600, high: 4000 }',
    ],
    [
      'range with another key',
      'assumptions: { everywhere: { output: { typical: 5, max: 6 } } }',
      '1:52 "max" is not known in assumptions.everywhere.output: known are low, typical, high',
    ],
    [
      'range as a list',
      'assumptions: { everywhere: { output: [1, 2] } }',
      '1:38 assumptions.everywhere.output is a list: write a number such as 600, or { low: …, typical: …, high: … }',
    ],
    [
      'negative in a range',
      'assumptions: { everywhere: { output: { typical: -1 } } }',
      '1:49 assumptions.everywhere.output.typical is -1, and can’t be negative: write a number, tokens, such as 600',
    ],
    [
      'wrong word',
      'rules: { missing-output-cap: of }',
      '1:30 rules.missing-output-cap is "of": did you mean off? write off, on, information, hint or warning',
    ],
    [
      'wrong severity',
      'rules: { a: { severity: error } }',
      '1:25 rules.a.severity is "error": write information, hint or warning',
    ],
    [
      'no flag',
      'policies: { require-output-cap: maybe }',
      '1:33 policies.require-output-cap is "maybe": write true or false',
    ],
    [
      'no day',
      'dismissed: [{ finding: a, date: yesterday }]',
      '1:33 dismissed[0].date is "yesterday": write a day such as 2026-11-24',
    ],
    ['lacking', 'dismissed: [{ reason: a }]', '1:13 dismissed[0] lacks finding: key of the finding.'],
    [
      'a newer version',
      'version: 2',
      '1:1 the file has version 2, and this program reads 1: update Inference Cost, or write version: 1',
    ],
    [
      'out of the workspace',
      'include: [/etc/**]',
      '1:11 include "/etc/**" leaves the workspace: write a path from this file’s folder on',
    ],
    [
      'a drive',
      'include: ["C:/x"]',
      '1:11 include "C:/x" leaves the workspace: write a path from this file’s folder on',
    ],
    [
      'home',
      'include: ["~/x"]',
      '1:11 include "~/x" leaves the workspace: write a path from this file’s folder on',
    ],
    [
      'out of the folder',
      'exclude: [a/../../b]',
      '1:11 exclude "a/../../b" leaves the folder of this file: put it into a file further up',
    ],
    [
      'backslashes',
      'exclude: ["a\\\\b"]',
      '1:11 exclude "a\\\\b" has backslashes: write paths with forward slashes',
    ],
    [
      'an entry out of the folder',
      'features: { a: { entries: [../b.py:f] } }',
      '1:28 features.a.entries "../b.py:f" leaves the folder of this file: put it into a file further up',
    ],
    [
      'a table key out of the workspace',
      'assumptions: { files: { /etc/**: { output: 1 } } }',
      '1:25 assumptions.files: "/etc/**" leaves the workspace: write a path from this file’s folder on',
    ],
    [
      'a key that is no name',
      'features: { [a]: 1 }',
      '1:13 features has a key that is no name: write a text before the colon',
    ],
    ['a tab', 'features:\n\tversion: 1', '2:1 a tab stands where YAML wants spaces: indent with spaces'],
    [
      'a quote left open',
      'features: "a',
      '1:13 this is not valid YAML: Missing closing "quote',
      '1:11 features is the value "": write a map by name of the feature',
    ],
    [
      'two documents',
      'version: 1\n---\nversion: 1\n',
      '2:1 a second document starts here (`---`) and was not read: keep one',
    ],
  ];
  test.each(cases)('%s', (_name, text, ...expected) =>
    expect(problemsOf(text).sort()).toEqual([...expected].sort()),
  );
});

describe('the rest of a file with problems', () => {
  it('still counts', () => {
    const { configuration, problems } = readConfiguration(
      'inference-cost.yml',
      'featurs: 1\nfeatures:\n  a: { volume: -1, users: 5 }\n  b: 3\n  c: { volume: 7 }\nrules: { x: off, y: maybe }\n',
    );
    expect(problems).toHaveLength(4);
    expect(configuration.features).toEqual([
      { name: 'a', entries: [], users: 5 },
      { name: 'c', entries: [], volumePerMonth: 7 },
    ]);
    expect(configuration.rules).toEqual([{ id: 'x', off: true }]);
  });

  it('keeps what stands before and after broken YAML', () => {
    const { configuration } = readConfiguration(
      'inference-cost.yml',
      'rules: { a: off }\nfeatures: {\nmodels:\n  aliases: { fast: gpt-4.1 }\n',
    );
    expect(configuration.rules).toEqual([{ id: 'a', off: true }]);
  });

  it('takes `constructor` and `__proto__` as names', () => {
    const { configuration, problems } = readConfiguration(
      'inference-cost.yml',
      'features:\n  __proto__: { volume: 5 }\n  constructor: { volume: 6 }\nprices: { models: { __proto__: { input: 1, output: 2 } } }\n',
    );
    expect(problems).toEqual([]);
    expect(Object.keys((configuration.prices as { models: object }).models)).toEqual(['__proto__']);
    expect(configuration.features.map(({ name, volumePerMonth }) => [name, volumePerMonth])).toEqual([
      ['__proto__', 5],
      ['constructor', 6],
    ]);
    expect(problemsOf('constructor: 1')[0]).toContain('"constructor" is not known');
  });
});

describe('texts of any form', () => {
  it('an empty file, a comment, a BOM and CRLF are fine', () => {
    for (const text of [
      '',
      '# nothing\n',
      '\ufeffversion: 1\n',
      'version: 1\r\nfeatures:\r\n  a:\r\n    volume: 1\r\n',
      'features:\nassumptions:\n  calls:\n    a.py#f/x#0:\n      holes:\n',
    ])
      expect(problemsOf(text)).toEqual([]);
  });
  it('a BOM is no column', () => expect(problemsOf('\ufeffx: 1')[0]).toMatch(/^1:1 /));
  it('places count from one in files with CRLF', () =>
    expect(problemsOf('version: 1\r\nx: 1\r\n')[0]).toMatch(/^2:1 /));
});

describe('a file in a folder', () => {
  it('gives paths and keys from the root on', () => {
    const { configuration, include } = readConfiguration(
      'apps/web/inference-cost.yml',
      'include: ["./src/**"]\nfeatures: { a: { entries: [api/a.ts:go, GET /x] } }\nassumptions: { calls: { api/a.ts#go/create#0: { output: 5 } }, files: { "**": { output: 6 } } }\nmodels: { sites: { "api/**": m } }',
    );
    expect(include).toEqual(['apps/web/src/**']);
    expect(configuration.features[0]!.entries).toEqual(['apps/web/api/a.ts:go', 'GET /x']);
    expect(configuration.assumptions.map(({ scope }) => scope)).toEqual([
      { call: 'apps/web/api/a.ts#go/create#0' },
      { files: 'apps/web/**' },
    ]);
    expect(configuration.models.sites[0]!.match).toBe('apps/web/api/**');
  });
});
