import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { commands, extensions, Uri, window, workspace } from 'vscode';

const extensionId = 'inference-cost.inference-cost';

describe('activation', () => {
  it('waits for a file of a supported language', async () => {
    const extension = extensions.getExtension(extensionId)!;
    assert.equal(extension.isActive, false);
    const folder = workspace.workspaceFolders![0]!.uri;
    await window.showTextDocument(Uri.joinPath(folder, 'api', 'plain.py'));
    for (let i = 0; i < 100 && !extension.isActive; i++) await new Promise(done => setTimeout(done, 100));
    assert.equal(extension.isActive, true);
  });

  it('contributes every command that the manifest names', async () => {
    const known = new Set(await commands.getCommands(true));
    const { contributes } = extensions.getExtension(extensionId)!.packageJSON;
    const missing = contributes.commands.filter(({ command }: { command: string }) => !known.has(command));
    assert.deepEqual(missing, []);
  });
});
