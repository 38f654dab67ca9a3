import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes a script that ends the thread or the process of a language server when it is about to read `file`: what
 * stands in its reading note. To be loaded by Node's `--require`; every other program is left in peace.
 */
export function deathOver(file: string, how: 'of the worker' | 'of the server', folder: string): string {
  const script = join(folder, `death ${how}.cjs`.replaceAll(' ', '-'));
  const end = how === 'of the worker' ? 'process.exit(7)' : "process.kill(process.pid, 'SIGKILL')";
  writeFileSync(
    script,
    `{ const fs = require('node:fs');
     const write = fs.writeSync;
     fs.writeSync = (...args) => {
       const length = write(...args);
       if (typeof args[1] === 'string' && args[1].endsWith(${JSON.stringify(file)})) ${end};
       return length;
     }; }`,
  );
  return script;
}
