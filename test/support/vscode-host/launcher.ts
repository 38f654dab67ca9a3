// Stands in for the desktop program of VS Code: takes the arguments that `runTests` of @vscode/test-electron gives
// it, and runs the same tests in the extension host of a VS Code server, with a headless browser as its window.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { npmEditor, type NpmEditor } from './npm-editor.ts';
import { startServer, type EditorServer } from './server.ts';
import { workbenchUrl } from './workbench-url.ts';

const runLimitMs = 240_000;

const args = process.argv.slice(2);
const flag = (name: string) => args.find(arg => arg.startsWith(`--${name}=`))?.slice(name.length + 3) ?? '';

process.exitCode = await main();

async function main(): Promise<number> {
  const editor = await npmEditor(line => console.log(line));
  const settingsFile = join(flag('user-data-dir'), 'User', 'settings.json');
  const settings = existsSync(settingsFile) ? JSON.parse(readFileSync(settingsFile, 'utf8')) : {};
  const server = await startServer(editor, {
    settings,
    workspaceTrust: !args.includes('--disable-workspace-trust'),
  });
  try {
    return await runIn(server, editor);
  } finally {
    await server.stop();
  }
}

async function runIn(server: EditorServer, editor: NpmEditor): Promise<number> {
  const browser = await launchBrowser(editor);
  try {
    return await runWith(server, browser);
  } finally {
    await browser.close();
  }
}

async function runWith(server: EditorServer, browser: Browser): Promise<number> {
  const page = await browser.newPage();
  const lines: string[] = []; // the editor's own log comes along: shown only when the run goes wrong
  await page.exposeFunction('codeAutomationLog', (_type: string, values: unknown[]) =>
    lines.push(values.map(value => String(value).split('\n')[0]).join(' ')),
  );
  const ended = new Promise<number>(done => page.exposeFunction('codeAutomationExit', done));
  const crashed = new Promise<never>((_, fail) =>
    page.once('crash', () => fail(new Error('the browser page crashed'))),
  );
  const tooLate = new Promise<never>((_, fail) =>
    setTimeout(() => fail(new Error(`no end after ${runLimitMs / 1000} s`)), runLimitMs).unref(),
  );
  const folder = resolve(args.find(arg => !arg.startsWith('--')) ?? '.');
  const [extension, tests] = [flag('extensionDevelopmentPath'), flag('extensionTestsPath')];
  await page.goto(workbenchUrl(server, { folder, extension, tests }));
  const code = await Promise.race([ended, crashed, tooLate]);
  if (code !== 0) console.error(lines.join('\n'));
  return code;
}
