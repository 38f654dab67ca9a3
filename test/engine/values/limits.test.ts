import { describe, expect, test } from 'vitest';
import { scanFiles, textsOf } from '../../support/scan-files.ts';

const call = (model: string, content = '"hi"'): string =>
  `from openai import OpenAI\nOpenAI().chat.completions.create(model=${model}, messages=[{"role": "user", "content": ${content}}])\n`;

describe('code that never ends, or names that are not what they seem', () => {
  test('a concatenation of 20,000 terms', async () => {
    const report = await scanFiles({
      'a.py': `TEXT = (${Array.from({ length: 20_000 }, () => '"ab"').join(' +\n')})\n${call('"gpt-4o"', 'TEXT')}`,
      'b.ts':
        `const text = ${Array.from({ length: 20_000 }, () => '"ab"').join(' +\n')};\nimport OpenAI from "openai";\n` +
        'void new OpenAI().chat.completions.create({ model: "gpt-4o", messages: [{ role: "user", content: text }] });\n',
    });
    expect(report.calls.map(c => c.prompt.staticChars)).toEqual([40_000, 40_000]);
  });

  test('functions that hand on to the next one from three places', async () => {
    const steps = Array.from({ length: 12 }, (_, i) => i);
    const python = steps.map(i => {
      const next = `return f${String(i + 1)}(model, why)\n`;
      return `def f${String(i)}(model, why):\n    if why == 1:\n        ${next}    if why == 2:\n        ${next}    ${next}`;
    });
    const script = steps.map(i => {
      const next = `f${String(i + 1)}(m, why)`;
      return `const f${String(i)} = (m: string, why: number) => (why > 2 ? ${next} : why > 1 ? ${next} : ${next});\n`;
    });
    const report = await scanFiles({
      'a.py': `import sys\ndef f12(model, why):\n    return model\n${python.join('')}${call('f0("gpt-4o", len(sys.argv))')}`,
      'b.ts':
        `import OpenAI from "openai";\nconst f12 = (m: string, why: number) => m;\n${script.join('')}` +
        'void new OpenAI().chat.completions.create({ model: f0("gpt-4.1", process.argv.length), messages: [] });\n',
    });
    expect(report.calls.map(c => c.model.ids)).toEqual([['gpt-4o'], ['gpt-4.1']]);
  });

  const names = ['constructor', '__proto__', 'hasOwnProperty', 'toString', 'prototype'];
  test.each(names)('a variable, a parameter, a key and a module called %s', async name => {
    const report = await scanFiles({
      'a.py':
        `${name} = "gpt-4o"\ntable = {"${name}": "gpt-4.1"}\ndef ask(${name}):\n` +
        `    from openai import OpenAI\n    OpenAI().chat.completions.create(model=${name}, messages=[])\n` +
        `ask(table["${name}"])\n${call(name)}${call('{}.get("' + name + '")')}`,
      'b.ts':
        'import OpenAI from "openai";\nconst table = {};\n' +
        `void new OpenAI().chat.completions.create({ model: table["${name}"], messages: [] });\n`,
    });
    expect(report.calls.map(c => c.model.ids)).toEqual([['gpt-4.1'], ['gpt-4o'], [], []]);
  });

  const circles: readonly (readonly [string, Record<string, string>])[] = [
    ['names', { 'a.py': `a = b\nb = a\n${call('a')}` }],
    ['functions', { 'a.py': `def a():\n    return b()\ndef b():\n    return a()\n${call('a()')}` }],
    [
      'callers',
      { 'a.py': `def ask(m):\n    ${call('m').split('\n')[1]!}\n    ask(m)\nfrom openai import OpenAI\n` },
    ],
    ['modules', { 'a.py': `from b import MODEL\n${call('MODEL')}`, 'b.py': 'from a import MODEL\n' }],
    [
      'barrels',
      {
        'a.ts': 'export * from "./b";\n',
        'b.ts': 'export * from "./a";\n',
        'c.ts':
          'import OpenAI from "openai";\nimport { MODEL } from "./a";\nvoid new OpenAI().chat.completions.create({ model: MODEL, messages: [] });\n',
      },
    ],
    ['classes', { 'a.py': `class A(B):\n    pass\nclass B(A):\n    pass\n${call('A().model')}` }],
    [
      'a list in itself',
      { 'a.py': `xs = []\nxs.append(xs)\nfor x in xs:\n    for y in x:\n        pass\n${call('xs[0]')}` },
    ],
  ];
  test.each(circles)('circles of %s leave the model unknown', async (_, files) => {
    const report = await scanFiles(files);
    expect(report.calls.map(c => c.model.ids)).toEqual([[]]);
    expect(report.calls[0]!.unpriced).toEqual(expect.stringMatching(/\w/));
  });

  test('choices that multiply end in a hole, not in a million prompts', async () => {
    const choices = Array.from({ length: 24 }, (_, i) => `{"a" if c${String(i)} else "bb"}`).join(' ');
    const report = await scanFiles({ 'a.py': call('"gpt-4o"', `f"Start {${'x'}} ${choices} end"`) });
    const [only] = report.calls;
    expect(only!.prompt.variants.length).toBeLessThan(16);
    expect(textsOf(only!)[0]).toMatch(/^Start .* end$/);
  });

  test('a chain of a hundred wrappers', async () => {
    const chain = Array.from(
      { length: 100 },
      (_, i) => `def f${String(i + 1)}(model):\n    return f${String(i)}(model)\n`,
    ).join('');
    const report = await scanFiles({
      'a.py': `from openai import OpenAI\ndef f0(model):\n    return OpenAI().chat.completions.create(model=model, messages=[])\n${chain}f100("gpt-4o")\n`,
    });
    expect(report.calls).toHaveLength(1);
  });
});
