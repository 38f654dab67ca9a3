import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/engine/model.ts';
import { deathOver } from '../support/death-over.ts';
import { editorWorkspace } from '../support/editor-workspace.ts';
import { residentBytes } from '../support/vscode-host/processes.ts';
import { LanguageServer } from '../support/lsp/language-server.ts';

const workspace = editorWorkspace();
const scratch = mkdtempSync(join(tmpdir(), 'crashes-'));
afterAll(() => {
  workspace.remove();
  rmSync(scratch, { recursive: true, force: true });
});

const call = 'from openai import OpenAI\nOpenAI().responses.create(model="gpt-4o", input="Hi")\n';
writeFileSync(join(workspace.folder, 'api', 'deadly.py'), call);

describe('a file that ends the worker whenever it is read', () => {
  it('is left out after two deaths, named in one message, and everything else is reported', async () => {
    const server = await LanguageServer.start({
      folder: workspace.folder,
      nodeArgs: ['--require', deathOver('deadly.py', 'of the worker', scratch)],
    });
    server.open('api/chat.py');
    expect(await server.lenses('api/chat.py')).toHaveLength(2);
    const { reports } = await server.request<{ reports: { report: Report }[] }>('inferenceCost/report');
    expect(reports[0]!.report.skipped.map(one => one.file)).toEqual(['api/deadly.py']);
    expect(reports[0]!.report.calls.map(one => one.file)).not.toContain('api/deadly.py');
    const messages = server.notifications.filter(one => one.method === 'window/showMessage');
    expect(messages).toHaveLength(1);
    expect(JSON.stringify(messages)).toContain('deadly.py');
    await server.end();
  });
});

describe('a file that ends the whole server', () => {
  it('stands in the reading note, so that a client can leave it out', async () => {
    const readingNote = join(scratch, 'reading');
    const options = {
      folder: workspace.folder,
      nodeArgs: ['--require', deathOver('deadly.py', 'of the server', scratch)],
      initializationOptions: { readingNote },
    };
    const dying = await LanguageServer.start(options);
    dying.open('api/chat.py');
    await expect(dying.lenses('api/chat.py')).rejects.toThrow('server ended');

    const leaveOut = [join(workspace.folder, 'api', 'deadly.py')];
    const next = await LanguageServer.start({ ...options, initializationOptions: { readingNote, leaveOut } });
    next.open('api/chat.py');
    expect(await next.lenses('api/chat.py')).toHaveLength(2);
    await next.end();
  });
});

describe('an idle server', () => {
  it('gives its memory back, answers from what it knows, and works on when something changes', async () => {
    const server = await LanguageServer.start({
      folder: workspace.folder,
      initializationOptions: { idleMs: 1_500 },
    });
    server.open('api/chat.py');
    const before = await server.lenses('api/chat.py');
    const working = residentBytes(server.process.pid!);
    await expect
      .poll(() => residentBytes(server.process.pid!), { timeout: 20_000 })
      .toBeLessThan(working - 40e6);
    expect(await server.lenses('api/chat.py')).toEqual(before);
    server.edit('api/chat.py', [0, 0], [0, 0], '\n');
    expect(await server.lenses('api/chat.py')).toEqual(before);
    await server.end();
  });
});
