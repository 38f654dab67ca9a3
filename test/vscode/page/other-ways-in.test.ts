import { statSync } from 'node:fs';
import { afterAll, afterEach, describe, expect, inject, it } from 'vitest';
import { editorWorkspace } from '../../support/editor-workspace.ts';
import { openWorkbench, type Workbench } from '../../support/vscode-host/workbench.ts';

const workspace = editorWorkspace();
let workbench: Workbench;

afterEach(async ({ task }) => {
  await workbench.pictureOfFailure(task);
  await workbench.close();
});
afterAll(() => workspace.remove());

describe('the packaged extension', () => {
  it('is under 6 MB, installs, and shows the same in Restricted Mode, for nothing of the workspace is run', async () => {
    const vsix = inject('vsix');
    expect(statSync(vsix).size).toBeLessThan(6_000_000);
    workbench = await openWorkbench({ folder: workspace.folder, vsix: [vsix], workspaceTrust: true });
    await workbench.statusBarItem('Restricted Mode').waitFor();
    await workbench.openFile('api/chat.py');
    expect(await workbench.lenses(2)).toHaveLength(2);
    expect(await workbench.hover('completions.create', 'create', 'gpt-4.1 · chat')).toContain('a call');
  });
});
