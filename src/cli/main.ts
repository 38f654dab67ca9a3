import { join } from 'node:path';
import { BUNDLED } from '../engine/prices/bundled-catalogue.ts';
import { nodeHost } from '../workspace/node-host.ts';
import { addLsp } from './commands/lsp.ts';
import { processConsole } from './console.ts';
import { failureOf } from './failure.ts';
import { createProgram } from './program.ts';

declare const __VERSION__: string;

async function main(args: readonly string[]): Promise<void> {
  const console = processConsole();
  const version = `inference-cost ${__VERSION__}, prices of ${BUNDLED.checked}`;
  try {
    const program = createProgram(nodeHost(__dirname), console, version, join(__dirname, 'webview'));
    addLsp(program, join(__dirname, 'server.js'));
    await program.parseAsync(args.length > 0 ? args : ['--help'], { from: 'user' });
  } catch (error) {
    const { line, exitCode } = failureOf(error);
    if (line !== '') console.writeError(`${line}\n`);
    process.exitCode = exitCode;
  }
}

void main(process.argv.slice(2));
