import { describe, expect, it } from 'vitest';
import { renderPython } from './python-rendering.ts';
import { callsOf, read } from './python-support.ts';

const becomes = (source: string, facts: string): void => {
  expect(renderPython(read(source))).toBe(facts);
  expect(read(source).broken).toEqual([]);
};

describe('strings', () => {
  it.each([
    [`'a' "b" '''c\nd'''`, '"abc\\nd"'],
    ['"""a\r\nb\rc"""', '"a\\nb\\nc"'],
    [`r'a\\n'`, '"a\\\\n"'],
    [`R"\\d" 'x'`, '"\\\\dx"'],
    [`b'\\x41\\u0041'`, '"A\\\\u0041"'],
    [`u'\\u0041\\U0001F600\\101\\t\\\\'`, '"A😀A\\t\\\\"'],
    [`'a\\\nb\\q'`, '"ab\\\\q"'],
    [`'\\N{BULLET} \\N{NO SUCH NAME}'`, '"• \ufffd"'],
    [`'\\U00110000'`, '"\\\\U00110000"'],
    ['""', '""'],
    [`("a"  # one\n "b")`, '"ab"'],
    [`("a" \\\n "b")`, '"ab"'],
  ])('%j', becomes);
});

describe('f-strings', () => {
  it.each([
    [`f'plain {{}}'`, '"plain {}"'],
    [`f'a{{b}}{x}c'`, 'f["a{b}", x, "c"]'],
    [`F"{x!s}{y!r}{z:>{w}}{a:.2f}"`, 'f[x, <format y>, <format z w>, <format a>]'],
    [`f'{v=}'`, 'f["v=", <format v>]'],
    [`f'{v = !r:>4}'`, 'f["v = ", <format v>]'],
    [`f'{a == b}{c:}'`, 'f[(a == b), c]'],
    [`f'{a["k"]}' 'c' f'd{{' rf'\\d{e}'`, 'f[a["k"], "cd{\\\\d", e]'],
    [`f'{f'{f"{x}"}'}'`, 'f[f[f[x]]]'],
    [`f'''{\n  x  # why\n}'''`, 'f[x]'],
    [`f'{f(x)(y):{g(z)}}\\n'`, 'f[<format f(x)(y) g(z)>, "\\n"]'],
    [`f'{a, b}{lambda: 1}{ {"k": 1}["k"] }'`, 'f[tuple[a, b], lambda ~#0() {return 1}, {"k": 1}["k"]]'],
  ])('%j', becomes);
});

describe('numbers', () => {
  it.each([
    ['1_000', '1000'],
    ['0x1F', '31'],
    ['0b11', '3'],
    ['0o17', '15'],
    ['0777', '511'],
    ['1e3', '1000'],
    ['.5', '0.5'],
    ['10L', '10'],
    ['1j', '<number>'],
    ['1e999', '<number>'],
  ])('%s', becomes);
});

describe('operators', () => {
  it.each([
    ['a @ b | c & d ^ e << f', '((a @ b) | (c & (d ^ (e << f))))'],
    ['a - (b - c) - d', '((a - (b - c)) - d)'],
    ['a ** b ** c', '(a ** (b ** c))'],
    ['(\n  a  # b\n  + c \\\n  - d\n)', '((a + c) - d)'],
    ['a or b and not c', '(a or (b and (not c)))'],
    ['-a + ~b', '((- a) + (~ b))'],
    ['a not  in b', '(a not in b)'],
    ['a is  not b', '(a is not b)'],
    ['a <> b', '(a != b)'],
    ['a < b <= c', '((a < b) and (b <= c))'],
    ['a < f(b) < c', '<comparison a f(b) c>'],
    ['x if y else z', '(y ? x : z)'],
    ['(n := f(x)) > 1', '((n := f(x)) > 1)'],
    ['await f(x)', 'await f(x)'],
    ['...', '<ellipsis>'],
    ['None, True, False', 'tuple[null, true, false]'],
  ])('%j', becomes);
});

describe('collections, indexes and comprehensions', () => {
  it.each([
    [`{**a, 'b': 1, c: 2, 3: 4, f'{d}': 5, ('e'): 6}`, '{**a, "b": 1, [c]: 2, [3]: 4, [f[d]]: 5, "e": 6}'],
    ['[1, *a], {b}, (), (c,)', 'tuple[list[1, *a], set[b], tuple[], tuple[c]]'],
    ['a[1], a[1:], a[:2], a[1:2], a[:]', 'tuple[a[1], a[1:], a[:2], a[1:2], a[:]]'],
    ['a[::3], a[1, 2], a[b:c, d]', 'tuple[a[<slice 3>], a[tuple[1, 2]], a[tuple[<slice b c>, d]]]'],
    [
      '[f(x) for x, (y, *z) in w if x for v in x]',
      'list[f(x) for tuple[x, tuple[y, *z]] in w if x for v in x]',
    ],
    ['{k: v for k, v in d}', 'object[k: v for tuple[k, v] in d]'],
    ['{a for a in b if c if d}', 'set[a for a in b if c if d]'],
    ['(c async for c in e)', 'generator[c for c in e]'],
    ['{"constructor": 1, "__proto__": 2}', '{"constructor": 1, "__proto__": 2}'],
  ])('%j', becomes);
});

describe('calls', () => {
  it.each([
    ['f(1, *a, b=2, **c, d=x)', 'f(1, *a, b=2, **c, d=x)'],
    ['f(x for x in y)(w)[0].g(h)()', 'f(generator[x for x in y])(w)[0].g(h)()'],
    ['f(*(x))', 'f(*x)'],
    ['g( # h\n  i, # j\n)', 'g(i)'],
    ['print(a)', 'print(a)'],
    ['exec(a); match(b); type(c)', 'exec(a); match(b); type(c)'],
    ['prompt | llm | parse()', '((prompt | llm) | parse())'],
  ])('%j', becomes);

  it.each([
    ['client.chat.create(a, b=1)', 'create', 'a, b=1'],
    ['f()', 'f', ''],
    ['f(x)(y)', 'f', 'y'],
    ['a.b[0](y)', 'b', 'y'],
    ['(a.b)(y)', 'b', 'y'],
    ['(await a.b())(y)', 'b', 'y'],
    ['"".join(y)', 'join', 'y'],
    ['(lambda: 1)(y)', 'lambda', 'y'],
    ['f(x for x in y)', 'f', 'x for x in y'],
    ['f(\n  a,\n)', 'f', '\n  a,\n'],
  ])('%j: where the name and the arguments stand', (source, name, inside) => {
    const call = callsOf(read(source))[0]!;
    expect(source.slice(call.nameStart)).toMatch(new RegExp(`^${name}`));
    expect(source.slice(call.argsStart, call.argsEnd)).toBe(inside);
  });
});

describe('lambdas', () => {
  it('take the name of what they are assigned to', () => {
    becomes(
      `a = lambda x, *y, z=1: x\nself.b = lambda: 1\nd = {'k': lambda: 2, k: (lambda: 3)}\ng(h=lambda: 4)`,
      'a = lambda a#0(x, *y, !z = 1) {return x}; self.b = lambda b#1() {return 1}; ' +
        'd = {"k": lambda k#2() {return 2}, [k]: lambda ~#3() {return 3}}; g(h=lambda ~#4() {return 4})',
    );
  });
});
