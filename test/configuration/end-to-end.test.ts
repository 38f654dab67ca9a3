import { describe, expect, it } from 'vitest';
import type { Call, Report } from '../../src/engine/model.ts';
import { callHover } from '../../src/present/hover.ts';
import { memorySession } from '../support/memory-session.ts';

async function scan(tree: Readonly<Record<string, string>>, configFile?: string): Promise<Report> {
  const session = await memorySession(tree, configFile === undefined ? {} : { configFile });
  return session.report();
}

const python = (model = '"gpt-4.1"', more = '') => `from openai import OpenAI
client = OpenAI()

def answer(question, model):
    return client.chat.completions.create(
        model=${model}, messages=[{"role": "user", "content": question}]${more}
    )
`;
const key = 'api/chat.py#answer/chat.completions.create#0';

/** The one call of api/chat.py, as the settings change it. */
async function callWith(settings: string, source = python()): Promise<Call> {
  const report = await scan({ 'api/chat.py': source, 'inference-cost.yml': settings });
  expect(report.configuration.problems).toEqual([]);
  expect(report.calls).toHaveLength(1);
  return report.calls[0]!;
}

describe('each key changes the report', () => {
  it('include and exclude', async () => {
    const tree = { 'api/chat.py': python(), 'jobs/digest.py': python() };
    expect((await scan(tree)).calls.map(({ file }) => file)).toEqual(['api/chat.py', 'jobs/digest.py']);
    expect(
      (await scan({ ...tree, 'inference-cost.yml': 'exclude: [jobs/**]' })).calls.map(({ file }) => file),
    ).toEqual(['api/chat.py']);
    expect(
      (await scan({ ...tree, 'inference-cost.yml': 'include: ["jobs"]' })).calls.map(({ file }) => file),
    ).toEqual(['jobs/digest.py']);
  });

  it.each([
    ['everywhere', `assumptions: { everywhere: { holes: { question: 1234 }, output: 77 } }`],
    ['files', `assumptions: { files: { api/**: { holes: { "*": 1234 }, output: 77 } } }`],
    [
      'calls',
      `assumptions: { everywhere: { output: 5 }, calls: { ${key}: { holes: { question: 1234 }, output: 77 } } }`,
    ],
  ])('assumptions: %s', async (_scope, settings) => {
    const [before, after] = [await callWith(''), await callWith(settings)];
    expect(after.prompt.holes[0]).toMatchObject({
      name: 'question',
      tokens: { low: 1234, typical: 1234, high: 1234 },
      basis: 'configuration',
    });
    expect(after.outputTokens).toMatchObject({ low: 77, typical: 77, high: 77, basis: 'configuration' });
    expect(after.inputTokens.typical - before.inputTokens.typical).toBe(
      1234 - before.prompt.holes[0]!.tokens.typical,
    );
    // gpt-4.1 is $2 and $8 per million.
    expect(after.usd!.typical).toBeCloseTo((after.inputTokens.typical * 2 + 77 * 8) / 1e6, 12);
  });

  it('assumptions: features, in these alone', async () => {
    const tree = {
      'llm.py': `from openai import OpenAI

def ask(texts):
    for text in texts:
        OpenAI().chat.completions.create(model="gpt-4.1", messages=[{"role": "user", "content": text}])
`,
      'main.py': `from fastapi import FastAPI
from llm import ask
app = FastAPI()

@app.post("/chat")
def chat(texts: list[str]):
    return ask(texts)

@app.post("/digest")
def digest(texts: list[str]):
    return ask(texts)
`,
    };
    const featuresWith = async (settings: string) => {
      const { features, calls, configuration } = await scan({ ...tree, 'inference-cost.yml': settings });
      expect(configuration.problems).toEqual([]);
      return { chat: features[0]!, digest: features[1]!, call: calls[0]! };
    };
    const usual = await featuresWith('');
    expect(usual.chat.usd).toEqual(usual.digest.usd);
    const sized = await featuresWith(
      'features: { Support: { entries: [POST /chat] } }\nassumptions: { features: { Support: { output: 10, holes: { texts: 100 }, loops: { "*": 3 } } } }',
    );
    expect(sized.chat.name).toBe('Support');
    expect(sized.chat.calls[0]!.times).toEqual({ low: 3, typical: 3, high: 3 });
    // gpt-4.1 is $2 and $8 per million; the prompt has a few tokens around the text.
    const frame = sized.call.inputTokens.typical - sized.call.prompt.holes[0]!.tokens.typical;
    expect(sized.chat.usd!.typical).toBeCloseTo((3 * ((100 + frame) * 2 + 10 * 8)) / 1e6, 12);
    expect(sized.digest).toEqual(usual.digest);
    expect(sized.call).toEqual(usual.call);
  });

  it('assumptions: loops', async () => {
    const source = `from openai import OpenAI

def digest(docs):
    for doc in docs:
        OpenAI().chat.completions.create(model="gpt-4.1", messages=[{"role": "user", "content": doc}])
`;
    const timesWith = async (settings: string) =>
      (await scan({ 'jobs.py': source, 'inference-cost.yml': settings })).features[0]!.calls[0]!.times;
    expect((await timesWith('')).high).toBeNull();
    for (const scope of [
      'everywhere',
      'files: { jobs.py',
      'calls: { "jobs.py#digest/chat.completions.create#0"',
    ])
      expect(
        await timesWith(
          scope === 'everywhere'
            ? 'assumptions: { everywhere: { loops: { for doc in docs: { low: 2, typical: 4, high: 8 } } } }'
            : `assumptions: { ${scope}: { loops: { for doc in docs: { low: 2, typical: 4, high: 8 } } } } }`,
        ),
      ).toEqual({ low: 2, typical: 4, high: 8 });
  });

  it('assumptions: turns and cache hits of an agent run', async () => {
    const agent = `from agents import Agent, Runner, function_tool

@function_tool
def search(query: str) -> str:
    return query

agent = Agent(name="helper", model="gpt-4.1", instructions="""${'Help the customer with care.\n'.repeat(300)}""", tools=[search])

def run(question: str):
    return Runner.run_sync(agent, question)
`;
    const runWith = async (settings: string) => {
      const { calls, configuration } = await scan({
        'agent.py': agent,
        'requirements.txt': 'openai-agents\n',
        'inference-cost.yml': settings,
      });
      expect(configuration.problems).toEqual([]);
      return calls.find(({ kind }) => kind === 'agent-run')!;
    };
    const [usual, long] = [await runWith(''), await runWith('assumptions: { everywhere: { turns: 9 } }')];
    expect(long.turns).toMatchObject({ typical: 9 });
    expect(long.usd!.typical).toBeGreaterThan(usual.usd!.typical * 1.5);
    const hits = (share: string) => `assumptions: { everywhere: { turns: 9, cache-hit-rate: ${share} } }`;
    const [none, all] = [await runWith(hits('0 %')), await runWith(hits('100 %'))];
    expect(all.usd!.typical).toBeLessThan(none.usd!.typical * 0.7);
  });

  it('features: turns, users and what a run is worth', async () => {
    const source = `from fastapi import FastAPI
from openai import OpenAI
app = FastAPI()

@app.post("/chat")
def chat(text: str):
    return OpenAI().chat.completions.create(model="gpt-4.1", messages=[{"role": "user", "content": text}])
`;
    const featureWith = async (settings: string) => {
      const given = `features: { "POST /chat": { volume: 1000${settings} } }`;
      const { features, configuration } = await scan({ 'main.py': source, 'inference-cost.yml': given });
      expect(configuration.problems).toEqual([]);
      return features[0]!;
    };
    const single = await featureWith('');
    expect(single.units).toBeUndefined();
    const conversation = await featureWith(', turns: 10');
    expect(conversation.turns).toBe(10);
    expect(conversation.usd!.typical).toBeGreaterThanOrEqual(single.usd!.typical * 10);
    expect(conversation.units).toEqual([expect.objectContaining({ unit: 'turn' })]);
    expect(conversation.units![0]!.usd.typical).toBeCloseTo(conversation.usd!.typical / 10, 9);
    const [user, ticket] = (
      await featureWith(', users: 50, value: { unit: ticket solved, per-run: 0.5, usd: 4.50 }')
    ).units!;
    expect(user).toMatchObject({ unit: 'user a month' });
    expect(user!.usd.typical).toBeCloseTo(single.usdPerMonth!.typical / 50, 9);
    expect(ticket).toMatchObject({ unit: 'ticket solved', worthUsd: 4.5 });
    expect(ticket!.usd.typical).toBeCloseTo(single.usd!.typical * 2, 9);
  });

  it('assumptions: thinking', async () => {
    const source = `from openai import OpenAI

def plan(text):
    return OpenAI().responses.create(model="gpt-5", input=text)
`;
    const callWith = async (settings: string) =>
      (await scan({ 'plan.py': source, 'inference-cost.yml': settings })).calls[0]!;
    const [usual, long] = [
      await callWith('version: 1'),
      await callWith('assumptions: { everywhere: { thinking: 5000 } }'),
    ];
    expect(usual.thinkingTokens!.typical).toBeLessThan(5000);
    expect(long.thinkingTokens).toMatchObject({ low: 5000, typical: 5000, high: 5000 });
    expect(long.usd!.typical).toBeGreaterThan(usual.usd!.typical);
  });

  it('features: entries join and name, a volume gives amounts by the month', async () => {
    const tree = {
      'main.py': `from fastapi import FastAPI
from openai import OpenAI
app = FastAPI()

@app.post("/chat")
def chat(text: str):
    return OpenAI().chat.completions.create(model="gpt-4.1", messages=[{"role": "user", "content": text}])

@app.post("/again")
def again(text: str):
    return chat(text)

@app.post("/other")
def other(text: str):
    return chat(text)
`,
    };
    const before = await scan(tree);
    expect(before.features.map(({ name }) => name)).toEqual(['POST /chat', 'POST /again', 'POST /other']);
    const after = await scan({
      ...tree,
      'inference-cost.yml':
        'features: { Support: { entries: [POST /chat, "main.py:again"], volume: 50000 } }',
    });
    expect(after.configuration.problems).toEqual([]);
    expect(after.features.map(({ name }) => name)).toEqual(['Support', 'POST /other']);
    const [support] = after.features;
    expect(support!.calls[0]!.times.typical).toBe(2);
    expect(support!.usdPerMonth!.typical).toBeCloseTo(support!.usd!.typical * 50_000, 6);
    expect(after.totals.usdPerMonth!.typical).toBeCloseTo(support!.usdPerMonth!.typical, 6);
    expect(before.totals.usdPerMonth).toBeNull();
  });

  it('features: a file stands for all that starts in it and is not named alone', async () => {
    const tree = {
      'jobs.py': `from openai import OpenAI
def ask(text):
    return OpenAI().chat.completions.create(model="gpt-4.1", messages=[{"role": "user", "content": text}])

def one(text: str):
    return ask(text)

def two(text: str):
    return ask(text)
`,
    };
    const names = async (settings: string) =>
      (await scan({ ...tree, 'inference-cost.yml': settings })).features.map(({ name }) => name);
    expect(await names('')).toEqual(['one', 'two']);
    expect(await names('features: { All: { entries: jobs.py } }')).toEqual(['All']);
    expect(
      await names('features: { All: { entries: jobs.py }, Second: { entries: "jobs.py:two" } }'),
    ).toEqual(['All', 'Second']);
  });

  it('features: of the same name are told apart, and have volumes each', async () => {
    const source = `from openai import OpenAI

class Memory:
    def add(self, text: str):
        return OpenAI().chat.completions.create(model="gpt-4.1", messages=[{"role": "user", "content": text}])
`;
    const tree = { 'a.py': source, 'b.py': source };
    const before = await scan(tree);
    expect(before.features.map(({ name }) => name)).toEqual(['Memory.add (a.py)', 'Memory.add (b.py)']);
    for (const member of [
      'Memory.add (b.py): { volume: 10 }',
      'Mine: { entries: ["b.py:Memory.add"], volume: 10 }',
    ]) {
      const { features } = await scan({ ...tree, 'inference-cost.yml': `features: { ${member} }` });
      expect(features.map(({ usdPerMonth }) => usdPerMonth !== null)).toEqual([false, true]);
    }
  });

  it('models: sites, by call and by glob', async () => {
    expect(await callWith('', python('model'))).toMatchObject({ usd: null, model: { ids: [] } });
    for (const match of [key, 'api/**']) {
      const call = await callWith(`models: { sites: { ${match}: gpt-4.1 } }`, python('model'));
      expect(call).toMatchObject({
        model: { ids: ['gpt-4.1'], source: 'config-file' },
        price: { model: 'gpt-4.1' },
      });
      expect(call.usd!.typical).toBeGreaterThan(0);
    }
  });

  it('models: aliases', async () => {
    expect(await callWith('', python('"fast"'))).toMatchObject({ usd: null });
    expect(await callWith('models: { aliases: { fast: gpt-4.1-mini } }', python('"fast"'))).toMatchObject({
      model: { ids: ['fast'] },
      price: { model: 'gpt-4.1-mini' },
    });
  });

  it('models: azure-deployments', async () => {
    const source = python('"prod-4"').replaceAll('OpenAI', 'AzureOpenAI');
    expect(await callWith('', source)).toMatchObject({ usd: null, provider: 'azure' });
    expect(
      (await callWith('models: { azure-deployments: { prod-4: gpt-4.1 } }', source)).usd!.typical,
    ).toBeGreaterThan(0);
  });

  it('prices: own rates, in another currency', async () => {
    const call = await callWith(
      'prices: { currency: { code: EUR, usd: 1.5 }, models: { gpt-4.1: { input: 1, output: 4 } } }',
    );
    expect(call.price).toMatchObject({ inputUsdPerMTok: 1.5, outputUsdPerMTok: 6 });
    expect(call.usd!.typical).toBeCloseTo(
      (call.inputTokens.typical * 1.5 + call.outputTokens.typical * 6) / 1e6,
      12,
    );
  });

  it('prices: discounts', async () => {
    const [list, less] = [
      await callWith(''),
      await callWith('prices: { discounts: { provider: openai, percent: 25 % } }'),
    ];
    expect(less.usd!.typical).toBeCloseTo(list.usd!.typical * 0.75, 12);
  });

  it('prices: a self-hosted model', async () => {
    const call = await callWith(
      'prices: { models: { our-llama: { self-hosted: { usd-per-hour: 9, tokens-per-second: 2500, utilization: 50 % } } } }',
      python('"our-llama"'),
    );
    expect(call.price!.outputUsdPerMTok).toBeCloseTo(2, 9);
  });

  it('prices: a file in LiteLLM’s format', async () => {
    const report = await scan({
      'api/chat.py': python('"our-model"'),
      'costs/rates.json': JSON.stringify({
        'our-model': { input_cost_per_token: 0.000003, output_cost_per_token: 0.000006 },
      }),
      'inference-cost.yml': 'prices: { file: costs/rates.json }',
    });
    expect(report.configuration.problems).toEqual([]);
    expect(report.calls[0]!.price).toMatchObject({
      inputUsdPerMTok: 3,
      outputUsdPerMTok: 6,
      source: 'costs/rates.json',
    });
  });

  it('rules: off, severity', async () => {
    const findings = async (settings: string) =>
      (await scan({ 'api/chat.py': python(), 'inference-cost.yml': settings })).findings.filter(
        ({ rule }) => rule === 'missing-output-cap',
      );
    const usual = await findings('');
    expect(usual).toHaveLength(1);
    expect(await findings('rules: { missing-output-cap: off }')).toEqual([]);
    expect((await findings('rules: { missing-output-cap: warning }'))[0]!.severity).toBe('warning');
    expect(usual[0]!.severity).not.toBe('warning');
  });

  it('dismissed', async () => {
    const report = await scan({
      'api/chat.py': python(),
      'inference-cost.yml': `dismissed: [{ finding: missing-output-cap@${key}, reason: short }]`,
    });
    expect(report.findings.filter(({ rule }) => rule === 'missing-output-cap')).toEqual([]);
    expect(report.configuration.problems).toEqual([]);
  });
});

describe('sdks: an internal client of a package that is nowhere in the workspace', () => {
  const settings = `
sdks:
  acme-llm:
    packages: [acme.llm, "@acme/llm"]
    provider: openai
    clients: [Acme, createAcme]
    methods:
      - path: chat.ask
        language: python
        model: engine
        prompt: prompt
        system: instructions
        output-cap: limit
        tools: tools
        positional: [prompt]
      - path: [ask, chat.ask]
        model: engine
        prompt: prompt
        system: instructions
        output-cap: limit
`;
  const py = `from acme.llm import Acme
acme = Acme(region="eu")
MODEL = "gpt-4.1-mini"

def summarise(text):
    return acme.chat.ask("Summarise this text in two sentences.", engine=MODEL, instructions="You are brief.", limit=120)
`;
  const ts = `import { createAcme } from '@acme/llm';
const acme = createAcme();
export async function title(text: string) {
  return acme.ask({ engine: 'gpt-4.1', prompt: \`Give a title to: \${text}\`, instructions: 'You write titles.' });
}
`;

  it('is not known without them', async () =>
    expect((await scan({ 'a.py': py, 'b.ts': ts })).calls).toEqual([]));

  it('is found, resolved, priced and advised in Python and TypeScript', async () => {
    const report = await scan({ 'a.py': py, 'b.ts': ts, 'inference-cost.yml': settings });
    expect(report.configuration.problems).toEqual([]);
    expect(report.calls).toEqual([
      expect.objectContaining({
        file: 'a.py',
        line: 6,
        sdk: 'acme-llm',
        provider: 'openai',
        kind: 'chat',
        enclosing: 'summarise',
        outputCap: 120,
        model: expect.objectContaining({ ids: ['gpt-4.1-mini'] }),
      }),
      expect.objectContaining({
        file: 'b.ts',
        line: 4,
        sdk: 'acme-llm',
        provider: 'openai',
        kind: 'chat',
        enclosing: 'title',
        outputCap: null,
        model: expect.objectContaining({ ids: ['gpt-4.1'] }),
      }),
    ]);
    const [python, script] = report.calls as [Call, Call];
    expect(python.prompt.staticChars).toBe(
      'You are brief.'.length + 'Summarise this text in two sentences.'.length,
    );
    expect(script.prompt.holes.map(({ name }) => name)).toEqual(['text']);
    expect(python.usd!.typical).toBeGreaterThan(0);
    expect(script.usd!.typical).toBeGreaterThan(python.usd!.typical);
    expect(
      report.findings.filter(({ rule }) => rule === 'missing-output-cap').map(({ file }) => file),
    ).toEqual(['b.ts']);
    expect(callHover(python, report)).toContain('gpt\\-4\\.1\\-mini');
    expect(callHover(script, report)).toContain('a call');
  });

  it('may be a function of the package', async () => {
    const own =
      'sdks: { acme: { packages: acme.llm, provider: openai, methods: { path: ask, output-cap: limit } } }\n';
    const report = await scan({
      'a.py':
        'from acme.llm import ask\n\ndef title(text):\n    return ask(model="gpt-4.1", messages=text)\n',
      'b.py':
        'import acme.llm\n\ndef title(text):\n    return acme.llm.ask(model="gpt-4.1", messages=text)\n',
      'inference-cost.yml': own,
    });
    expect(report.configuration.problems).toEqual([]);
    expect(report.calls.map(({ file, model }) => [file, model.ids])).toEqual([
      ['a.py', ['gpt-4.1']],
      ['b.py', ['gpt-4.1']],
    ]);
  });

  it('comes and goes with the file', async () => {
    const session = await memorySession({ 'a.py': py, 'inference-cost.yml': '' });
    expect(session.report().calls).toHaveLength(0);
    session.setText('inference-cost.yml', settings);
    await session.prepare();
    expect(session.report().calls).toHaveLength(1);
    session.setText('inference-cost.yml', null);
    await session.prepare();
    expect(session.report().calls).toHaveLength(0);
  });
});

describe('several files, and one that is named', () => {
  const tree = {
    'a.py': python(),
    'apps/web/b.py': python(),
    'inference-cost.yml': 'assumptions: { everywhere: { output: 10, holes: { question: 20 } } }',
    'apps/web/inference-cost.yml': 'assumptions: { everywhere: { output: 30 } }',
  };
  it('lets the nearest win, key by key', async () => {
    const report = await scan(tree);
    expect(report.configuration).toEqual({
      files: ['apps/web/inference-cost.yml', 'inference-cost.yml'],
      problems: [],
    });
    expect(
      report.calls.map(({ file, outputTokens, prompt }) => [
        file,
        outputTokens.typical,
        prompt.holes[0]!.tokens.typical,
      ]),
    ).toEqual([
      ['a.py', 10, 20],
      ['apps/web/b.py', 30, 20],
    ]);
  });
  it('takes the file of --config instead', async () => {
    const report = await scan(
      { ...tree, '/elsewhere/my.yml': 'assumptions: { everywhere: { output: 99 } }' },
      '/elsewhere/my.yml',
    );
    expect(report.calls.map(({ outputTokens }) => outputTokens.typical)).toEqual([99, 99]);
  });
});

describe('problems', () => {
  it('of the file, of its names and of its prices stand in the report', async () => {
    const report = await scan({
      'api/chat.py': python(),
      'inference-cost.yml': `volumes: 3
exclude: [nowhere/**]
rules: { missing-output-capp: off }
prices:
  models:
    gpt-4.1:
      input: 0.002
      output: 8
  file: nothing.json
`,
    });
    expect(
      report.configuration.problems.map(({ line, column, message }) => `${line}:${column} ${message}`),
    ).toEqual([
      expect.stringMatching(/^1:1 "volumes" is not known/),
      expect.stringMatching(/^2:11 exclude: "nowhere\/\*\*" matches no source file/),
      expect.stringMatching(
        /^3:10 rules: there is no rule "missing-output-capp": did you mean "missing-output-cap"\?/,
      ),
      expect.stringMatching(
        /^7:14 prices.models.gpt-4.1.input is 0.002, which looks like dollars per thousand tokens/,
      ),
      expect.stringMatching(/^9:9 prices.file names "nothing.json", which can’t be read/),
    ]);
  });
  it('of a file of 10 MB is one line, and the scan goes on', async () => {
    const report = await scan({ 'api/chat.py': python(), 'inference-cost.yml': '# x\n'.repeat(2_500_000) });
    expect(report.configuration.problems).toEqual([
      { file: 'inference-cost.yml', line: 1, column: 1, message: expect.stringContaining('can’t be read') },
    ]);
    expect(report.calls).toHaveLength(1);
  });
});
