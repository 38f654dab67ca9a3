import { chmodSync, cpSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/engine/model.ts';
import { bundle, runCli } from './run-cli.ts';
import type { Ran, RunOptions } from './run-cli.ts';

const call = `from openai import OpenAI
client = OpenAI()
def ask(q):
    return client.chat.completions.create(model="gpt-4o-mini", messages=[{"role": "user", "content": q}], max_tokens=50)
`;

function tree(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = mkdtempSync(join(tmpdir(), 'scan-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

function scan(root: string, options: RunOptions = {}): Ran & { report: Report } {
  const ran = runCli(['scan', root, '--format', 'json'], options);
  return { ...ran, report: (ran.code === 0 ? JSON.parse(ran.stdout) : null) as Report };
}

/** Places of calls as file and line. */
const places = (report: Report): string[] =>
  report.calls.map(({ file, cell, line }) => `${file}${cell === undefined ? '' : `#${cell}`}:${line}`);

function expectOneLine({ code, stdout, stderr }: Ran, line: RegExp): void {
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(line);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
}

describe('bad use', () => {
  it('a missing folder', () =>
    expectOneLine(runCli(['scan', '/no/such/folder']), /^\/no\/such\/folder does not exist: give a folder/));

  it('a file that is no source file', () =>
    expectOneLine(runCli(['scan', join(tree({ 'notes.txt': 'x' }), 'notes.txt')]), /is no source file/));

  it('something that is neither folder nor file', () =>
    expectOneLine(runCli(['scan', '/dev/null']), /neither a folder nor a file/));

  it.each(['2026-13-01', '2026-02-30', 'today', '26-01-01'])('the date %s', date =>
    expectOneLine(runCli(['scan', '.', '--date', date]), /Give a day as YYYY-MM-DD/),
  );

  it('an unknown format', () =>
    expectOneLine(
      runCli(['scan', '.', '--format', 'xml']),
      /Allowed choices are terminal, json, html, md, csv/,
    ));

  it('a configuration that is not there', () =>
    expectOneLine(
      runCli(['scan', tree({}), '--config', '/no/such.yml']),
      /^\/no\/such\.yml can't be read \(missing\)/,
    ));

  it('a path with line breaks and control characters stays one line', () =>
    expectOneLine(runCli(['scan', '/no\n/such\u001b[31m']), /does not exist/));
});

describe('permissions', () => {
  // As root every file can be read: the command then runs as nobody, from a copy that nobody can reach.
  const asRoot = process.getuid?.() === 0;
  const nobody: RunOptions = asRoot ? { uid: 65534, program: sharedBundle(), cwd: '/' } : {};

  function sharedBundle(): string {
    const folder = mkdtempSync(join(tmpdir(), 'cli-'));
    cpSync(dirname(bundle), folder, { recursive: true });
    chmodSync(folder, 0o755);
    return join(folder, 'cli.js');
  }

  it('no permission to read the folder', () => {
    const root = tree({ 'a.py': call });
    chmodSync(root, 0o000);
    expectOneLine(runCli(['scan', root], nobody), /permission denied/);
    chmodSync(root, 0o755);
  });

  it('an unreadable file or folder stops nothing', () => {
    const root = tree({ 'a.py': call, 'b.py': call, 'deep/c.py': call });
    chmodSync(root, 0o755);
    chmodSync(join(root, 'b.py'), 0o000);
    chmodSync(join(root, 'deep'), 0o000);
    const { code, report } = scan(root, nobody);
    chmodSync(join(root, 'deep'), 0o755);
    expect(code).toBe(0);
    expect(places(report)).toEqual(['a.py:4']);
    expect(report.skipped).toEqual([
      { file: 'b.py', why: 'no permission' },
      { file: 'deep', why: 'folder: no permission' },
    ]);
  });
});

describe('odd workspaces', () => {
  it('an empty one', () => {
    const { code, stderr, report } = scan(tree({}));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(report).toMatchObject({
      schema: 1,
      calls: [],
      features: [],
      skipped: [],
      totals: { calls: 0, priced: 0, usdPerRun: null, usdEachCallOnce: null, usdPerMonth: null },
    });
    expect(runCli(['scan', tree({})]).stdout).toContain('no LLM calls found');
  });

  it('a 50 MB file and a binary with a source name', () => {
    const { report } = scan(
      tree({
        'a.py': call,
        'big.py': Buffer.alloc(50_000_000, `${call}\n`),
        'image.py': Uint8Array.from([0x89, 0x50, 0, 1, 2, 255]),
      }),
    );
    expect(places(report)).toEqual(['a.py:4']);
    expect(report.skipped).toEqual([
      { file: 'big.py', why: 'larger than 1.5 MB' },
      { file: 'image.py', why: 'no text: holds NUL bytes' },
    ]);
  });

  it('a syntax error inside a call', () => {
    const { code, report } = scan(
      tree({
        'a.py': `${call}\ndef later(:\n    return client.chat.completions.create(model="gpt-4o-mini", messages=[\n\n${call}`,
      }),
    );
    expect(code).toBe(0);
    expect(places(report)).toContain('a.py:4');
  });

  it('cyclic imports', () => {
    const { code, report } = scan(
      tree({
        'a.py': `from b import MODEL\nfrom openai import OpenAI\nNAME = MODEL\nOpenAI().chat.completions.create(model=MODEL, messages=[])\n`,
        'b.py': 'from a import NAME\nMODEL = NAME\n',
        'c.ts': `import { m } from './d';\nimport OpenAI from 'openai';\nexport const n = m;\nnew OpenAI().chat.completions.create({ model: n, messages: [] });\n`,
        'd.ts': `import { n } from './c';\nexport const m = n;\nexport * from './c';\n`,
      }),
    );
    expect(code).toBe(0);
    expect(report.calls.map(({ file, model }) => [file, model.ids])).toEqual([
      ['a.py', []],
      ['c.ts', []],
    ]);
  });

  it('link loops', () => {
    const root = tree({ 'a.py': call });
    symlinkSync('.', join(root, 'self'));
    symlinkSync('loop.py', join(root, 'loop.py'));
    symlinkSync('a.py', join(root, 'again.py'));
    const { report } = scan(root);
    expect(places(report)).toEqual(['a.py:4']);
    expect(report.skipped).toEqual([{ file: 'loop.py', why: 'link loop' }]);
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'])('names such as %s', name => {
    const source = `from openai import OpenAI\n${name} = OpenAI()\ndef ${name}_f(${name}2="gpt-4o"):\n    return ${name}.chat.completions.create(model=${name}2, messages=[])\n`;
    const { code, report } = scan(
      tree({
        [`${name}/${name}.py`]: source,
        'x.ts': `import { ${name} } from './${name}';\nconst o: any = { ${name}: 1, ...${name} };\no.${name}();\n`,
      }),
    );
    expect(code).toBe(0);
    expect(report.calls.map(({ model }) => model.ids)).toEqual([['gpt-4o']]);
  });

  it('CRLF and a byte order mark do not move positions', () => {
    const { report } = scan(tree({ 'a.py': `\ufeff${call.replaceAll('\n', '\r\n')}`, 'b.py': call }));
    const [withMark, without] = report.calls;
    const position = ({ line, column, endLine, endColumn }: Report['calls'][number]): unknown => ({
      line,
      column,
      endLine,
      endColumn,
    });
    expect(position(withMark!)).toEqual(position(without!));
  });

  it('a byte order mark before a call in the first line', () => {
    const { report } = scan(
      tree({
        'a.ts':
          '\ufeffimport OpenAI from "openai"; new OpenAI().chat.completions.create({ model: "gpt-4o", messages: [] });\n',
      }),
    );
    expect(report.calls[0]).toMatchObject({ line: 1, column: 60 });
  });

  it('a notebook with magics, a broken cell and huge outputs', () => {
    const cell = (source: string | string[], outputs: unknown[] = []): object => ({
      cell_type: 'code',
      source,
      outputs,
      metadata: {},
    });
    const notebook = {
      nbformat: 4,
      metadata: { kernelspec: { language: 'python', name: 'python3' } },
      cells: [
        { cell_type: 'markdown', source: 'client.chat.completions.create(model="gpt-4")' },
        cell(
          [
            '%load_ext autoreload\n',
            '!pip install openai\n',
            'from openai import OpenAI\n',
            'client = OpenAI()',
          ],
          ['x'.repeat(3_000_000)],
        ),
        cell('def broken(:\n  ((('),
        cell('%%bash\necho "client.chat.completions.create(model=1)"'),
        cell(
          'answer = client.chat.completions.create(\n    model="gpt-4o-mini", messages=[{"role": "user", "content": "Hi"}])',
        ),
      ],
    };
    const { report } = scan(tree({ 'n.ipynb': JSON.stringify(notebook), 'broken.ipynb': '{"cells": [' }));
    expect(places(report)).toEqual(['n.ipynb#4:1']);
    expect(report.calls[0]?.model.ids).toEqual(['gpt-4o-mini']);
    expect(report.skipped).toEqual([{ file: 'broken.ipynb', why: 'no notebook: not valid JSON' }]);
  });

  it('a single file', () => {
    const { report } = scan(join(tree({ 'tests/a.py': call, 'tests/b.py': call }), 'tests/a.py'));
    expect(places(report)).toEqual(['a.py:4']);
    expect(report.calls[0]?.testOrExample).toBe(false);
  });
});
