import { beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../../src/engine/index.ts';
import { scanText, timesByLine } from './scan-text.ts';

/**
 * One program for each form of loop and recursion, in both languages. `ask()` is the one call; what is expected is
 * [low, typical, high].
 */
type Times = readonly [number, number, number | null];
type Form = readonly [name: string, times: Times, python: string | null, script: string | null];

const FORMS: readonly Form[] = [
  ['counted', [4, 4, 4], 'for i in range(4):\n    ask()', 'for (let i = 0; i < 4; i++) await ask();'],
  [
    'counted by steps',
    [3, 3, 3],
    'for i in range(1, 10, 4):\n    ask()',
    'for (let i = 1; i < 10; i += 4) await ask();',
  ],
  [
    'counted down',
    [3, 3, 3],
    'for i in range(3, 0, -1):\n    ask()',
    'for (let i = 3; i > 0; i--) await ask();',
  ],
  [
    'over a list',
    [3, 3, 3],
    'docs = ["a", "b", "c"]\nfor doc in docs:\n    ask()',
    "const docs = ['a', 'b', 'c'];\nfor (const doc of docs) await ask();",
  ],
  [
    'over a table',
    [2, 2, 2],
    'table = {"a": 1, "b": 2}\nfor key, value in table.items():\n    ask()',
    'const table = { a: 1, b: 2 };\nfor (const key in table) await ask();',
  ],
  [
    'over a slice of what nobody knows',
    [0, 3, 3],
    'for doc in load()[:3]:\n    ask()',
    'for (const doc of load().slice(0, 3)) await ask();',
  ],
  [
    'over what nobody knows',
    [0, 5, null],
    'for doc in load():\n    ask()',
    'for (const doc of load()) await ask();',
  ],
  ['over pairs', [0, 2, 2], 'for a, b in zip(["x", "y"], load()[:9]):\n    ask()', null],
  [
    'over pairs of which nobody knows how many',
    [0, 5, null],
    'for a, b in zip(load(), load()):\n    ask()',
    null,
  ],
  [
    'as often as no number says',
    [0, 5, null],
    'for i in range(1e999):\n    ask()',
    'for (let i = 0; i < 1e999; i++) await ask();',
  ],
  [
    'nested',
    [6, 6, 6],
    'for a in range(2):\n    for b in range(3):\n        ask()',
    'for (let a = 0; a < 2; a++) for (let b = 0; b < 3; b++) await ask();',
  ],
  [
    'while with a counter',
    [3, 3, 3],
    'n = 0\nwhile n < 3:\n    ask()\n    n += 1',
    'let n = 0;\nwhile (n < 3) { await ask(); n++; }',
  ],
  ['while on a condition', [0, 5, null], 'while busy():\n    ask()', 'while (busy()) await ask();'],
  ['do while on a condition', [1, 5, null], null, 'do { await ask(); } while (busy());'],
  [
    'endless, ended by a counter after the call',
    [3, 3, 3],
    'n = 0\nwhile True:\n    ask()\n    n += 1\n    if n >= 3:\n        break',
    'let n = 0;\nwhile (true) { await ask(); n++; if (n >= 3) break; }',
  ],
  [
    'endless, ended by a counter before the call',
    [3, 3, 3],
    'n = 0\nwhile True:\n    if n >= 3:\n        break\n    n += 1\n    ask()',
    'let n = 0;\nfor (;;) { break; }\nwhile (true) { if (n >= 3) break; n++; await ask(); }',
  ],
  [
    'endless, ended by what run time knows',
    [1, 5, null],
    'while True:\n    ask()\n    if done():\n        break',
    'while (true) { await ask(); if (done()) break; }',
  ],
  [
    'left early',
    [1, 4, 4],
    'for i in range(4):\n    ask()\n    if done():\n        break',
    'for (let i = 0; i < 4; i++) { await ask(); if (done()) break; }',
  ],
  [
    'some turns skipped',
    [0, 4, 4],
    'for i in range(4):\n    if done():\n        continue\n    ask()',
    'for (let i = 0; i < 4; i++) { if (done()) continue; await ask(); }',
  ],
  ['else of a loop', [0, 1, 1], 'for i in range(4):\n    if done():\n        break\nelse:\n    ask()', null],
  ['comprehension', [3, 3, 3], 'x = [ask() for i in range(3)]', null],
  ['nested comprehension', [6, 6, 6], 'x = [ask() for i in range(3) for j in range(2)]', null],
  ['comprehension with a condition', [0, 3, 3], 'x = {i: ask() for i in range(3) if done()}', null],
  ['map', [3, 3, 3], 'x = list(map(ask, [1, 2, 3]))', 'await [1, 2, 3].map(ask);'],
  ['for each', [2, 2, 2], null, '[1, 2].forEach(async () => { await ask(); });'],
  ['filtered, then mapped', [0, 3, 3], null, 'await [1, 2, 3].filter(n => done(n)).map(ask);'],
  [
    'all at once',
    [3, 3, 3],
    'import asyncio\nasync def main():\n    await asyncio.gather(*[ask() for i in range(3)])\nasyncio.run(main())',
    'await Promise.all([1, 2, 3].map(n => ask()));',
  ],
  [
    'some at once',
    [2, 2, 2],
    'import asyncio\nasyncio.gather(ask(), ask())',
    'await Promise.all([ask(), ask()]);',
  ],
  [
    'a group of tasks',
    [3, 3, 3],
    'import asyncio\nasync def main():\n    async with asyncio.TaskGroup() as group:\n        for i in range(3):\n            group.create_task(ask())\nasyncio.run(main())',
    null,
  ],
  [
    'a pool',
    [3, 3, 3],
    'from concurrent.futures import ThreadPoolExecutor\nwith ThreadPoolExecutor(max_workers=8) as pool:\n    pool.map(ask, [1, 2, 3])',
    "import pMap from 'p-map';\nawait pMap([1, 2, 3], ask, { concurrency: 8 });",
  ],
  [
    'tasks handed to a pool',
    [3, 3, 3],
    'from concurrent.futures import ThreadPoolExecutor\npool = ThreadPoolExecutor()\nfor i in range(3):\n    pool.submit(ask)',
    "import pLimit from 'p-limit';\nconst limit = pLimit(2);\nfor (const n of [1, 2, 3]) await limit(() => ask());",
  ],
  [
    'batches',
    [3, 3, 3],
    'docs = [1, 2, 3, 4, 5, 6]\nfor i in range(0, len(docs), 2):\n    ask()',
    'const docs = [1, 2, 3, 4, 5, 6];\nfor (let i = 0; i < docs.length; i += 2) await ask();',
  ],
  [
    'generator',
    [3, 3, 3],
    'def items():\n    for i in range(2):\n        yield i\n    yield 9\nfor item in items():\n    ask()',
    'function* items() { for (let i = 0; i < 2; i++) yield i; yield 9; }\nfor (const item of items()) await ask();',
  ],
  [
    'generator of a generator',
    [4, 4, 4],
    'def few():\n    yield 1\n    yield 2\ndef items():\n    yield from few()\n    yield from [3, 4]\nfor item in items():\n    ask()',
    'function* few() { yield 1; yield 2; }\nfunction* items() { yield* few(); yield* [3, 4]; }\nfor (const item of items()) await ask();',
  ],
  [
    'generator that is not read to its end',
    [1, 3, 3],
    'def items():\n    ask()\n    for i in range(2):\n        yield i\n        ask()\nfor item in items():\n    if done():\n        break',
    'async function* items() { await ask(); for (let i = 0; i < 2; i++) { yield i; await ask(); } }\nfor await (const item of items()) { if (done()) break; }',
  ],
  [
    'recursion with a smaller depth',
    [4, 4, 4],
    'def f(n):\n    ask()\n    if n > 0:\n        f(n - 1)\nf(3)',
    'async function f(n: number) { await ask(); if (n > 0) await f(n - 1); }\nawait f(3);',
  ],
  [
    'recursion with a guard',
    [3, 3, 3],
    'def f(n):\n    if n <= 0:\n        return\n    ask()\n    f(n - 1)\nf(3)',
    'async function f(n: number) { if (n <= 0) return; await ask(); await f(n - 1); }\nawait f(3);',
  ],
  [
    'recursion over a tree',
    [13, 13, 13],
    'def f(n):\n    ask()\n    if n > 0:\n        for i in range(3):\n            f(n - 1)\nf(2)',
    'async function f(n: number) { await ask(); if (n > 0) for (let i = 0; i < 3; i++) await f(n - 1); }\nawait f(2);',
  ],
  [
    'recursion that halves',
    [4, 4, 4],
    'def f(n):\n    if n > 0:\n        ask()\n        f(n // 2)\nf(8)',
    'async function f(n: number) { if (n > 0) { await ask(); await f(Math.floor(n / 2)); } }\nawait f(8);',
  ],
  [
    'recursion of two',
    [4, 4, 4],
    'def f(n):\n    ask()\n    if n > 0:\n        g(n - 1)\ndef g(n):\n    ask()\n    if n > 0:\n        f(n - 1)\nf(3)',
    'async function f(n: number) { await ask(); if (n > 0) await g(n - 1); }\nasync function g(n: number) { await ask(); if (n > 0) await f(n - 1); }\nawait f(3);',
  ],
  [
    'recursion whose bound the caller may leave at its default, over a list that another function cuts',
    [1, 7, null],
    'def plan(n): return load()[:n]\ndef f(breadth, depth):\n    ask()\n    if depth > 0:\n        for part in plan(breadth):\n            f(breadth, depth - 1)\nf(load() or 2, load().get("depth", 2) or 2)',
    'const plan = async (n: number) => (await load()).slice(0, n);\nasync function f({ breadth, depth }: { breadth: number; depth: number }) { await ask(); if (depth > 0) for (const part of await plan(breadth)) await f({ breadth, depth: depth - 1 }); }\nawait f({ breadth: load() ?? 2, depth: load() || 2 });',
  ],
  [
    'recursion without an end',
    [1, 3, null],
    'def f(text):\n    ask()\n    if busy():\n        f(text)\nf("x")',
    "async function f(text: string) { await ask(); if (busy()) await f(text); }\nawait f('x');",
  ],
  [
    'a way out with calls among several, and none after it',
    [0, 1, 1],
    'def f():\n    match busy():\n        case 1:\n            print()\n        case 2:\n            ask()\n            return\nf()',
    'async function f() { switch (busy()) { case 1: break; case 2: await ask(); return; } }\nawait f();',
  ],
  [
    'a choice whose default runs nothing',
    [0, 1, 2],
    null,
    'switch (busy()) { case 1: await ask(); break; case 2: await ask(); await ask(); break; default: await Promise.all([].filter(() => done()).map(async () => { await ask(); })); }',
  ],
  [
    'attempts',
    [0, 1, 1],
    'def f():\n    for attempt in range(3):\n        try:\n            return ask()\n        except Exception:\n            pass\nf()',
    'async function f() { for (let attempt = 0; attempt < 3; attempt++) { try { return await ask(); } catch {} } }\nawait f();',
  ],
];

const PYTHON =
  'from openai import OpenAI\nfrom tools import load, busy, done\nclient = OpenAI()\ndef ask(*args): return client.chat.completions.create(model="gpt-4o", messages=[])\n';
const SCRIPT =
  "import OpenAI from 'openai';\nimport { load, busy, done } from './tools';\nconst client = new OpenAI();\nconst ask = async (..._: unknown[]) => client.chat.completions.create({ model: 'gpt-4o', messages: [] });\n";

describe.each([
  ['Python', 'py', PYTHON, 2],
  ['TypeScript', 'ts', SCRIPT, 3],
] as const)('%s', (_, ending, head, column) => {
  const forms = FORMS.filter(form => form[column] !== null);
  const fileOf = (name: string): string => `${name.replaceAll(/\W+/g, '_')}.${ending}`;
  let report: Report;
  beforeAll(async () => {
    report = await scanText(
      Object.fromEntries(forms.map(form => [fileOf(form[0]), `${head}${form[column]!}\n`])),
    );
  }, 60_000);

  test.each(forms.map(([name, times]) => ({ name, times })))('$name', ({ name, times }) => {
    const feature = report.features.find(f => f.entry.file === fileOf(name))!;
    const [only, ...others] = Object.values(timesByLine(report, feature.name));
    expect(others).toEqual([]);
    expect([only!.low, only!.typical, only!.high]).toEqual(times);
  });
});
