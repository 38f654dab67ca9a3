// One bundle per host. Only the extension's bundle knows 'vscode'; the engine reaches it or Node in no bundle:
// a build of the engine alone for a neutral platform fails when it imports either.
import { build } from 'esbuild';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const minify = process.argv.includes('--minify');
const common = {
  bundle: true,
  metafile: true,
  minify,
  sourcemap: !minify,
  logLevel: 'warning',
  define: { __VERSION__: JSON.stringify(manifest.version) },
};
// web-tree-sitter's ESM build breaks in a CommonJS bundle (createRequire(undefined)): take its .cjs. jsonc-parser's UMD
// build hides what it requires.
const node = {
  ...common,
  platform: 'node',
  format: 'cjs',
  target: 'node18',
  alias: {
    'web-tree-sitter': require.resolve('web-tree-sitter'),
    'jsonc-parser': require.resolve('jsonc-parser/lib/esm/main.js'),
  },
};

const bundles = [
  {
    ...common,
    platform: 'neutral',
    mainFields: ['module', 'main'],
    entryPoints: ['src/engine/index.ts'],
    outfile: 'dist/engine.check.js',
    write: false,
    external: ['web-tree-sitter'],
  },
  {
    ...node,
    entryPoints: ['src/cli/main.ts'],
    outfile: 'dist/cli.js',
    banner: { js: '#!/usr/bin/env node' },
  },
  // .cjs: VS Code would import a .js of a package of type "module" as an ES module
  {
    ...node,
    entryPoints: ['src/vscode/activate.ts'],
    outfile: 'dist/extension.cjs',
    external: ['vscode'],
  },
  { ...node, entryPoints: ['src/server/main.ts'], outfile: 'dist/server.js' },
  { ...node, entryPoints: ['src/server/analysis-worker.ts'], outfile: 'dist/server-worker.js' },
  {
    ...common,
    platform: 'browser',
    format: 'iife',
    target: 'chrome114',
    entryPoints: ['src/webview/report.tsx'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    outfile: 'dist/webview/report.js',
  },
  {
    ...common,
    platform: 'browser',
    entryPoints: ['src/webview/report.css'],
    outfile: 'dist/webview/report.css',
  },
].filter(b => existsSync(b.entryPoints[0]));

mkdirSync('dist/wasm', { recursive: true });
mkdirSync('dist/ranks', { recursive: true });
writeFileSync('dist/package.json', '{"type":"commonjs"}\n');
const built = await Promise.all(bundles.map(b => build(b)));
// What the bundles are made of: tests hold the extension's to its size, and the notices to every package in them.
const packages = new Set([
  'tree-sitter-python',
  'tree-sitter-typescript',
  'tree-sitter-javascript',
  'tiktoken',
]);
for (const [i, { metafile }] of built.entries()) {
  if (bundles[i].outfile === 'dist/extension.cjs')
    writeFileSync('dist/extension.meta.json', JSON.stringify(metafile));
  for (const input of Object.keys(metafile.inputs)) {
    const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
    if (name) packages.add(name);
  }
}
writeFileSync('dist/packages.json', `${JSON.stringify([...packages].sort())}\n`);

for (const file of [
  'web-tree-sitter/web-tree-sitter.wasm',
  'tree-sitter-python/tree-sitter-python.wasm',
  'tree-sitter-typescript/tree-sitter-typescript.wasm',
  'tree-sitter-typescript/tree-sitter-tsx.wasm',
  'tree-sitter-javascript/tree-sitter-javascript.wasm',
])
  cpSync(`node_modules/${file}`, `dist/wasm/${file.split('/').pop()}`);
for (const encoding of ['o200k_base', 'cl100k_base'])
  cpSync(`node_modules/tiktoken/encoders/${encoding}.json`, `dist/ranks/${encoding}.json`);
