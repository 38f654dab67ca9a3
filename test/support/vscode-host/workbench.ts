import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Frame, Locator, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { npmEditor } from './npm-editor.ts';
import { testEditorsDir } from './pinned.ts';
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

  /** For `afterEach`: leaves a picture of the page of a failed test in `.vscode-test/pictures`. */
  async pictureOfFailure(task: {
    readonly name: string;
    readonly result?: { readonly state: string };
  }): Promise<void> {
    if (task.result?.state !== 'fail') return;
    const folder = join(testEditorsDir(), 'pictures');
    await mkdir(folder, { recursive: true });
    await this.page.screenshot({ path: join(folder, `${task.name.replaceAll(/\W+/g, '-')}.png`) });
  }

  /** By quick open, as a person who knows the name does. */
  async openFile(path: string): Promise<void> {
    const name = path.split('/').at(-1)!;
    await this.quickInput('Control+P', path, name);
    await this.page.locator('.tab.active', { hasText: name }).waitFor();
  }

  /** `asks`: what the command's own input asks for in turn; that input is then open. */
  async runCommand(title: string, asks?: string): Promise<void> {
    await this.quickInput('F1', `>${title}`, title, asks);
  }

  /**
   * The report as a tab in front. An editor that is still opening can come before it: a person asks again, and so does
   * this.
   */
  async openReport(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      await this.runCommand('Inference Cost: Open Report in Editor');
      try {
        await this.page.locator('.tab.active', { hasText: 'Inference Cost' }).waitFor({ timeout: 5_000 });
        return;
      } catch (error) {
        if (attempt === 3) throw error;
      }
    }
  }

  async goTo(line: number, column = 1): Promise<void> {
    await this.quickInput('Control+G', `:${line}:${column}`, `line ${line}`);
    await this.statusBarItem(`Ln ${line}, Col`).waitFor();
  }

  /** Opens a quick input, types, and takes the offer that says `offer`; again when the focus was taken away meanwhile. */
  async quickInput(key: string, text: string, offer: string, asks?: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget input.input');
    const row = this.page.locator('.quick-input-list .monaco-list-row', { hasText: offer }).first();
    for (let attempt = 1; ; attempt++) {
      try {
        await this.page.keyboard.press('Escape');
        await this.page.keyboard.press(key);
        await input.fill(text, { timeout: attempt * 5_000 });
        await row.waitFor({ timeout: attempt * 5_000 });
        // The list still moves while more offers come in: a click could land beside the offer, or beside the list.
        if ((await row.getAttribute('class'))?.includes('focused')) await this.page.keyboard.press('Enter');
        else {
          await row.click({ timeout: 5_000 });
          await this.pointAway();
        }
        if (asks === undefined) await input.waitFor({ state: 'hidden', timeout: 5_000 });
        else await this.page.getByPlaceholder(asks).waitFor({ timeout: 5_000 });
        return;
      } catch (error) {
        if (attempt === 4) throw error;
      }
    }
  }

  /** Where nothing tells of itself: a tab's tooltip under a resting pointer would cover the first lines. */
  async pointAway(): Promise<void> {
    await this.page.mouse.move(640, 795);
  }

  lens(text: string | RegExp): Locator {
    return this.page.locator('.codelens-decoration a', { hasText: text });
  }

  /** Texts of the lenses in view, top to bottom, once there are `count`. */
  async lenses(count: number): Promise<string[]> {
    await this.lens('')
      .nth(count - 1)
      .waitFor({ timeout: 60_000 });
    return this.lens('').allInnerTexts();
  }

  /** What decorations write behind lines of the editor. */
  afterLines(): Promise<string[]> {
    return this.page.evaluate(() =>
      Array.from(document.querySelectorAll('.part.editor .view-line span'))
        .map(span => getComputedStyle(span, '::after').content)
        .filter(content => content.length > 2 && content !== 'none' && content !== 'normal'),
    );
  }

  /** Clicks the light bulb of the line with the cursor, then the first offer that says `title`. */
  async lightBulb(title: string): Promise<void> {
    await this.page.locator('.lightBulbWidget:visible, [class*=gutter-lightbulb]').first().click();
    const offer = new RegExp(title, 'i');
    await this.page.locator('.action-widget .monaco-list-row', { hasText: offer }).first().click();
  }

  /** By keyboard: opens the code actions at the cursor, goes down to the one that starts with `title`, takes or previews it. */
  async codeAction(title: string, how: 'apply' | 'preview' = 'apply'): Promise<void> {
    const rows = this.page.locator('.action-widget .monaco-list-row');
    const row = rows.filter({ hasText: new RegExp(`^${title}`) }).first();
    for (let attempt = 1; ; attempt++) {
      await this.page.keyboard.press('Control+Period');
      const isThere = await row.waitFor({ timeout: attempt * 3_000 }).then(
        () => true,
        () => false,
      );
      if (isThere) break;
      if (attempt === 4) throw new Error(`no code action ${title}`);
      await this.page.keyboard.press('Escape');
    }
    for (let i = await rows.count(); i > 0; i--) {
      if ((await row.getAttribute('class'))?.includes('focused')) break;
      await this.page.keyboard.press('ArrowDown');
    }
    await this.page.keyboard.press(how === 'preview' ? 'Control+Enter' : 'Enter');
  }

  /** Clicks a link of the hover that is open. */
  async hoverLink(title: string): Promise<void> {
    await this.page.locator('.hover-contents a', { hasText: title }).first().click();
  }

  /**
   * Rests the pointer on a word of the editor, in a line that holds `lineText`, until the hover says `expected`.
   * Goes away and comes back like a person when the language server wasn't there yet.
   */
  async hover(lineText: string, word: string, expected: string): Promise<string> {
    const line = this.page.locator('.view-line', { hasText: lineText }).first();
    await line.waitFor();
    const hover = this.page.locator('.monaco-hover:not(.hidden) .hover-contents', { hasText: expected });
    for (let attempt = 0; attempt < 10; attempt++) {
      const middle = await line.evaluate(middleOf, word);
      await this.page.mouse.move(middle.x - 40, middle.y + 80);
      await this.page.mouse.move(middle.x, middle.y, { steps: 4 });
      const shown = await hover
        .first()
        .waitFor({ timeout: 4_000 })
        .then(
          () => true,
          () => false,
        );
      if (shown) return (await hover.allInnerTexts()).join('\n');
    }
    throw new Error(`no hover on ${word} says ${expected}`);
  }

  /** What the active editor shows, in its lines. */
  async text(): Promise<string> {
    const lines = await this.page
      .locator('.part.editor .view-line, .notebookOverlay .view-line')
      .allInnerTexts();
    return lines.join('\n').replaceAll('\u00a0', ' ');
  }

  /** Replaces the text of the file in front, as a person types it. */
  async typeInstead(text: string): Promise<void> {
    await this.pointAway();
    await this.page.locator('.part.editor .monaco-editor .view-line').first().click();
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.type(text);
    await this.page.locator('.tab.active.dirty').waitFor();
  }

  statusBarItem(text: string | RegExp): Locator {
    return this.page.locator('.statusbar-item', { hasText: text });
  }

  /** All messages so far that are not dismissed: toasts go away by themselves, the list of the bell keeps them. */
  async notifications(): Promise<string[]> {
    const center = this.page.locator('.notifications-center.visible');
    if ((await center.count()) === 0) await this.page.locator('[id="status.notifications"] a').click();
    await center.waitFor();
    return center.locator('.notification-list-item-message').allInnerTexts();
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

/** Runs in the page: the middle of a word in a line, whatever elements the line's colours cut it into. */
function middleOf(line: Element, word: string): { x: number; y: number } {
  const texts: Text[] = [];
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  const whole = texts.map(text => text.data.replaceAll('\u00a0', ' ')).join('');
  let offset = whole.indexOf(word) + Math.floor(word.length / 2);
  const text = texts.find(one => {
    if (offset < one.length) return true;
    offset -= one.length;
    return false;
  });
  const range = document.createRange();
  range.setStart(text!, offset);
  range.setEnd(text!, offset + 1);
  const { left, top, width, height } = range.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}
