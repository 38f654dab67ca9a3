import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { readForEdit, writeConfiguration } from '../../src/workspace/write-configuration.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'inference-cost-'));
  file = join(folder, 'inference-cost.yml');
});
const content = () => readFileSync(file, 'utf8');

describe('writeConfiguration', () => {
  it('makes a file', () => {
    expect(writeConfiguration(file, null, 'a: ü\n')).toEqual({ written: true });
    expect(content()).toBe('a: ü\n');
    expect(readdirSync(folder)).toEqual(['inference-cost.yml']);
  });
  it('replaces the text it started from, and keeps who may read it', () => {
    writeFileSync(file, 'a: 1\n');
    chmodSync(file, 0o600);
    expect(writeConfiguration(file, 'a: 1\n', 'a: 2\n')).toEqual({ written: true });
    expect(content()).toBe('a: 2\n');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
  it('keeps a BOM and CRLF', () => {
    writeFileSync(file, '\ufeffa: 1\r\n');
    expect(readForEdit(file)).toEqual({ text: '\ufeffa: 1\r\n' });
    expect(writeConfiguration(file, '\ufeffa: 1\r\n', '\ufeffa: 2\r\n')).toEqual({ written: true });
    expect(content()).toBe('\ufeffa: 2\r\n');
  });

  it.each([
    ['changed', 'a: 1\n', 'b: 1\n', /was changed meanwhile and was left as it is/],
    ['made', null, 'b: 1\n', /was made meanwhile/],
    ['removed', 'a: 1\n', null, /was removed meanwhile/],
  ])('leaves a file alone that somebody %s meanwhile', (_what, before, now, message) => {
    if (now !== null) writeFileSync(file, now);
    expect(writeConfiguration(file, before, 'a: 2\n')).toEqual({ refused: expect.stringMatching(message) });
    expect(readdirSync(folder)).toEqual(now === null ? [] : ['inference-cost.yml']);
    if (now !== null) expect(content()).toBe(now);
  });

  it('follows no link', () => {
    const target = join(folder, 'other.txt');
    writeFileSync(target, 'a: 1\n');
    symlinkSync(target, file);
    expect(readForEdit(file)).toEqual({ refused: expect.stringContaining('is a link') });
    expect(writeConfiguration(file, 'a: 1\n', 'a: 2\n')).toEqual({
      refused: expect.stringContaining('is a link'),
    });
    expect(readFileSync(target, 'utf8')).toBe('a: 1\n');
  });
  it('refuses what is no file, no UTF-8, or in no folder', () => {
    mkdirSync(file);
    expect(readForEdit(file)).toEqual({ refused: expect.stringContaining('is no file') });
    const latin = join(folder, 'latin.yml');
    writeFileSync(latin, Buffer.from([0x61, 0x3a, 0x20, 0xe9]));
    expect(readForEdit(latin)).toEqual({ refused: expect.stringContaining('is no UTF-8') });
    expect(writeConfiguration(join(folder, 'none', 'x.yml'), null, 'a')).toEqual({
      refused: expect.stringMatching(/can’t be written \(ENOENT\)/),
    });
  });
});
