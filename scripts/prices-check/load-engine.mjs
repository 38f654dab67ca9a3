// The price engine as a module that Node can import: the sources are TypeScript, Node 20 reads JavaScript.
import { build } from 'esbuild';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Bundles src/engine/prices/index.ts into a temporary file and imports it. */
export async function loadEngine() {
  const outfile = join(mkdtempSync(join(tmpdir(), 'inference-cost-prices-')), 'prices.mjs');
  await build({
    entryPoints: ['src/engine/prices/index.ts'],
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    outfile,
    logLevel: 'warning',
  });
  return import(pathToFileURL(outfile).href);
}
