import type { Command } from 'commander';
import { createPriceBook } from '../../engine/prices/index.ts';
import type { Host } from '../../workspace/host.ts';
import type { Console } from '../console.ts';
import { priceCommand } from './price.ts';

const examples = `
Example:
  $ echo '{"id":1,"model":"gpt-4o-mini","usage":{"inputTokens":1000,"outputTokens":200}}' | inference-cost price --jsonl
`;

export function addPrice(program: Command, host: Host, console: Console): void {
  program
    .command('price')
    .description('Price usages: one JSON object a line on standard input, one answer a line.')
    .requiredOption('--jsonl', 'read and write JSON lines')
    .addHelpText('after', examples)
    .action(async () => {
      const answers: string[] = [];
      const { catalogue } = host.assets;
      const io = {
        input: await console.readInput(),
        today: host.today(),
        write: (text: string) => answers.push(text),
      };
      priceCommand(io, createPriceBook(catalogue ? { catalogue } : {}));
      await console.write(answers.join(''));
    });
}
