import { describe, expect, it } from 'vitest';
import { memorySession } from '../support/memory-session.ts';

const tree = {
  'api/chat.py': `from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()
client = OpenAI()

@app.post("/chat")
def chat(question: str):
    return client.chat.completions.create(
        model="gpt-4.1",
        messages=[{"role": "system", "content": "Answer in one sentence, and name the paragraph of the manual that it rests on; say so where the manual does not answer."}, {"role": "user", "content": question}],
        max_tokens=40000
    )

@app.post("/title")
def title(question: str):
    return client.chat.completions.create(model="o3", messages=[{"role": "user", "content": question}])
`,
  'inference-cost.yml': `version: 1
features:
  Chat: { entries: [POST /chat], volume: 1000 }
assumptions:
  everywhere: { output: 100, holes: { question: 50 } }
scenarios:
  growth: { volume: x2 }
  cheaper:
    models.gpt-4.1: gpt-4.1-mini
    output: 50
`,
};

describe('a scenario', () => {
  it('stands beside the report, which is as without it', async () => {
    const plain = (await memorySession(tree)).report();
    const { scenarios, ...report } = (
      await memorySession(tree, { scenarios: ['growth', 'cheaper'] })
    ).report();
    expect(report).toEqual(plain);
    expect(scenarios!.map(s => [s.name, s.set])).toEqual([
      ['growth', ['volume=x2']],
      ['cheaper', ['models.gpt-4.1=gpt-4.1-mini', 'output=50']],
    ]);
    const [growth, cheaper] = scenarios!;
    expect(growth!.totals.usdPerMonth!.typical).toBe(plain.totals.usdPerMonth!.typical * 2);
    expect(growth!.totals.usdPerRun).toEqual(plain.totals.usdPerRun);
    expect(cheaper!.calls.map(c => c.models)).toEqual([['gpt-4.1-mini'], ['o3']]);
    expect(cheaper!.calls[0]!.outputTokens.typical).toBe(50);
    expect(cheaper!.features.find(f => f.name === 'Chat')!.usd!.typical).toBe(
      cheaper!.calls[0]!.usd!.typical,
    );
  });

  it('gives what --set gives', async () => {
    const scenario = (await memorySession(tree, { scenarios: ['cheaper'] })).report().scenarios![0]!;
    const set = (await memorySession(tree, { set: scenario.set })).report();
    expect(scenario.totals).toEqual(set.totals);
    expect(scenario.calls.map(c => c.usd)).toEqual(set.calls.map(c => c.usd));
  });

  it('is worked out from what was parsed before', async () => {
    const session = await memorySession(tree);
    session.report();
    const before = [...session.parsed];
    const report = session.scenario(['features.Chat.volume=500', 'output=10']);
    expect(report.totals.usdPerMonth!.typical).toBe(
      session.scenario(['output=10']).totals.usdPerMonth!.typical / 2,
    );
    expect(session.parsed).toEqual(before);
  });

  it('sees files that changed since the scan', async () => {
    const session = await memorySession(tree);
    session.report();
    session.setText('api/chat.py', tree['api/chat.py'].replace('"o3"', '"gpt-4.1-nano"'));
    expect(session.scenario([]).calls.map(c => c.model.ids)).toEqual([['gpt-4.1'], ['gpt-4.1-nano']]);
  });
});

describe('another model', () => {
  it('counts, caps, thinks and costs as itself', async () => {
    const session = await memorySession(tree);
    const [chat, title] = session.report().calls;
    const { calls } = session.scenario(['models.gpt-4.1=claude-opus-4-1', 'models.o3=gpt-4.1']);
    expect(calls[0]).toMatchObject({
      provider: 'anthropic',
      model: { ids: ['claude-opus-4-1'] },
      price: { model: 'claude-opus-4-1', inputUsdPerMTok: 15 },
      outputCap: 32_000,
    });
    expect(calls[0]!.inputTokens.basis).not.toBe(chat!.inputTokens.basis);
    expect(title!.model.ids).toEqual(['o3']);
    expect(calls[1]!.price!.model).toBe('gpt-4.1');
  });

  it('takes the place of dated ids, and of one call alone', async () => {
    const dated = {
      ...tree,
      'api/chat.py': tree['api/chat.py'].replace('"gpt-4.1"', '"gpt-4.1-2025-04-14"'),
    };
    const session = await memorySession(dated);
    const [chat] = session.report().calls;
    expect(session.scenario(['models.gpt-4.1=gpt-4.1-mini']).calls[0]!.model.ids).toEqual(['gpt-4.1-mini']);
    const one = session.scenario([`calls.${chat!.key}.model=gpt-5`]).calls.map(c => c.model.ids);
    expect(one).toEqual([['gpt-5'], ['o3']]);
  });
});

it.each([
  [['features.Chats.volume=3'], 'there is no feature "Chats"; there is "Chat", "POST /title"'],
  [['models.gpt-4=gpt-4.1'], 'no call uses "gpt-4"; there is "gpt-4.1", "o3"'],
  [['volumes=3'], '"volumes" can\'t be changed'],
])('%s is refused with what would be right', async (changes, words) => {
  const session = await memorySession(tree);
  expect(() => session.scenario(changes)).toThrow(words);
  const asked = memorySession(tree, { set: changes }).then(s => s.report());
  await expect(asked).rejects.toThrow(words);
});

it('a scenario that the file does not name is refused with those that it names', async () => {
  const session = await memorySession(tree, { scenarios: ['cheap'] });
  expect(() => session.report()).toThrow('no such scenario, but "growth", "cheaper"');
});
