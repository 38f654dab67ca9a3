import { describe, expect, it } from 'vitest';
import { sourceText, unsavedText } from '../../src/workspace/source-text.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const notebook = (...cells: unknown[]): string => JSON.stringify({ cells, nbformat: 4 });
const code = (source: unknown): unknown => ({ cell_type: 'code', source, outputs: [] });

describe('the text of a source file', () => {
  it('keeps a byte order mark and CRLF, which offsets count', () => {
    expect(sourceText('a.py', bytes('\ufeffx = 1\r\n'))).toEqual({ text: '\ufeffx = 1\r\n' });
  });

  it('reads UTF-16 that says so, and replaces what is no UTF-8', () => {
    expect(sourceText('a.py', Buffer.from('\ufeffx = "ä"', 'utf16le'))).toEqual({ text: '\ufeffx = "ä"' });
    expect(sourceText('a.py', Buffer.from('\ufeffx = "ä"', 'utf16le').swap16())).toEqual({
      text: '\ufeffx = "ä"',
    });
    expect(sourceText('a.py', Uint8Array.from([0x78, 0xe4, 0x0a]))).toEqual({ text: 'x\ufffd\n' });
  });

  it('skips a binary', () => {
    expect(sourceText('a.py', Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 0, 1]))).toEqual({
      skipped: 'no text: holds NUL bytes',
    });
  });

  it.each([
    ['500 characters in one line', 'x'.repeat(500), true],
    ['501 characters in one line', 'x'.repeat(501), false],
    ['two lines of 500', `${'x'.repeat(499)}\n`.repeat(2), true],
    ['a long line among short ones', `${'x'.repeat(5000)}\n${'y\n'.repeat(20)}`, true],
    ['nothing', '', true],
  ])('takes lines of up to 500 characters in the mean: %s', (_, text, taken) => {
    expect(sourceText('a.js', bytes(text))).toEqual(taken ? { text } : 'left out');
  });
});

describe('the text of a notebook', () => {
  it('may have outputs of any size and long lines in them', () => {
    const text = notebook(
      { ...(code('x = 1') as object), outputs: ['y'.repeat(2_000_000)] },
      { cell_type: 'markdown', source: 'z'.repeat(2_000_000) },
    );
    expect(sourceText('n.ipynb', bytes(text))).toEqual({ text });
  });

  it('has the limits of a source file for its code', () => {
    expect(
      sourceText(
        'n.ipynb',
        bytes(notebook(code(Array.from({ length: 20_000 }, () => `${'x'.repeat(99)}\n`)))),
      ),
    ).toEqual({ skipped: 'code cells larger than 1.5 MB' });
    expect(sourceText('n.ipynb', bytes(notebook(code('x'.repeat(2000)))))).toBe('left out');
  });

  it.each(['', '{', '[]', '{}', '{"cells": 1}', 'null'])('is skipped when it is none: %s', text => {
    expect(sourceText('n.ipynb', bytes(text))).toEqual({ skipped: 'no notebook: not valid JSON' });
  });

  it('survives broken cells, a byte order mark and format 3', () => {
    for (const text of [
      notebook(null, 3, code(null), code({}), code(['x', 1]), { cell_type: 'code' }),
      `\ufeff${notebook(code('x'))}`,
      '{"worksheets":[{"cells":[{"cell_type":"code","input":"x"}]},null]}',
    ])
      expect(sourceText('n.ipynb', bytes(text))).toEqual({ text });
  });
});

it('has the same limits for what an editor holds', () => {
  expect(unsavedText('a.py', 'x = 1')).toEqual({ text: 'x = 1' });
  expect(unsavedText('a.py', 'x\n'.repeat(800_000))).toEqual({ skipped: 'larger than 1.5 MB' });
  expect(unsavedText('a.js', 'x'.repeat(600))).toBe('left out');
});
