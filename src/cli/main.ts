import { join } from 'node:path';
import { BUNDLED } from '../engine/prices/bundled-catalogue.ts';
import { nodeHost } from '../workspace/node-host.ts';
import { ownPriceFolder } from '../workspace/price-folder.ts';
import { addLsp } from './commands/lsp.ts';
import { processConsole } from './console.ts';
import { failureOf } from './failure.ts';
import { createProgram } from './program.ts';

declare const __VERSION__: string;

async function main(args: readonly string[]): Promise<void> {
  const console = processConsole();
  try {
    const prices = ownPriceFolder();
    const host = nodeHost(__dirname, prices);
    const { checked } = host.assets.catalogue?.info ?? BUNDLED;
    const version = `inference-cost ${__VERSION__}, prices of ${checked}`;
    const program = createProgram(host, console, version, { page: join(__dirname, 'webview'), prices });
    addLsp(program, join(__dirname, 'server.js'));
    await program.parseAsync(args.length > 0 ? args : ['--help'], { from: 'user' });
  } catch (error) {
    const { line, exitCode } = failureOf(error);
    if (line !== '') console.writeError(`${line}\n`);
    process.exitCode = exitCode;
  }
}

void main(process.argv.slice(2));
