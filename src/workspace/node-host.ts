import type { Host } from './host.ts';
import { nodeAssets } from './node-assets.ts';
import { nodeFileSystem } from './node-file-system.ts';

/** This machine. `assetFolder` is the folder of the running bundle. */
export function nodeHost(assetFolder: string): Host {
  return {
    files: nodeFileSystem(),
    assets: nodeAssets(assetFolder),
    today: () => new Date().toISOString().slice(0, 10),
    elapsedMs: () => performance.now(),
  };
}
