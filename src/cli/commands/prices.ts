import type { Command } from 'commander';
import { BUNDLED } from '../../engine/prices/bundled-catalogue.ts';
import { ageText } from '../../present/price-age.ts';
import { plainText } from '../../present/plain-text.ts';
import { BadInput } from '../../workspace/bad-input.ts';
import type { Host } from '../../workspace/host.ts';
import { fetchPrices, forgetFetchedPrices, readFetchedPrices } from '../../workspace/price-updates.ts';
import type { Console } from '../console.ts';

interface PricesFlags {
  readonly update?: boolean;
  readonly from?: string;
  readonly reset?: boolean;
}

const examples = `
Examples:
  $ inference-cost prices              where prices come from, and how old they are
  $ inference-cost prices --update     fetch the public catalogue: the only command that uses the network
  $ inference-cost prices --reset      back to the prices that came with the program

Nothing of yours is sent. What arrives is checked as a whole: in any doubt the prices in use stay.
`;

/** `folder`: where fetched prices are kept, for all workspaces of this user. */
export function addPrices(program: Command, host: Host, console: Console, folder: string): void {
  program
    .command('prices')
    .description('Say where prices come from and how old they are; fetch newer ones if you ask for it.')
    .option('--update', 'fetch the public price catalogue now, and use it from now on')
    .option('--from <url>', 'with --update: fetch from this https address (a mirror of yours)')
    .option('--reset', 'use the prices that came with the program')
    .addHelpText('after', examples)
    .action(async (flags: PricesFlags) => {
      if (flags.from !== undefined && flags.update !== true)
        throw new BadInput('--from says where to fetch from: give --update too');
      if (flags.update === true && flags.reset === true)
        throw new BadInput('give --update or --reset, not both');
      if (flags.reset === true) await forgetFetchedPrices(folder);
      if (flags.update === true) await update(folder, host.today(), flags.from);
      await console.write(`${inUse(folder, host.today())}\n`);
    });
}

async function update(folder: string, today: string, url: string | undefined): Promise<void> {
  const result = await fetchPrices({ folder, today, ...(url === undefined ? {} : { url }) });
  if (!result.updated) throw new BadInput(`prices not updated: ${result.why}. ${inUse(folder, today)}`);
}

function inUse(folder: string, today: string): string {
  const fetched = readFetchedPrices(folder);
  const { source, checked } = fetched?.info ?? BUNDLED;
  const { text, areOld } = ageText(checked, today);
  const origin = fetched ? 'fetched by `prices --update`' : 'came with the program';
  return `${areOld ? 'Old prices' : 'Prices'} in use: ${plainText(source, 300)}, ${text} (${origin})`;
}
