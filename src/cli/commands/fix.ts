import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { createTwoFilesPatch } from 'diff';
import { applyEdits } from '../../engine/advice/apply-edits.ts';
import { compatibleFixes, type ChosenFix } from '../../engine/advice/compatible-fixes.ts';
import type { Edit, Report } from '../../engine/model.ts';
import { ruleIds, rules } from '../../engine/rules/index.ts';
import { BadInput } from '../../workspace/bad-input.ts';
import { createSession } from '../../workspace/create-session.ts';
import { editNotebook } from '../../workspace/edit-notebook.ts';
import type { Host } from '../../workspace/host.ts';
import type { Session } from '../../workspace/session.ts';
import { writeTogether, type Rewrite } from '../../workspace/write-together.ts';
import type { Console } from '../console.ts';
import { day } from '../day.ts';
import { gitState } from '../git-state.ts';
import { progressLine } from '../progress.ts';

interface FixFlags {
  readonly dryRun?: boolean;
  readonly rule?: readonly string[];
  readonly force?: boolean;
  readonly includeTests?: boolean;
  readonly date?: string;
}

const examples = `
Examples:
  $ inference-cost fix --dry-run                          print what would change, as a unified diff
  $ inference-cost fix --rule missing-output-cap          only this rule (may be given several times)
  $ inference-cost fix --force                            also where the git tree has changes of its own

All edits are made, or none. Fixes that conflict wait for the next run.
`;

export function addFix(program: Command, host: Host, console: Console): void {
  program
    .command('fix')
    .description('Make the edits of the findings that carry one.')
    .argument('[dir]', 'folder or source file', '.')
    .option('--dry-run', 'print a unified diff and write nothing')
    .option('--rule <id>', 'only findings of this rule', (id: string, ids: readonly string[] = []) => [
      ...ids,
      id,
    ])
    .option('--force', 'write even where the git tree is not clean')
    .option('--include-tests', 'fix tests and examples too')
    .option('--date <day>', 'price as of that day, YYYY-MM-DD (default: today)', day)
    .addHelpText('after', examples)
    .action((dir: string, flags: FixFlags) => fix(dir, flags, host, console));
}

async function fix(dir: string, flags: FixFlags, host: Host, console: Console): Promise<void> {
  const unknown = flags.rule?.find(id => !ruleIds.includes(id));
  if (unknown !== undefined)
    throw new BadInput(`there is no rule ${JSON.stringify(unknown)}: choose from ${ruleIds.join(', ')}`);
  const progress = progressLine(console, () => host.elapsedMs());
  const session = createSession(host, {
    root: dir,
    includeTests: flags.includeTests ?? false,
    ...(flags.date === undefined ? {} : { date: flags.date }),
  });
  let report: Report;
  try {
    await session.prepare(progress);
    report = session.report(progress);
  } finally {
    progress.end();
  }
  const wanted = report.findings.filter(f => !flags.rule || flags.rule.includes(f.rule));
  const { chosen, left } = compatibleFixes(wanted);
  const rewrites = rewritesOf(session, chosen);
  if (rewrites.length === 0) return await console.write(`Nothing to fix.${offByDefault(flags.rule ?? [])}\n`);
  if (flags.dryRun) return await console.write(rewrites.map(r => patchOf(session, r)).join(''));
  if (!flags.force && gitState(session.root) === 'dirty')
    throw new BadInput('the git tree has changes of its own: commit or stash them, or give --force');
  const refused = writeTogether(rewrites);
  if (refused !== undefined) throw new BadInput(refused);
  await console.write(summary(chosen, left.length, rewrites.length));
}

/** A rule that was asked for by name, and says nothing before it is switched on. */
function offByDefault(asked: readonly string[]): string {
  const off = rules.filter(r => r.isOffByDefault && asked.includes(r.id)).map(r => r.id);
  if (off.length === 0) return '';
  return ` Off by default: ${off.join(', ')}. Where inference-cost.yml says “on” below “rules”, they take part.`;
}

function rewritesOf({ root }: Session, chosen: readonly ChosenFix[]): Rewrite[] {
  const edits = new Map<string, Edit[]>();
  for (const {
    fix: { edits: all },
  } of chosen)
    for (const edit of all) edits.set(edit.file, [...(edits.get(edit.file) ?? []), edit]);
  return [...edits].map(([file, own]) => {
    const path = join(root, file);
    const before = readUtf8(path, file);
    const isNotebook = own.some(e => e.start.cell !== undefined);
    return { path, before, after: isNotebook ? editNotebook(before, own) : applyEdits(before, own) };
  });
}

/** A text that does not survive decoding would be damaged by writing it back. */
function readUtf8(path: string, file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    throw new BadInput(`${file} can’t be read: nothing was written`);
  }
  const text = bytes.toString('utf8');
  if (!Buffer.from(text, 'utf8').equals(bytes))
    throw new BadInput(`${file} is no UTF-8 text: save it as UTF-8 first; nothing was written`);
  return text;
}

function patchOf({ root }: Session, { path, before, after }: Rewrite): string {
  const file = path.slice(root.length + 1).replaceAll('\\', '/');
  return createTwoFilesPatch(`a/${file}`, `b/${file}`, before, after, undefined, undefined, {
    context: 3,
  }).replace(/^=+\n/, '');
}

function summary(chosen: readonly ChosenFix[], left: number, files: number): string {
  const lines = chosen.map(
    ({ finding: { file, cell, line, rule }, fix: { title } }) =>
      `${file}${cell === undefined ? '' : `#${String(cell)}`}:${String(line)}  ${title}  (${rule})`,
  );
  const rest = left === 0 ? '' : ` ${String(left)} in conflict with these wait for the next run.`;
  return `${lines.join('\n')}\n${count(chosen.length, 'fix', 'fixes')} in ${count(files, 'file', 'files')}.${rest}\n`;
}

const count = (n: number, one: string, many: string): string => `${String(n)} ${n === 1 ? one : many}`;
