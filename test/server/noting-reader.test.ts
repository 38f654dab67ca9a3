import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fileNote, notingReader } from '../../src/server/noting-reader.ts';
import { readNote } from '../../src/server/worker-link.ts';

const file = join(mkdtempSync(join(tmpdir(), 'note-')), 'reading');

it('keeps the path on disk while a file is read, and clears it after, exceptions included', () => {
  const seen: (string | undefined)[] = [];
  const reader = notingReader(
    {
      read(path) {
        seen.push(readNote(file));
        if (path === 'bad.py') throw new Error('no');
        return undefined;
      },
    },
    fileNote(file),
    new Set(['/w/out.py']),
    path => `/w/${path}`,
  );
  reader.read('a/long/path/to/a.py', '');
  reader.read('b.py', '');
  expect(() => reader.read('bad.py', '')).toThrow('no');
  expect(() => reader.read('out.py', '')).toThrow('left out');
  expect(seen).toEqual(['/w/a/long/path/to/a.py', '/w/b.py', '/w/bad.py']);
  expect(readFileSync(file, 'utf8')).toBe('');
});
