import { describe, expect, it } from 'vitest';
import { memorySession } from '../../support/memory-session.ts';
import type { ScenarioReport } from '../../../src/engine/index.ts';

/** A chat that sends `messages`; system prompt, history and question are what the caller brings. */
const chat = (messages: string, model = 'gpt-4.1', more = ''): string => `from fastapi import FastAPI
from openai import OpenAI
from anthropic import Anthropic
app = FastAPI()
client = OpenAI()
claude = Anthropic()

@app.post("/chat")
def chat(system: str, history: list, question: str):
    return client.chat.completions.create(model="${model}", messages=${messages}${more})
`;
const settings = (question: number, output: number, turns: number): string => `features:
  Chat: { entries: [POST /chat], volume: 50000, turns: ${turns} }
assumptions:
  everywhere:
    holes: { question: ${question}, system: 2000 }
    output: ${output}
`;

async function chatOf(source: string, yml: string, ...changes: string[]): Promise<ScenarioReport> {
  const session = await memorySession({ 'api/chat.py': source, 'inference-cost.yml': yml });
  return session.scenario(changes);
}

const ALONE = '[{"role": "user", "content": question}]';
const RESENT = '[{"role": "system", "content": system}, *history, {"role": "user", "content": question}]';

it('50,000 conversations of 10 turns at $0.01 a turn are exactly $5,000', async () => {
  // 7 tokens around the message and 993 in it at $2 a million, 1,000 out at $8: $0.002 + $0.008.
  const { features, totals, calls } = await chatOf(chat(ALONE), settings(993, 1000, 10));
  expect(calls[0]!.usd).toEqual({ low: 0.01, typical: 0.01, high: 0.01 });
  expect(features[0]!.usd!.typical).toBe(0.1);
  expect(features[0]!.units).toEqual([{ unit: 'turn', usd: { low: 0.01, typical: 0.01, high: 0.01 } }]);
  expect(totals.usdPerMonth).toEqual({ low: 5000, typical: 5000, high: 5000 });
});

describe('a history that is sent again', () => {
  const TURNS = 10;
  // 3, and 4 around each message: 3 + 4 + 2000 + 4 + 60. A turn adds question, answer and 4 around each of them.
  const FIRST = 2071;
  const TURN = 60 + 240 + 8;
  const INPUT = TURNS * FIRST + TURN * 45;
  // What turns 2 to 10 send of the turn before.
  const AGAIN = 9 * FIRST + TURN * 36;
  const OUTPUT = TURNS * 240;
  const month = async (source: string, ...changes: string[]): Promise<number> =>
    (await chatOf(source, settings(60, 240, TURNS), ...changes)).totals.usdPerMonth!.typical;

  it('costs the quadratic figure without a cache', async () => {
    expect(INPUT).toBe(34_570);
    const usd = (INPUT * 2 + OUTPUT * 8) / 1e6;
    expect(await month(chat(RESENT), 'caching=off')).toBeCloseTo(50_000 * usd, 6);
    expect(50_000 * usd).toBeCloseTo(4417, 6);
  });

  it('reads what was sent before at a quarter of the price where OpenAI caches of itself', async () => {
    const usd = ((INPUT - AGAIN) * 2 + AGAIN * 0.5 + OUTPUT * 8) / 1e6;
    expect(await month(chat(RESENT))).toBeCloseTo(50_000 * usd, 6);
  });

  it('pays to write what is new where Anthropic caches what is marked', async () => {
    const marked = chat(RESENT)
      .replace(
        'client.chat.completions.create(model="gpt-4.1"',
        'claude.messages.create(model="claude-sonnet-4-5", max_tokens=1000, cache_control={"type": "ephemeral"}, system=system',
      )
      .replace('{"role": "system", "content": system}, ', '');
    const { calls } = await chatOf(marked, settings(60, 240, 1));
    const first = calls[0]!.inputTokens.typical;
    // 2 tokens around a message.
    const turn = 60 + 240 + 4;
    const input = TURNS * first + turn * 45;
    const again = 9 * first + turn * 36;
    const usd = (again * 0.3 + (input - again) * 3.75 + OUTPUT * 15) / 1e6;
    expect(await month(marked)).toBeCloseTo(50_000 * usd, 6);
    const plain = marked.replace(' cache_control={"type": "ephemeral"},', '');
    expect(await month(plain)).toBeCloseTo((50_000 * (input * 3 + OUTPUT * 15)) / 1e6, 6);
    expect(await month(plain, 'caching=on')).toBeCloseTo(50_000 * usd, 6);
  });

  it('is not cached below the minimum of 1,024 tokens', async () => {
    const short = 'assumptions.everywhere.holes.system=100';
    // The first turn has 171 tokens; the request of turn 4 (1,095) is the first that the next one finds.
    const again = 6 * 171 + TURN * (3 + 4 + 5 + 6 + 7 + 8);
    const input = TURNS * 171 + TURN * 45;
    const usd = ((input - again) * 2 + again * 0.5 + OUTPUT * 8) / 1e6;
    expect(await month(chat(RESENT), short)).toBeCloseTo(50_000 * usd, 6);
  });

  it('grows no further than a window of messages keeps', async () => {
    const window = RESENT.replace('*history', '*history[-4:]');
    // Turns 3 to 10 carry two earlier ones.
    const input = TURNS * FIRST + TURN * (0 + 1 + 8 * 2);
    const usd = (input * 2 + OUTPUT * 8) / 1e6;
    expect(await month(chat(window), 'caching=off')).toBeCloseTo(50_000 * usd, 6);
  });

  it.each([
    'history = history[-4:]',
    'history[:] = history[-KEPT:]',
    'del history[:-4]',
    'while len(history) > 4:\n        history.pop(0)',
  ])('grows no further than %s in the function keeps', async trim => {
    const source = chat(RESENT)
      .replace('client = OpenAI()', 'client = OpenAI()\nKEPT = 4')
      .replace(
        '    return client',
        `    history.append({"role": "user", "content": question})\n    ${trim}\n    return client`,
      )
      .replace(', {"role": "user", "content": question}]', ']');
    const { calls } = await chatOf(source, settings(60, 240, TURNS), 'caching=off');
    expect(calls[0]!.prompt.holes.map(h => h.why)).toContainEqual(
      expect.stringContaining('the last 4 messages kept'),
    );
  });

  it('grows no further than a budget of tokens keeps', async () => {
    const source = chat(
      'trim_messages(history, max_tokens=500, strategy="last", token_counter=count)',
    ).replace('import FastAPI', 'import FastAPI\nfrom langchain_core.messages import trim_messages');
    const { calls } = await chatOf(source, settings(60, 240, TURNS), 'caching=off');
    const [hole] = calls[0]!.prompt.holes;
    // Turns 1 to 10 carry 0, 308 and then 500 tokens, and the question of now.
    expect(hole!.tokens.typical).toBe(Math.round((308 + 8 * 500) / 10 + 64));
    expect(hole!.why).toContain('500 tokens kept');
  });

  it('is as long as a summary where the code sends one instead', async () => {
    const source = chat(
      '[{"role": "system", "content": f"{system}{summary}"}, {"role": "user", "content": question}]',
    ).replace('question: str', 'question: str, summary: str');
    const one = await chatOf(source, settings(60, 240, TURNS), 'holes.summary=150');
    expect(one.totals.usdPerMonth!.typical).toBeCloseTo(
      (50_000 * TURNS * ((FIRST + 150) * 2 + 240 * 8)) / 1e6,
      6,
    );
  });

  it('is billed where the provider keeps it', async () => {
    const source = chat(RESENT).replace(
      /client\.chat.*/,
      'client.responses.create(model="gpt-4.1", instructions=system, input=question, previous_response_id=history[-1])',
    );
    const usd = (INPUT * 2 + OUTPUT * 8) / 1e6;
    expect(await month(source, 'caching=off')).toBeCloseTo(50_000 * usd, 6);
  });

  it('is the loop’s where the code holds the conversation, whose turns are then the loop’s', async () => {
    const source = `from openai import OpenAI
client = OpenAI()
def main(system):
    messages = [{"role": "system", "content": system}]
    while True:
        question = input("> ")
        messages.append({"role": "user", "content": question})
        answer = client.chat.completions.create(model="gpt-4.1", messages=messages)
        messages.append(answer.choices[0].message)
if __name__ == "__main__":
    main(open("system.txt").read())
`;
    const yml = settings(60, 240, TURNS)
      .replace('POST /chat', 'api/chat.py')
      .replace('question: 60, system', 'input: 60, "*"');
    const report = await chatOf(source, yml, 'caching=off');
    const [feature] = report.features;
    expect(feature!.calls[0]!.times).toEqual({ low: 10, typical: 10, high: 10 });
    expect(feature!.usdPerMonth!.typical).toBeCloseTo((50_000 * (INPUT * 2 + OUTPUT * 8)) / 1e6, 6);
  });
});

it('an agent’s run in a conversation starts with the earlier turns', async () => {
  const source = `from agents import Agent, Runner
agent = Agent(name="helper", instructions="Help with orders.", model="gpt-4.1")
async def chat(history: list, question: str):
    return await Runner.run(agent, [*history, {"role": "user", "content": question}])
`;
  const yml = settings(60, 240, 10).replace('POST /chat', 'api/chat.py:chat');
  const { calls, features } = await chatOf(source, yml);
  expect(calls[0]!.kind).toBe('agent-run');
  const [hole] = calls[0]!.prompt.holes;
  // The mean of 0, 1 … 9 earlier turns of 60 + 240 and the frames of two messages.
  expect(hole!.tokens.typical).toBe((300 + 8) * 4.5);
  expect(features[0]!.turns).toBe(10);
  const one = await chatOf(source, yml, 'features.Chat.turns=1');
  expect(one.calls[0]!.prompt.holes[0]!.tokens.typical).toBe(0);
  expect(features[0]!.usd!.typical).toBeGreaterThan(10 * one.features[0]!.usd!.typical);
});

describe('a conversation of unknown length', () => {
  it('is an assumption that the configuration replaces', async () => {
    const yml = 'assumptions: { everywhere: { output: 240, holes: { question: 60, system: 2000 } } }';
    const { calls } = await chatOf(chat(RESENT), yml);
    expect(calls[0]!.drivers[0]).toMatchObject({ name: 'history', basis: 'assumption' });
    const known = await chatOf(chat(RESENT), yml, 'turns=4');
    expect(known.calls[0]!.prompt.holes[1]).toMatchObject({
      tokens: { low: 462, typical: 462, high: 462 },
      why: 'earlier turns, in the mean of 4',
    });
  });

  it('is as long as the bound that the code sets, in messages, not in characters', async () => {
    const { calls } = await chatOf(chat(RESENT.replace('*history', '*history[-6:]')), '');
    expect(calls[0]!.prompt.holes[1]).toMatchObject({
      why: 'a history of at most 6 messages',
      tokens: { typical: 840 },
    });
  });
});
