import type { Host } from './host.ts';
import { nodeAssets } from './node-assets.ts';
import { nodeFileSystem } from './node-file-system.ts';

/** This machine. `assetFolder` is the folder of the running bundle, `priceFolder` that of fetched prices. */
export function nodeHost(assetFolder: string, priceFolder: string | null = null): Host {
  return {
    files: nodeFileSystem(),
    assets: nodeAssets(assetFolder, priceFolder),
    today: () => new Date().toISOString().slice(0, 10),
    elapsedMs: () => performance.now(),
  };
}
