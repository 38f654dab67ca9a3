import { describe, expect, it } from 'vitest';
import { renderImports, renderPython } from './python-rendering.ts';
import { read } from './python-support.ts';

const becomes = (source: string, facts: string): void => {
  expect(renderPython(read(source))).toBe(facts);
  expect(read(source).broken).toEqual([]);
};

describe('imports', () => {
  it.each([
    ['import os', 'os = os:*'],
    ['import a.b.c, d as e, f.g as h', 'a = a.b.c:* root; e = d:*; h = f.g:*'],
    ['from a.b import c, d as e', 'c = a.b:c; e = a.b:d'],
    ['from . import x', 'x = .:x'],
    ['from ..p.q import (y as z,  # why\n  w,)', 'z = ..p.q:y; w = ..p.q:w'],
    ['from m import *', '* = m:*'],
    ['from __future__ import annotations', 'annotations = __future__:annotations'],
    ['from a . \\\n b import c', 'c = a.b:c'],
    ['def f():\n  import json\n  class A:\n    from x import y', 'json = json:* #0; y = x:y #0'],
    ['try:\n  import a\nexcept ImportError:\n  import b as a', 'a = a:*; a = b:*'],
    ['if TYPE_CHECKING:\n  from t import T\nelse:\n  from u import U', 'T = t:T type; U = u:U'],
    [
      'import typing\nif typing.TYPE_CHECKING:\n  import q\nimport r',
      'typing = typing:*; q = q:* type; r = r:*',
    ],
    ['import constructor, __proto__', 'constructor = constructor:*; __proto__ = __proto__:*'],
  ])('%j', (source, facts) => expect(renderImports(read(source))).toBe(facts));
});

describe('assignments', () => {
  it.each([
    ['a = b = c.d = e', 'a = b = c.d = e'],
    ['a += 1; b //= 2; k >>= 1; c **= d; e @= f', 'a += 1; b //= 2; k >>= 1; c **= d; e @= f'],
    ['x: int = 5', 'x: int = 5'],
    ['y: dict[str, list[A | None]]', 'y: dict[tuple[str, list[(A | null)]]] = ~'],
    ["z: Optional['a.B'] = None", 'z: Optional["a.B"] = null'],
    ['a, *b = c', 'tuple[a, *b] = c'],
    ['(d, e), [f] = g', 'tuple[tuple[d, e], list[f]] = g'],
    ['h = i, j', 'h = tuple[i, j]'],
    ['d["k"] = v', 'd["k"] = v'],
    ['type X = list[int] | None', 'X = (list[int] | null)'],
    ['x = await y', 'x = await y'],
  ])('%j', becomes);
});

describe('control flow', () => {
  it.each([
    ['if a: b\nelif c: d\nelif e: f\nelse: g', 'if a {b} else{if c {d} else{if e {f} else{g}}}'],
    ['if x:\n  f(1)\n  # c\n# d\nelse:  # e\n  g()', 'if x {f(1)} else{g()}'],
    ['while a:\n  b\n  continue\nelse:\n  break', 'while a {b; continue} else{break}'],
    ['for a, b in c, d: e\nelse: f', 'for tuple[a, b] in tuple[c, d] {e} else{f}'],
    ['async for x in y: z', 'for x in y {z}'],
    [
      'try:\n  a\nexcept E: b\nexcept (E, F) as e: c\nexcept: d\nelse: g\nfinally: h',
      'try {a} except E as ~{b} except tuple[E, F] as e{c} except ~ as ~{d} else{g} finally{h}',
    ],
    ['try: a\nexcept* E as e: b', 'try {a} except E as e{b}'],
    ['try: a\nexcept E, F: b', 'try {a} except tuple[E, F] as ~{b}'],
    ['with open(a) as f, b, (c) as (d, e): g', 'with open(a) as f, b as ~, c as tuple[d, e] {g}'],
    ['with (open(a) as f, b): g', 'with open(a) as f, b as ~ {g}'],
    ['with (a): g', 'with a as ~ {g}'],
    ['async with (x as y): g', 'with x as y {g}'],
    ['raise A(1) from g(2)', 'g(2); throw A(1)'],
    ['raise A from e', 'throw A'],
    ['raise', 'throw ~'],
    ['global a, b\nnonlocal c', '<global a b>; <nonlocal c>'],
    ['del c, d[0]', '(delete tuple[c, d[0]])'],
    ["assert f(x), 'no'", '<assert f(x) "no">'],
    ['pass', ''],
    ["print 'a', b\nprint >>f, 'x'\nexec 'a' in b", '<print "a" b>; <print <chevron f> "x">; <exec "a" b>'],
  ])('%j', becomes);
});

describe('match', () => {
  const cases: [string, string][] = [
    ["-1 | 'a' | None", '(- 1) / "a" / null'],
    ['B.C', 'B.C'],
    ['n', '<capture n>'],
    ['_', ''],
    ['_ if h()', '<guard h()>'],
    ['A.b(c=1, d=q)', '<class_pattern A.b <keyword_pattern c 1> <keyword_pattern d <capture q>>>'],
    ["{'k': v, B.c: 2, **r} if g()", '<guard {"k": <capture v>, [B.c]: 2, **<splat_pattern r>} g()>'],
    ['[a, *_]', 'list[<capture a>, <splat_pattern>]'],
    ['(a, b) as c', '<as_pattern tuple[<capture a>, <capture b>] c>'],
    ['1, 2', 'tuple[1, 2]'],
  ];
  it.each(cases)('case %s', (pattern, tests) =>
    becomes(`match x:\n  case ${pattern}:\n    y`, `match x case ${tests} {y}`),
  );
  it('takes several subjects as a tuple', () =>
    becomes('match x, y:\n  case 1: z', 'match tuple[x, y] case 1 {z}'));
});

describe('functions', () => {
  it.each([
    [
      "async def f(a, b: int = g(1), *c, d, e: 'T' = 2, **k) -> list[int]:\n  'doc'\n  yield 1\n  return (yield from x)",
      'async generator function f#0(a, b: int = g(1), *c, !d, !e: "T" = 2, **k) -> list[int] {"doc" <yield 1>; return <yield x>}',
    ],
    ['def f(a, /, b, *, c): pass', 'function f#0(a, b, !c) {}'],
    ['def f((a, b), c=(1,)): pass', 'function f#0(tuple[a, b], c = tuple[1]) {}'],
    ['def f(*a: int, **k: str): pass', 'function f#0(*a: int, **k: str) {}'],
    ['def f[T: Base](x: T) -> T: return x', 'function f#0(x: T) -> T {return x}'],
    ["def f():\n  f'not {a} doc'", 'function f#0() {f["not ", a, " doc"]}'],
    [
      '@a.b(c)\n@d\ndef f():\n  def g():\n    return lambda: 1\n  class C:\n    def m(self): return lambda: 2',
      '@a.b(c) @d function f#0() {in #0 function g#1() {return in #1 lambda ~#2() {return 1}}; ' +
        'class C() in #0 {of C in #0 method m#3(self) {return in #3 lambda ~#4() {return 2}}}}',
    ],
  ])('%j', becomes);
});

describe('classes', () => {
  it.each([
    ['class A(B[int], *c, metaclass=M(x)): pass', 'class A(B[int], *c, (metaclass := M(x))) {}'],
    [
      "@dataclass\nclass A:\n  '''Doc.'''\n  x: int\n  y: str = field(default=1)\n  Z = 'z'\n  p = q = 3",
      '@dataclass class A() {"Doc."; x: int = ~; static y: str = field(default=1); static Z = "z"; static p = 3; static q = 3}',
    ],
    [
      'class A:\n  def __init__(self): self.a = 1\n  @property\n  def g(self): return 1\n  @staticmethod\n  def s(): ...\n  async def m(self): await self.n()',
      'class A() {of A constructor __init__#0(self) {self.a = 1}; @property of A getter g#1(self) {return 1}; ' +
        '@staticmethod static of A method s#2() {<ellipsis>}; async of A method m#3(self) {await self.n()}}',
    ],
    [
      'class A:\n  register(x)\n  r, s = 1, 2\n  t = u = f()\n  if X:\n    w = 1\n  class Inner:\n    i = 1',
      'class A() {body {register(x); tuple[r, s] = tuple[1, 2]; t = u = f(); if X {w = 1}; class Inner() {static i = 1}}}',
    ],
  ])('%j', becomes);

  it('counts a method under a condition among the methods', () => {
    const { classes, functions } = read(
      'class A:\n  if X:\n    def k(self): pass\n  else:\n    def k(self, x): pass',
    );
    expect(classes[0]!.methods).toEqual([0, 1]);
    expect(functions.map(f => f.classId)).toEqual([0, 0]);
  });
});
