import { describe, expect, test } from 'vitest';
import { scanFiles, textsOf } from '../../support/scan-files.ts';

const openai = 'import OpenAI from "openai";\nimport { Mistral } from "@mistralai/mistralai";\n';
const python = 'from openai import OpenAI\nclient = OpenAI()\n';
const ask = (content: string): string =>
  `client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": ${content}}])`;

describe('a factory of several vendors', () => {
  const llms =
    openai +
    'export class A { model: string; constructor(config: any) { this.model = config.model || "gpt-4.1"; }\n' +
    '  ask(messages: any) { return new OpenAI().chat.completions.create({ model: this.model, messages }); } }\n' +
    'export class B { model: string; constructor(config: any) { this.model = config.model || "mistral-tiny"; }\n' +
    '  ask(messages: any) { return new Mistral().chat.complete({ model: this.model, messages }); } }\n' +
    'export class Factory { static create(provider: string, config: any) { switch (provider.toLowerCase()) {\n' +
    '  case "openai": return new A(config);\n  case "mistral": return new B(config);\n  default: throw new Error(); } } }\n';

  test('its default model stays with its default provider', async () => {
    const report = await scanFiles({
      'llms.ts': llms,
      'memory.ts':
        'import { Factory } from "./llms";\nconst DEFAULTS = { provider: "openai", config: { model: "gpt-4o-mini" } };\n' +
        'export class Memory { llm: any; constructor(config: any) {\n' +
        '  this.llm = Factory.create(config.provider || DEFAULTS.provider, { model: config.model || DEFAULTS.config.model }); }\n' +
        '  add(text: string) { return this.llm.ask([{ role: "user", content: text }]); } }\n',
    });
    expect(report.calls.map(c => c.model.ids)).toEqual([['gpt-4o-mini', 'gpt-4.1'], ['mistral-tiny']]);
  });
});

test('a method that asks what the constructor asked sees what it set there', async () => {
  const report = await scanFiles({
    'embed.py':
      'from openai import OpenAI\nclass Embedder:\n    def __init__(self, config):\n        self.config = config\n' +
      '        if self.config.base_url:\n            self.client = OpenAI(base_url=self.config.base_url)\n' +
      '            self.config.model = self.config.model or "text-embedding-3-large"\n' +
      '        else:\n            self.config.model = self.config.model or "all-MiniLM-L6-v2"\n' +
      '    def embed(self, text):\n        if self.config.base_url:\n' +
      '            return self.client.embeddings.create(model=self.config.model, input=text)\n',
  });
  expect(report.calls.map(c => c.model.ids)).toEqual([['text-embedding-3-large']]);
});

describe('inputs of a GitHub Action', () => {
  const action =
    'name: Review\ninputs:\n  model:\n    default: gpt-4o\n  strict:\n    default: "false"\n  openai_key:\n    default: planted-value\n';
  test('have the defaults of action.yml, but for keys', async () => {
    const report = await scanFiles({
      'action.yml': action,
      'src/main.ts':
        'import { getInput, getBooleanInput } from "@actions/core";\nimport OpenAI from "openai";\n' +
        'void new OpenAI().chat.completions.create({ model: getInput("model"), messages: [\n' +
        '  { role: "user", content: `${getInput("openai_key")}${getBooleanInput("strict") ? "Be strict." : "Be kind."}` }] });\n',
    });
    expect(report.calls.map(c => [c.model.ids, c.model.source, ...textsOf(c)])).toEqual([
      [['gpt-4o'], 'config-file', 'Be kind.'],
    ]);
    expect(JSON.stringify(report)).not.toContain('planted-value');
  });
});

describe('holes', () => {
  const cases: readonly (readonly [string, string, string, readonly string[]])[] = [
    [
      'a date written part by part is one',
      'from datetime import datetime\nnow = datetime.now()\n' +
        ask('f"Today is {now:%a} {now:%b} {now.day}, {now:%Y}."'),
      'Today is .',
      ['now'],
    ],
    [
      'a formatted list is one',
      'def run(memories):\n    listed = "\\n".join(f"- {m[\'text\']}" for m in memories)\n    ' +
        ask('f"Memories:\\n{listed}"'),
      'Memories:\n',
      ['memories.text'],
    ],
    [
      'a text that grows from one',
      'def run(question, notes):\n    prompt = question\n    prompt += f"\\nNotes: {notes}"\n    ' +
        ask('prompt'),
      '\nNotes: ',
      ['question', 'notes'],
    ],
    [
      'a call in a text has the name that the source gives it',
      'from reader import load\ndef run():\n    ' + ask('f"Page: {load().title}"'),
      'Page: ',
      ['load().title'],
    ],
  ];
  test.each(cases)('%s', async (_, body, text, names) => {
    const [call] = (await scanFiles({ 'a.py': `${python}${body}\n` })).calls;
    expect(textsOf(call!)).toEqual([text]);
    expect(call!.prompt.holes.map(h => h.name)).toEqual(names);
  });

  test('a list of forty made items stands there whole', async () => {
    const report = await scanFiles({
      'a.ts':
        'import OpenAI from "openai";\nconst weeks = Array.from({ length: 3 }, (_, i) => `Week ${i + 1}.`).join(" ");\n' +
        'void new OpenAI().chat.completions.create({ model: "gpt-4o", messages: [{ role: "user", content: weeks }] });\n',
    });
    expect(report.calls.map(textsOf)).toEqual([['Week 1. Week 2. Week 3.']]);
  });
});

test('what a main function passes is one example of many', async () => {
  const report = await scanFiles({
    'examples/a.py':
      `${python}def study(topic, question):\n    return ${ask('f"Topic: {topic}. Question: {question}"')}\n` +
      'def main():\n    topic = "Lagrangian mechanics"\n    study(topic, "What is a generalized coordinate?")\nmain()\n',
  });
  const [call] = report.calls;
  expect(textsOf(call!)).toEqual([
    'Topic: Lagrangian mechanics. Question: What is a generalized coordinate?',
    'Topic: . Question: ',
  ]);
});

test('a registry gives each class its own configuration', async () => {
  const report = await scanFiles({
    'configs.py':
      'from pydantic import BaseModel, Field\nclass A(BaseModel):\n    model: str = Field(default="rerank-v3.5")\n' +
      'class B(BaseModel):\n    model: str = Field(default="rerank-2.5")\n',
    'rerankers.py':
      'import cohere, voyageai\nclass Cohere:\n    def __init__(self, config):\n        self.config = config\n' +
      '        self.model = config.model\n        self.client = cohere.Client()\n' +
      '    def rank(self, query, docs):\n        return self.client.rerank(model=self.model, query=query, documents=docs)\n' +
      'class Voyage:\n    def __init__(self, config):\n        self.model = config.model\n        self.client = voyageai.Client()\n' +
      '    def rank(self, query, docs):\n        return self.client.rerank(query, docs, model=self.model)\n',
    'factory.py':
      'from configs import A, B\nfrom rerankers import Cohere, Voyage\nCLASSES = {"cohere": (Cohere, A), "voyage": (Voyage, B)}\n' +
      'def create(name, config=None, **kwargs):\n    made, config_class = CLASSES[name]\n' +
      '    if config is None:\n        config = config_class(**kwargs)\n    elif isinstance(config, dict):\n        config = config_class(**config)\n' +
      '    return made(config)\n',
    'app.py':
      'from factory import create\nclass Search:\n    def __init__(self, name, config):\n        self.reranker = create(name, config)\n' +
      '    def find(self, query, docs):\n        return self.reranker.rank(query, docs)\n',
  });
  expect(report.calls.map(c => c.model.ids)).toEqual([['rerank-v3.5'], ['rerank-2.5']]);
});

describe('conditions around a call', () => {
  const bedrock = (test: string): string =>
    'import boto3\nclass Bedrock:\n    def __init__(self, model=None, provider=None):\n' +
    '        self.model = model or "anthropic.claude-3-5-sonnet-20240620-v1:0"\n        self.provider = provider\n' +
    '        self.client = boto3.client("bedrock-runtime")\n    def ask(self, messages):\n' +
    `        if ${test}:\n            return self.client.converse(modelId=self.model, messages=messages)\n` +
    '        else:\n            return self.client.converse(modelId=self.model, messages=messages, inferenceConfig={"maxTokens": 9})\n';
  const id = 'anthropic.claude-3-5-sonnet-20240620-v1:0';
  test.each([
    ['self.provider == "minimax"', [], [id]],
    ['self.provider == "anthropic"', [id], []],
    ['self.provider == "amazon" and "nova" in self.model.lower()', [], [id]],
    ['"nova" in self.model.lower()', [], [id]],
    ['self.model.startswith("anthropic.")', [id], []],
    ['self.provider == "eu-west"', [id], [id]],
  ])('%s', async (condition, then, otherwise) => {
    const report = await scanFiles({ 'a.py': bedrock(condition) });
    expect(report.calls.map(c => c.model.ids)).toEqual([then, otherwise]);
  });
});

test('an attribute that is set on an object holds from there on', async () => {
  const report = await scanFiles({
    'a.ts':
      'import OpenAI from "openai";\nclass Inputs { title = "none"; render(text: string) {\n' +
      '  let content = text;\n  if (this.title) content = content.replace("$title", this.title);\n  return content; } }\n' +
      'export function review(pull: any) {\n  const inputs = new Inputs();\n  inputs.title = pull.title;\n' +
      '  return new OpenAI().responses.create({ model: "gpt-4o", input: inputs.render("Review $title now.") });\n}\n',
  });
  expect(report.calls.map(textsOf)).toEqual([['Review  now.']]);
});

test('a model at the end of an address whose parts are chosen', async () => {
  const report = await scanFiles({
    'a.ts':
      'import { PredictionServiceClient } from "@google-cloud/aiplatform";\nexport class Embedder {\n  model: string; location: string;\n' +
      '  constructor(config: any) { this.model = config.model || "gemini-embedding-001"; this.location = config.location || "us-central1"; }\n' +
      '  at() { return `projects/p/locations/${this.location}/publishers/google/models/${this.model}`; }\n' +
      '  embed(text: string) { return new PredictionServiceClient().predict({ endpoint: this.at(), instances: [text] }); }\n}\n',
  });
  expect(report.calls.map(c => c.model.ids)).toEqual([['gemini-embedding-001']]);
});

test('a request whose callers name the model in different places names each', async () => {
  const report = await scanFiles({
    'a.py':
      'import httpx\nBASE = "https://api.replicate.com/v1"\ndef run(url, payload):\n    with httpx.Client() as client:\n' +
      '        return client.post(url, json=payload)\n' +
      'def by_path(path, value):\n    return run(f"{BASE}/models/{path}/predictions", {"input": value})\n' +
      'def draw(prompt):\n    return by_path("black-forest-labs/flux-2", {"prompt": prompt})\n' +
      'def cut(image):\n    return run(f"{BASE}/predictions", {"version": "a029dff38972b5fda4ec5d75d7d1cd25", "input": {"image": image}})\n',
  });
  expect(report.calls.map(c => [...c.model.ids].sort())).toEqual([
    ['a029dff38972b5fda4ec5d75d7d1cd25', 'black-forest-labs/flux-2'],
  ]);
});

test('an enum that only its type tells is one of its members', async () => {
  const report = await scanFiles({
    'a.py':
      'from enum import Enum\nfrom anthropic import Anthropic\nclass Llm(Enum):\n    SONNET = "claude-sonnet-4-5"\n    OPUS = "claude-opus-4-5"\n' +
      'def ask(model: Llm, messages):\n    return Anthropic().messages.create(model=model.value, max_tokens=50, messages=messages)\n',
  });
  expect(report.calls.map(c => c.model.ids)).toEqual([['claude-sonnet-4-5', 'claude-opus-4-5']]);
});

test('a message appended to what a state holds is sent', async () => {
  const report = await scanFiles({
    'a.py':
      'from typing import TypedDict\nfrom openai import OpenAI\nclass State(TypedDict):\n    messages: list\n' +
      'def node(state: State):\n    messages = state.get("messages", [])\n    messages.append({"role": "user", "content": "Sum it up."})\n' +
      '    OpenAI().chat.completions.create(model="gpt-4o", messages=[{"role": "system", "content": "Be brief."}] + messages)\n',
  });
  expect(report.calls.map(textsOf)).toEqual([['Be brief.Sum it up.']]);
  expect(report.calls[0]!.prompt.holes.map(h => h.name)).toEqual(['messages']);
});
