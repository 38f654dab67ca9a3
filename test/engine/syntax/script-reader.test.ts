import { beforeAll, describe, expect, it } from 'vitest';
import { renderBody, renderExports, renderImports } from './script-rendering.ts';
import { scriptTextReader, type ReadText } from './script-support.ts';

let read: ReadText;
beforeAll(async () => {
  read = await scriptTextReader();
});

const bodies: readonly (readonly [string, string])[] = [
  ['const a = 1, b = c', 'const a = 1; const b = c'],
  ['a = b = c; a += 1; a ??= 2; a ||= 3', 'a = b = c; a += 1; a ??= 2; a or= 3'],
  ['f(a)(b); a?.b?.[c]?.(d); a!.b(1)', 'f(a)(b); a.b[c](d); a.b(1)'],
  ['new X; new X<Y>(1, ...z); new (f())(2)', 'new X(); new X(1, ...z); new f()(2)'],
  ['x as const; (w satisfies Q); <T>y', 'x; w; y'],
  ['async () => { await f() }', 'fn async lambda ?#0() { await f() }'],
];

describe('readScript', () => {
  it.each(bodies)('reads %s', (text, expected) => {
    expect(renderBody(read(text))).toBe(expected);
  });

  it('reads imports and exports', () => {
    const unit = read(
      `import d, { a as b, type T } from 'm'; export { b as c }; export * from 'n'; export default 1`,
    );
    expect(renderImports(unit)).toBe('d=m:default b=m:a type T=m:T');
    expect(renderExports(unit)).toBe('c=b *=*@n default=default');
  });
});
