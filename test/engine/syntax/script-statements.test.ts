import { beforeAll, describe, expect, it } from 'vitest';
import { renderBody } from './script-rendering.ts';
import { scriptTextReader, type ReadText, type ScriptLanguage } from './script-support.ts';

let read: ReadText;
beforeAll(async () => {
  read = await scriptTextReader();
});

type Row = readonly [text: string, expected: string, language?: ScriptLanguage];

function table(rows: readonly Row[]): void {
  for (const [text, expected, language] of rows)
    it(text, () => {
      expect(renderBody(read(text, language))).toBe(expected);
    });
}

describe('assignments', () => {
  table([
    ['const a = 1, b: T = c; let d; var e = 2', 'const a = 1; const b: T = c; let d; var e = 2'],
    ['a = b = c; a += 1; a ??= 2; a ||= 3; a &&= 4', 'a = b = c; a += 1; a ??= 2; a or= 3; a and= 4'],
    ['a.b = c; a[0] = d', 'a.b = c; a[0] = d'],
    ['const { a, b: c, d = 1, e: { f }, ...g } = h', 'const {a: a, b: c, d: (d = 1), e: {f: f}, ...g} = h'],
    ['const [a, , b = 2, [c], ...d] = e', 'const [a, <hole>, (b = 2), [c], ...d] = e'],
    ['[x, y] = z; ({ p, q: r.s = 1 } = t)', '[x, y] = z; ({p: p, q: (r.s = 1)} = t)'],
    ['const [, set] = use()', 'const [<hole>, set] = use()'],
    ['using r = open()', 'const r = open()', 'javascript'],
  ]);
});

describe('control flow', () => {
  table([
    ['if (a) b(); else if (c) { d() } else e()', 'if a { b() } else { if c { d() } else { e() } }'],
    ['for (const x of xs) f(x); for (const k in o) {}', 'for x of xs { f(x) }; for k in o {}'],
    ['for (const [a, { b }] of c) {} for (x.y of z) {}', 'for [a, {b: b}] of c {}; for x.y of z {}'],
    ['for (let i = 0; i < n; i++) g()', 'for (let i = 0; (i < n); (++ i)) { g() }'],
    [
      'for (let i = 0, n = 3; ; ) {} for (;;) {}',
      'for ({ let i = 0; let n = 3 }; _; _) {}; for (_; _; _) {}',
    ],
    ['for (i = 0; i < n; i += 2) {}', 'for (i = 0; (i < n); (i = (i + 2))) {}', 'javascript'],
    ['while (a) b(); do { c() } while (d)', 'while a { b() }; do { c() } while d'],
    ['out: for (const q of p) { continue out; }', 'for q of p { continue }'],
    [
      'switch (x) { case 1: case 2: a(); break; case 3: { return 1 } default: b() }',
      'switch x [1 falls] {} [2] { a(); break } [3] { { return 1 } } [ falls] { b() }',
    ],
    [
      'switch (x) { case 1: if (a) return 1; else throw b; case 2: if (a) return 1 }',
      'switch x [1] { if a { return 1 } else { throw b } } [2 falls] { if a { return 1 } }',
    ],
    ['try { a() } catch (e) { b() } finally { c() }', 'try { a() } catch e { b() } finally { c() }'],
    [
      'try {} catch {} try {} catch ({ m }) { f(m) }',
      'try {} catch _ {}; try {} catch _ { let {m: m}; f(m) }',
    ],
    ['{ a() } ; debugger; throw new E()', '{ a() }; throw new E()'],
    ['with (a) { b() }', 'a; { b() }', 'javascript'],
    ['#!/usr/bin/env node\n"use server"', '"use server"', 'javascript'],
  ]);
});

describe('functions', () => {
  table([
    ['function f(a, b = 1, ...c) { return a }', 'fn f#0(a, b = 1, rest c) { return a }'],
    [
      'const f = async ({ a, b = 2, ...r }: P, [c] = []): Promise<string> => a',
      'const f = fn async lambda f#0({a: a, b: (b = 2), ...r}: P, [c] = []): Promise[string] { return a }',
    ],
    [
      'x = a => a; y = async b => b',
      'x = fn lambda x#0(a) { return a }; y = fn async lambda y#1(b) { return b }',
    ],
    ['const f = (function () {}) as T; g(function named() {})', 'const f = fn f#0() {}; g(fn named#1() {})'],
    ['o.h = function* () {}; use(() => {})', 'o.h = fn gen h#0() {}; use(fn lambda ?#1() {})'],
    ['function f(this: X, a?: number) {}', 'fn f#0(a: number) {}'],
    ['function f(a: string): void; function f(a: any) {}', 'fn f#0(a: any) {}'],
    [
      'function f(g = () => h()) { function i() {} }',
      'fn f#0(g = fn lambda g#1() { return h() }) { fn i#2() {} }',
    ],
    ['function f({ a = g() } = {}, b = h) {}', 'fn f#0({a: (a = g())} = {}, b = h) {}', 'javascript'],
    [
      'o = { f() {}, async *g() {}, get h() { return 1 }, set h(v) {}, i: () => 1, [k()]() {} }',
      'o = {f: fn method f#0() {}, g: fn async gen method g#1() {}, h: fn getter h#2() { return 1 }, h: fn method h#3(v) {}, i: fn lambda i#4() { return 1 }, [k()]: fn method ?#5() {}}',
    ],
  ]);

  it('knows the function around each', () => {
    const { functions } = read('function a() { const b = () => { c(() => 1) } } class D { m() { () => 2 } }');
    expect(functions.map(f => [f.id, f.parentId, f.classId])).toEqual([
      [0, null, null],
      [1, 0, null],
      [2, 1, null],
      [3, null, 0],
      [4, 3, null],
    ]);
  });

  it('reads the JSDoc right above', () => {
    const text = [
      '/** One. */ function a() {}',
      '/**\n * Two\n *  lines.\n */\nexport const b = async () => 1;',
      '/* no doc */ function c() {}',
      '/** Above. */ d(); function d() {}',
      'class E {\n  /** Method. */\n  @x() f() {}\n  /** Field. */ g = () => 1;\n}',
      'const o = { /** Key. */ h: () => 1 };',
      '/** Default.\r\n * More. */\r\nexport default function () {}',
    ].join('\n');
    const docs = Object.fromEntries(read(text).functions.map(f => [f.name, f.doc]));
    expect(docs).toEqual({
      a: 'One.',
      b: 'Two\n lines.',
      c: null,
      d: null,
      f: 'Method.',
      g: 'Field.',
      h: 'Key.',
      default: 'Default.\nMore.',
    });
  });

  it('places names', () => {
    const text = 'const abc = () => 1; o = { key: () => 1 }; class C { m() {} }; (() => 2)()';
    const starts = read(text).functions.map(f => text.slice(f.nameStart, f.nameStart + 3));
    expect(starts).toEqual(['abc', 'key', 'm()', '() ']);
  });
});

describe('classes', () => {
  table([
    ['class A<T> extends ns.B<T> implements I {}', 'class A extends ns.B {  }'],
    ['class A extends mixin(B) {}', 'class A extends mixin(B) {  }', 'javascript'],
    [
      'class A { static #p = f(); private readonly c: X = new X(); d?: string; declare e: Y }',
      'class A { static #p = f(); c: X = new X(); d: string; e: Y }',
    ],
    [
      'class A { go = async (a: string) => a }',
      'class A { go = fn async lambda go#0(a: string) { return a }; fn async lambda go#0(a: string) { return a } }',
    ],
    ['class A { static p = f(); #q; r = 1 }', 'class A { static p = f(); #q; r = 1 }', 'javascript'],
    [
      'class A { constructor(private x: Foo, readonly y = 2, z?: number) { super() } }',
      'class A { x: Foo; y; fn constructor constructor#0(x: Foo, y = 2, z: number) { this.x = x; this.y = y; super() } }',
    ],
    [
      'class A { static async *g() {} get v() { return 1 } set v(x) {} ["lit"]() {} [k()]() {} #p() {} }',
      'class A { fn static async gen method g#0() {}; fn getter v#1() { return 1 }; fn method v#2(x) {}; fn method lit#3() {}; fn method ?#4() {}; fn method #p#5() {}; { k() } }',
    ],
    ['class A { static { init() } }', 'class A { { { init() } } }'],
    [
      'abstract class A { abstract f(): void; g(a: string): void; g(a: any) {} }',
      'class A { fn method g#0(a: any) {} }',
    ],
    [
      '@Injectable() class S { @Inject("K") private k: string; @Get(":id") @Use(x) get(@Param("id") id: string) {} }',
      '@Injectable() class S { @Inject("K") k: string; fn method @Get(":id") @Use(x) get#0(@Param("id") id: string) {} }',
    ],
    ['@dec class A { @log m() {} }', '@dec class A { fn method @log m#0() {} }', 'javascript'],
    ['const K = class extends f() { m() {} }', 'const K = <class>'],
  ]);

  it('names class expressions, and keeps them', () => {
    const { classes } = read('const K = class extends f() { m() {} }; g(class Named {})');
    expect(classes.map(c => [c.name, c.bases.length, c.methods.length])).toEqual([
      ['K', 1, 1],
      ['Named', 0, 0],
    ]);
  });

  it('reads its doc and the function it is declared in', () => {
    const { classes } = read('function f() { /** Local. */ class A {} }\n/** Out. */ @d export class B {}');
    expect(classes.map(c => [c.name, c.doc, c.functionId])).toEqual([
      ['A', 'Local.', 0],
      ['B', 'Out.', null],
    ]);
  });
});

describe('enums and namespaces', () => {
  table([
    ['enum E { A, B = 3, C, D = "x", F }', 'const E = {A: 0, B: 3, C: 4, D: "x", F: <enum>}'],
    ['const enum E { A = -1, B, "c-d" }', 'const E = {A: (- 1), B: 0, c-d: 1}'],
    [
      'namespace N { export const x = 1; const y = 2; export function f() {} }',
      '{ const x = 1; const y = 2; fn f#0() {}; var N = {x: x, f: f} }',
    ],
    ['namespace A.B { export const x = 1 }', '{ const x = 1; var A = {B: {x: x}} }'],
    [
      'declare const a: string; declare function f(): void; declare module "m" { export const q: T }',
      'const a: string',
    ],
    ['declare global { interface Window {} }', ''],
  ]);
});
