// The pages of docs/rules: from each rule, and from what it says of its own fixtures.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { noConfiguration } from '../../src/engine/configuration.ts';
import type { Finding } from '../../src/engine/model.ts';
import { rules, type Rule } from '../../src/engine/rules/index.ts';
import { percentRange } from '../../src/present/money.ts';
import { repositoryPath, scanFolder } from '../../test/support/scan-folder.ts';

const LANGUAGES = [
  ['py', 'Python'],
  ['ts', 'TypeScript'],
] as const;
/** Lines of an example; longer ones show their beginning. */
const mostLines = 24;
const mostHunks = 2;

/** File name → text. */
export async function documentation(): Promise<ReadonlyMap<string, string>> {
  const pages = new Map([['README.md', overview()]]);
  for (const rule of rules) pages.set(`${rule.id}.md`, await page(rule));
  return pages;
}

function overview(): string {
  const rows = rules.map(
    r => `| [${r.id}](${r.id}.md) | ${r.title} | ${r.severity} | ${r.isOffByDefault ? 'off' : 'on'} |`,
  );
  return [
    '# Rules',
    '',
    'Made by `npm run docs:rules` from the rules themselves.',
    '',
    '| rule | what it names | severity | by default |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

async function page(rule: Rule): Promise<string> {
  const examples: string[] = [];
  for (const [extension, language] of LANGUAGES) {
    const text = fixture(rule.id, `x.${extension}`);
    const example = text && (await exampleOf(rule.id, extension, text));
    if (example) examples.push(`## In ${language}`, '', example, '');
  }
  return [
    `# ${rule.id}`,
    '',
    `**${rule.title}.** Severity: ${rule.severity}. ${rule.isOffByDefault ? 'Off by default: switch it on with' : 'On by default.'}`,
    ...(rule.isOffByDefault ? ['', '```yaml', 'rules:', `  ${rule.id}: on`, '```'] : []),
    '',
    rule.docs,
    '',
    ...examples,
    '## Switch it off',
    '',
    'For the project, in `inference-cost.yml`:',
    '',
    '```yaml',
    'rules:',
    `  ${rule.id}: off`,
    '```',
    '',
    `For one call, in a comment beside it: \`inference-cost-ignore ${rule.id}: why\`. For one finding, with the reason kept: “Dismiss” on its light bulb.`,
    '',
  ].join('\n');
}

function fixture(id: string, file: string): string | undefined {
  const path = join(repositoryPath('test/fixtures/rules'), id, file);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

/** What the rule says of the first place that its fixture expects, and what its fix makes of it. */
async function exampleOf(id: string, extension: string, text: string): Promise<string | undefined> {
  const finding = await firstFinding(id, `x.${extension}`, text);
  if (!finding) return undefined;
  const { low, high } = finding.saving.fraction ?? { low: 0, high: 0 };
  const saving = finding.saving.fraction ? `saves ${percentRange(low, high)}` : 'bounds the cost';
  const said = `> ${finding.message}\n>\n> ${saving} · risk ${finding.risk} · effort: ${finding.effort}`;
  const after = fixture(id, `x.fixed.${extension}`);
  return after === undefined
    ? `${said}\n\n\`\`\`${extension}\n${around(text, finding)}\n\`\`\``
    : `${said}\n\n\`\`\`diff\n${firstHunks(text, after)}\n\`\`\``;
}

async function firstFinding(id: string, file: string, text: string): Promise<Finding | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'rule-docs-'));
  try {
    writeFileSync(join(folder, file), text);
    const on = { ...noConfiguration, rules: [{ id }] };
    const { report } = await scanFolder(folder, {
      configuration: { files: [], problems: [], for: () => on },
    });
    return report.findings.find(f => f.rule === id);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function around(text: string, { line, endLine }: Finding): string {
  const lines = text.split('\n').slice(Math.max(0, line - 3), Math.min(endLine, line + mostLines));
  return withoutMarks(lines).join('\n');
}

/** The first changes, what lies between them left out. */
function firstHunks(before: string, after: string): string {
  const patch = createTwoFilesPatch('before', 'after', before, after, undefined, undefined, { context: 3 });
  const [, ...hunks] = patch.split(/^@@.*@@\n/m);
  return hunks
    .slice(0, mostHunks)
    .map(hunk => withoutMarks(hunk.trimEnd().split('\n')).join('\n'))
    .join('\n…\n');
}

/** Without the comments that tell the tests what to expect. */
const withoutMarks = (lines: readonly string[]): string[] =>
  lines
    .filter(line => !/^[ +-]?\s*(#|\/\/) (expect|ok): /.test(line))
    .map(line => line.replace(/\s+(#|\/\/) (expect|ok): .*$/, ''));
