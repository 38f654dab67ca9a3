import { beforeAll, describe, expect, it } from 'vitest';
import { renderBody } from './script-rendering.ts';
import { scriptTextReader, type ReadText } from './script-support.ts';

let read: ReadText;
beforeAll(async () => {
  read = await scriptTextReader();
});

/** Half-typed code: what is being written, and what stands before and after it. */
const rows: readonly (readonly [text: string, expected: string])[] = [
  [
    "async function f(m: M) { const a = await client.chat.completions.create({ model: 'gpt-4o', messages: [",
    'fn async f#0(m: M) { const a = await client.chat.completions.create({model: "gpt-4o", messages: []}) }',
  ],
  [
    "export async function f() {\n  const a = await c.create({\n    model: 'x',\n    messages: [{ role: 'user' }],\n\n  const b = await c.embed({ model: 'y' });\n  return b;\n}\nexport async function g() { return c.list({ n: 1 }); }",
    'fn async f#0() { const a = await c.create({model: "x", messages: [{role: "user"}]}); const b = await c.embed({model: "y"}); return b }; fn async g#1() { return c.list({n: 1}) }',
  ],
  [
    "function f() {\n  const a = c.create({ model: 'x', messages: [{ role: 'user', content: \n  });\n  return a;\n}\nconst q = g(1);",
    'fn f#0() { const a = c.create({model: "x", messages: [{role: "user", content: <missing>}]}); return a; const q = g(1) }',
  ],
  ["const a = f({ model: m('x') prompt: 'p' });", 'const a = f({model: m("x"), prompt: "p"})'],
  ["const a = f({ model: , prompt: 'p' });", 'const a = f({model: <missing>, prompt: "p"})'],
  [
    "const a = await f({ mod\nconst b = g({ model: 'x' });",
    'const a = await f({mod: mod}); const b = g({model: "x"})',
  ],
  ['const a = f(\nconst b = g(1);', 'const a = f(); const b = g(1)'],
  ['const a = f({ p: `hello ${name\nconst b = g(1);', 'const a = f({p: <ERROR name>}); const b = g(1)'],
  ["const a = f({ model: 'x', \"max_tok\nconst b = 1;", 'const a = f({model: "x", ...<ERROR>}); const b = 1'],
  ['client.\nconst b = f();', 'client; const b = f()'],
  ['new A.B({ key: 1, ...rest, list: [...xs, 1]', 'new A.B({key: 1, ...rest, list: [...xs, 1]})'],
  ['f(a || b, (c), "d" + e, () => g()', 'f((a or b), c, ("d" + e), fn lambda ?#0() { return g() })'],
];

describe('broken code', () => {
  it.each(rows)('%s', (text, expected) => {
    const unit = read(text);
    expect(renderBody(unit)).toBe(expected);
    expect(unit.broken.length).toBeGreaterThan(0);
  });

  it('places an unclosed call for edits', () => {
    const text = "const a = c.create({ model: 'x', ";
    const [stmt] = read(text).body;
    const value = stmt?.kind === 'assign' ? stmt.value : null;
    if (value?.kind !== 'call') throw new Error('no call');
    expect(text.slice(value.nameStart, value.argsEnd)).toBe("create({ model: 'x',");
    expect(text.slice(value.argsStart, value.argsEnd)).toBe("{ model: 'x',");
  });
});
