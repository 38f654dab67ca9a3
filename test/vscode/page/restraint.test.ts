import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { descendants } from '../../support/vscode-host/processes.ts';
import { openWorkbench, type Workbench } from '../../support/vscode-host/workbench.ts';

const folder = mkdtempSync(join(tmpdir(), 'no-language-'));
let workbench: Workbench;

beforeAll(async () => {
  writeFileSync(join(folder, 'notes.md'), '# Notes\n');
  workbench = await openWorkbench({ folder, extension: resolve('.') });
});
afterEach(({ task }) => workbench.pictureOfFailure(task));
afterAll(async () => {
  await workbench.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a workspace without a supported language', () => {
  it('starts no language server, and shows its view in the activity bar all the same', async () => {
    await workbench.openFile('notes.md');
    await workbench.page.locator('.activitybar a[aria-label="Inference Cost"]').waitFor();
    await workbench.page.waitForTimeout(2_000); // a server that starts is there by then
    expect(commandLines(workbench)).not.toContain('dist/server.js');
  });
});

describe('all surfaces off', () => {
  it('starts no language server', async () => {
    const surfaces = ['codeLens', 'hover', 'inlayHints', 'diagnostics', 'statusBar'];
    const off = surfaces.map(surface => [`inferenceCost.${surface}.enabled`, false]);
    const settings = { ...Object.fromEntries(off), 'files.exclude': { analysis: true } };
    cpSync('test/fixtures/editor', folder, { recursive: true });
    const rows = workbench.page.locator('.explorer-folders-view .monaco-list-row');
    await rows.filter({ hasText: 'analysis' }).waitFor();
    mkdirSync(join(folder, '.vscode'));
    writeFileSync(join(folder, '.vscode', 'settings.json'), JSON.stringify(settings));
    await rows.filter({ hasText: 'analysis' }).waitFor({ state: 'hidden' }); // the settings are in force
    await workbench.openFile('api/chat.py');
    await workbench.page.waitForTimeout(2_000);
    expect(commandLines(workbench)).not.toContain('dist/server.js');
  });

  it('starts it when a command asks for it', async () => {
    await workbench.runCommand('Inference Cost: Copy Report as JSON');
    await workbench.statusBarItem('report copied as JSON').waitFor();
    expect(commandLines(workbench)).toContain('dist/server.js');
    expect(await workbench.lens('').count()).toBe(0);
  });

  it('shows in the report how far a long scan is, stops it by its button, and scans again', async () => {
    mkdirSync(join(folder, 'many'));
    for (let i = 0; i < 6_000; i++) writeFileSync(join(folder, 'many', `call_${i}.py`), many(i));
    await workbench.runCommand('Inference Cost: Show Report');
    await workbench.webview('.head');
    await workbench.runCommand('Inference Cost: Scan Workspace');
    const page = await workbench.webview('.message-box progress');
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('The scan was stopped before its end.').waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page
      .locator('.message-box:not(.problem)', { hasText: 'Bringing the report up to date…' })
      .waitFor();
  });
});

const many = (i: number) =>
  `from openai import OpenAI\n\n\ndef ask_${i}(question):\n    return OpenAI().responses.create(model="gpt-4o", input=question)\n`;

/** Everything that this editor's server runs. */
function commandLines(workbench: Workbench): string {
  const lines = descendants(workbench.server.pid).map(one => one.commandLine);
  expect(lines.some(line => line.includes('extensionHost'))).toBe(true);
  return lines.join('\n');
}
