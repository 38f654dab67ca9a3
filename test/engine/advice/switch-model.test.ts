import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { applyEdits } from '../../../src/engine/advice/apply-edits.ts';
import type { ModelsAt } from '../../../src/engine/report/models-at.ts';
import { scanFolder } from '../../support/scan-folder.ts';

/** The models for the line that holds `mark`, and the files. */
async function switching(files: Record<string, string>, mark: string) {
  const folder = mkdtempSync(join(tmpdir(), 'switch-'));
  try {
    for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
    const { project, options } = await scanFolder(folder);
    const [file, text] = Object.entries(files).find(([, t]) => t.includes(mark))!;
    const line = text.slice(0, text.indexOf(mark)).split('\n').length;
    return {
      models: project.models(file, line, options),
      files,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The texts of the files that a switch changes. */
function after({ models, files }: { models: ModelsAt | null; files: Record<string, string> }, id: string) {
  const fix = models!.models.find(m => m.id === id)?.fix;
  if (!fix) return null;
  const changed = [...new Set(fix.edits.map(e => e.file))];
  return Object.fromEntries(
    changed.map(file => [
      file,
      applyEdits(
        files[file]!,
        fix.edits.filter(e => e.file === file),
      ),
    ]),
  );
}

const call = (model: string): string => `from openai import OpenAI
client = OpenAI()
def ask(question):
    return client.chat.completions.create(
        model=${model},
        messages=[{"role": "user", "content": question}],
        max_completion_tokens=100,
    )
`;

test.each<[string, Record<string, string>, string, string]>([
  ['a literal', { 'a.py': call('"gpt-5.4"') }, 'a.py', 'model="gpt-5.4-mini"'],
  [
    'a constant in another file',
    { 'a.py': `from settings import MODEL\n${call('MODEL')}`, 'settings.py': 'MODEL = "gpt-5.4"  # ours\n' },
    'settings.py',
    'MODEL = "gpt-5.4-mini"  # ours',
  ],
  [
    'the default of an environment variable',
    { 'a.py': `import os\n${call('os.getenv("MODEL", "gpt-5.4")')}` },
    'a.py',
    'os.getenv("MODEL", "gpt-5.4-mini")',
  ],
  [
    'a dict entry',
    { 'a.py': `MODELS = {"fast": "gpt-4o", "good": "gpt-5.4"}\n${call('MODELS["good"]')}` },
    'a.py',
    '{"fast": "gpt-4o", "good": "gpt-5.4-mini"}',
  ],
  [
    'YAML',
    {
      'a.py': `import yaml\nwith open("settings.yaml") as f:\n    settings = yaml.safe_load(f)\n${call('settings["model"]')}`,
      'settings.yaml': 'retries: 2\nmodel: gpt-5.4 # ours\n',
    },
    'settings.yaml',
    'model: gpt-5.4-mini # ours',
  ],
  [
    'a constructor',
    {
      'a.py':
        'from langchain_openai import ChatOpenAI\nllm = ChatOpenAI(model="gpt-5.4", temperature=0)\ndef ask(q):\n    return llm.invoke(q)\n',
    },
    'a.py',
    'ChatOpenAI(model="gpt-5.4-mini", temperature=0)',
  ],
])('edits the place that decides: %s', async (_, files, file, expected) => {
  const found = await switching(files, files['a.py']!.includes('.invoke(') ? '.invoke(' : 'messages=');
  const texts = after(found, 'gpt-5.4-mini')!;
  expect(Object.keys(texts)).toEqual([file]);
  expect(texts[file]).toContain(expected);
});

const older = (model: string): string =>
  call(model).replace('max_completion_tokens=100,', 'max_tokens=100,\n        temperature=0,');

test('adapts what a reasoning model of OpenAI needs: the name of the cap, and no temperature', async () => {
  const found = await switching({ 'a.py': older('"gpt-4.1"') }, 'messages=');
  expect(after(found, 'gpt-5.4-mini')!['a.py']).toBe(call('"gpt-5.4-mini"'));
});

test('says how many calls it moves', async () => {
  const text = `MODEL = "gpt-5.4"\n${call('MODEL')}${call('MODEL').replace('def ask', 'def again')}`;
  const { models } = await switching({ 'a.py': text }, 'MODEL = ');
  expect(models!.title).toBe('gpt-5.4 of 2 calls');
  expect(models!.models.find(m => m.id === 'gpt-5.4-mini')!.fix!.title).toBe(
    'Switch to gpt-5.4-mini (moves 2 calls)',
  );
});

test('crosses providers by id in LiteLLM and init_chat_model, with the prefix that each wants', async () => {
  const litellm = await switching(
    {
      'a.py':
        'import litellm\ndef ask(q):\n    return litellm.completion(model="gpt-4.1", messages=[{"role": "user", "content": q}])\n',
    },
    'completion(',
  );
  expect(after(litellm, 'anthropic/claude-haiku-4-5')!['a.py']).toContain(
    'model="anthropic/claude-haiku-4-5"',
  );
  const langchain = await switching(
    {
      'a.py':
        'from langchain.chat_models import init_chat_model\nllm = init_chat_model("openai:gpt-4.1")\ndef ask(q):\n    return llm.invoke(q)\n',
    },
    'init_chat_model("',
  );
  expect(after(langchain, 'anthropic:claude-haiku-4-5')!['a.py']).toContain('("anthropic:claude-haiku-4-5")');
});

test('crosses providers in the AI SDK with the function and its import', async () => {
  const source = `import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';
export const ask = (q: string) => generateText({ model: openai('gpt-4.1'), prompt: q });
`;
  const found = await switching({ 'a.ts': source }, 'generateText({');
  expect(after(found, 'claude-haiku-4-5')).toEqual({
    'a.ts': source
      .replace("{ openai } from '@ai-sdk/openai'", "{ anthropic } from '@ai-sdk/anthropic'")
      .replace("openai('gpt-4.1')", "anthropic('claude-haiku-4-5')"),
  });
  const two = `${source}export const other = openai.embedding('text-embedding-3-small');\n`;
  const kept = after(await switching({ 'a.ts': two }, 'generateText({'), 'claude-haiku-4-5')!['a.ts']!;
  expect(kept).toContain(
    "import { openai } from '@ai-sdk/openai';\nimport { anthropic } from '@ai-sdk/anthropic';\n",
  );
});

test('moves all arms that name the model', async () => {
  const text = `${call('pick(kind)')}def pick(kind):
    if kind == "a":
        return "gpt-5.4"
    if kind == "b":
        return "gpt-4o"
    return "gpt-5.4"
`;
  const found = await switching({ 'a.py': text }, 'return "gpt-5.4"');
  expect(after(found, 'gpt-5.4-mini')!['a.py']).toBe(text.replaceAll('"gpt-5.4"', '"gpt-5.4-mini"'));
});

test('stays with the vendor where the SDK speaks to one only', async () => {
  const { models } = await switching({ 'a.py': call('"gpt-4.1"') }, 'messages=');
  expect(new Set(models!.models.map(m => m.provider))).toEqual(new Set(['openai']));
});

test('makes no edit for a model that lacks what the calls use, and says so', async () => {
  const text = `import litellm
def ask(url):
    return litellm.completion(model="gpt-5.4", messages=[
        {"role": "user", "content": [{"type": "image_url", "image_url": {"url": url}}]},
    ])
`;
  const { models } = await switching({ 'a.py': text }, 'completion(');
  const without = models!.models.find(m => m.facts.capabilities.vision === false)!;
  expect(without.fix).toBeNull();
  expect(without.why).toContain('images');
});
