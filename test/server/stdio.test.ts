import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/engine/model.ts';
import { editorWorkspace } from '../support/editor-workspace.ts';
import { LanguageServer } from '../support/lsp/language-server.ts';

const workspace = editorWorkspace();
afterAll(() => workspace.remove());

const reports = (server: LanguageServer) =>
  server.request<{ reports: { root: string; report: Report }[] }>('inferenceCost/report');

describe('the language server over stdio, asked by a client that is no editor', () => {
  let server: LanguageServer;
  beforeAll(async () => {
    server = await LanguageServer.start({ folder: workspace.folder });
    server.open('api/chat.py');
    server.open('web/Summary.tsx');
  });
  afterAll(async () => expect(await server.end()).toBe(0));

  it('puts one lens above each call', async () => {
    const [first, second, ...others] = await server.lenses('api/chat.py');
    expect(first).toMatch(/^\$[\d.]+ – [\d.]+ a call · gpt-4\.1 · ~\d+ in, ~\d+ out$/);
    expect(second).toMatch(/ a call · gpt-4\.1-mini · /);
    expect(others).toEqual([]);
    expect(await server.lenses('web/Summary.tsx')).toHaveLength(1);
  });

  it('hovers on the callee and nowhere else', async () => {
    expect(await server.hover('api/chat.py', 9, 44)).toContain('gpt\\-4\\.1');
    expect(await server.hover('api/chat.py', 9, 20)).toContain('gpt\\-4\\.1');
    expect(await server.hover('api/chat.py', 0, 3)).toBeNull();
    expect(await server.hover('api/chat.py', 9, 44)).not.toContain('command:');
    expect(await server.hover('web/Summary.tsx', 5, 53)).toContain('gpt\\-4o\\-mini');
  });

  it('hovers on a model constant and on prompt text: what they drive, and who sends it', async () => {
    for (const file of ['api/models.py', 'api/prompts.py']) server.open(file);
    expect(await server.hover('api/models.py', 0, 18)).toMatch(
      /\*\*gpt\\-4\\.1\*\* drives 1 call in 1 file[\s\S]*a run of all features[\s\S]*dearest: answer/,
    );
    expect(await server.hover('api/prompts.py', 0, 4)).toMatch(
      /\*\*\d+ tokens\*\*, \d+ characters of the system prompt[\s\S]*Sent by 1 call:[\s\S]*- answer/,
    );
    expect(await server.hover('api/models.py', 0, 4)).toBeNull();
  });

  it('publishes findings of open files, and fixes them', async () => {
    const published = await server.notified<{ diagnostics: { code: string }[] }>(
      'textDocument/publishDiagnostics',
      params => JSON.stringify(params).includes('chat.py'),
    );
    expect(published.diagnostics[0]!.code).toBe('missing-output-cap');
    const [fix] = await server.codeActions('api/chat.py', 9);
    const [change] = fix!.edit.documentChanges;
    expect(change!.textDocument).toEqual({ uri: server.uri('api/chat.py'), version: 1 });
    expect(change!.edits[0]!.newText).toMatch(/max_(completion_)?tokens=/);
    expect(await server.codeActions('api/chat.py', 0)).toEqual([]);
  });

  it('follows unsaved text, keystroke by keystroke', async () => {
    // max_tokens=20 becomes 2000: the second call's range grows
    const before = (await server.lenses('api/chat.py'))[1]!;
    server.edit('api/chat.py', [23, 21], [23, 21], '0');
    server.edit('api/chat.py', [23, 22], [23, 22], '0');
    const after = (await server.lenses('api/chat.py'))[1]!;
    expect(after).not.toBe(before);
    expect(after).toContain('gpt-4.1-mini');
    server.edit('api/chat.py', [23, 21], [23, 23], '');
    expect((await server.lenses('api/chat.py'))[1]).toBe(before);
  });

  it('follows an imported constant in the files that depend on it', async () => {
    server.open('api/models.py');
    const [title, summary] = [
      (await server.lenses('api/chat.py'))[1],
      await server.lenses('web/Summary.tsx'),
    ];
    server.edit('api/models.py', [0, 16], [0, 23], 'gpt-4o-mini');
    expect(await server.lenses('api/chat.py')).toEqual([expect.stringContaining('· gpt-4o-mini ·'), title]);
    expect(await server.lenses('web/Summary.tsx')).toEqual(summary);
    server.edit('api/models.py', [0, 16], [0, 27], 'gpt-4.1');
    expect((await server.lenses('api/chat.py'))[0]).toContain('· gpt-4.1 ·');
    // each edit parsed the edited file and nothing else
    expect(parsedFiles(server).slice(-2)).toEqual([['api/models.py'], ['api/models.py']]);
  });

  it('follows files that change on disk', async () => {
    const file = join(workspace.folder, 'api', 'extra.py');
    const text = 'from openai import OpenAI\n\nOpenAI().responses.create(model="gpt-4o", input="Hello")\n';
    writeFileSync(file, text);
    server.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: server.uri('api/extra.py'), type: 1 }],
    });
    const { reports: all } = await reports(server);
    expect(all[0]!.report.calls.map(call => call.file)).toContain('api/extra.py');
  });

  it('explains why there is no call', async () => {
    const { lines } = await server.request<{ lines: string[] }>('inferenceCost/explain', {
      textDocument: { uri: server.uri('api/chat.py') },
      position: { line: 16, character: 5 },
    });
    expect(lines.length).toBeGreaterThan(0);
  });

  it('follows a document that was never saved, and leaves it out of the report', async () => {
    const untitled = 'untitled:Untitled-1';
    const text = 'from openai import OpenAI\nOpenAI().responses.create(model="gpt-4o", input="Hello")\n';
    server.notify('textDocument/didOpen', {
      textDocument: { uri: untitled, languageId: 'python', version: 1, text },
    });
    expect(await server.lenses('', untitled)).toEqual([expect.stringContaining('· gpt-4o ·')]);
    expect(await server.hover('', 1, 20, untitled)).toContain('gpt\\-4o');
    const [fix] = await server.codeActions('', 1, untitled);
    expect(fix!.edit.documentChanges[0]!.textDocument.uri).toBe(untitled);
    expect((await reports(server)).reports.map(({ root }) => root)).toEqual([workspace.folder]);
    server.notify('textDocument/didClose', { textDocument: { uri: untitled } });
    expect(await server.lenses('', untitled)).toEqual([]);
  });

  it('answers for documents that it does not know', async () => {
    expect(await server.lenses('none', 'untitled:Untitled-2')).toEqual([]);
    expect(await server.hover('none', 0, 0, 'git:/api/chat.py')).toBeNull();
  });
});

/** Files parsed for each update so far, as the server's log says. */
function parsedFiles(server: LanguageServer): string[][] {
  return server.notifications
    .filter(one => one.method === 'window/logMessage')
    .map(one => /^parsed: (.*)$/.exec((one.params as { message: string }).message)?.[1])
    .filter(line => line !== undefined)
    .map(line =>
      line
        .split(', ')
        .filter(Boolean)
        .map(path => path.replace(`${workspace.folder}/`, '')),
    );
}

describe('a notebook', () => {
  it('has lens, hover and fix in the cell, counted as the file counts', async () => {
    const server = await LanguageServer.start({ folder: workspace.folder });
    const cell = (index: number) =>
      `vscode-notebook-cell:${workspace.folder}/analysis/explore.ipynb#W${index}`;
    const documents = [
      ['markdown', '# Explore'],
      ['python', 'from openai import OpenAI\nclient = OpenAI()'],
      ['python', 'client.chat.completions.create(\n    model="gpt-4o",\n    messages=[],\n)'],
    ].map(([languageId, text], index) => ({ uri: cell(index), languageId, version: 1, text }));
    server.notify('notebookDocument/didOpen', {
      notebookDocument: {
        uri: server.uri('analysis/explore.ipynb'),
        notebookType: 'jupyter-notebook',
        version: 1,
        cells: documents.map(({ uri, languageId }) => ({
          kind: languageId === 'markdown' ? 1 : 2,
          document: uri,
        })),
      },
      cellTextDocuments: documents,
    });
    expect(await server.lenses('', cell(2))).toHaveLength(1);
    expect(await server.lenses('', cell(1))).toEqual([]);
    expect(await server.hover('', 0, 25, cell(2))).toContain('gpt\\-4o');
    const [fix] = await server.codeActions('', 0, cell(2));
    expect(fix!.edit.documentChanges[0]!.textDocument.uri).toBe(cell(2));
    await server.end();
  });
});

describe('a workspace of several folders', () => {
  it('has a report each, and settings for the folder that is named', async () => {
    const second = editorWorkspace();
    const server = await LanguageServer.start({
      folder: workspace.folder,
      otherFolders: [second.folder],
      capabilities: { workspace: { workspaceFolders: true } },
    });
    server.open('api/chat.py');
    const roots = async () => (await reports(server)).reports.map(({ root }) => root);
    expect(await roots()).toEqual([workspace.folder, second.folder]);
    const edits = [{ kind: 'rule', rule: 'missing-output-cap', setting: 'off' }];
    const edit = (root?: string) => server.request('inferenceCost/editConfiguration', { root, edits });
    expect(await edit()).toEqual({ refused: 'there are several folders: say which' });
    expect(await edit(second.folder)).toEqual({ file: join(second.folder, 'inference-cost.yml') });
    const rulesOf = ({ report }: { report: Report }) => report.findings.map(({ rule }) => rule);
    const [one, other] = (await reports(server)).reports;
    expect(rulesOf(one!)).toContain('missing-output-cap');
    expect(rulesOf(other!)).not.toContain('missing-output-cap');
    server.answers.set('workspace/workspaceFolders', () => [{ uri: server.uri(''), name: 'workspace' }]);
    server.notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [] } });
    await server.askedFor('workspace/workspaceFolders');
    await expect.poll(roots).toEqual([workspace.folder]);
    await server.end();
    second.remove();
  });
});

describe('a client that can be asked', () => {
  it('is asked to watch files, and for its settings', async () => {
    const server = await LanguageServer.start({
      folder: workspace.folder,
      capabilities: {
        workspace: { configuration: true, didChangeWatchedFiles: { dynamicRegistration: true } },
      },
    });
    server.answers.set('workspace/configuration', () => [{ codeLens: { enabled: false } }]);
    expect(JSON.stringify(await server.askedFor('client/registerCapability'))).toContain('ipynb');
    await server.askedFor('workspace/configuration');
    server.open('api/chat.py');
    expect(await server.hover('api/chat.py', 9, 44)).toContain('gpt');
    expect(await server.lenses('api/chat.py')).toEqual([]);
    await server.end();
  });
});

describe('inference-cost lsp', () => {
  it('is the same server', async () => {
    const server = await LanguageServer.start({
      folder: workspace.folder,
      command: [resolve('dist/cli.js'), 'lsp'],
    });
    server.open('web/Summary.tsx');
    expect(await server.lenses('web/Summary.tsx')).toHaveLength(1);
    expect(await server.end()).toBe(0);
  });
});

describe('surfaces that are off', () => {
  it('do no work at all', async () => {
    const off = { enabled: false };
    const settings = { hover: off, codeLens: off, inlayHints: off, diagnostics: off, statusBar: off };
    const server = await LanguageServer.start({
      folder: workspace.folder,
      initializationOptions: { settings },
    });
    server.open('api/chat.py');
    server.edit('api/chat.py', [0, 0], [0, 0], '# a comment\n');
    expect(await server.lenses('api/chat.py')).toEqual([]);
    expect(await server.hover('api/chat.py', 10, 44)).toBeNull();
    await new Promise(done => setTimeout(done, 1_000));
    expect(server.notifications.filter(one => one.method === 'inferenceCost/changed')).toEqual([]);
    // switched on, it answers without a restart
    server.notify('workspace/didChangeConfiguration', { settings: { inferenceCost: {} } });
    expect(await server.lenses('api/chat.py')).toHaveLength(2);
    await server.end();
  });
});
