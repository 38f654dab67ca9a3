import { beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../../src/engine/index.ts';
import type { Driver } from '../../../src/engine/model.ts';
import type { Session } from '../../../src/workspace/session.ts';
import { memorySession } from '../../support/memory-session.ts';

// A run of an agent, a chat with its history, a loop over documents, and a reasoning model.
const tree = {
  'app.py': `from agents import Agent, Runner, function_tool
from anthropic import Anthropic
from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()
client = OpenAI()
claude = Anthropic()

@function_tool
def search(query: str) -> str:
    """Looks something up."""

agent = Agent(name="helper", instructions="Help with orders.", model="gpt-4.1", tools=[search])

@app.post("/task")
async def task(request: str):
    return await Runner.run(agent, request)

@app.post("/chat")
def chat(history: list, question: str):
    return claude.messages.create(
        model="claude-sonnet-4-5", max_tokens=2000,
        messages=[*history, {"role": "user", "content": question}],
    )

@app.post("/digest")
def digest(topic: str):
    for doc in load(topic):
        client.chat.completions.create(
            model="gpt-5-mini", messages=[{"role": "user", "content": f"Judge this for {topic}: {doc.page}"}]
        )
`,
  'inference-cost.yml': 'features: { Chat: { entries: [POST /chat], turns: 8, volume: 5000 } }',
};

describe('drivers', () => {
  let session: Session;
  let report: Report;
  beforeAll(async () => {
    session = await memorySession(tree);
    report = session.report();
  });

  /** How far an amount moves when the configuration sets one assumption to its low, then to its high. */
  const moved = (
    { assumption, low, high }: Driver,
    usdOf: (r: Pick<Report, 'calls' | 'features'>) => number,
  ): number => {
    const at = (value: number | null): number => usdOf(session.scenario([`${assumption!}=${String(value)}`]));
    return Math.abs(at(high) - at(low));
  };
  const inOrder = (drivers: readonly Driver[], usdOf: Parameters<typeof moved>[1]): void => {
    const named = drivers.filter(d => d.assumption !== undefined);
    expect(named.length).toBeGreaterThan(1);
    const moves = named.map(driver => ({ name: driver.name, usd: moved(driver, usdOf) }));
    const sorted = [...moves].sort((a, b) => b.usd - a.usd);
    expect(moves.map(m => m.name)).toEqual(sorted.map(m => m.name));
    for (const [i, { usd }] of named.entries())
      expect(Math.abs(usd!.high - usd!.low)).toBeCloseTo(moves[i]!.usd, 6);
  };

  it('of each call come in the order of setting them one at a time', () => {
    for (const { id, drivers } of report.calls)
      inOrder(drivers, r => r.calls.find(c => c.id === id)!.usd!.typical);
  });

  it('of each feature likewise', () => {
    for (const { name, drivers } of report.features)
      // A loop that runs 0 times leaves no feature.
      inOrder(drivers!, r => r.features.find(f => f.name === name)?.usd?.typical ?? 0);
  });

  it('say what they are, how much they move, and where to change them', () => {
    const task = report.features.find(f => f.name === 'POST /task')!;
    expect(task.drivers!.slice(0, 2)).toMatchObject([
      { name: 'turns', unit: 'turns', basis: 'assumption', assumption: 'assumptions.everywhere.turns' },
      { name: 'tool result', unit: 'tokens', assumption: 'assumptions.everywhere.holes.tool result' },
    ]);
    const [first] = task.drivers!;
    expect(first!.usd!.low).toBeLessThan(task.usd!.typical);
    expect(first!.usd!.high).toBeGreaterThan(task.usd!.typical);
    expect(task.drivers!.reduce((sum, d) => sum + d.share!, 0)).toBeCloseTo(1, 2);
  });

  it('of the total are those of the month where volumes are known', () => {
    const chat = report.features.find(f => f.name === 'Chat')!;
    expect(report.totals.drivers!.map(d => d.name)).toEqual(chat.drivers!.map(d => d.name));
    expect(report.totals.drivers![0]!.usd!.high).toBeCloseTo(chat.drivers![0]!.usd!.high * 5000, 2);
  });

  it('of a reasoning model have its thinking apart', () => {
    const digest = report.calls.find(c => c.model.ids[0] === 'gpt-5-mini')!;
    expect(digest.drivers.find(d => d.name === 'thinking')).toMatchObject({
      basis: 'assumption',
      assumption: 'assumptions.everywhere.thinking',
    });
    const { thinkingTokens, outputTokens } = digest;
    expect(thinkingTokens!.basis).toContain('9.7-fold');
    expect(thinkingTokens!.high! / thinkingTokens!.low).toBeGreaterThan(9.7);
    expect(outputTokens.typical).toBeGreaterThan(thinkingTokens!.typical);
  });
});
