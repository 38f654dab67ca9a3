import { Option } from 'commander';
import type { Command } from 'commander';
import { explanationLines } from '../../present/explanation.ts';
import { BadInput } from '../../workspace/bad-input.ts';
import { createSession } from '../../workspace/create-session.ts';
import { FileError } from '../../workspace/file-system.ts';
import type { Host } from '../../workspace/host.ts';
import { relativePath } from '../../workspace/relative-path.ts';
import type { Session } from '../../workspace/session.ts';
import type { Console } from '../console.ts';
import { day } from '../day.ts';

interface ExplainFlags {
  readonly dir: string;
  readonly date?: string;
  readonly config?: string;
}

const examples = `
Examples:
  $ inference-cost explain api/answer.py:42
  $ inference-cost explain api/answer.py:42 --dir services/support
  $ inference-cost explain study.ipynb#3:12        line 12 of cell 3 (cells count from 0)
`;

export function addExplain(program: Command, host: Host, console: Console): void {
  program
    .command('explain')
    .description('Say why a call has its number, or why no call was found there.')
    .argument('<file:line>', 'place as `scan` prints it')
    .option('--dir <dir>', 'folder that the code is analysed in', '.')
    .addOption(new Option('--date <day>', 'price as of that day, YYYY-MM-DD (default: today)').argParser(day))
    .option('--config <file>', 'use this configuration instead of the inference-cost.yml files found')
    .addHelpText('after', examples)
    .action((place: string, flags: ExplainFlags) => explain(place, flags, host, console));
}

async function explain(place: string, flags: ExplainFlags, host: Host, console: Console): Promise<void> {
  const { file, line, cell } = placeOf(place);
  const session = createSession(host, {
    root: flags.dir,
    ...(flags.date === undefined ? {} : { date: flags.date }),
    ...(flags.config === undefined ? {} : { configFile: flags.config }),
  });
  await session.prepare();
  const lines = explanationLines(session.explain(pathIn(session, file, host), line, cell));
  await console.write(lines.map(text => `${text}\n`).join(''));
}

interface Place {
  readonly file: string;
  readonly cell?: number;
  readonly line: number;
}

/** `a.py:12`, `a.py:12:5`, `nb.ipynb#3:12`. */
function placeOf(text: string): Place {
  const match = /^(.+?)(?:#(\d+))?:(\d+)(?::\d+)?$/.exec(text);
  const [, file = '', cell, line] = match ?? [];
  if (match === null || Number(line) < 1)
    throw new BadInput(`${text} is no place: give FILE:LINE, such as src/answer.py:42`);
  return { file, line: Number(line), ...(cell === undefined ? {} : { cell: Number(cell) }) };
}

/** A file named from the scanned folder, as `scan` prints it, or from the current one. */
function pathIn(session: Session, file: string, host: Host): string {
  if (session.paths.includes(file)) return file;
  try {
    const path = relativePath(session.root, host.files.realPath(file), host.files.pathStyle);
    if (path !== null) return path;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    throw new BadInput(
      `${file} does not exist: give the path of a source file, from here or from the folder that --dir names`,
    );
  }
  throw new BadInput(`${file} is not below ${session.root}: name the folder to analyse with --dir`);
}
