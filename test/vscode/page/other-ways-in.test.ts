import { mkdirSync, mkdtempSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { editorWorkspace } from '../../support/editor-workspace.ts';
import { openWorkbench, type Workbench } from '../../support/vscode-host/workbench.ts';

const acme = editorWorkspace();
const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'multi-root-')));
const vsix = inject('vsix');
let workbench: Workbench;

/** A workspace of two folders in Restricted Mode, with the packaged extension. */
beforeAll(async () => {
  const other = join(scratch, 'billing');
  mkdirSync(other);
  writeFileSync(
    join(other, 'remind.py'),
    'from openai import OpenAI\n\n\ndef remind(invoice):\n    return OpenAI().responses.create(model="gpt-4o", input=invoice)\n',
  );
  const folder = join(scratch, 'both.code-workspace');
  const folders = [
    { path: acme.folder, name: 'acme' },
    { path: other, name: 'billing' },
  ];
  writeFileSync(folder, JSON.stringify({ folders }));
  workbench = await openWorkbench({ folder, vsix: [vsix], workspaceTrust: true });
});
afterEach(({ task }) => workbench.pictureOfFailure(task));
afterAll(async () => {
  await workbench.close();
  acme.remove();
  rmSync(scratch, { recursive: true, force: true });
});

describe('the packaged extension', () => {
  it('is under 6 MB, installs, and shows the same in Restricted Mode, for nothing of the workspace is run', async () => {
    expect(statSync(vsix).size).toBeLessThan(6_000_000);
    await workbench.statusBarItem('Restricted Mode').waitFor();
    await workbench.openFile('api/chat.py');
    expect(await workbench.lenses(2)).toHaveLength(2);
    expect(await workbench.hover('completions.create', 'create', 'gpt-4.1 · chat')).toContain('a call');
  });
});

describe('a workspace of several folders', () => {
  it('has lenses in each, and one report that keeps their amounts apart and opens the call of either', async () => {
    await workbench.openFile('remind.py');
    await workbench.lens(/ a call · gpt-4o · /).waitFor();
    await workbench.openFile('api/chat.py');
    await workbench.lens(/ a call · gpt-4\.1 · /).waitFor();
    await workbench.runCommand('Inference Cost: Show Report');
    const page = await workbench.webview('.call');
    await expect.poll(() => page.locator('h1').innerText()).toBe('5 calls');
    const totals = await page.locator('.totals dt').allInnerTexts();
    expect(totals).toContainEqual(expect.stringMatching(/billing: /));
    expect(totals.length).toBeGreaterThan(1);
    await page.locator('.call', { hasText: 'remind()' }).locator('button').click();
    await workbench.page.locator('.tab.active', { hasText: 'remind.py' }).waitFor();
    await workbench.statusBarItem('Ln 5, Col').waitFor();
  });
});
