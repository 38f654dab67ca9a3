import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Frame, Locator, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { npmEditor } from './npm-editor.ts';
import { startServer, type EditorServer, type ServerOptions } from './server.ts';
import { workbenchUrl, type WorkbenchQuery } from './workbench-url.ts';

export type WorkbenchOptions = ServerOptions & WorkbenchQuery & { readonly colorScheme?: 'light' | 'dark' };

/** Starts a VS Code of its own and opens the folder in a page, to be used and looked at as a person would. */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const editor = await npmEditor();
  const server = await startServer(editor, options);
  const browser = await launchBrowser(editor);
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    colorScheme: options.colorScheme ?? 'light',
  });
  await page.goto(workbenchUrl(server, options));
  const workbench = new Workbench(page, server, browser);
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 60_000 });
  return workbench;
}

/** What a person does with VS Code, and what there is to see. */
export class Workbench {
  readonly page: Page;
  readonly server: EditorServer;
  readonly #browser: Browser;

  constructor(page: Page, server: EditorServer, browser: Browser) {
    this.page = page;
    this.server = server;
    this.#browser = browser;
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.server.stop();
  }

  /** A picture of the page in `.vscode-test/pictures`, for whoever looks into a failing test. */
  async picture(name: string): Promise<void> {
    await mkdir(join('.vscode-test', 'pictures'), { recursive: true });
    await this.page.screenshot({ path: join('.vscode-test', 'pictures', `${name}.png`) });
  }

  /** By quick open, as a person who knows the name does. */
  async openFile(path: string): Promise<void> {
    await this.quickInput('Control+P', path);
    await this.page.locator('.quick-input-list .monaco-list-row').first().waitFor();
    await this.page.keyboard.press('Enter');
    await this.page.locator('.tab.active', { hasText: path.split('/').at(-1)! }).waitFor();
  }

  async runCommand(title: string): Promise<void> {
    await this.quickInput('F1', `>${title}`);
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().click();
  }

  async goTo(line: number, column = 1): Promise<void> {
    await this.quickInput('Control+G', `:${line}:${column}`);
    await this.page.keyboard.press('Enter');
  }

  async quickInput(key: string, text: string): Promise<void> {
    await this.page.keyboard.press(key);
    const input = this.page.locator('.quick-input-widget input.input');
    await input.waitFor();
    await input.fill(text);
  }

  /** Texts of the lenses in view, top to bottom; waits for the first. */
  async lenses(): Promise<string[]> {
    const lens = this.page.locator('.codelens-decoration a');
    await lens.first().waitFor({ timeout: 30_000 });
    return lens.allInnerTexts();
  }

  /** Rests the pointer on a word of the editor and returns what the hover says once it holds `expected`. */
  async hover(word: string, expected: string): Promise<string> {
    await this.page.mouse.move(2, 2);
    const token = this.page
      .locator('.view-line span span', { hasText: new RegExp(`^\\W*${word}\\W*$`) })
      .first();
    await token.hover();
    const hover = this.page.locator('.monaco-hover:not(.hidden) .hover-contents', { hasText: expected });
    await hover.first().waitFor({ timeout: 20_000 });
    return (await hover.allInnerTexts()).join('\n');
  }

  /** What the active editor shows, in its lines. */
  async text(): Promise<string> {
    const lines = await this.page.locator('.editor-instance .view-line').allInnerTexts();
    return lines.join('\n').replaceAll('\u00a0', ' ');
  }

  statusBarItem(text: string | RegExp): Locator {
    return this.page.locator('.statusbar-item', { hasText: text });
  }

  notification(text: string | RegExp): Locator {
    return this.page.locator('.notification-list-item-message', { hasText: text });
  }

  /** The page inside a webview view, once it holds `selector`. */
  async webview(selector: string): Promise<Frame> {
    const deadline = Date.now() + 30_000;
    while (Date.now() < deadline) {
      for (const frame of this.page.frames()) {
        if (!frame.url().includes('/fake.html')) continue;
        if (
          (await frame
            .locator(selector)
            .count()
            .catch(() => 0)) > 0
        )
          return frame;
      }
      await this.page.waitForTimeout(100);
    }
    throw new Error(`no webview holds ${selector}`);
  }
}
