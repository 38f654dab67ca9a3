import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { join } from 'node:path';
import { testEditorsDir } from './pinned.ts';

/** The desktop VS Code that tests run in where it can be had: the newest that the npm editor has too. */
const desktopVersion = '1.139.1';

/** A window needs a display: without one the desktop program can't start, so it isn't downloaded either. */
function canShowWindows(): boolean {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/**
 * Path of the desktop VS Code, downloaded once into the folder of the test editors.
 * Undefined when it can't be shown or isn't downloaded within `limitMs`: a machine that reaches only npm waits no longer.
 */
export async function desktopEditor(limitMs = 120_000): Promise<string | undefined> {
  if (!canShowWindows()) return undefined;
  const tooLate = new Promise<undefined>(done => setTimeout(done, limitMs, undefined).unref());
  const download = downloadAndUnzipVSCode({
    version: desktopVersion,
    cachePath: join(testEditorsDir(), 'desktop'),
    timeout: 10_000,
  });
  return Promise.race([download.catch(() => undefined), tooLate]);
}
