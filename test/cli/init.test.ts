import { mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { runCli } from './run-cli.ts';

const source = `from openai import OpenAI
client = OpenAI()

def answer(question, model):
    return client.chat.completions.create(model=model, messages=[{"role": "user", "content": question}])
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'inference-cost-'));
  mkdirSync(join(folder, 'api'));
  writeFileSync(join(folder, 'api', 'chat.py'), source);
});
const file = () => join(folder, 'inference-cost.yml');
const text = () => readFileSync(file(), 'utf8');
const calls = () =>
  (
    JSON.parse(runCli(['scan', folder, '--format', 'json']).stdout) as {
      calls: { usd: unknown; outputTokens: { typical: number } }[];
    }
  ).calls;

describe('init', () => {
  it('writes a file, and the second time nothing', () => {
    const before = calls();
    const first = runCli(['init', '.'], { cwd: folder });
    expect(first).toEqual({
      code: 0,
      stderr: '',
      stdout: expect.stringMatching(/^inference-cost\.yml written: \d+ entries added\.\n$/),
    });
    expect(text()).toContain(
      '    # api/chat.py#answer/chat.completions.create#0:   # answer() in api/chat.py: model known only at run time',
    );
    const written = text();
    expect(runCli(['init', folder]).stdout).toMatch(
      /inference-cost\.yml is up to date: nothing new, nothing gone\.\n$/,
    );
    expect(text()).toBe(written);
    expect(readdirSync(folder).sort()).toEqual(['api', 'inference-cost.yml']);
    expect(calls()).toEqual(before);
  });

  it('what a person then fills in counts, and stays', () => {
    runCli(['init', folder]);
    const filled = text()
      .replace(/# (api\/chat\.py#answer\/chat\.completions\.create#0:) {3}#/, '$1 gpt-4.1   #')
      .replace(/# output: \{ low.*?\}/, 'output: 77');
    writeFileSync(file(), filled);
    expect(calls()[0]).toMatchObject({ usd: { typical: expect.any(Number) }, outputTokens: { typical: 77 } });
    writeFileSync(join(folder, 'api', 'more.py'), source.replace('answer', 'title'));
    expect(runCli(['init', folder]).stdout).toMatch(/updated: 3 entries added\.\n$/);
    expect(text()).toContain('output: 77');
    expect(text()).toContain('api/more.py#title/chat.completions.create#0:');
    expect(text()).toContain('entries: [title]   # export in api/more.py');
    writeFileSync(join(folder, 'api', 'chat.py'), '');
    expect(runCli(['init', folder]).stdout).toMatch(/updated: 0 entries added, 3 marked as gone\.\n$/);
    expect(text().match(/# gone: /g)).toHaveLength(3);
  });

  it('--dry-run writes nothing', () => {
    expect(runCli(['init', folder, '--dry-run']).stdout).toContain('version: 1');
    expect(readdirSync(folder)).toEqual(['api']);
  });

  it('--config names the file', () => {
    const named = join(folder, 'costs.yml');
    expect(runCli(['init', folder, '--config', named]).code).toBe(0);
    expect(readFileSync(named, 'utf8')).toContain('version: 1');
  });

  it.each([
    [
      'a file that is broken',
      (): string => (writeFileSync(file(), 'features: [\n'), folder),
      /line 2, column 1: this is not valid YAML.*Mend it first/,
    ],
    ['no folder', () => join(folder, 'none'), /can’t be read: give a folder/],
    ['a source file', () => join(folder, 'api', 'chat.py'), /is no folder: give the folder/],
  ])('refuses %s in one line', (_what, prepare, line) => {
    const { code, stdout, stderr } = runCli(['init', prepare()]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(line);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});
