import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Grammars } from '../../src/engine/syntax/source-reader.ts';

const require = createRequire(import.meta.url);
const bytes = (file: string): Uint8Array => new Uint8Array(readFileSync(require.resolve(file)));

/** The parser's wasm files as installed by npm, for tests and benches. */
export function loadGrammars(): Grammars {
  return {
    runtime: bytes('web-tree-sitter/web-tree-sitter.wasm'),
    python: bytes('tree-sitter-python/tree-sitter-python.wasm'),
    typescript: bytes('tree-sitter-typescript/tree-sitter-typescript.wasm'),
    tsx: bytes('tree-sitter-typescript/tree-sitter-tsx.wasm'),
    javascript: bytes('tree-sitter-javascript/tree-sitter-javascript.wasm'),
  };
}
