import { describe, expect, test } from 'vitest';
import { scanFiles, textsOf } from '../../support/scan-files.ts';

const models = (report: Awaited<ReturnType<typeof scanFiles>>): (readonly string[])[] =>
  report.calls.map(c => c.model.ids);

describe('calls that reach a function by another name', () => {
  test('a base class calls what its subclasses make of a method', async () => {
    const report = await scanFiles({
      'base.py':
        'from abc import ABC, abstractmethod\nclass Base(ABC):\n    def __init__(self, model=None):\n        self.model = model\n' +
        '    @abstractmethod\n    def _send(self, model, messages): ...\n' +
        '    def answer(self, text):\n        return self._send(self.model or "gpt-4o", [{"role": "system", "content": "Answer."}, {"role": "user", "content": text}])\n',
      'client.py':
        'from openai import OpenAI\nfrom base import Base\nclass Client(Base):\n    def _send(self, model, messages):\n' +
        '        options = {"model": model, "messages": messages}\n        return OpenAI().chat.completions.create(**options)\n',
    });
    expect(models(report)).toEqual([['gpt-4o']]);
    expect(report.calls.map(textsOf)).toEqual([['Answer.']]);
  });

  test.each([
    ['pool.submit(ask, text, "gpt-4o-mini")'],
    ['await asyncio.to_thread(ask, text, model="gpt-4o-mini")'],
    ['await loop.run_in_executor(None, ask, text, "gpt-4o-mini")'],
  ])('handed over with its arguments: %s', async call => {
    const report = await scanFiles({
      'llm.py':
        'from openai import OpenAI\ndef ask(text, model):\n    return OpenAI().chat.completions.create(model=model, messages=[{"role": "user", "content": text}])\n',
      'app.py': `from llm import ask\nasync def run(pool, loop, asyncio):\n    text = "Name a colour."\n    ${call}\n`,
    });
    expect(models(report)).toEqual([['gpt-4o-mini']]);
    expect(report.calls.map(textsOf)).toEqual([['Name a colour.']]);
  });
});

describe('what an object is', () => {
  test("a package's default export that `require` gives, under any name", async () => {
    const report = await scanFiles({
      'a.js':
        "class A {\n  constructor() {\n    const Claude = require('@anthropic-ai/sdk');\n    this.claude = new Claude();\n  }\n" +
        "  ask(messages) {\n    return this.claude.messages.stream({ model: 'claude-sonnet-4-6', max_tokens: 10, messages });\n  }\n}\n",
    });
    expect(models(report)).toEqual([['claude-sonnet-4-6']]);
  });

  test('of a class that only run time loads, by the type that is declared', async () => {
    const report = await scanFiles({
      'models.py':
        'from importlib import import_module\nfrom langchain.chat_models import BaseChatModel\ndef create(path, name, **options) -> BaseChatModel:\n    cls = getattr(import_module(path), name)\n    return cls(**options)\n',
      'judge.py':
        'from models import create\ndef judge(path, name, text):\n    return create(path, name).invoke([{"role": "system", "content": "Judge."}, {"role": "user", "content": text}])\n',
    });
    expect(report.calls.map(c => [c.kind, c.model.source])).toEqual([['chat', 'runtime']]);
    expect(report.calls.map(textsOf)).toEqual([['Judge.']]);
  });

  test('of a package that we do not know, by the type that is declared', async () => {
    const report = await scanFiles({
      'models.py':
        'from esperanto import AIFactory\nfrom langchain_core.language_models.chat_models import BaseChatModel\nasync def provide(name) -> BaseChatModel:\n' +
        '    model = AIFactory.create_language("openai", name)\n    return model.to_langchain()\n',
      'judge.py':
        'from models import provide\nasync def judge(name, text):\n    model = await provide(name)\n    return await model.ainvoke("Judge this: " + text)\n',
    });
    expect(report.calls.map(textsOf)).toEqual([['Judge this: ']]);
  });

  test('of a class of messages: each is written by its own branch', async () => {
    const report = await scanFiles({
      'messages.py':
        'from dataclasses import dataclass\nclass Message: pass\n@dataclass\nclass System(Message):\n    content: str\n@dataclass\nclass User(Message):\n    content: str\n',
      'client.py':
        'from openai import OpenAI\nfrom messages import Message, System, User\ndef write(message: Message):\n    if isinstance(message, User):\n        return {"role": "user", "content": message.content}\n' +
        '    elif isinstance(message, System):\n        return {"role": "system", "content": message.content}\n    raise ValueError(message)\n' +
        'class Client:\n    def ask_model(self, messages: list[Message]):\n        return OpenAI().chat.completions.create(model="gpt-4o", messages=[write(m) for m in messages])\n',
      'app.py':
        'from client import Client\nfrom messages import System, User\ndef run(text):\n    return Client().ask_model([System(content="Be brief."), User(content="Translate: " + text)])\n',
    });
    expect(report.calls.map(c => c.prompt.segments.map(s => [s.role, s.text]))).toEqual([
      [
        ['system', 'Be brief.'],
        ['user', 'Translate: '],
      ],
    ]);
    expect(report.calls[0]!.prompt.variants).toEqual([]);
  });

  test('of a table that is not all known: not the fallback alone', async () => {
    const report = await scanFiles({
      'a.py':
        'from openai import OpenAI\ndef models(rows):\n    return {row[0]: row[1] for row in rows}\n' +
        'def ask(rows, name, text):\n    model = models(rows).get(name, None)\n    return OpenAI().chat.completions.create(model=model, messages=[{"role": "user", "content": text}])\n',
    });
    expect(report.calls[0]!.model.source).toBe('runtime');
  });
});

describe('models that reach a call but can not be meant', () => {
  test('the default behind a condition that leaves it out', async () => {
    const report = await scanFiles({
      'a.py':
        'from openai import OpenAI\nclass Chat:\n    def __init__(self, model="gpt-4o"):\n        self.model = model\n' +
        '    def ask(self, text):\n        model = "gpt-4o-mini" if self.model == "gpt-4o" else self.model\n        return OpenAI().chat.completions.create(model=model, messages=[{"role": "user", "content": text}])\n',
    });
    expect(models(report)).toEqual([['gpt-4o-mini']]);
  });

  test('parts that are nothing until somebody gives them', async () => {
    const report = await scanFiles({
      'a.py':
        'from openai import OpenAI\nclass Model:\n    def __init__(self, model=None, version=None):\n        self.model = model\n        self.version = version\n' +
        '    def ask(self, text):\n        return OpenAI().chat.completions.create(model=self.model + ":" + self.version, messages=[{"role": "user", "content": text}])\n',
    });
    expect(report.calls[0]!.model).toMatchObject({ ids: [], source: 'runtime' });
  });

  test("another vendor's default, where a factory shares one configuration", async () => {
    const report = await scanFiles({
      'config.py': 'class Config:\n    def __init__(self, model="gpt-4o"):\n        self.model = model\n',
      'factory.py':
        'from config import Config\nfrom clients import Claude\ndef make(kind, config: Config):\n    if kind == "anthropic":\n        return Claude(model=config.model)\n',
      'clients.py':
        'from anthropic import Anthropic\nclass Claude:\n    def __init__(self, model):\n        self.model = model\n' +
        '    def ask(self, text):\n        return Anthropic().messages.create(model=self.model, max_tokens=5, messages=[{"role": "user", "content": text}])\n',
    });
    expect(report.calls[0]!.model).toMatchObject({ ids: [], source: 'runtime' });
  });

  test('a model goes to the vendor that sells it, where several factories get what is configured', async () => {
    const report = await scanFiles({
      'config.json':
        '{ "default": "gemini", "models": { "gemini": "gemini-2.5-flash", "openai": "gpt-4o-mini" } }',
      'a.ts':
        "import { createOpenAI } from '@ai-sdk/openai';\nimport { createGoogleGenerativeAI } from '@ai-sdk/google';\nimport { generateText } from 'ai';\nimport config from './config.json';\n" +
        'const provider = process.env.PROVIDER || config.default;\nfunction model() {\n  const id = config.models[provider];\n' +
        "  if (provider === 'openai') return createOpenAI()(id);\n  return createGoogleGenerativeAI()(id);\n}\n" +
        'export const ask = (prompt: string) => generateText({ model: model(), prompt });\n',
    });
    expect([...report.calls[0]!.model.ids].sort()).toEqual(['gemini-2.5-flash', 'gpt-4o-mini']);
  });

  test('words of a table that name no model', async () => {
    const report = await scanFiles({
      'a.py':
        'from openai import OpenAI\nMODELS = {"openai": "text-embedding-3-large", "other": "custom", "local": "sentence-transformers/all-MiniLM-L6-v2"}\n' +
        'def embed(kind, text):\n    return OpenAI().embeddings.create(model=MODELS[kind], input=text)\n',
    });
    expect(models(report)).toEqual([['text-embedding-3-large', 'sentence-transformers/all-MiniLM-L6-v2']]);
  });
});

describe('output caps', () => {
  const ask = (cap: string, body = ''): string =>
    `const { Anthropic } = require('@anthropic-ai/sdk');\nconst claude = new Anthropic();\n` +
    `async function ask(messages) {\n  ${body}\n  return claude.messages.create({ model: 'claude-sonnet-4-6', max_tokens: ${cap}, messages });\n}\n`;
  test.each([
    ['an environment variable as a number, with a default', 'Number(process.env.MOST) || 2048', '', 2048],
    [
      'what a service answers, with a last resort',
      'most ?? 4096',
      "const { max_tokens: most } = await claude.models.retrieve('claude-sonnet-4-6');",
      null,
    ],
    [
      'the same through a conversion',
      'most',
      "const most = Number((await claude.models.retrieve('x')).max_tokens ?? 4096);",
      null,
    ],
  ])('%s', async (_, cap, body, expected) => {
    const report = await scanFiles({ 'a.js': ask(cap, body) });
    expect(report.calls[0]!.outputCap).toBe(expected);
  });
});

test('arguments that a rest parameter passes on', async () => {
  const report = await scanFiles({
    'a.js':
      "const load = (...args) => import('@xenova/transformers').then(({ pipeline }) => pipeline(...args));\n" +
      "async function embed(text) {\n  const extract = await load('feature-extraction', 'Xenova/all-MiniLM-L6-v2');\n  return extract(text);\n}\n",
  });
  expect(report.calls.map(c => [c.kind, c.model.ids])).toEqual([['embedding', ['Xenova/all-MiniLM-L6-v2']]]);
});

test('a run of a graph names no models as long as one of its nodes is open', async () => {
  const report = await scanFiles({
    'a.py':
      'from langgraph.graph import StateGraph, START, END\nfrom openai import OpenAI\nclient = OpenAI()\n' +
      'def plan(state):\n    return client.chat.completions.create(model="gpt-5-mini", messages=state["messages"])\ndef draw(state):\n    return client.images.generate(model="gpt-image-1", prompt=state["text"])\n' +
      'def write(state):\n    return client.chat.completions.create(model=state["model"], messages=state["messages"])\n' +
      'builder = StateGraph(dict)\nbuilder.add_node("draw", draw)\nbuilder.add_node("write", write)\n' +
      'builder.add_edge(START, "write")\nbuilder.add_edge("write", "draw")\nbuilder.add_edge("draw", END)\n' +
      'def run(state):\n    return builder.compile().invoke(state)\n',
  });
  expect(report.calls.find(c => c.kind === 'agent-run')!.model).toMatchObject({ ids: [], source: 'runtime' });
});
