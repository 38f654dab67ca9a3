import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateConfiguration, GONE } from '../../src/configuration/generate/generate-configuration.ts';
import { commentsOf } from '../../src/configuration/edit/comments-of.ts';
import { readConfiguration } from '../../src/configuration/index.ts';
import type { Report } from '../../src/engine/model.ts';
import { call, feature, hole, reportOf, unnamed } from './report-of.ts';

function generated(report: Report, existing?: string): string {
  const result = generateConfiguration(report, existing);
  if ('refused' in result) throw new Error(result.refused);
  return result.text;
}

const problemsOf = (text: string) => readConfiguration('inference-cost.yml', text).problems;

const chat = call('api/chat.py#answer/create#0', {
  prompt: {
    staticChars: 0,
    staticTokens: 0,
    segments: [],
    variants: [],
    holes: [
      hole('question'),
      hole('context', { tokens: { low: 200, typical: 600, high: null }, why: 'retrieved context' }),
      hole('today', { basis: 'code', why: 'a date' }),
    ],
  },
  loop: { times: { low: 1, typical: 5, high: null }, parallel: false, expression: 'for doc in docs' },
});
const agent = call('jobs/agent.py#run/Runner.run#0', {
  file: 'jobs/agent.py',
  kind: 'agent-run',
  enclosing: null,
  turns: { low: 1, typical: 6, high: 20 },
  model: { ids: ['a', 'b', 'c'], source: 'multiple', places: [] },
  prompt: { staticChars: 0, staticTokens: 0, segments: [], holes: [], variants: [] },
});
const admin = unnamed('api/admin.py#show/create#0', { enclosing: 'show' });
const azure = call('api/az.py#ask/create#0', {
  provider: 'azure',
  model: { ids: ['prod-4'], source: 'literal', places: [] },
  usd: null,
  unpriced: 'Azure deployment',
});
const custom = call('api/own.py#ask/create#0', {
  model: { ids: ['our-model'], source: 'literal', places: [] },
  usd: null,
  unpriced: 'no price of our-model is known',
});
const report = reportOf(
  [chat, agent, admin, azure, custom],
  [feature('POST /api/answer'), feature('nightly digest', 'jobs/agent.py')],
);

describe('a new file', () => {
  const text = generated(report);

  it('reads well', () =>
    expect(text).toMatchInlineSnapshot(`
      "# What this team knows about the cost of its LLM calls and the code can’t tell.
      #
      # \`inference-cost init\` wrote this from a scan. Lines such as "# output: { … }" show what is assumed
      # today; take the "# " away and write your own number. Run it again whenever you like: it adds what is
      # new, marks what is gone and changes nothing that you wrote.
      # Also understood: include, exclude, sdks, prices, rules, dismissed, budgets, policies, scenarios;
      # docs/configuration.md has an example of each.

      version: 1

      # What your users get: a route, a job, a command. Rename a feature as you like; \`entries\` ties it to
      # the code, and several entries become one feature. With a volume (\`volume: 50000\`), costs are shown
      # by the month. More that a feature can have: users, segment, stage, turns, value.
      features:
        POST /api/answer:
          entries: [POST /api/answer]   # http-route in api/chat.py
          # volume:   # runs a month
        nightly digest:
          entries: [nightly digest]   # http-route in jobs/agent.py
          # volume:   # runs a month

      # Sizes that only run time knows, as one number or { low, typical, high }: \`holes\` are texts that fill
      # a prompt, \`output\` is the answer, \`loops\` are repetitions. A thousand tokens are about 750 English
      # words. The same keys hold below \`everywhere\`, \`features\` and \`files\`, too.
      assumptions:
        calls:
          # answer(): gpt-4.1
          api/chat.py#answer/create#0:
            holes:
              # question: { low: 20, typical: 80, high: 400 }   # tokens; text of unknown length
              # context: { low: 200, typical: 600, high: unbounded }   # tokens; retrieved context
            # output: { low: 50, typical: 300, high: 1500 }   # tokens; assumption: free answer
            loops:
              # for doc in docs: { low: 1, typical: 5, high: unbounded }   # times
          # a or one of 2 more
          jobs/agent.py#run/Runner.run#0:
            # output: { low: 50, typical: 300, high: 1500 }   # tokens; assumption: free answer
            # turns: { low: 1, typical: 6, high: 20 }   # turns of a run
          # show(): model known only at run time
          api/admin.py#show/create#0:
            holes:
              # question: { low: 20, typical: 80, high: 400 }   # tokens; text of unknown length
            # output: { low: 50, typical: 300, high: 1500 }   # tokens; assumption: free answer
          # answer(): prod-4
          api/az.py#ask/create#0:
            holes:
              # question: { low: 20, typical: 80, high: 400 }   # tokens; text of unknown length
            # output: { low: 50, typical: 300, high: 1500 }   # tokens; assumption: free answer
          # answer(): our-model
          api/own.py#ask/create#0:
            holes:
              # question: { low: 20, typical: 80, high: 400 }   # tokens; text of unknown length
            # output: { low: 50, typical: 300, high: 1500 }   # tokens; assumption: free answer

      # Models that the code doesn’t name, or names as the price list doesn’t know them. Write the id of a
      # known model behind the colon; without it the calls have no price. Rates of your own: see \`prices\`.
      models:
        sites:
          # api/admin.py#show/create#0:   # show() in api/admin.py: model known only at run time
        azure-deployments:
          # prod-4:   # answer() in api/az.py: Azure deployment
        aliases:
          # our-model:   # answer() in api/own.py: no price of our-model is known
      "
    `));
  it('has no problem and settles nothing by itself', () => {
    const { problems, configuration } = readConfiguration('inference-cost.yml', text);
    expect(problems).toEqual([]);
    expect(configuration.assumptions).toEqual([]);
    expect(configuration.models.sites).toEqual([]);
    expect(configuration.features).toEqual([
      { name: 'POST /api/answer', entries: ['POST /api/answer'] },
      { name: 'nightly digest', entries: ['nightly digest'] },
    ]);
  });
  it('counts with each suggestion that somebody takes the "# " from', () => {
    const all = text.replace(
      /^( *)# (.*?:(?: (?:\d+|\{ low.*?\}))?) {3}#.*$/gm,
      (_line, pad: string, rest: string) =>
        pad + (rest.endsWith(':') ? `${rest} ${rest.startsWith('volume') ? 5 : 'gpt-4.1'}` : rest),
    );
    const { problems, configuration } = readConfiguration('inference-cost.yml', all);
    expect(problems).toEqual([]);
    expect(
      configuration.assumptions.map(({ kind, name, scope, value }) => [
        kind,
        name,
        scope?.call,
        value.typical,
      ]),
    ).toEqual([
      ['hole', 'question', chat.key, 80],
      ['hole', 'context', chat.key, 600],
      ['loop', 'for doc in docs', chat.key, 5],
      ['output', '*', chat.key, 300],
      ['output', '*', agent.key, 300],
      ['turns', '*', agent.key, 6],
      ['hole', 'question', admin.key, 80],
      ['output', '*', admin.key, 300],
      ['hole', 'question', azure.key, 80],
      ['output', '*', azure.key, 300],
      ['hole', 'question', custom.key, 80],
      ['output', '*', custom.key, 300],
    ]);
    expect(configuration.models.sites).toEqual([{ match: admin.key, model: 'gpt-4.1' }]);
    expect([...configuration.models.azureDeployments, ...configuration.models.aliases]).toEqual([
      ['prod-4', 'gpt-4.1'],
      ['our-model', 'gpt-4.1'],
    ]);
    expect(configuration.features.map(({ volumePerMonth }) => volumePerMonth)).toEqual([5, 5]);
  });
  it('leaves tests and examples out', () =>
    expect(generated(reportOf([call('test/x.py#f/create#0', { testOrExample: true })]))).not.toContain(
      'test/x.py',
    ));
  it('of a workspace without calls is a start', () =>
    expect(problemsOf(generated(reportOf([])))).toEqual([]));
});

describe('again', () => {
  it('changes nothing', () => expect(generated(report, generated(report))).toBe(generated(report)));

  it('adds what is new and keeps what a person wrote', () => {
    const kept = generated(reportOf([chat], [feature('POST /api/answer')]))
      .replace('# question: { low: 20, typical: 80, high: 400 }', 'question:   120')
      .replace('# volume:', 'volume: 50000');
    const text = generated(report, kept);
    expect(text).toContain('        question:   120   # tokens; text of unknown length\n');
    expect(text).toContain('    volume: 50000   # runs a month\n');
    expect(text).toContain('nightly digest:');
    expect(text).toContain(agent.key);
    expect(text.match(/question/g)).toHaveLength(4);
    expect(generated(report, text)).toBe(text);
    expect(problemsOf(text)).toEqual([]);
  });

  it('adds a hole that is new', () => {
    const more = { ...chat, prompt: { ...chat.prompt, holes: [...chat.prompt.holes, hole('history')] } };
    const text = generated(reportOf([more]), generated(reportOf([chat])));
    expect(text).toContain(
      '        # history: { low: 20, typical: 80, high: 400 }   # tokens; text of unknown length\n',
    );
    expect(commentsOf(text).length).toBe(commentsOf(generated(reportOf([chat]))).length + 1);
  });

  it('marks what is gone, once, and takes the mark away when it is back', () => {
    const all = generated(report);
    const fewer = reportOf(
      [{ ...chat, prompt: { ...chat.prompt, holes: [hole('context')] } }],
      [feature('POST /api/answer')],
    );
    const text = generated(fewer, all);
    expect(
      text
        .split('\n')
        .flatMap((line, index, lines) =>
          line.trim() === GONE ? [lines[index + 1]!.trim().split('   #')[0]] : [],
        ),
    ).toEqual([
      'nightly digest:',
      '# question: { low: 20, typical: 80, high: 400 }',
      `${agent.key}:`,
      `${admin.key}:`,
      `${azure.key}:`,
      `${custom.key}:`,
      `# ${admin.key}:`,
    ]);
    expect(generated(fewer, text)).toBe(text);
    expect(generated(report, text)).toBe(all);
  });

  it('reads a file that a person wrote in flow style', () => {
    const text = generated(
      report,
      'features: { mine: { entries: [POST /api/answer], volume: 5 } } # ours\nassumptions: {}\n',
    );
    expect(text).toContain(
      'features: { mine: { entries: [POST /api/answer], volume: 5 }, POST /api/answer: { entries: [ POST /api/answer ] }, nightly digest: { entries: [ nightly digest ] } } # ours\n',
    );
    expect(text).toContain(`  calls:\n    # answer(): gpt-4.1\n    ${chat.key}:\n`);
    expect(problemsOf(text)).toEqual([]);
    expect(generated(report, text)).toBe(text);
  });

  it('refuses a file that it can not read', () => {
    expect(generateConfiguration(report, 'features: [\n')).toEqual({
      refused: expect.stringMatching(/^line \d+, column \d+: this is not valid YAML/),
    });
  });
});

describe('names from the code', () => {
  it('stay names, whatever they hold', () => {
    const odd = [
      '__proto__',
      'a: b # c',
      'x"y',
      "it's",
      '- z',
      '{ f }',
      'two\nlines',
      '# no',
      '*',
      '\u202Eevil',
    ];
    const text = generated(
      reportOf(
        [
          call('a b#c: d.py#f/create#0', {
            enclosing: 'f\n# injected: true',
            prompt: { ...chat.prompt, holes: odd.map(name => hole(name, { why: 'x\ny: 1' })) },
          }),
        ],
        odd.map(name => feature(name)),
      ),
    );
    expect(problemsOf(text)).toEqual([]);
    const { configuration } = readConfiguration('inference-cost.yml', text);
    expect(configuration.features.map(({ name }) => name)).toEqual(odd);
    expect(text).not.toMatch(/^\s*injected/m);
  });
});

describe('any sequence of scans', () => {
  const keys = fc.uniqueArray(
    fc.constantFrom('a.py#f/create#0', 'a.py#g/create#0', 'b.ts#/create#0', 'c d.ts#x/create#1'),
  );
  const names = fc.uniqueArray(fc.constantFrom('q', 'context', 'a: b', '__proto__', '*', '-'));
  const calls = fc.tuple(keys, names, fc.boolean()).map(([list, holes, isUnnamed]) =>
    list.map(key =>
      (isUnnamed ? unnamed : call)(key, {
        prompt: { ...chat.prompt, holes: holes.map(name => hole(name)) },
        ...(isUnnamed ? {} : { loop: chat.loop }),
      }),
    ),
  );
  const reports = fc.tuple(calls, names).map(([list, features]) =>
    reportOf(
      list,
      features.map(name => feature(name)),
    ),
  );
  const own = fc.constantFrom(
    'version: 1\n',
    '# mine\nfeatures:\n    q:\n        volume: 5 # agreed\n',
    'models: {}\r\nfeatures: {}\r\n',
    'rules: { x: off } # why',
    '',
  );

  it('keeps comments and values, ends the same when run twice, and stays readable', () => {
    fc.assert(
      fc.property(own, fc.array(reports, { minLength: 1, maxLength: 4 }), (start, scans) => {
        let text: string = start;
        for (const scan of scans) {
          const next = generated(scan, text);
          expect(generated(scan, next)).toBe(next);
          expect(problemsOf(next)).toEqual([]);
          const kept = commentsOf(next);
          for (const comment of commentsOf(text)) if (comment !== GONE) expect(kept).toContain(comment);
          const [before, after] = [text, next].map(
            one => readConfiguration('inference-cost.yml', one).configuration,
          );
          for (const { name, volumePerMonth } of before!.features)
            expect(after!.features).toContainEqual(
              expect.objectContaining({ name, ...(volumePerMonth ? { volumePerMonth } : {}) }),
            );
          expect(after!.rules).toEqual(before!.rules);
          text = next;
        }
      }),
      { numRuns: 40, seed: 4 },
    );
  });
});
