// `npm run pictures`: the pictures of README and docs. The editor's surfaces in the real VS Code of the tests, on the
// sample workspace; each tab and each state of the report page in the same browser, in VS Code's themes.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { load } from './load.mjs';

const out = 'docs/pictures';
const file = 'api/acme_support/answer.py';
const themes = [
  { name: 'light', colorScheme: 'light', theme: 'Default Light Modern', page: 'light' },
  { name: 'dark', colorScheme: 'dark', theme: 'Default Dark Modern', page: 'dark' },
  { name: 'contrast', colorScheme: 'dark', theme: 'Default High Contrast', page: 'high contrast' },
];

if (spawnSync(process.execPath, ['esbuild.mjs', '--minify'], { stdio: 'inherit' }).status !== 0)
  process.exit(1);
mkdirSync(out, { recursive: true });
const only = process.argv[2];
if (only !== 'pages') for (const one of themes) await editorPictures(one);
if (only !== 'editor') await pagePictures();
console.log(`pictures are in ${out}`);

async function editorPictures({ name, colorScheme, theme }) {
  const { openWorkbench } = await load('test/support/vscode-host/workbench.ts');
  const workbench = await openWorkbench({
    folder: resolve('sample'),
    extension: resolve('.'),
    colorScheme,
    settings: { 'workbench.colorTheme': theme, 'editor.minimap.enabled': false },
  });
  const picture = what => workbench.page.screenshot({ path: join(out, `${what}-${name}.png`) });
  try {
    await workbench.openFile(file);
    await workbench.lenses(1);
    await workbench.runCommand('Inference Cost: Show Report');
    await (await workbench.webview('.call')).locator('.call').first().waitFor();
    await picture('sidebar');
    await workbench.hover('.create(', 'create', 'a call');
    await picture('hover');
    await workbench.openFile('api/acme_support/conversation.py');
    await workbench.lenses(1);
    await workbench.goTo(15, 20);
    await workbench.page.locator('.lightBulbWidget:visible, [class*=gutter-lightbulb]').first().click();
    await workbench.page.locator('.action-widget .monaco-list-row').first().waitFor();
    await picture('light-bulb');
    await workbench.page.keyboard.press('Escape');
    await workbench.openFile(file);
    await workbench.runCommand('Inference Cost: Open Report in Editor');
    await (await workbench.webview('.beside canvas')).locator('.beside canvas').waitFor();
    await workbench.page.waitForTimeout(300);
    await picture('report');
    const page = await workbench.webview('.beside canvas');
    await page.getByRole('tab', { name: 'What if' }).click();
    await page.locator('.totals-now .cost').first().waitFor();
    await page.locator('.control input[type=range]').first().focus();
    for (let i = 0; i < 6; i++) await workbench.page.keyboard.press('PageUp');
    await page.locator('.totals-now dt', { hasText: 'A month' }).waitFor();
    await workbench.page.waitForTimeout(1_500); // the last answer
    await picture('what-if');
    await page.getByRole('tab', { name: 'Advice' }).click();
    await page.locator('li .patch summary').first().click();
    await page.locator('.diff').first().waitFor();
    await picture('advice');
  } finally {
    await workbench.close();
  }
}

async function pagePictures() {
  const { PagesInBrowser, tell, tellReport } = await load('test/webview/page-in-browser.ts');
  const scan = (...args) =>
    JSON.parse(
      execFileSync(process.execPath, ['dist/cli.js', 'scan', ...args, '--format', 'json'], {
        maxBuffer: 1e8,
      }),
    );
  const report = scan('sample');
  const empty = scan('media');
  const pages = await PagesInBrowser.start();
  for (const { name, page: theme } of themes) {
    const open = async (width = 1000) =>
      (await pages.hosted({ viewport: { width, height: 640 } }, theme)).page;
    const page = await open();
    const picture = (what, of = page) => of.screenshot({ path: join(out, `page-${what}-${name}.png`) });
    await tell(page, { kind: 'scanning', done: 412, total: 1500 });
    await picture('scanning');
    await tellReport(page, empty);
    await picture('empty');
    const failing = await open();
    await tell(failing, { kind: 'failed', message: 'The analysis ended: it ran out of memory.' });
    await failing.getByRole('alert').waitFor();
    await picture('error', failing);
    await tellReport(page, report);
    await tell(page, { kind: 'failed', message: 'The scan was stopped before its end.' });
    await picture('stale');
    await tellReport(page, report);
    await page.waitForTimeout(150);
    await picture('overview');
    const tab = title => page.getByRole('tab', { name: title }).click();
    const view = async title => {
      await page.getByRole('button', { name: title, exact: true }).first().click();
      await page.waitForTimeout(150);
    };
    await tab('Features');
    await page.locator('summary').first().click();
    await picture('features');
    await view('Bars');
    await picture('features-bars');
    await view('Map');
    await picture('features-map');
    await tab('Models');
    await picture('models');
    await view('Price and quality');
    await picture('models-quality');
    await tab('Calls');
    await picture('calls');
    const narrow = await open(260);
    await tellReport(narrow, report);
    await picture('narrow', narrow);
  }
  await pages.close();
}
