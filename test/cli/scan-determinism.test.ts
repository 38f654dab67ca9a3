import { cpSync, mkdirSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSession } from '../../src/workspace/create-session.ts';
import type { FileSystem } from '../../src/workspace/file-system.ts';
import { nodeHost } from '../../src/workspace/node-host.ts';
import { runCli } from './run-cli.ts';

const flags = ['--format', 'json', '--date', '2026-11-01', '--include-tests', '--include-prompts'];
const sample = resolve('sample');
const expected = runCli(['scan', sample, ...flags]).stdout;

describe('the same tree gives byte-equal output', () => {
  it('finds something in the sample', () => {
    expect(JSON.parse(expected).calls.length).toBeGreaterThan(10);
  });

  it('for . and an absolute path', () => {
    expect(runCli(['scan', '.', ...flags], { cwd: sample }).stdout).toBe(expected);
    expect(runCli(['scan', '../sample/', ...flags], { cwd: resolve('src') }).stdout).toBe(expected);
  });

  it('in another time zone and another locale', () => {
    for (const env of [
      { TZ: 'Pacific/Kiritimati' },
      { TZ: 'America/Los_Angeles', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' },
      { LC_ALL: 'de_DE.UTF-8', LANGUAGE: 'de' },
      { LC_ALL: 'C' },
    ] as Record<string, string>[])
      expect(runCli(['scan', sample, ...flags], { env }).stdout).toBe(expected);
  });

  it('somewhere else, through a link, below a folder whose name is left out', () => {
    const root = mkdtempSync(join(tmpdir(), 'same-'));
    mkdirSync(join(root, 'node_modules/tests'), { recursive: true });
    cpSync(sample, join(root, 'node_modules/tests/build'), { recursive: true });
    symlinkSync('node_modules/tests/build', join(root, 'link'));
    expect(runCli(['scan', join(root, 'link'), ...flags]).stdout).toBe(expected);
  });

  it('in whatever order folders are listed', async () => {
    const host = nodeHost(resolve('dist'));
    for (const seed of [1, 2, 3]) {
      const files: FileSystem = { ...host.files, list: folder => shuffled(host.files.list(folder), seed) };
      const session = createSession(
        { ...host, files },
        { root: sample, date: '2026-11-01', includePrompts: true, includeTests: true },
      );
      await session.prepare();
      expect(`${JSON.stringify(session.report(), null, 2)}\n`).toBe(expected);
    }
  });
});

function shuffled<T>(items: readonly T[], seed: number): T[] {
  let state = seed;
  const next = (): number => (state = (state * 48271) % 2147483647);
  return items
    .map(item => ({ item, order: next() }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item);
}
