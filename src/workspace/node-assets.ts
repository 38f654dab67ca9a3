import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createSourceReader } from '../engine/syntax/create-source-reader.ts';
import type { Assets } from './host.ts';
import { readFetchedPrices } from './price-updates.ts';

/**
 * Grammars and rank tables beside the bundle (`folder`: dist), or in node_modules when the sources run as they are.
 * `priceFolder` holds a fetched price catalogue, where the user wants one. Nothing is read before it is needed: an
 * empty workspace loads none of the 4 MB.
 */
export function nodeAssets(folder: string, priceFolder: string | null = null): Assets {
  let catalogue: Assets['catalogue'];
  const read = (kind: string, packagePath: string): Buffer => {
    const name = packagePath.slice(packagePath.lastIndexOf('/') + 1);
    const shipped = join(folder, kind, name);
    return readFileSync(
      existsSync(shipped) ? shipped : createRequire(join(folder, name)).resolve(packagePath),
    );
  };
  const grammar = (packagePath: string): Uint8Array => read('wasm', packagePath);
  const ranks = (name: string): unknown =>
    JSON.parse(read('ranks', `tiktoken/encoders/${name}.json`).toString('utf8'));
  return {
    sourceReader: () =>
      createSourceReader({
        runtime: grammar('web-tree-sitter/web-tree-sitter.wasm'),
        python: grammar('tree-sitter-python/tree-sitter-python.wasm'),
        typescript: grammar('tree-sitter-typescript/tree-sitter-typescript.wasm'),
        tsx: grammar('tree-sitter-typescript/tree-sitter-tsx.wasm'),
        javascript: grammar('tree-sitter-javascript/tree-sitter-javascript.wasm'),
      }),
    get catalogue() {
      if (catalogue === undefined) catalogue = priceFolder === null ? null : readFetchedPrices(priceFolder);
      return catalogue;
    },
    ranks: {
      get o200k_base() {
        return ranks('o200k_base');
      },
      get cl100k_base() {
        return ranks('cl100k_base');
      },
    },
  };
}
