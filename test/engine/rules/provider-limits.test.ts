import { describe, expect, test } from 'vitest';
import { scanRule } from '../../support/scan-rule.ts';

/** Text of about this many tokens. */
const long = (tokens: number): string => 'Answer with the page.\n'.repeat(tokens / 5);

const claude = (model: string, tokens: number, client = 'Anthropic'): Record<string, string> => ({
  'a.py': `from anthropic import ${client}
SYSTEM = """${long(tokens)}"""
def ask(question):
    return ${client}().messages.create(model="${model}", max_tokens=100, system=SYSTEM, messages=[{"role": "user", "content": question}])
`,
});
const job = (imports: string, call: string): Record<string, string> => ({
  'a.py': `${imports}\nfrom celery import Celery\ncelery = Celery("jobs")\n@celery.task\ndef work(text):\n    return ${call}\n`,
});
const chat = (model: string): string =>
  `client.chat.completions.create(model="${model}", messages=[{"role": "user", "content": text}])`;

/** How many findings of a rule a workspace has. */
const count = async (rule: string, files: Record<string, string>): Promise<number> =>
  (await scanRule(rule, files)).findings.length;

describe('no saving is promised that a provider forbids', () => {
  test('minimum prefix: a prompt below the model’s own minimum is not cached', async () => {
    // 1,024 tokens for Sonnet 4.6, 4,096 for Haiku 4.5, 512 for Opus 5.
    expect(await count('prompt-cache-missing', claude('claude-sonnet-4-6', 900))).toBe(0);
    expect(await count('prompt-cache-missing', claude('claude-sonnet-4-6', 1200))).toBe(1);
    expect(await count('prompt-cache-missing', claude('claude-haiku-4-5', 1200))).toBe(0);
    expect(await count('prompt-cache-missing', claude('claude-opus-5', 700))).toBe(1);
  });

  test('minimum prefix: Nova’s own at Bedrock, and none of its tools', async () => {
    const nova = (tokens: number, tools = ''): Record<string, string> => ({
      'a.py': `import boto3
SYSTEM = """${long(tokens)}"""
DESCRIPTION = """${long(1500)}"""
def ask(question):
    return boto3.client("bedrock-runtime").converse(modelId="amazon.nova-pro-v1:0", system=[{"text": SYSTEM}], ${tools}messages=[{"role": "user", "content": [{"text": question}]}])
`,
    });
    const tools =
      'toolConfig={"tools": [{"toolSpec": {"name": "a", "description": DESCRIPTION, "inputSchema": {"json": {"type": "object", "properties": {}}}}}]}, ';
    expect(await count('prompt-cache-missing', nova(800))).toBe(0);
    expect(await count('prompt-cache-missing', nova(800, tools))).toBe(0);
    const [found] = (await scanRule('prompt-cache-missing', nova(1300))).findings;
    // Read at a quarter of the price, and written at the price itself.
    expect(found!.message).toContain('written at 1 times, read at 0.25 times');
  });

  test('eligibility: only Claude’s own API takes the mark on the whole request', async () => {
    const loop = (client: string, model: string): Record<string, string> => ({
      'a.py': `from anthropic import ${client}
def ask(question, tools):
    messages = [{"role": "user", "content": question}]
    while True:
        response = ${client}().messages.create(model="${model}", max_tokens=300, tools=tools, messages=messages)
        messages.append({"role": "assistant", "content": response.content})
        if response.stop_reason != "tool_use":
            return response
        messages.append({"role": "user", "content": run(response)})
`,
    });
    expect(await count('prompt-cache-missing', loop('Anthropic', 'claude-sonnet-4-6'))).toBe(1);
    expect(await count('prompt-cache-missing', loop('AnthropicBedrock', 'anthropic.claude-sonnet-4-6'))).toBe(
      0,
    );
    expect(await count('prompt-cache-missing', loop('AnthropicVertex', 'claude-sonnet-4-6'))).toBe(0);
  });

  test('a function that marks by itself what it sends is left alone', async () => {
    const { 'a.py': plain } = claude('claude-sonnet-4-6', 1200);
    const marked = plain!.replace('(question):\n', '(question):\n    add_cache_control(question)\n');
    expect(await count('prompt-cache-missing', { 'a.py': marked })).toBe(0);
    const helped = plain!.replace('system=SYSTEM', 'system=blocks(SYSTEM)');
    const helper = 'def blocks(text):\n    return [{"type": "text", "text": text, "cache_control": MARK}]\n';
    expect(await count('prompt-cache-missing', { 'a.py': helper + helped })).toBe(0);
    expect(await count('prompt-cache-missing', { 'a.py': helper + plain! })).toBe(1);
  });

  test('a history that is summed up once is not sent again', async () => {
    const about = (last: string): Record<string, string> => ({
      'a.py': `from anthropic import Anthropic
def ask(history: list, question):
    return Anthropic().messages.create(model="claude-sonnet-4-6", max_tokens=200, messages=[*history, {"role": "user", "content": ${last}}])
`,
    });
    expect(await count('prompt-cache-missing', about('question'))).toBe(1);
    expect(await count('prompt-cache-missing', about('"Sum it up."'))).toBe(0);
  });

  test('minimum prefix: what stands behind a break must reach it too', async () => {
    const broken = (tokens: number): Record<string, string> => ({
      'a.py': `from datetime import datetime
from openai import OpenAI
def ask(question):
    return OpenAI().chat.completions.create(model="gpt-5.4", messages=[
        {"role": "system", "content": f"""It is {datetime.now()}.\n${long(tokens)}"""},
        {"role": "user", "content": question}])
`,
    });
    expect(await count('cache-prefix-broken', broken(900))).toBe(0);
    expect(await count('cache-prefix-broken', broken(1200))).toBe(1);
  });

  test('eligibility: batch and flex only for models that the provider offers them for', async () => {
    const openai = 'from openai import OpenAI\nclient = OpenAI()';
    expect(await count('flex-eligible', job(openai, chat('gpt-5.4')))).toBe(1);
    expect(await count('flex-eligible', job(openai, chat('gpt-4.1')))).toBe(0);
    expect(await count('batch-eligible', job(openai, chat('gpt-4.1')))).toBe(1);
    const deepseek = 'from openai import OpenAI\nclient = OpenAI(base_url="https://api.deepseek.com")';
    expect(await count('batch-eligible', job(deepseek, chat('deepseek-chat')))).toBe(0);
  });

  test('eligibility: nothing that streams or answers a user waits for a batch', async () => {
    const openai = 'from openai import OpenAI\nclient = OpenAI()';
    const streaming = chat('gpt-4.1').replace('model=', 'stream=True, model=');
    expect(await count('batch-eligible', job(openai, streaming))).toBe(0);
    const route = {
      'a.py': `from fastapi import FastAPI\n${openai}\napp = FastAPI()\n@app.get("/a")\ndef work(text: str):\n    return ${chat('gpt-4.1')}\n`,
    };
    expect(await count('batch-eligible', route)).toBe(0);
  });

  test('lifetime: calls whose rate nobody knows may gain nothing; turns of a loop pay the write once', async () => {
    const [single] = (await scanRule('prompt-cache-missing', claude('claude-sonnet-4-6', 1200))).findings;
    expect(single!.saving.fraction!.low).toBe(0);
    const files = claude('claude-sonnet-4-6', 1200)['a.py']!;
    const looped = files
      .replace('    return ', '    for turn in range(2):\n        print(')
      .replace('content": question}])', 'content": question}]))');
    const [twice] = (await scanRule('prompt-cache-missing', { 'a.py': looped })).findings;
    // Two calls cost 1.25 + 0.1 instead of 2 times the prefix: 0.325 of it less each; at most 0.9 less.
    const { low, high } = twice!.saving.fraction!;
    expect(low / high).toBeCloseTo(0.325 / 0.9, 6);
  });

  test('region: another model is priced where the present one is served, and named only if it is there', async () => {
    const bedrock = (model: string): Record<string, string> => ({
      'a.py': `from anthropic import AnthropicBedrock
def ask(question):
    return AnthropicBedrock(aws_region="eu-west-1").messages.create(model="${model}", max_tokens=300, messages=[{"role": "user", "content": question}])
`,
    });
    const [found] = (await scanRule('cheaper-model', bedrock('anthropic.claude-sonnet-4-6'))).findings;
    for (const fix of found?.fixes ?? []) expect(fix.title).toContain('Switch to anthropic.claude-');
    // An Azure deployment is a name of the user's own: no other one is known to be deployed.
    const azure = {
      'a.py': `from openai import AzureOpenAI
def ask(text):
    return AzureOpenAI(azure_endpoint="https://eu.openai.azure.com", api_version="2024-10-21").chat.completions.create(model="gpt-5.4", messages=[{"role": "user", "content": text}])
`,
    };
    for (const rule of [
      'cheaper-model',
      'frontier-model-for-simple-task',
      'superseded-model',
      'retired-model',
    ])
      expect(await count(rule, azure)).toBe(0);
    // Vertex serves Claude under names with a date behind an @: another spelling may be no model there.
    const vertex = {
      'a.py': `from anthropic import AnthropicVertex
def ask(text):
    return AnthropicVertex(region="europe-west1", project_id="p").messages.create(model="claude-sonnet-4-5@20250929", max_tokens=300, messages=[{"role": "user", "content": text}])
`,
    };
    for (const fix of (await scanRule('cheaper-model', vertex)).findings.flatMap(f => f.fixes))
      expect(fix.title).toMatch(/Switch to claude-sonnet-5(-5)?$/);
  });

  test('region: a cloud’s own terms hold for its models, not the maker’s', async () => {
    // Azure publishes no flex or batch price for the deployment's region.
    const azure =
      'from openai import AzureOpenAI\nclient = AzureOpenAI(azure_endpoint="https://eu.openai.azure.com", api_version="2024-10-21")';
    expect(await count('flex-eligible', job(azure, chat('gpt-5.4')))).toBe(0);
    expect(await count('batch-eligible', job(azure, chat('gpt-5.4')))).toBe(0);
    // Bedrock's regional price, a tenth above Anthropic's: the share saved is that of Bedrock's own rates.
    const bedrock = await scanRule(
      'prompt-cache-missing',
      claude('anthropic.claude-sonnet-4-6', 1200, 'AnthropicBedrock'),
    );
    expect(bedrock.call('ask')!.price!.inputUsdPerMTok).toBeCloseTo(3.3, 9);
    expect(bedrock.findings).toHaveLength(1);
    // Bedrock caches no Claude 3 Haiku.
    const old = claude('anthropic.claude-3-haiku-20240307-v1:0', 3000, 'AnthropicBedrock');
    expect(await count('prompt-cache-missing', old)).toBe(0);
  });
});
