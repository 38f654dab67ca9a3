import { describe, expect, it } from 'vitest';
import { explanationLines } from '../../src/present/explanation.ts';
import { memorySession } from '../support/memory-session.ts';

const say = 'messages=[{"role": "user", "content": "hi"}], max_tokens=20';

async function priceOf(code: string, more: Readonly<Record<string, string>> = {}, file = 'a.py') {
  const session = await memorySession({ [file]: code, ...more });
  const [call] = session.report().calls;
  if (!call) throw new Error('no call found');
  return { call, explained: explanationLines(session.explain(file, call.line)) };
}

describe('the region that the source names', () => {
  it.each([
    ['a base URL', `from openai import OpenAI\nOpenAI(base_url="https://eu.api.openai.com/v1").chat.completions.create(model="gpt-5.4", ${say})\n`, 2.75],
    ['no region', `from openai import OpenAI\nOpenAI().chat.completions.create(model="gpt-5.4", ${say})\n`, 2.5],
    ['a field of the request', `from anthropic import Anthropic\nAnthropic().messages.create(model="claude-opus-4-6", inference_geo="us", ${say})\n`, 5.5],
    ['an option of the client', `from anthropic import AnthropicVertex\nAnthropicVertex(region="us-east5", project_id="p").messages.create(model="claude-sonnet-4-5@20250929", ${say})\n`, 3.3],
    ['the global endpoint', `from anthropic import AnthropicVertex\nAnthropicVertex(region="global", project_id="p").messages.create(model="claude-sonnet-4-5@20250929", ${say})\n`, 3],
  ])('%s', async (_, code, usd) => {
    const { call, explained } = await priceOf(code);
    expect(call.price?.inputUsdPerMTok).toBe(usd);
    expect(explained.some(line => line.includes('× 1.1'))).toBe(call.price!.notes.length > 0);
  }); // prettier-ignore

  it('reads it from TypeScript too', async () => {
    const code = `import OpenAI from 'openai';\nconst client = new OpenAI({ baseURL: 'https://us.api.openai.com/v1' });\nawait client.chat.completions.create({ model: 'gpt-5.4', messages: [{ role: 'user', content: 'hi' }], max_tokens: 20 });\n`;
    expect((await priceOf(code, {}, 'a.ts')).call.price?.notes).toEqual(['region us: × 1.1']);
  });
});

describe('an Azure deployment', () => {
  const code = (name: string) =>
    `from openai import AzureOpenAI\nclient = AzureOpenAI(azure_endpoint="https://x.openai.azure.com", api_version="2024-06-01")\nclient.chat.completions.create(model="${name}", ${say})\n`;

  it('is unpriced until the configuration says which model it is, whatever its name', async () => {
    for (const name of ['prod-4', 'gpt-4o']) {
      const { call } = await priceOf(code(name));
      expect(call.usd).toBeNull();
      expect(call.unpriced).toContain(`Azure deployment "${name}"`);
      expect(call.unpriced).toContain('models: azure-deployments');
    }
  });

  it('has the price of its model, once mapped', async () => {
    const mapped = await priceOf(code('prod-4'), {
      'inference-cost.yml': 'version: 1\nmodels:\n  azure-deployments:\n    prod-4: gpt-4o-mini\n',
    });
    expect(mapped.call.price).toMatchObject({ model: 'gpt-4o-mini', provider: 'azure' });
  });
});

describe('a file of prices in LiteLLM’s format', () => {
  const code = `from openai import OpenAI\nOpenAI().chat.completions.create(model="acme-large", ${say})\n`;
  const yml = 'version: 1\nprices:\n  file: rates.json\n';
  const rates = (usd: number) =>
    `{\n  "acme-large": {"litellm_provider": "openai", "mode": "chat", "input_cost_per_token": ${usd}, "output_cost_per_token": 4e-6}\n}\n`;

  it('is read from the configuration’s folder and gives rates and source', async () => {
    const { call } = await priceOf(code, { 'inference-cost.yml': yml, 'rates.json': rates(1e-6) });
    expect(call.price).toMatchObject({ inputUsdPerMTok: 1, outputUsdPerMTok: 4, source: 'rates.json' });
    const nested = await priceOf(code, { 'sub/inference-cost.yml': yml, 'sub/rates.json': rates(2e-6) }, 'sub/a.py');
    expect(nested.call.price?.inputUsdPerMTok).toBe(2);
  }); // prettier-ignore

  it('is read again when it changes', async () => {
    const session = await memorySession({
      'a.py': code,
      'inference-cost.yml': yml,
      'rates.json': rates(1e-6),
    });
    expect(session.report().calls[0]?.price?.inputUsdPerMTok).toBe(1);
    session.setText('rates.json', rates(3e-6));
    expect(session.report().calls[0]?.price?.inputUsdPerMTok).toBe(3);
  });

  it('gives its mistakes with line and column', async () => {
    const session = await memorySession({ 'a.py': code, 'inference-cost.yml': yml, 'rates.json': rates(-1) });
    expect(session.report().configuration.problems).toMatchObject([{ file: 'rates.json', line: 2, column: expect.any(Number), message: expect.stringContaining('negative') }]); // prettier-ignore
    const missing = await memorySession({ 'a.py': code, 'inference-cost.yml': yml });
    expect(missing.report().configuration.problems).toMatchObject([{ file: 'inference-cost.yml', line: 3 }]);
  });
});

it('names what a count rests on, and sources that disagree, in explain', async () => {
  const code = `from openai import OpenAI\nOpenAI(base_url="https://api.z.ai/api/paas/v4").chat.completions.create(model="glm-5.3-flash", ${say})\n`;
  const { explained } = await priceOf(code);
  expect(explained.find(line => line.startsWith('input '))).toMatch(/: (exact|rule|ratio): ./);
  expect(explained.some(line => line.includes('sources disagree: @earendil-works/pi-ai'))).toBe(true);
});
