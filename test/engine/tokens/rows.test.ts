import { describe, expect, it } from 'vitest';
import { billInput } from '../../../src/engine/tokens/bill/bill-input.ts';
import { anthropicFamilies } from '../../../src/engine/tokens/bill/families/anthropic.ts';
import { googleFamilies } from '../../../src/engine/tokens/bill/families/google.ts';
import { hostedTools } from '../../../src/engine/tokens/bill/families/hosted-tools.ts';
import { mistralFamilies } from '../../../src/engine/tokens/bill/families/mistral.ts';
import { otherFamilies } from '../../../src/engine/tokens/bill/families/other-families.ts';
import { chineseLabFamilies } from '../../../src/engine/tokens/bill/families/qwen-deepseek-kimi-glm.ts';
import { xaiFamilies } from '../../../src/engine/tokens/bill/families/xai.ts';
import {
  emptyMessage,
  emptyRequest,
  type BillableRequest,
  type BillableTool,
} from '../../../src/engine/tokens/request/billable-request.ts';
import { counters } from './counters.ts';

const ask = (provider: string, model: string, more: Partial<BillableRequest> = {}): BillableRequest => ({
  ...emptyRequest,
  api: 'openai-chat',
  provider,
  model,
  messages: [{ ...emptyMessage, text: ['Name a river.'] }],
  ...more,
});
const bill = (provider: string, model: string, more?: Partial<BillableRequest>) =>
  billInput(ask(provider, model, more), counters);

describe('rows of model families', () => {
  it.each([
    ['google', 'gemini-2.5-flash', 'Gemini 2.5 (Gemini API)'],
    ['openrouter', 'google/gemini-2.5-flash', 'Gemini 2.5'],
    ['vertexai', 'gemini-2.0-flash-001', 'Gemini 2.0'],
    ['openrouter', 'x-ai/grok-4-fast', 'Grok 4 Fast (relayed)'],
    ['openrouter', 'x-ai/grok-4', 'Grok 4 (relayed)'],
    ['xai', 'grok-4-fast-non-reasoning', 'Grok 4 Fast without reasoning'],
    ['xai', 'grok-4.3', 'Grok 4.3 and later'],
    ['groq', 'deepseek-r1-distill-llama-70b', 'DeepSeek R1, distilled (Groq)'],
    ['openrouter', 'tngtech/deepseek-r1t2-chimera:free', 'DeepSeek R1T2'],
    ['groq', 'openai/gpt-oss-120b', 'gpt-oss (Groq)'],
    ['openrouter', 'openai/gpt-oss-120b', 'gpt-oss (relayed)'],
    ['cerebras', 'gpt-oss-120b', 'gpt-oss'],
    ['openrouter', 'google/gemma-3n-e4b-it', 'Gemma 3n'],
    ['ollama', 'gemma3:4b', 'Gemma'],
    ['google', 'gemma-3-27b-it', 'Gemma (Gemini API)'],
    ['anthropic', 'claude-sonnet-4-5-20250929', 'Claude 4.5 and 4.6'],
    ['bedrock', 'us.anthropic.claude-opus-4-1-20250805-v1:0', 'Claude 4 and 4.1'],
    ['anthropic', 'claude-sonnet-5', 'Claude Opus 4.7 and later'],
  ])('%s %s goes by %s', (provider, model, id) => {
    expect(bill(provider, model).basis).toContain(`: ${id}, text (`);
  });

  it('names a source in every row', () => {
    const families = [...anthropicFamilies, ...googleFamilies, ...mistralFamilies, ...otherFamilies, ...chineseLabFamilies, ...xaiFamilies]; // prettier-ignore
    for (const { id, source } of [...families, ...hostedTools])
      expect(source, id).toMatch(/recorded|https:|published/);
  });

  it('bills the words alone where Gemini is served by Vertex AI, and one token more at the Gemini API', () => {
    const words = { messages: [{ ...emptyMessage, text: ['Hello world!'] }] };
    expect(bill('vertexai', 'gemini-2.5-flash', words).typical).toBe(3);
    expect(bill('openrouter', 'google/gemini-2.5-flash', words).typical).toBe(3);
    expect(bill('google', 'gemini-2.5-flash', words).typical).toBe(4);
  });
});

describe('tools that a provider runs or defines', () => {
  const tool = (kind: string, more: Partial<BillableTool> = {}): BillableTool => ({ kind, name: '', description: '', parameters: null, ...more }); // prettier-ignore
  const added = (provider: string, model: string, api: string, kind: string) => {
    const [plain, armed] = [[], [tool(kind)]].map(tools => bill(provider, model, { api, tools }));
    return { typical: armed!.typical - plain!.typical, width: armed!.high - armed!.low, basis: armed!.basis };
  };

  it.each([
    ['openai', 'gpt-4o-mini', 'openai-responses', 'web_search_preview', 294],
    ['openai', 'o4-mini-deep-research', 'openai-responses', 'web_search_preview', 412],
    ['openai', 'gpt-5.2', 'openai-responses', 'web_search', 8301],
    ['anthropic', 'claude-sonnet-4-5', 'anthropic-messages', 'bash_20250124', 245 + 499],
    ['anthropic', 'claude-sonnet-4-5', 'anthropic-messages', 'text_editor_20250728', 700 + 499],
    ['google', 'gemini-2.5-flash', 'gemini-generate', 'google_search', 70],
  ])('%s %s in %s: %s adds %i tokens', (provider, model, api, kind, tokens) => {
    expect(added(provider, model, api, kind).typical).toBe(tokens);
  });

  it('says which row and where it comes from', () => {
    expect(added('anthropic', 'claude-opus-4-8', 'anthropic-messages', 'bash_20250124').basis).toMatch(
      /; hosted: bash \(https:\/\/platform\.claude\.com/,
    );
  });

  it('is wide where the provider bills what a search finds, and for a tool that nobody measured', () => {
    expect(added('openai', 'gpt-5.2', 'openai-responses', 'web_search').width).toBeGreaterThan(30_000);
    expect(added('openai', 'gpt-5.2', 'openai-responses', 'brand_new_tool').width).toBeGreaterThan(15_000);
  });

  it('bills the caller’s functions beside it as without it', () => {
    const find = tool('function', { name: 'find', description: 'Finds', parameters: { type: 'object' } });
    const both = bill('anthropic', 'claude-sonnet-4-5', { tools: [find, tool('bash_20250124')] }).typical;
    expect(both - bill('anthropic', 'claude-sonnet-4-5', { tools: [find] }).typical).toBe(245);
  });
});
