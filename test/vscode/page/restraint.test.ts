import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { descendants } from '../../support/vscode-host/processes.ts';
import { openWorkbench, type Workbench } from '../../support/vscode-host/workbench.ts';

describe('a workspace without a supported language', () => {
  const folder = mkdtempSync(join(tmpdir(), 'no-language-'));
  let workbench: Workbench;

  beforeAll(async () => {
    writeFileSync(join(folder, 'notes.md'), '# Notes\n');
    workbench = await openWorkbench({ folder, extension: resolve('.') });
  });
  afterAll(async () => {
    await workbench.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('starts no language server', async () => {
    await workbench.openFile('notes.md');
    await workbench.page.waitForTimeout(2_000);
    expect(commandLines()).not.toContain('dist/server.js');
  });

  it('shows its view in the activity bar all the same', async () => {
    await workbench.page.locator('.activitybar a[aria-label="Inference Cost"]').waitFor();
  });

  function commandLines(): string {
    const lines = descendants(workbench.server.pid).map(one => one.commandLine);
    expect(lines.some(line => line.includes('extensionHost'))).toBe(true);
    return lines.join('\n');
  }
});
