import { describe, expect, test } from 'vitest';
import { scanFiles, textsOf } from '../../support/scan-files.ts';

const python = (body: string): string => `from openai import OpenAI\nclient = OpenAI()\n${body}`;
const send = (messages: string, model = '"gpt-4o"'): string =>
  `client.chat.completions.create(model=${model}, messages=${messages})`;

describe('what callers hand over stays together', () => {
  test('models, prompts and caps of a wrapper, by caller', async () => {
    const report = await scanFiles({
      'llm.py': python(
        `def ask(model, system, question, cap=50):\n    return client.chat.completions.create(model=model, max_tokens=cap, messages=[{"role": "system", "content": system}, {"role": "user", "content": question}])\n`,
      ),
      'app.py':
        'from llm import ask\ndef a(q):\n    return ask("gpt-4o", "Be brief.", q)\ndef b(q):\n    return ask("gpt-4o-mini", "Be thorough, please.", q, cap=900)\n',
    });
    const [call] = report.calls;
    expect(call!.model.ids).toEqual(['gpt-4o', 'gpt-4o-mini']);
    expect(textsOf(call!)).toEqual(['Be brief.', 'Be thorough, please.']);
    expect(call!.prompt.variants.map(v => v.when)).toEqual(['called at app.py:5']);
    expect(call!.outputCap).toBe(900);
  });

  test('through two wrappers, and a method on an object that a factory makes', async () => {
    const report = await scanFiles({
      'llms.py': python(
        'class Chat:\n    def generate_reply(self, messages):\n        return ' +
          send('messages') +
          '\ndef make(kind):\n    return REGISTRY[kind]()\n',
      ),
      'app.py':
        'from llms import make\nclass Memory:\n    def __init__(self, kind):\n        self.llm = make(kind)\n' +
        '    def extract(self, text):\n        return self.llm.generate_reply(messages=[{"role": "system", "content": "Extract facts."}, {"role": "user", "content": text}])\n',
    });
    expect(report.calls.map(textsOf)).toEqual([['Extract facts.']]);
  });

  test('what the conditions around a call rule out for a caller is not sent there', async () => {
    const report = await scanFiles({
      'models.py':
        'from enum import Enum\nclass M(Enum):\n    A = "gpt-4o"\n    B = "claude-sonnet-4-5"\n    C = "gpt-4.1"\n' +
        'OWNER = {M.A: "openai", M.B: "anthropic", M.C: "openai"}\nOPENAI = {m for m, owner in OWNER.items() if owner == "openai"}\n',
      'a.py':
        'from models import M, OPENAI\n' +
        python(
          `def ask(model: M):\n    if model not in OPENAI:\n        return None\n    return ${send('[]', 'model.value')}\n` +
            'def every():\n    for m in [M.A, M.B]:\n        ask(m)\ndef one(name):\n    ask(M(name))\n',
        ),
    });
    expect(report.calls[0]!.model.ids).toEqual(['gpt-4o', 'gpt-4.1']);
  });

  test('an argument that a call leaves out is undefined, and a role that few models need is not the usual one', async () => {
    const { calls } = await scanFiles({
      'a.ts':
        'import OpenAI from "openai";\nconst client = new OpenAI();\n' +
        'function pick(model: string, extra?: { small?: boolean }) {\n  if (extra?.small) return "gpt-4o-mini";\n  return model;\n}\n' +
        'export const ask = (model: string, old: boolean) =>\n' +
        '  client.chat.completions.create({ model: pick(model), messages: [{ role: old ? "user" : "system", content: "Be kind." }] });\n' +
        'export const brief = (model: string) =>\n' +
        '  client.chat.completions.create({ model: pick(model, { small: true }), messages: [] });\n',
    });
    expect(calls.map(c => c.model.ids)).toEqual([[], ['gpt-4o-mini']]);
    expect(calls[0]!.prompt.segments.map(s => s.role)).toEqual(['system']);
  });

  test('a default that another vendor alone sells is not what a client is made with', async () => {
    const { modelSites } = await scanFiles({
      'a.py':
        'from langchain_openai import ChatOpenAI\nfrom langchain_anthropic import ChatAnthropic\n' +
        'def make(kind, model="gpt-4o", url=None):\n    if kind == "anthropic":\n        return ChatAnthropic(model=model, base_url=url)\n    return ChatOpenAI(model=model)\n',
    });
    expect(modelSites.map(s => s.ids)).toEqual([[], ['gpt-4o']]);
  });

  test('what holds by default is the usual prompt, and each branch has a variant', async () => {
    const report = await scanFiles({
      'a.py': python(
        'def style(short):\n    if short:\n        return "Be brief."\n    return "Be thorough, please."\n' +
          `def ask(request: dict, mode):\n    if mode == "chat":\n        text = f"Chat. {style(bool(request.get('short', True)))}"\n    else:\n        text = "Summarise."\n    ` +
          send('[{"role": "user", "content": text}]') +
          '\n',
      ),
    });
    expect(textsOf(report.calls[0]!)).toEqual([
      'Chat. Be brief.',
      'Chat. Be thorough, please.',
      'Summarise.',
    ]);
  });

  test('an attribute that is set from outside its class', async () => {
    const report = await scanFiles({
      'context.py': 'class Context:\n    def __init__(self):\n        self.prompt = None\n',
      'steps.py':
        'from context import Context\nfrom openai import OpenAI\ndef first(context: Context):\n    context.prompt = "Translate."\n' +
        'def second(context: Context):\n    OpenAI().chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": context.prompt}])\n',
    });
    expect(report.calls.map(textsOf)).toEqual([['Translate.']]);
  });

  test('a name that the script sets anew later has its value at the call', async () => {
    const ask = (name: string): string =>
      `def ${name}(text):\n    return ` +
      send('[{"role": "user", "content": prompt.format(text=text)}]') +
      '\n';
    const report = await scanFiles({
      'a.py': python(
        `prompt = "Short: {text}"\n${ask('first')}first(input())\n` +
          `prompt = "Long and thorough: {text}"\n${ask('second')}second(input())\n`,
      ),
    });
    expect(report.calls.map(textsOf)).toEqual([['Short: '], ['Long and thorough: ']]);
  });

  test('what a script hands over is one example, and other callers are left room', async () => {
    const report = await scanFiles({
      'a.py': python(
        'def ask(question):\n    ' +
          send('[{"role": "user", "content": f"Answer: {question}"}]') +
          '\nask("how far is the moon?")\n',
      ),
    });
    expect(textsOf(report.calls[0]!)).toEqual(['Answer: how far is the moon?', 'Answer: ']);
  });
});

describe('loops over known lists run turn by turn', () => {
  const converted = (body: string): Record<string, string> => ({
    'a.py': python(
      'MESSAGES = [{"role": "system", "content": "Rules."}, {"role": "user", "content": "Go."}]\n' + body,
    ),
  });
  const cases: readonly (readonly [string, Record<string, string>, readonly string[]])[] = [
    [
      'appended under a condition, with continue',
      converted(
        'out = []\nfor m in MESSAGES:\n    if m["role"] == "system":\n        continue\n    out.append({"role": "user", "content": m["content"] + "!"})\n' +
          send('out') +
          '\n',
      ),
      ['Go.!'],
    ],
    [
      'a comprehension with a test',
      converted(send('[m for m in MESSAGES if m["role"] != "system"]') + '\n'),
      ['Go.'],
    ],
    [
      'the one that a loop finds',
      converted(
        'system = ""\nfor m in MESSAGES:\n    if m["role"] == "system":\n        system = m["content"]\n' +
          send('[{"role": "user", "content": system}]') +
          '\n',
      ),
      ['Rules.'],
    ],
    [
      'returned from inside a loop',
      converted(
        'def text_of(parts):\n    for part in parts:\n        if part["role"] == "user":\n            return part["content"]\n    return ""\n' +
          send('[{"role": "user", "content": text_of(MESSAGES)}]') +
          '\n',
      ),
      ['Go.'],
    ],
    [
      'added to a text, numbered',
      {
        'a.py': python(
          'text = "Steps:"\nfor i, step in enumerate(["cut", "sew"], start=1):\n    text += f" {i} {step}"\n' +
            send('[{"role": "user", "content": text}]') +
            '\n',
        ),
      },
      ['Steps: 1 cut 2 sew'],
    ],
    [
      'pushed by forEach, mapped and found',
      {
        'a.ts':
          'import OpenAI from "openai";\nconst rules = [{ id: 1, text: "Be kind." }, { id: 2, text: "Be brief." }];\n' +
          'const lines: string[] = ["Rules:"];\nrules.forEach(rule => { lines.push(rule.text); });\nlines.push(rules.find(r => r.id === 2)!.text);\n' +
          'void new OpenAI().chat.completions.create({ model: "gpt-4o", messages: [{ role: "user", content: lines.join(" ") }] });\n',
      },
      ['Rules: Be kind. Be brief. Be brief.'],
    ],
    [
      'what a value is, asked of it',
      {
        'a.ts':
          'import OpenAI from "openai";\nfunction textOf(content: string | { text: string }[]): string {\n  if (typeof content === "string") return content;\n  return content.map(c => c.text).join("");\n}\n' +
          'void new OpenAI().chat.completions.create({ model: "gpt-4o", messages: [{ role: "user", content: textOf("one ") + textOf([{ text: "two" }]) }] });\n',
      },
      ['one two'],
    ],
  ];
  test.each(cases)('%s', async (_, files, texts) => {
    const report = await scanFiles(files);
    expect(report.calls.map(textsOf)).toEqual([texts]);
  });
});

describe('models', () => {
  const cases: readonly (readonly [string, Record<string, string>, readonly string[]])[] = [
    [
      'a table of aliases gives each name its own answer',
      {
        'a.py': python(
          'ALIASES = {"old": "gpt-4o"}\ndef resolve(name):\n    return ALIASES.get(name, name)\nfor name in ["old", "gpt-4.1"]:\n    ' +
            send('[]', 'resolve(name)') +
            '\n',
        ),
      },
      ['gpt-4o', 'gpt-4.1'],
    ],
    [
      'a name from outside stays unknown, whatever the table of aliases holds',
      {
        'a.ts':
          'import OpenAI from "openai";\nconst ALIASES: Record<string, string> = { old: "gpt-4o" };\n' +
          'export async function POST(request: Request) {\n  const { model } = await request.json();\n  await new OpenAI().chat.completions.create({ model: ALIASES[model] ?? model, messages: [] });\n}\n',
      },
      [],
    ],
    [
      'the conditions around a read leave what they leave',
      {
        'a.ts':
          'import OpenAI from "openai";\nfunction config() {\n  if (process.env.LOCAL) return { provider: "local", model: "llama3" };\n  return { provider: "openai", model: "gpt-4o" };\n}\n' +
          'export async function ask() {\n  const c = config();\n  if (c.provider === "local") return;\n  await new OpenAI().chat.completions.create({ model: c.model, messages: [] });\n}\n',
      },
      ['gpt-4o'],
    ],
    [
      'items of a list that a helper hands to a callback',
      {
        'a.ts':
          'import OpenAI from "openai";\nconst MODELS = [{ id: "gpt-4o" }, { id: "gpt-4.1" }];\n' +
          'async function limited<T>(items: T[], fn: (item: T) => Promise<unknown>) {\n  let next = 0;\n  const worker = async () => { while (next < items.length) await fn(items[next++]!); };\n  await Promise.all([worker(), worker()]);\n}\n' +
          'void limited(MODELS, async m => new OpenAI().chat.completions.create({ model: m.id, messages: [] }));\n',
      },
      ['gpt-4o', 'gpt-4.1'],
    ],
  ];
  test.each(cases)('%s', async (_, files, ids) => {
    const report = await scanFiles(files);
    expect(report.calls.map(c => c.model.ids)).toEqual([ids]);
  });
});
