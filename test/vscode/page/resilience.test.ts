import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { deathOver } from '../../support/death-over.ts';
import { editorWorkspace } from '../../support/editor-workspace.ts';
import { descendants } from '../../support/vscode-host/processes.ts';
import { openWorkbench, type Workbench } from '../../support/vscode-host/workbench.ts';

const workspace = editorWorkspace();
const scratch = mkdtempSync(join(tmpdir(), 'resilience-'));
let workbench: Workbench;

afterEach(({ task }) => workbench.pictureOfFailure(task));
afterAll(async () => {
  await workbench.close();
  workspace.remove();
  rmSync(scratch, { recursive: true, force: true });
});

const languageServers = () =>
  descendants(workbench.server.pid).filter(one => /dist\/server\.js .*--node-ipc/.test(one.commandLine));

/** A copy of the extension whose worker runs the script first: VS Code hands no Node options on. */
function extensionWith(script: string): string {
  const copy = join(scratch, 'extension');
  for (const part of ['package.json', 'media', 'dist/wasm', 'dist/ranks', 'dist/webview'])
    cpSync(part, join(copy, part), { recursive: true });
  for (const file of ['package.json', 'extension.cjs', 'server.js'])
    cpSync(join('dist', file), join(copy, 'dist', file));
  const worker = readFileSync('dist/server-worker.js', 'utf8');
  writeFileSync(join(copy, 'dist', 'server-worker.js'), `${readFileSync(script, 'utf8')}\n${worker}`);
  return copy;
}

describe('a language server that dies', () => {
  it('comes back without a reload of the window, with the same report', async () => {
    workbench = await openWorkbench({ folder: workspace.folder, extension: resolve('.') });
    await workbench.openFile('api/chat.py');
    const before = await workbench.lenses(2);
    const [server, ...others] = languageServers();
    expect(others).toEqual([]);
    process.kill(server!.pid, 'SIGKILL');
    await expect
      .poll(() => languageServers().map(one => one.pid), { timeout: 20_000 })
      .not.toContain(server!.pid);
    await expect.poll(() => languageServers().length, { timeout: 20_000 }).toBe(1);
    expect(await workbench.hover('completions.create', 'create', 'gpt-4.1 · chat')).toContain('a call');
    expect(await workbench.lenses(2)).toEqual(before);
    await workbench.openFile('api/models.py');
    await workbench.typeInstead('ANSWER_MODEL = "gpt-4o-mini"');
    await workbench.openFile('api/chat.py');
    await workbench.lens(/· gpt-4o-mini ·/).waitFor();
    expect(await workbench.notifications()).toEqual([]);
  });

  it('again and again for no reason to be found stays down in the end, with one message', async () => {
    for (let death = 2; death <= 5; death++) {
      await expect.poll(() => languageServers().length, { timeout: 20_000 }).toBe(1);
      const { pid } = languageServers()[0]!;
      process.kill(pid, 'SIGKILL');
      await expect.poll(() => languageServers().map(one => one.pid), { timeout: 20_000 }).not.toContain(pid);
    }
    await expect
      .poll(() => workbench.notifications())
      .toEqual([expect.stringMatching(/server ended 5 times in three minutes/)]);
    expect(languageServers()).toEqual([]);
    await workbench.runCommand('Inference Cost: Scan Workspace');
    await expect.poll(() => languageServers().length, { timeout: 30_000 }).toBe(1);
  });

  it('over the same file again and again goes on without that file, and names it in one message', async () => {
    const text = 'from openai import OpenAI\nOpenAI().responses.create(model="gpt-4o", input="Hi")\n';
    writeFileSync(join(workspace.folder, 'api', 'deadly.py'), text);
    await workbench.close();
    const death = deathOver('deadly.py', 'of the server', scratch);
    workbench = await openWorkbench({ folder: workspace.folder, extension: extensionWith(death) });
    await workbench.openFile('api/chat.py');
    expect(await workbench.lenses(2)).toHaveLength(2);
    expect(await workbench.notifications()).toEqual([
      expect.stringMatching(/leaves out .*deadly\.py: its server ended 2 times/),
    ]);
  });
});
