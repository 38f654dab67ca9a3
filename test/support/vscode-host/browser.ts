import { chromium, type Browser, type BrowserServer } from 'playwright-core';
import type { NpmEditor } from './npm-editor.ts';

const launchArgs = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  ...['--disable-background-networking', '--disable-component-update', '--font-render-hinting=none'],
];

function launchOptions(editor: NpmEditor) {
  const env = { ...process.env, ...editor.browserEnv } as Record<string, string>;
  return { executablePath: editor.browser, args: launchArgs, env };
}

/** A headless browser with the libraries and fonts of the editor's packages. */
export function launchBrowser(editor: NpmEditor): Promise<Browser> {
  return chromium.launch(launchOptions(editor));
}

/** A headless browser that several test files connect to. */
export function launchBrowserServer(editor: NpmEditor): Promise<BrowserServer> {
  return chromium.launchServer(launchOptions(editor));
}
