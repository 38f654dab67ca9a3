import { homedir } from 'node:os';
import { join, posix, win32 } from 'node:path';

/** Where the command line keeps the catalogue that its user fetched: the user's own data folder, by the system's custom. */
export function priceFolderFor(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  const name = 'inference-cost';
  if (platform === 'win32')
    return win32.join(env['LOCALAPPDATA'] || win32.join(home, 'AppData', 'Local'), name);
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', name);
  const data = env['XDG_DATA_HOME'];
  return posix.join(data?.startsWith('/') ? data : posix.join(home, '.local', 'share'), name);
}

export const ownPriceFolder = (): string => join(priceFolderFor(process.platform, process.env, homedir()));
