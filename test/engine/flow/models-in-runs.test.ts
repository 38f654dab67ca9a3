import { describe, expect, test } from 'vitest';
import { scanText } from './scan-text.ts';

const PYTHON = {
  'llm.py': `from openai import OpenAI
client = OpenAI()

def ask(text, model=None):
    return client.chat.completions.create(model=model or "gpt-4o-mini", messages=[{"role": "user", "content": text}], max_tokens=100)

def draft(text, careful):
    name = "gpt-4.1" if careful else "gpt-4.1-nano"
    return ask(text, model=name)

class Writer:
    def __init__(self, model):
        self.model = model

    def write(self, text):
        return ask(text, self.model)
`,
  'main.py': `from fastapi import FastAPI
from llm import Writer, ask, draft
app = FastAPI()

@app.post("/plain")
def plain(q: str):
    return ask("What is it?")

@app.post("/digest")
def digest(q: str):
    parts = [ask("Part", model="gpt-4.1-nano") for _ in range(20)]
    return ask("Sum", model="gpt-4.1")

@app.post("/either")
def either(q: str):
    return draft("Draft", careful=len(q) > 100)

@app.post("/writer")
def writer(q: str):
    return Writer("gpt-4o").write("Write")

@app.post("/handed")
def handed(q: str, model: str):
    return ask("Handed", model=model)
`,
};

const SCRIPT = {
  'llm.ts': `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask({ text, model = 'gpt-4o-mini' }: { text: string; model?: string }) {
  return client.chat.completions.create({ model, messages: [{ role: 'user', content: text }], max_tokens: 100 });
}
`,
  'app.ts': `import express from 'express';
import { ask } from './llm';
const app = express();
app.post('/plain', async () => ask({ text: 'What is it?' }));
app.post('/digest', async () => {
  await Promise.all([1, 2, 3].map(n => ask({ text: 'Part ' + n, model: 'gpt-4.1-nano' })));
  return ask({ text: 'Sum', model: 'gpt-4.1' });
});
`,
};

/** Model → usual times, by feature. */
async function modelsOf(files: Record<string, string>): Promise<Record<string, unknown>> {
  const { features } = await scanText(files);
  return Object.fromEntries(
    features.map(({ name, calls }) => [
      name,
      calls[0]!.models?.map(({ id, times }) => `${id} ${String(times.typical)}`) ?? null,
    ]),
  );
}

describe('a call whose callers choose its model', () => {
  test('has in each feature the models of its way there (Python)', async () => {
    expect(await modelsOf(PYTHON)).toEqual({
      'POST /plain': ['gpt-4o-mini 1'],
      'POST /digest': ['gpt-4.1-nano 20', 'gpt-4.1 1'],
      'POST /either': null,
      'POST /writer': ['gpt-4o 1'],
      'POST /handed': null,
    });
  });

  test('has in each feature the models of its way there (TypeScript)', async () => {
    expect(await modelsOf(SCRIPT)).toEqual({
      'POST /plain': ['gpt-4o-mini 1'],
      'POST /digest': ['gpt-4.1-nano 3', 'gpt-4.1 1'],
    });
  });

  test('costs what these cost', async () => {
    const { features, calls } = await scanText(SCRIPT);
    const [, digest] = ['POST /plain', 'POST /digest'].map(name => features.find(f => f.name === name)!);
    const [nano, large] = digest!.calls[0]!.models!;
    expect(digest!.usd!.typical).toBeCloseTo(3 * nano!.usd!.typical + large!.usd!.typical, 12);
    expect(nano!.usd!.typical).toBeLessThan(large!.usd!.typical);
    expect(calls[0]!.model.ids).toEqual(expect.arrayContaining(['gpt-4o-mini', 'gpt-4.1-nano', 'gpt-4.1']));
  });
});

test('what a handler is given decides nothing', async () => {
  const { features } = await scanText({
    'app.ts': `import express from 'express';
import OpenAI from 'openai';
const client = new OpenAI();
const app = express();
function handler(req: any) {
  if (!req.body.text) return null;
  return client.chat.completions.create({ model: 'gpt-4o-mini', messages: [{ role: 'user', content: req.body.text }] });
}
app.post('/ask', handler);
`,
  });
  expect(features.map(f => [f.name, f.calls[0]!.times])).toEqual([
    ['POST /ask', { low: 0, typical: 1, high: 1 }],
  ]);
});
