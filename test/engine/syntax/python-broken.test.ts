import { describe, expect, it } from 'vitest';
import { renderPython } from './python-rendering.ts';
import { callsOf, read } from './python-support.ts';

const BEFORE = 'import openai\ndef a():\n    return client.chat.create(model="A", x=1)\n\ndef b():\n';
const AFTER = '\n    return r\n\ndef c():\n    return client.chat.create(model="C")\n';

/** What `b` becomes, between its brackets. */
const body = (line: string): string => {
  const facts = read(BEFORE + line + AFTER);
  const inner = renderPython({
    ...facts,
    body: facts.functions.find(f => f.name === 'b')?.body ?? facts.body,
  });
  return inner;
};

describe('a call being typed', () => {
  it.each([
    [
      '    r = client.chat.create(model="B", messages=[{"role": "user"',
      'r = client.chat.create(model="B", messages=<missing>); <pair "role" "user">',
    ],
    [
      '    r = client.chat.create(model="B", messages=)',
      'r = client.chat.create(model="B", messages=<missing>); return r',
    ],
    ['    r = client.chat.create(model="B" messages=[])', 'r = client.chat.create(model="B"); return r'],
    ['    r = client.chat.create(model="B",,)', 'r = client.chat.create(model="B"); return r'],
    [
      '    r = client.chat.create(model="B", messages=[)',
      'r = client.chat.create(model="B", messages=list[]); return r',
    ],
    [
      '    r = await client.chat.create(model="B", messages=[]',
      'r = await client.chat.create(model="B", messages=list[])',
    ],
    [
      '    r = client.chat.create(model="B", messages=[])\n    client.',
      'r = client.chat.create(model="B", messages=list[]); client.r',
    ],
    [
      '    if x\n        r = client.chat.create(model="B", messages=[])',
      'client.chat.create(model="B", messages=list[])',
    ],
    ['    for x in\n    r = client.chat.create(model="B")', 'client.chat.create(model="B")'],
    ['    x = (client.chat.create(model="B")', 'x = <missing>; client.chat.create(model="B")'],
    [
      '    x = {"a": client.chat.create(model="B"), "b"',
      'x = <missing>; <pair "a" client.chat.create(model="B")>',
    ],
  ])('%j', (line, facts) => {
    expect(body(line)).toBe(facts);
    expect(renderPython(read(BEFORE + line + AFTER))).toContain('model="A"');
    expect(renderPython(read(BEFORE + line + AFTER))).toContain('model="C"');
  });

  it('is marked as broken, unlike the rest', () => {
    const text = BEFORE + '    r = client.chat.create(model="B" messages=[])' + AFTER;
    const { broken } = read(text);
    expect(broken.map(({ start, end }) => text.slice(start, end))).toEqual(['messages=[]']);
  });

  it('has its arguments up to where they break off', () => {
    const text = BEFORE + '    r = client.chat.create(model="B", n=1' + AFTER;
    const call = callsOf(read(text)).find(each => each.args[0]?.end === text.indexOf('"B"') + 3)!;
    expect(text.slice(call.nameStart, call.argsEnd)).toBe('create(model="B", n=1');
  });
});

describe('depth', () => {
  const terms = 20_000;
  const deepest = (value: unknown): number => {
    const open: [unknown, number][] = [[value, 0]];
    let most = 0;
    for (let next = open.pop(); next; next = open.pop()) {
      const [at, depth] = next;
      most = Math.max(most, depth);
      if (typeof at === 'object' && at !== null)
        for (const child of Object.values(at)) open.push([child, depth + 1]);
    }
    return most;
  };

  it.each([
    ['+ chain', Array.from({ length: terms }, (_, i) => `f(${i})`).join(' + '), terms],
    ['or chain', Array.from({ length: terms }, (_, i) => `f(${i})`).join(' or '), terms],
    ['mixed chain', Array.from({ length: terms }, (_, i) => `f(${i})`).join(' - a + '), terms],
    ['comparison chain', Array.from({ length: terms }, (_, i) => `f(${i})`).join(' < '), terms],
    ['assignment chain', 'a = '.repeat(terms) + 'f()', 1],
    ['adjacent strings', 'f(' + '"a" '.repeat(terms) + ')', 1],
    ['elif chain', 'if f(): pass\n' + 'elif f(): pass\n'.repeat(terms) + 'else: f()', terms + 2],
    ['short lists', 'f(' + '['.repeat(100) + 'g()' + ']'.repeat(100) + ')', 2],
  ])('a long %s keeps its calls and stays shallow', (_, source, calls) => {
    const facts = read(source);
    expect(callsOf(facts)).toHaveLength(calls);
    expect(deepest(facts)).toBeLessThan(1000);
    expect(() => JSON.stringify(facts)).not.toThrow();
  });

  it.each([
    ['lists', '['.repeat(terms) + ']'.repeat(terms)],
    ['open lists', '['.repeat(terms)],
    ['calls', 'f('.repeat(terms) + ')'.repeat(terms)],
    ['call chain', 'f' + '.g()'.repeat(terms)],
    ['brackets', '('.repeat(terms) + '1' + ')'.repeat(terms)],
    ['not', 'not '.repeat(terms) + 'a'],
    ['power', 'a ** '.repeat(terms) + 'a'],
    ['lambdas', 'lambda: '.repeat(terms) + 'a'],
    ['conditionals', 'a if b else '.repeat(terms) + 'a'],
    ['f-strings', "f'{".repeat(200) + "}'".repeat(200)],
    ['blocks', Array.from({ length: 500 }, (_, i) => ' '.repeat(i) + 'if a:\n').join('')],
    ['functions', Array.from({ length: 500 }, (_, i) => ' '.repeat(i) + 'def a():\n').join('')],
    ['patterns', `match a:\n  case ${'['.repeat(5000)}${']'.repeat(5000)}: pass`],
    ['types', 'a: ' + 'b['.repeat(terms) + ']'.repeat(terms)],
  ])('%s nested without end are cut, not fatal', (_, source) => {
    const facts = read(source);
    expect(deepest(facts)).toBeLessThan(4000);
    expect(() => JSON.stringify(facts)).not.toThrow();
  });
});
