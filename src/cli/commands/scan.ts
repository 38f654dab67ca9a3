import { Option } from 'commander';
import type { Command } from 'commander';
import type { Report } from '../../engine/model.ts';
import { triedChanges, type TriedChange, type TryChange } from '../../present/tried-changes.ts';
import { createSession } from '../../workspace/create-session.ts';
import type { Host } from '../../workspace/host.ts';
import { BadInput } from '../../workspace/bad-input.ts';
import type { Session } from '../../workspace/session.ts';
import type { Console } from '../console.ts';
import { day } from '../day.ts';
import { formatCsv } from '../../export/csv.ts';
import { formatHtml } from '../../export/html-page.ts';
import { formatJson } from '../formats/json.ts';
import { formatMarkdown } from '../../export/markdown.ts';
import { formatTerminal } from '../formats/terminal.ts';
import { progressLine } from '../progress.ts';

const formats = ['terminal', 'json', 'html', 'md', 'csv'] as const;
type Format = (typeof formats)[number];

interface ScanFlags {
  readonly format: Format;
  readonly includePrompts?: boolean;
  readonly includeTests?: boolean;
  readonly date?: string;
  readonly config?: string;
  readonly set?: readonly string[];
  readonly scenario?: readonly string[];
  readonly all?: boolean;
  readonly color: boolean;
}

const examples = `
Examples:
  $ inference-cost scan .
  $ inference-cost scan api/ --include-tests
  $ inference-cost scan . --format json > report.json
  $ inference-cost scan . --format html > report.html
  $ inference-cost scan . --date 2026-01-31        prices of that day
  $ inference-cost scan . --set models.gpt-4.1=gpt-4.1-mini --set volume=x2
  $ inference-cost scan . --scenario cheaper --scenario growth
`;

/** `pageFolder`: where the report page's bundle is, for `--format html`. */
export function addScan(program: Command, host: Host, console: Console, pageFolder: string): void {
  program
    .command('scan')
    .description('Find the LLM calls of a folder (or a single file) and say what they cost.')
    .argument('[dir]', 'folder or source file', '.')
    .addOption(new Option('--format <format>', 'how to print').choices(formats).default('terminal'))
    .option('--include-prompts', 'print the constant text of prompts in JSON (private by default)')
    .option('--include-tests', 'take tests and examples into features, findings and totals')
    .addOption(new Option('--date <day>', 'price as of that day, YYYY-MM-DD (default: today)').argParser(day))
    .option('--config <file>', 'use this configuration instead of the inference-cost.yml files found')
    .option(
      '--set <key=value>',
      'what if: models.A=B, features.NAME.volume=N (or turns=N), volume=x2, caching=on, output=N …; may be repeated',
      repeated,
    )
    .option(
      '--scenario <name>',
      'put a scenario of inference-cost.yml beside the report; may be repeated',
      repeated,
    )
    .option('--all', 'list everything in the terminal, however long')
    .option('--no-color', 'no colours (also: NO_COLOR=1)')
    .addHelpText('after', examples)
    .action((dir: string, flags: ScanFlags) => scan(dir, flags, host, console, pageFolder));
}

const repeated = (text: string, before: readonly string[] = []): readonly string[] => [...before, text];

async function scan(
  dir: string,
  flags: ScanFlags,
  host: Host,
  console: Console,
  pageFolder: string,
): Promise<void> {
  const progress = progressLine(console, () => host.elapsedMs());
  const session = createSession(host, {
    root: dir,
    includePrompts: flags.includePrompts ?? false,
    includeTests: flags.includeTests ?? false,
    ...(flags.date === undefined ? {} : { date: flags.date }),
    ...(flags.config === undefined ? {} : { configFile: flags.config }),
    ...(flags.set === undefined ? {} : { set: flags.set }),
    ...(flags.scenario === undefined ? {} : { scenarios: flags.scenario }),
  });
  try {
    await session.prepare(progress);
    const report = session.report(progress);
    progress.end();
    const tried = flags.format === 'html' ? await triedChanges(report, trying(session)) : [];
    await console.write(printed({ report, tried }, session.name, flags, console, pageFolder));
  } finally {
    progress.end();
  }
}

/** A change that names what the code doesn't have is left out of the page. */
const trying =
  (session: Session): TryChange =>
  async set => {
    try {
      return session.scenario([set]);
    } catch (error) {
      if (error instanceof BadInput) return null;
      throw error;
    }
  };

function printed(
  { report, tried }: { readonly report: Report; readonly tried: readonly TriedChange[] },
  name: string,
  flags: ScanFlags,
  console: Console,
  pageFolder: string,
): string {
  switch (flags.format) {
    case 'json':
      return formatJson(report);
    case 'html':
      return formatHtml([{ root: '', report, tried }], name, pageFolder);
    case 'md':
      return formatMarkdown([{ root: '', report }], name);
    case 'csv':
      return formatCsv([{ root: '', report }]);
    case 'terminal':
      return formatTerminal(report, {
        name,
        columns: console.columns,
        hasColor: console.hasColor && flags.color,
        showsAll: flags.all ?? false,
        includesTests: flags.includeTests ?? false,
      });
  }
}
