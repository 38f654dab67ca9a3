import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { formatHtml } from '../../src/export/html-page.ts';
import type { Report } from '../../src/engine/model.ts';
import { overview } from '../../src/present/overview.ts';
import type { TriedChange } from '../../src/present/tried-changes.ts';
import type { FromPage, ToPage } from '../../src/webview/protocol.ts';
import { launchBrowser } from '../support/vscode-host/browser.ts';
import { npmEditor } from '../support/vscode-host/npm-editor.ts';
import { themeStyle, type ThemeName } from './themes.ts';

const bundle = resolve('dist/webview');

/** The report page in a real browser, from files in a folder of its own. */
export class PagesInBrowser {
  readonly #browser: Browser;
  readonly #folder = mkdtempSync(join(tmpdir(), 'report-page-'));
  #count = 0;

  static async start(): Promise<PagesInBrowser> {
    return new PagesInBrowser(await launchBrowser(await npmEditor()));
  }

  constructor(browser: Browser) {
    this.#browser = browser;
  }

  async close(): Promise<void> {
    await this.#browser.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** What `scan --format html` writes, opened as a file. Errors and requests are noted. */
  exported(
    report: Report,
    options: BrowserContextOptions = {},
    tried: readonly TriedChange[] = [],
  ): Promise<OpenedPage> {
    return this.#open(formatHtml([{ root: '', report, tried }], 'acme', bundle), options);
  }

  /** The page as the sidebar has it, in a theme of VS Code, with a stand-in for the editor that keeps what is said to it. */
  hosted(options: BrowserContextOptions = {}, theme: ThemeName = 'light'): Promise<OpenedPage> {
    const read = (name: string) => readFileSync(join(bundle, name), 'utf8');
    const editor = 'window.said=[];window.acquireVsCodeApi=()=>({postMessage:m=>window.said.push(m)})';
    return this.#open(
      `<!DOCTYPE html><html lang="en" style="${themeStyle(theme)}"><meta charset="utf-8"><title>t</title>
<style>${read('report.css')}</style><body style="background:var(--vscode-sideBar-background)"><div id="page"></div><script>${editor}</script><script>${read('report.js')}</script>`,
      options,
    );
  }

  async #open(html: string, options: BrowserContextOptions): Promise<OpenedPage> {
    const file = join(this.#folder, `${++this.#count}.html`);
    writeFileSync(file, html);
    const page = await this.#browser.newPage(options);
    page.setDefaultTimeout(10_000);
    const [errors, requests]: string[][] = [[], []];
    page.on('pageerror', error => errors!.push(String(error)));
    page.on('console', message => {
      if (message.type() === 'error') errors!.push(message.text());
    });
    page.on('request', request => requests!.push(request.url()));
    await page.goto(pathToFileURL(file).href);
    return { page, errors: errors!, requests: requests! };
  }
}

export interface OpenedPage {
  readonly page: Page;
  readonly errors: readonly string[];
  readonly requests: readonly string[];
}

/** Puts the page into another theme of VS Code, at another width. */
export async function restyle(page: Page, theme: ThemeName, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 700 });
  await page.evaluate(style => document.documentElement.setAttribute('style', style), themeStyle(theme));
}

/** Says something to the page as the editor does. */
export function tell(page: Page, message: ToPage): Promise<void> {
  return page.evaluate(data => void window.postMessage(data, '*'), message);
}

export function tellReport(page: Page, report: Report): Promise<void> {
  return tell(page, { kind: 'overview', overview: JSON.stringify(overview([{ root: '/w', report }])) });
}

/** What the page said to the editor. */
export function said(page: Page): Promise<FromPage[]> {
  return page.evaluate('window.said');
}

/** What axe-core finds against WCAG 2.1 AA, one line a rule. */
export async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe.source);
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];
  const found = (await page.evaluate(
    `axe.run(document, { runOnly: { type: 'tag', values: ${JSON.stringify(tags)} }, resultTypes: ['violations'] })`,
  )) as axe.AxeResults;
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`);
}

/** Whether a chart shows something: more than one colour on its canvas. */
export async function isDrawn(page: Page, canvas: Locator): Promise<boolean> {
  await canvas.waitFor();
  await page.waitForTimeout(50); // the library draws in the next frame
  return canvas.evaluate((element: HTMLCanvasElement) => {
    const { data } = element.getContext('2d')!.getImageData(0, 0, element.width, element.height);
    const colors = new Set<number>();
    for (let i = 0; i < data.length; i += 4)
      colors.add((data[i]! << 16) | (data[i + 1]! << 8) | data[i + 2]!);
    return colors.size > 3;
  });
}
