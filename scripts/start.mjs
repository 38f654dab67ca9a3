// `npm start`: builds, then scans the sample workspace; `npm start -- DIR [flags]` scans any folder.
import { spawnSync } from 'node:child_process';

const run = args => spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1;

const built = run(['esbuild.mjs']);
if (built !== 0) process.exit(built);
const args = process.argv.slice(2);
const target = args.length === 0 || args[0].startsWith('-') ? ['sample'] : [];
process.exit(run(['dist/cli.js', 'scan', ...target, ...args]));
