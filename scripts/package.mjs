// `npm run package`: builds minified and packs one `.vsix` for every platform, fit for the Marketplace and Open VSX.
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';

const maxBytes = 6_000_000;

const node = (...args) => {
  if (spawnSync(process.execPath, args, { stdio: 'inherit' }).status !== 0) process.exit(1);
};
const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
const out = process.argv[2] ?? `${name}-${version}.vsix`;

node('esbuild.mjs', '--minify');
// the files are bundled, so nothing of node_modules goes along; there is no repository yet that links could lead to
node(
  'node_modules/@vscode/vsce/vsce',
  'package',
  '--no-dependencies',
  '--allow-missing-repository',
  '--no-rewrite-relative-links',
  '--out',
  out,
);
const { size } = statSync(out);
console.log(`${out}: ${(size / 1e6).toFixed(2)} MB`);
if (size > maxBytes) {
  console.error(`The package is over ${maxBytes / 1e6} MB: look at what .vscodeignore lets through.`);
  process.exit(1);
}
