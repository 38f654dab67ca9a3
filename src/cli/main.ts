import { readFileSync } from 'node:fs';
import { priceCommand } from './commands/price.ts';

const [command, ...flags] = process.argv.slice(2);

if (command === 'price' && flags.includes('--jsonl')) {
  let out = '';
  priceCommand({
    input: readFileSync(0, 'utf8'),
    today: new Date().toISOString().slice(0, 10),
    write: text => (out += text),
  });
  process.stdout.write(out);
} else {
  process.stderr.write('use: inference-cost price --jsonl < requests.jsonl\n');
  process.exitCode = 2;
}
