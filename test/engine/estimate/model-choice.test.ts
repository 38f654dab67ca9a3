import { describe, expect, it } from 'vitest';
import type { Call } from '../../../src/engine/model.ts';
import { memorySession } from '../../support/memory-session.ts';

async function callOf(files: Readonly<Record<string, string>>): Promise<Call> {
  const [call] = (await memorySession(files)).report().calls;
  return call!;
}

const ternary = (first: string, second: string): string => `import { anthropic } from '@ai-sdk/anthropic';
import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';
export const title = (deep: boolean) =>
  generateText({ model: deep ? ${first} : ${second}, prompt: 'Name a city.', maxOutputTokens: 20 });
`;
const claude = "anthropic('claude-sonnet-4-5')";
const mini = "openai('gpt-4.1-mini')";

const factory = `from langchain_openai import ChatOpenAI
from langchain_anthropic import ChatAnthropic

def llm_for(provider):
    if provider == "openai":
        return ChatOpenAI(model="gpt-4.1-mini", max_tokens=50)
    return ChatAnthropic(model="claude-sonnet-4-5", max_tokens=80)

def ask(provider, question):
    return llm_for(provider).invoke(question)
`;

describe('a call that may use one of several models', () => {
  it('costs from the cheapest to the dearest, typically the first', async () => {
    const one = await callOf({ 'a.ts': ternary(claude, claude) });
    const other = await callOf({ 'a.ts': ternary(mini, mini) });
    const both = await callOf({ 'a.ts': ternary(claude, mini) });
    expect(both.model.ids).toEqual(['claude-sonnet-4-5', 'gpt-4.1-mini']);
    expect(both.provider).toBeNull();
    expect(both.usd!.typical).toBe(one.usd!.typical);
    expect(both.usd!.low).toBeLessThan(other.usd!.typical);
    expect(both.drivers[0]).toMatchObject({ unit: 'times the price', typical: 1, high: 1 });
    expect(both.drivers[0]!.low).toBeCloseTo(other.usd!.typical / one.usd!.typical, 1);
  });

  it('knows the clients that a factory chooses among, each with its vendor’s price and the larger limit', async () => {
    const call = await callOf({ 'llm.py': factory });
    expect(call.model.ids).toEqual(['gpt-4.1-mini', 'claude-sonnet-4-5']);
    expect(call.outputCap).toBe(80);
    expect(call.price!.provider).toBe('openai');
    expect(call.usd!.high).toBeGreaterThan(3 * call.usd!.typical);
  });

  it('says how many of them have no price, and is the one that the configuration names', async () => {
    const open = ternary("openai('acme-finetune')", mini);
    const call = await callOf({ 'a.ts': open });
    expect(call.price).toMatchObject({ model: 'gpt-4.1-mini', notes: ['1 of its 2 models has no price'] });
    const said = await callOf({
      'a.ts': ternary(claude, mini),
      'inference-cost.yml': 'version: 1\nmodels:\n  sites:\n    a.ts: gpt-4.1-mini\n',
    });
    expect(said.model.ids).toEqual(['gpt-4.1-mini']);
    expect(said.drivers.some(d => d.unit === 'times the price')).toBe(false);
  });
});
