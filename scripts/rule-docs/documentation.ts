// The pages of docs/rules: from each rule and its fixtures.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { rules, type Rule } from '../../src/engine/rules/index.ts';
import { repositoryPath } from '../../test/support/scan-folder.ts';

const LANGUAGES = [
  ['py', 'Python'],
  ['ts', 'TypeScript'],
] as const;
/** Lines shown behind a place that a rule names; changes shown of a fix. */
const linesBehind = 9;
const mostHunks = 2;

/** File name → text. */
export function documentation(): ReadonlyMap<string, string> {
  const pages = new Map([['README.md', overview()]]);
  for (const rule of rules) pages.set(`${rule.id}.md`, page(rule));
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

function optionsOf({ id, options }: Rule): string[] {
  const all = Object.entries(options ?? {});
  if (all.length === 0) return [];
  return [
    '## Options',
    '',
    ...all.map(([name, { about, usual }]) => `- \`${name}\`: ${about} Usually ${String(usual)}.`),
    '',
    '```yaml',
    'rules:',
    `  ${id}:`,
    `    options: { ${all.map(([name, { usual }]) => `${name}: ${String(usual)}`).join(', ')} }`,
    '```',
    '',
  ];
}

function page(rule: Rule): string {
  const examples: string[] = [];
  for (const [extension, language] of LANGUAGES) {
    const text = fixture(rule.id, `x.${extension}`);
    if (text !== undefined) examples.push(`## In ${language}`, '', exampleOf(rule.id, extension, text), '');
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
    ...optionsOf(rule),
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

/** What the fix makes of the fixture, or the first place that the rule names where it has no fix. */
function exampleOf(id: string, extension: string, text: string): string {
  const after = fixture(id, `x.fixed.${extension}`);
  return after === undefined
    ? `\`\`\`${extension}\n${firstNamed(text)}\n\`\`\``
    : `\`\`\`diff\n${firstHunks(text, after)}\n\`\`\``;
}

/** The lines around the first mark that expects a finding. */
function firstNamed(text: string): string {
  const lines = text.split('\n');
  const at = lines.findIndex(line => /(#|\/\/) expect: /.test(line));
  return withoutMarks(lines.slice(Math.max(0, at - 3), at + linesBehind))
    .join('\n')
    .trimEnd();
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
