// `npm run pictures`: the pictures of README and docs, taken in the real VS Code of the tests on the sample workspace.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { load } from './load.mjs';

const out = 'docs/pictures';
const file = 'api/acme_support/answer.py';

if (spawnSync(process.execPath, ['esbuild.mjs', '--minify'], { stdio: 'inherit' }).status !== 0)
  process.exit(1);
mkdirSync(out, { recursive: true });
const { openWorkbench } = await load('test/support/vscode-host/workbench.ts');

for (const colorScheme of ['light', 'dark']) {
  const workbench = await openWorkbench({
    folder: resolve('sample'),
    extension: resolve('.'),
    colorScheme,
    settings: { 'window.autoDetectColorScheme': true, 'editor.minimap.enabled': false },
  });
  const picture = name => workbench.page.screenshot({ path: join(out, `${name}-${colorScheme}.png`) });
  try {
    await workbench.openFile(file);
    await workbench.lenses(1);
    await workbench.runCommand('Inference Cost: Show Report');
    await (await workbench.webview('.call')).locator('.call').first().waitFor();
    await picture('sidebar');
    await workbench.hover('.create(', 'create', 'a call');
    await picture('hover');
  } finally {
    await workbench.close();
  }
}
console.log(`pictures are in ${out}`);
