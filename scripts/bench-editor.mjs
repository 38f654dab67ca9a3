// `npm run bench:editor`: what the editor's surfaces cost, as ratios in one run; by hand, never a gate. `-- keystroke`, `-- page`
// or `-- host` runs one part.
import { spawnSync } from 'node:child_process';
import { bundled } from './load.mjs';

if (spawnSync(process.execPath, ['esbuild.mjs', '--minify'], { stdio: 'inherit' }).status !== 0)
  process.exit(1);
process.env.BENCH_LAUNCHER = await bundled('test/support/vscode-host/launcher.ts', {
  banner: { js: '#!/usr/bin/env node' },
});
process.env.BENCH_TESTS = await bundled('test/bench/host-work.ts', {
  format: 'cjs',
  external: ['vscode'],
  outfile: 'dist/scripts/host-work.cjs',
});
const bench = await bundled('test/bench/editor.ts');
process.exitCode =
  spawnSync(process.execPath, [bench, ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1;
