// Scripts run on plain Node 20, which reads no TypeScript: a script that needs a module of the tests has it bundled first.
import { build } from 'esbuild';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Bundles one TypeScript module to `dist/scripts` and returns the file's path. Packages stay outside. */
export async function bundled(entry, options = {}) {
  const outfile = join('dist', 'scripts', `${basename(entry, '.ts')}.mjs`);
  await build({
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
    entryPoints: [entry],
    outfile,
    ...options,
  });
  return options.outfile ?? outfile;
}

/** Bundles one TypeScript module and imports it. */
export async function load(entry) {
  return import(pathToFileURL(await bundled(entry)).href);
}
