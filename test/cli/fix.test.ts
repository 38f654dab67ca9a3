import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeTogether } from '../../src/workspace/write-together.ts';
import { runCli } from './run-cli.ts';

const source = `from openai import OpenAI

client = OpenAI()


def answer(question: str):
    return client.chat.completions.create(
        model="gpt-4.1-mini",
        messages=[{"role": "user", "content": question}],  # the question
    )
`;
let folder: string;
const file = (): string => join(folder, 'a.py');
const git = (...args: string[]): unknown =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd: folder });
const fix = (...flags: string[]) =>
  runCli(['fix', folder, '--rule', 'missing-output-cap', '--date', '2026-11-24', ...flags]);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fix-'));
  writeFileSync(file(), source);
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('fix', () => {
  test('prints a unified diff that git applies, and writes nothing', () => {
    const { code, stdout } = fix('--dry-run');
    expect(code).toBe(0);
    expect(stdout).toContain('--- a/a.py');
    expect(stdout).toMatch(/^\+ {8}max_completion_tokens=\d+,$/m);
    expect(readFileSync(file(), 'utf8')).toBe(source);
    git('init', '-q');
    execFileSync('git', ['apply', '--check', '-'], { cwd: folder, input: stdout });
  });

  test('refuses a dirty git tree, and takes it with --force; again there is nothing to do', () => {
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'first');
    writeFileSync(file(), `${source}\n`);
    const refused = fix();
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('--force');
    expect(readFileSync(file(), 'utf8')).toBe(`${source}\n`);
    expect(fix('--force').code).toBe(0);
    expect(readFileSync(file(), 'utf8')).toContain('max_completion_tokens=');
    expect(fix('--force').stdout).toBe('Nothing to fix.\n');
  });

  test('names the rules where one is unknown', () => {
    const { code, stderr } = runCli(['fix', folder, '--rule', 'no-such-rule']);
    expect(code).toBe(2);
    expect(stderr).toContain('missing-output-cap');
  });

  test('says of a rule that is off by default how to switch it on, and fixes by it then', () => {
    writeFileSync(
      file(),
      `from openai import OpenAI


def answer(question: str):
    return OpenAI().responses.create(model="gpt-6-luna", input=question)
`,
    );
    const byRule = () => runCli(['fix', folder, '--rule', 'untagged-call', '--date', '2026-11-24']).stdout;
    expect(byRule()).toContain('Off by default: untagged-call.');
    writeFileSync(join(folder, 'inference-cost.yml'), 'rules:\n  untagged-call: on\n');
    expect(byRule()).toContain('Tag the call with step');
  });

  test('edits the cells of a notebook, and nothing else of its JSON', () => {
    const lines = source.split(/(?<=\n)/);
    const literal = (line: string): string => `    ${JSON.stringify(line)}`;
    const notebook = (body: readonly string[]): string =>
      `{ "cells": [
  { "cell_type": "markdown", "source": ["# Caf\\u00e9"] },
  { "cell_type": "code", "outputs": [{ "data": 1.0 }], "source": [
${body.map(literal).join(',\n')}
  ] } ],
  "nbformat": 4 }
`;
    const path = join(folder, 'n.ipynb');
    writeFileSync(path, notebook(lines));
    rmSync(file());
    expect(fix('--dry-run').stdout).toContain('--- a/n.ipynb');
    expect(fix().stdout).toContain('n.ipynb#1:7');
    const cap = '        max_completion_tokens=2048,\n';
    const added = readFileSync(path, 'utf8').match(/max_completion_tokens=\d+/)![0];
    const after = [...lines.slice(0, -1), cap.replace(/max_completion_tokens=\d+/, added), lines.at(-1)!];
    expect(readFileSync(path, 'utf8')).toBe(notebook(after));
    expect(fix().stdout).toBe('Nothing to fix.\n');
    // The source of a cell may be one string.
    const single = JSON.stringify({ cells: [{ cell_type: 'code', source }], nbformat: 4 });
    writeFileSync(path, single);
    fix();
    expect(readFileSync(path, 'utf8')).toBe(
      JSON.stringify({ cells: [{ cell_type: 'code', source: after.join('') }], nbformat: 4 }),
    );
  });

  test('leaves every file as it was when one can not be written', () => {
    const other = join(folder, 'b.py');
    writeFileSync(other, 'b');
    const why = writeTogether([
      { path: file(), before: source, after: 'changed' },
      { path: other, before: 'not what it holds', after: 'changed' },
    ]);
    expect(why).toContain('b.py');
    expect(readFileSync(file(), 'utf8')).toBe(source);
    expect(readdirSync(folder).sort()).toEqual(['a.py', 'b.py']);
  });

  test('keeps the mode of a file', () => {
    chmodSync(file(), 0o755);
    expect(writeTogether([{ path: file(), before: source, after: 'changed' }])).toBeUndefined();
    expect(readFileSync(file(), 'utf8')).toBe('changed');
    expect(execFileSync('stat', ['-c', '%a', file()], { encoding: 'utf8' }).trim()).toBe('755');
  });
});
