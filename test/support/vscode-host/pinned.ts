import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';

/** The npm packages that make a real VS Code with a browser, each at the version that the tests are made for. */
export const pinnedPackages = {
  'code-server': '4.139.1', // VS Code 1.139.1, server and web client
  '@sparticuz/chromium': '147.0.0', // brings its own nss, nspr and expat
  'dejavu-fonts-ttf': '2.37.3', // the browser package has no monospaced font
} as const;

/** VS Code 1.139's server needs Node 24, whatever Node runs the tests. */
export const pinnedNode = '24.21.0';

/** Where test editors are kept between runs: INFERENCE_COST_VSCODE_TEST, else `.vscode-test` of the project. */
export function testEditorsDir(): string {
  return resolve(process.env['INFERENCE_COST_VSCODE_TEST'] ?? '.vscode-test');
}

/** Folder of the editor from npm; its name changes with any pinned version, so a new pin is fetched anew. */
export function npmEditorDir(): string {
  const key = createHash('sha256')
    .update(JSON.stringify([pinnedPackages, pinnedNode]))
    .digest('hex')
    .slice(0, 8);
  return join(testEditorsDir(), `npm-editor-${key}`);
}
