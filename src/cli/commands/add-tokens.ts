import type { Command } from 'commander';
import { createCounters } from '../../engine/tokens/count/counters.ts';
import type { Host } from '../../workspace/host.ts';
import type { Console } from '../console.ts';
import { tokensCommand } from './tokens.ts';

const examples = `
Example:
  $ echo '{"id":1,"provider":"openai","api":"openai-chat","model":"gpt-4o-mini","request":{"messages":[{"role":"user","content":"Hello"}]}}' | inference-cost tokens --jsonl
`;

export function addTokens(program: Command, host: Host, console: Console): void {
  program
    .command('tokens')
    .description('Count requests as billed: one JSON object a line on standard input, one answer a line.')
    .requiredOption('--jsonl', 'read and write JSON lines')
    .addHelpText('after', examples)
    .action(async () => {
      const answers: string[] = [];
      const counters = createCounters(host.assets.ranks);
      tokensCommand({ input: await console.readInput(), counters, write: text => answers.push(text) });
      await console.write(answers.join(''));
    });
}
