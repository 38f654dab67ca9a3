import { beforeAll, describe, expect, it } from 'vitest';
import type { CallExpr, Expr } from '../../../src/engine/syntax/facts.ts';
import { renderBody } from './script-rendering.ts';
import { scriptTextReader, type ReadText, type ScriptLanguage } from './script-support.ts';

let read: ReadText;
beforeAll(async () => {
  read = await scriptTextReader();
});

/** Text, what it says, and the grammar where it is not TypeScript's. */
type Row = readonly [text: string, expected: string, language?: ScriptLanguage];

function table(rows: readonly Row[]): void {
  for (const [text, expected, language] of rows)
    it(text, () => {
      expect(renderBody(read(text, language))).toBe(expected);
    });
}

describe('literals', () => {
  table([
    [`'a'; "b"; ''`, '"a"; "b"; ""'],
    [String.raw`'\n\t\\\'\x41\u0042\u{1F600}\0\q'`, JSON.stringify("\n\t\\'AB😀\0q")],
    ["'a\\\nb'; 'a\\\r\nb'", '"ab"; "ab"'],
    ['1_000; 0xff; 0b11; 0o17; 10n; 1e3; .5', '1000; 255; 3; 15; 10; 1000; 0.5'],
    ['017', '15', 'javascript'],
    ['true; false; null; undefined', 'true; false; null; null'],
    ['`a${b}c${d.e}`', '`a${b}c${d.e}`'],
    ['`plain`; ``', '`plain`; ``'],
    ['`a\\n\\u{41}\\\nb`', '`a\\nAb`'],
    ['`a\r\nb`', '`a\\nb`'],
    ['sql`x${1}`; a.b`y`', 'sql`x${1}`; a.b`y`'],
    ['/a[b]/g', '<regex>'],
    ['[1, [2], ...a]', '[1, [2], ...a]'],
    ['x = { a, "b-c": 1, 2: 3, [k()]: 4, ...s }', 'x = {a: a, b-c: 1, 2: 3, [k()]: 4, ...s}'],
  ]);
});

describe('operators', () => {
  table([
    ['a + b * c; a ** b; a >>> b; a | b', '(a + (b * c)); (a ** b); (a >>> b); (a | b)'],
    ['a ?? b; a || b && c', '(a ?? b); (a or (b and c))'],
    ['a === b; a !== b; a == b; a <= b', '(a == b); (a != b); (a == b); (a <= b)'],
    ['k in o; x instanceof Y; #x in y', '(k in o); (x instanceof Y); (#x in y)'],
    [
      '!a; -1; +b; ~c; typeof d; void 0; delete e.f',
      '(not a); (- 1); (+ b); (~ c); (typeof d); (void 0); (delete e.f)',
    ],
    ['i++; --i; a ? b : c', '(++ i); (-- i); (a ? b : c)'],
    ['a /* + */ - // *\n b', '(a - b)'],
    [
      '(1, f()); g((a = 1)); g(a += 2); g(b ??= 3)',
      '<sequence 1, f()>; g((a = 1)); g((a = (a + 2))); g((b = (b ?? 3)))',
    ],
    [
      'async () => { await f(); for await (const x of y) {} }',
      'fn async lambda ?#0() { await f(); for x of y {} }',
    ],
    ['function* g() { const x = yield 1; yield* h() }', 'fn gen g#0() { const x = <yield 1>; <yield h()> }'],
    ['x as const; <T>y; z!; (w satisfies Q); ((v))', 'x; y; z; w; v'],
  ]);
});

describe('calls and members', () => {
  table([
    ['a.b.c(1, ...d); a?.b?.[c]?.(d); a!.b(1)', 'a.b.c(1, ...d); a.b[c](d); a.b(1)'],
    ['f<string>(x); f(a)(b)(c); arr[0](); o["k"]()', 'f(x); f(a)(b)(c); arr[0](); o["k"]()'],
    [
      'new X; new X<Y>(1); new (f())(2); new a.b.C({}).d()',
      'new X(); new X(1); new f()(2); new a.b.C({}).d()',
    ],
    ['super.x(); this.y(); this.#z; import.meta.env.X', 'super.x(); this.y(); this.#z; import.meta.env.X'],
    ['(() => { z() })()', 'fn lambda ?#0() { z() }()'],
    ['import("m").then(m => m.f())', 'import("m").then(fn lambda ?#0(m) { return m.f() })'],
  ]);

  const call = (text: string): CallExpr => {
    const [stmt] = read(text).body;
    const value: Expr | undefined = stmt?.kind === 'expr' ? stmt.value : undefined;
    if (value?.kind !== 'call') throw new Error(`no call: ${text}`);
    return value;
  };

  it.each([
    ['a.b.create(1)', 'create(1)', '1'],
    ['f(x, y)', 'f(x, y)', 'x, y'],
    ['createX({ a: 1 })(id)', 'createX({ a: 1 })(id)', 'id'],
    ['a\n  .b()\n  .c( )', 'c( )', ' '],
    ['new ns.X(1)', 'X(1)', '1'],
    ['(f as G)(2)', 'f as G)(2)', '2'],
  ])('places the name and the arguments of %s', (text, fromName, args) => {
    const { nameStart, argsStart, argsEnd } = call(text);
    expect(text.slice(nameStart)).toBe(fromName);
    expect(text.slice(argsStart, argsEnd)).toBe(args);
  });

  it('says where a call has no brackets', () => {
    expect(call('new X')).toMatchObject({ isNew: true, argsStart: -1, argsEnd: -1, args: [] });
  });
});

describe('JSX', () => {
  table([
    [
      'x = <Foo a="1" onClick={() => go()} {...p}>{l.map(i => <li key={i}>{f(i)}</li>)} text <ns.Bar/> <></></Foo>',
      'x = <jsx Foo, fn lambda onClick#0() { return go() }, ...p, l.map(fn lambda ?#1(i) { return <jsx i, f(i)> }), ns.Bar>',
      'tsx',
    ],
    ['x = <div>{/* nothing */}{a && <b>{c}</b>}</div>', 'x = <jsx (a and <jsx c>)>', 'javascript'],
    ['x = <p q=<i>{r()}</i> />', 'x = <jsx r()>', 'tsx'],
  ]);
});

describe('types', () => {
  table([
    ['let a: OpenAI, b: ns.X, c: string', 'let a: OpenAI; let b: ns.X; let c: string'],
    ['let a: Promise<X>, b: Map<K, V[]>', 'let a: Promise[X]; let b: Map[<K, Array[V]>]'],
    ['let a: string | null | "x", b: readonly X[]', 'let a: <union string, null, "x">; let b: Array[X]'],
    [
      'let a: { x: 1 }, b: typeof z, c: () => void, d: A & B',
      'let a: <object_type>; let b: <typeof z>; let c: <function_type>; let d: <intersection_type>',
    ],
    ['interface I { a: string } type T = I', ''],
  ]);
});
