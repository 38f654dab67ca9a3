// Type-checks the TypeScript fixtures of SDKs against the real npm packages: `npm run check:sdks [-- ID…]`. By hand: it
// installs the packages into a temporary folder.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const fixtures = 'test/fixtures/sdks';
// Packages whose newest release asks for one that registries do not all have: the last line before it.
const pinned = { firebase: '12', ai: '6' };
const asked = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'check-sdks-'));
const ids = readdirSync(fixtures).filter(id => asked.length === 0 || asked.includes(id));
const packages = new Set([
  'typescript',
  '@types/node',
  '@cloudflare/workers-types',
  '@types/vscode',
  '@types/react',
]);
const files = [];
for (const id of ids) {
  for (const entry of readdirSync(join(fixtures, id), { withFileTypes: true })) {
    // Folders below pin old versions: they are not those of the registry's newest.
    if (!entry.isFile() || !/\.tsx?$/.test(entry.name)) continue;
    const path = join(fixtures, id, entry.name);
    const text = readFileSync(path, 'utf8');
    if (/from '\.\/\w+_client'/.test(text)) {
      console.log(`${id}: its client is generated into a workspace, no package has it: not checked`);
      continue;
    }
    cpSync(path, join(folder, 'src', id, entry.name));
    files.push(join('src', id, entry.name));
    for (const [, module] of text.matchAll(/(?:from|import\()\s*['"]([^'".][^'"]*)['"]/g)) {
      const name = module
        .split('/')
        .slice(0, module.startsWith('@') ? 2 : 1)
        .join('/');
      if (!module.startsWith('node:') && !builtinModules.includes(name) && name !== 'vscode')
        packages.add(name);
    }
  }
}
writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}');
writeFileSync(
  join(folder, 'tsconfig.json'),
  JSON.stringify({
    compilerOptions: {
      target: 'es2022',
      module: 'esnext',
      moduleResolution: 'bundler',
      jsx: 'react-jsx',
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      noUnusedLocals: false,
      types: ['node', 'vscode', '@cloudflare/workers-types'],
    },
    files,
  }),
);
const run = (command, args) =>
  spawnSync(command, args, { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' });
const installed = run('npm', [
  'install',
  '--no-audit',
  '--no-fund',
  '--ignore-scripts',
  '--legacy-peer-deps',
  ...[...packages].map(name => (name in pinned ? `${name}@${pinned[name]}` : name)),
]);
const checked = installed.status === 0 ? run('npx', ['tsc', '-p', 'tsconfig.json']) : installed;
if (checked.status === 0) {
  console.log(`${String(files.length)} fixtures type-check against ${String(packages.size)} packages`);
  rmSync(folder, { recursive: true });
} else console.error(`left for a look: ${folder}`);
process.exitCode = checked.status ?? 1;
