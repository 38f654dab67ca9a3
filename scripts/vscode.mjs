// `npm run vscode -- DIR`: opens a VS Code with the extension on a folder (the sample by default). A desktop `code`
// where there is one; else the editor of the tests, at an address that it prints. `--web` takes the latter in any case.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { load } from './load.mjs';

const args = process.argv.slice(2);
const folder = resolve(args.find(arg => !arg.startsWith('--')) ?? 'sample');
if (!existsSync(folder) || !statSync(folder).isDirectory()) {
  console.error(`${folder} is no folder: give one, as in \`npm run vscode -- ../my-project\`.`);
  process.exit(2);
}
if (spawnSync(process.execPath, ['esbuild.mjs'], { stdio: 'inherit' }).status !== 0) process.exit(1);

const desktop = !args.includes('--web') && spawnSync('code', ['--version'], { stdio: 'ignore' }).status === 0;
if (desktop) {
  spawn('code', ['--new-window', `--extensionDevelopmentPath=${resolve('.')}`, folder], { stdio: 'inherit' });
} else {
  const { npmEditor } = await load('test/support/vscode-host/npm-editor.ts');
  const { startServer } = await load('test/support/vscode-host/server.ts');
  const { workbenchUrl } = await load('test/support/vscode-host/workbench-url.ts');
  const server = await startServer(await npmEditor(line => console.log(line)), { workspaceTrust: true });
  console.log(
    `VS Code with the extension is at\n\n  ${workbenchUrl(server, { folder, extension: resolve('.') })}\n`,
  );
  console.log('Ctrl+C ends it.');
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => server.stop().then(() => process.exit(0)));
}
