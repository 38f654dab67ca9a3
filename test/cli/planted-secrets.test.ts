import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { leaked, plantedWorkspace, SECRETS } from '../support/planted-secrets.ts';
import { runCli } from './run-cli.ts';

let folder = '';
beforeAll(() => {
  folder = plantedWorkspace();
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('keys, and secrets of .env files, reach no output', () => {
  const scans = ['json', 'html', 'md', 'csv', 'terminal'].map(
    format => ['scan', '--format', format, '--include-tests', '--include-prompts'] as const,
  );
  test.each(scans)('%s %s %s', (...args) => {
    const { stdout, stderr, code } = runCli([...args, folder]);
    expect([code, stdout.length > 200]).toEqual([0, true]);
    expect(leaked(stdout + stderr)).toEqual([]);
  });

  test('explain, where calls stand and where none does', () => {
    for (const line of [5, 12, 13, 14, 15]) {
      const { stdout, stderr } = runCli(['explain', `app.py:${String(line)}`], { cwd: folder });
      expect({ line, leaked: leaked(stdout + stderr) }).toEqual({ line, leaked: [] });
    }
  });

  test('init writes none into the configuration, and fix into no message', () => {
    const copy = mkdtempSync(join(tmpdir(), 'planted-'));
    cpSync(folder, copy, { recursive: true });
    rmSync(join(copy, 'inference-cost.yml'));
    const { stdout, stderr } = runCli(['init', copy]);
    const written = readFileSync(join(copy, 'inference-cost.yml'), 'utf8');
    const fixed = runCli(['fix', copy]);
    expect(leaked(stdout + stderr + written + fixed.stdout + fixed.stderr)).toEqual([]);
    expect(readFileSync(join(copy, 'app.py'), 'utf8')).toContain(SECRETS.constructor);
    expect(readdirSync(copy).sort()).toEqual(readdirSync(folder).sort());
    rmSync(copy, { recursive: true });
  });

  test.each([
    [['scan', '--set', 'model.gpt-4o=gpt-4o-mini']],
    [['scan', '--set', 'model.no-such-model=gpt-4o']],
    [['fix', '--list']],
    [['prices']],
  ])('%j', args => {
    const { stdout, stderr } = runCli([...args, folder]);
    expect(stdout + stderr).not.toBe('');
    expect(leaked(stdout + stderr)).toEqual([]);
  });
});
