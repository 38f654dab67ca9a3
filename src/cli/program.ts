import { Command } from 'commander';
import type { Host } from '../workspace/host.ts';
import { addExplain } from './commands/explain.ts';
import { addFix } from './commands/fix.ts';
import { addInit } from './commands/init.ts';
import { addPrice } from './commands/add-price.ts';
import { addPrices } from './commands/prices.ts';
import { addScan } from './commands/scan.ts';
import { addTokens } from './commands/add-tokens.ts';
import type { Console } from './console.ts';

const examples = `
Start with:
  $ inference-cost scan .

Nothing leaves this machine: no account, no telemetry; no network but for \`prices --update\`.
`;

/**
 * All commands; `folders.page` holds the report page's bundle, `folders.prices` fetched prices. Errors are thrown, never
 * printed: the caller turns them into one line.
 */
export function createProgram(
  host: Host,
  console: Console,
  version: string,
  folders: { readonly page: string; readonly prices: string },
): Command {
  const program = new Command('inference-cost')
    .description('See what each LLM call costs where it is written, and bring it down.')
    .version(version, '-V, --version', 'print the version and the day of its prices')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help of a command')
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .addHelpText('after', examples);
  addScan(program, host, console, folders.page);
  addExplain(program, host, console);
  addFix(program, host, console);
  addInit(program, host, console);
  addPrice(program, host, console);
  addPrices(program, host, console, folders.prices);
  addTokens(program, host, console);
  return program;
}
