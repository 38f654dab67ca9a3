import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { editorWorkspace } from '../../support/editor-workspace.ts';
import { openWorkbench, type Workbench } from '../../support/vscode-host/workbench.ts';

const workspace = editorWorkspace();
const scratch = mkdtempSync(join(tmpdir(), 'package-'));
let workbench: Workbench;

afterEach(async ({ task }) => {
  await workbench.pictureOfFailure(task);
  await workbench.close();
});
afterAll(() => {
  workspace.remove();
  rmSync(scratch, { recursive: true, force: true });
});

describe('Restricted Mode', () => {
  it('shows the same, for nothing of the workspace is run', async () => {
    workbench = await openWorkbench({
      folder: workspace.folder,
      extension: resolve('.'),
      workspaceTrust: true,
    });
    await workbench.statusBarItem('Restricted Mode').waitFor();
    await workbench.openFile('api/chat.py');
    expect(await workbench.lenses(2)).toHaveLength(2);
    expect(await workbench.hover('completions.create', 'create', 'gpt-4.1 · chat')).toContain('a call');
  });
});

describe('the packaged extension', () => {
  it('is under 6 MB, installs, and hovers', async () => {
    const vsix = join(scratch, 'inference-cost.vsix');
    execFileSync(process.execPath, ['scripts/package.mjs', vsix], { stdio: 'pipe' });
    expect(statSync(vsix).size).toBeLessThan(6_000_000);
    workbench = await openWorkbench({ folder: workspace.folder, vsix: [vsix] });
    await workbench.openFile('api/chat.py');
    expect(await workbench.lenses(2)).toHaveLength(2);
    expect(await workbench.hover('completions.create', 'create', 'gpt-4.1 · chat')).toContain('a call');
  }, 180_000);
});
