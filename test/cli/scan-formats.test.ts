import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Call } from '../../src/engine/model.ts';
import { formatCsv } from '../../src/export/csv.ts';
import { formatMarkdown } from '../../src/export/markdown.ts';
import { call, reportOf } from '../present/calls.ts';
import { runCli } from './run-cli.ts';

const rooted = (one: Call) => [{ root: '', report: reportOf(one) }];

function folder(): string {
  const root = mkdtempSync(join(tmpdir(), 'formats-'));
  mkdirSync(join(root, 'api'));
  writeFileSync(
    join(root, 'api/chat.py'),
    `from openai import OpenAI
client = OpenAI()
def ask(q):
    return client.chat.completions.create(model="gpt-4o-mini", messages=[{"role": "user", "content": q}])
`,
  );
  return root;
}

describe('scan --format', () => {
  const root = folder();

  it('html: one file with its report and policy, and without the path of the folder', () => {
    const { code, stdout } = runCli(['scan', root, '--format', 'html']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^<!DOCTYPE html>/);
    expect(stdout).toMatch(/default-src 'none'; script-src 'sha256-[^' ]+'; style-src 'sha256-/);
    expect(stdout).not.toMatch(/<(script|link|img)[^>]*(src|href)=/);
    expect(stdout).not.toContain(tmpdir());
    const held = JSON.parse(/id="held-report">(.*)<\/script>/.exec(stdout)![1]!);
    expect(held.rows[0]).toMatchObject({ title: 'ask()', model: 'gpt-4o-mini', at: 'api/chat.py:4' });
  });

  it('md: a table with the call', () => {
    const { code, stdout } = runCli(['scan', root, '--format', 'md']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^## Calls\n\n\| Call \| Place \| Model \| Cost \|\n/m);
    expect(stdout).toMatch(/^\| ask\\\(\\\) \| api\/chat\\\.py:4|^\| ask\\\(\\\) \| api\/chat\\\.py\\:4/m);
  });

  it('csv: a line with the call and its numbers', () => {
    const { code, stdout } = runCli(['scan', root, '--format', 'csv']);
    const [head, row, ...rest] = stdout.trimEnd().split('\r\n');
    expect({ code, rest }).toEqual({ code: 0, rest: [] });
    const cells = new Map(head!.split(',').map((title, i) => [title, row!.split(',')[i]]));
    expect(cells.get('file')).toBe('api/chat.py');
    expect(cells.get('models')).toBe('gpt-4o-mini');
    expect(Number(cells.get('usd typical'))).toBeGreaterThan(0);
  });
});

describe('hostile names', () => {
  it('are no formula and no second row in CSV', () => {
    const csv = formatCsv(rooted(call({ file: '=HYPERLINK("x")', enclosing: 'a,"b"\r\nc' })));
    expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
    expect(csv).toContain('"a,""b""\r\nc"');
  });

  it('are neither markup nor cells in Markdown', () => {
    const model = { ids: ['<b>|[x](command:y)\n# h'], source: 'literal' as const, places: [] };
    const markdown = formatMarkdown(rooted(call({ model })), 'a|b');
    const row = markdown.split('\n').find(line => line.includes('command'))!;
    expect(row).toContain('\\<b\\>\\|\\[x\\]\\(command\\:y\\) \\# h');
    expect(row.match(/(?<!\\)\|/g)).toHaveLength(5);
  });
});
