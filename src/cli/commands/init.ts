import { join } from 'node:path';
import type { Command } from 'commander';
import { CONFIGURATION_NAME } from '../../configuration/index.ts';
import { BadInput } from '../../workspace/bad-input.ts';
import { createSession } from '../../workspace/create-session.ts';
import type { Host } from '../../workspace/host.ts';
import { initialiseSettings } from '../../workspace/change-settings.ts';
import { readForEdit } from '../../workspace/write-configuration.ts';
import type { Console } from '../console.ts';
import { progressLine } from '../progress.ts';

interface InitFlags {
  readonly config?: string;
  readonly dryRun?: boolean;
}

const examples = `
Examples:
  $ inference-cost init                    write ${CONFIGURATION_NAME}, or add to it what is new
  $ inference-cost init services/chat      a file of its own for a part of a monorepo
  $ inference-cost init --dry-run          print it and write nothing
`;

export function addInit(program: Command, host: Host, console: Console): void {
  program
    .command('init')
    .description(
      `Write ${CONFIGURATION_NAME} with every feature, assumption and unpriced call that a scan finds; what you wrote in it stays.`,
    )
    .argument('[dir]', 'folder', '.')
    .option('--config <file>', `write this file instead of DIR/${CONFIGURATION_NAME}`)
    .option('--dry-run', 'print the file and write nothing')
    .addHelpText('after', examples)
    .action((dir: string, flags: InitFlags) => init(dir, flags, host, console));
}

async function init(dir: string, flags: InitFlags, host: Host, console: Console): Promise<void> {
  const progress = progressLine(console, () => host.elapsedMs());
  try {
    const path = flags.config ?? join(folderOf(dir, host), CONFIGURATION_NAME);
    const existing = readForEdit(path);
    if ('refused' in existing) throw new BadInput(existing.refused);
    const shown = flags.config ?? join(dir, CONFIGURATION_NAME);
    const { text: before } = existing;
    const session = createSession(host, {
      root: dir,
      ...(flags.config !== undefined && before !== null ? { configFile: flags.config } : {}),
    });
    await session.prepare(progress);
    const report = session.report(progress);
    progress.end();
    const outcome = initialiseSettings(path, before, report, undefined, flags.dryRun);
    if ('refused' in outcome) throw new BadInput(outcome.refused);
    if (flags.dryRun) return await console.write(outcome.text);
    if (outcome.text === before)
      return await console.write(`${shown} is up to date: nothing new, nothing gone.\n`);
    await console.write(`${shown} ${before === null ? 'written' : 'updated'}: ${summary(outcome)}.\n`);
  } finally {
    progress.end();
  }
}

function folderOf(dir: string, host: Host): string {
  try {
    const root = host.files.realPath(dir);
    if (host.files.kind(root) === 'folder') return root;
  } catch {
    throw new BadInput(`${dir} can’t be read: give a folder`);
  }
  throw new BadInput(`${dir} is no folder: give the folder that ${CONFIGURATION_NAME} is to stand in`);
}

function summary({ added, gone }: { readonly added: number; readonly gone: number }): string {
  const entries = `${added} ${added === 1 ? 'entry' : 'entries'} added`;
  return gone === 0 ? entries : `${entries}, ${gone} marked as gone`;
}
