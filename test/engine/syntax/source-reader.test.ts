import { describe, expect, it } from 'vitest';
import { lineMap } from '../../../src/engine/syntax/line-map.ts';
import { callsOf, read, reader } from './python-support.ts';

describe('the source reader', () => {
  it('reads what its name says it is, and nothing else', () => {
    const languages = ['a.py', 'b.PYI', 'c.ts', 'd.mts', 'e.tsx', 'f.js', 'g.jsx', 'h.cjs'].map(
      file => reader.read(file, 'x = f(1)')?.language,
    );
    expect(languages).toEqual([
      'python',
      'python',
      'typescript',
      'typescript',
      'tsx',
      'javascript',
      'javascript',
      'javascript',
    ]);
    expect(reader.read('a.rb', 'x = f(1)')).toBeUndefined();
    expect(reader.read('Makefile', '')).toBeUndefined();
  });

  it('keeps the comments that hold its word', () => {
    const text =
      '# inference-cost: ignore\nf()  # other\nx = "inference-cost"\ng(  # inference-cost: calls 2\n)';
    expect(read(text).pragmas.map(p => p.text)).toEqual([
      '# inference-cost: ignore',
      '# inference-cost: calls 2',
    ]);
    expect(read('// inference-cost: ignore\nf()', 'a.ts').pragmas).toEqual([
      { text: '// inference-cost: ignore', start: 0, end: 25 },
    ]);
  });

  it.each([
    ['x = "😀é"; f(1)', { line: 1, column: 12 }],
    ['\ufefff(1)', { line: 1, column: 1 }],
    ['\ufeff\r\nx = """\r\n😀"""; f(1)', { line: 3, column: 8 }],
    ['\tf(1)', { line: 1, column: 2 }],
  ])('places calls in UTF-16 columns: %j', (text, place) => {
    const facts = read(text);
    expect(lineMap(facts).place(callsOf(facts)[0]!.nameStart)).toEqual(place);
  });

  it('reads empty, blank and comment-only files', () => {
    for (const text of ['', '\n', '\ufeff', '# a', '\\', '\0', '\r'])
      expect(read(text)).toMatchObject({ text, functions: [], classes: [] });
  });
});
