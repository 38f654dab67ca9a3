import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { noConfiguration } from '../../src/engine/configuration.ts';
import type { ReportOptions } from '../../src/engine/index.ts';
import type { Agent, Report } from '../../src/engine/index.ts';
import { rules } from '../../src/engine/rules/index.ts';
import { sdks } from '../../src/engine/sdks/index.ts';
import {
  applyEdits,
  compare,
  describeAgents,
  describeCall,
  describeFinding,
  describeSite,
  readExpectations,
  type Expectation,
} from '../support/expectations.ts';
import { formsWithout } from '../support/declared-forms.ts';
import { repositoryPath, scanFolder } from '../support/scan-folder.ts';

const sdkFixtures = repositoryPath('test/fixtures/sdks');
const ruleFixtures = repositoryPath('test/fixtures/rules');
const foldersOf = (path: string): string[] =>
  readdirSync(path, { withFileTypes: true })
    .filter(e => e.isDirectory())
    .map(e => e.name)
    .sort();
const folderName = (id: string): string => id.replaceAll('_', '-');

describe('SDK fixtures', () => {
  test('every SDK has one', () => {
    const missing = [...new Set(sdks.map(s => folderName(s.id)))].filter(
      id => !existsSync(join(sdkFixtures, id)) || readdirSync(join(sdkFixtures, id)).length === 0,
    );
    expect(missing).toEqual([]);
  });

  const reports = new Map<string, Report>();
  const scan = async (folder: string): ReturnType<typeof scanFolder> => {
    const scanned = await scanFolder(join(sdkFixtures, folder));
    reports.set(folder, scanned.report);
    return scanned;
  };

  test.each(foldersOf(sdkFixtures))('%s', async folder => {
    const { report, sources } = await scan(folder);
    const expected = sources.paths.flatMap(path => readExpectations(sources.facts(path)!));
    expect(expected.length).toBeGreaterThan(0);
    expect([
      ...compare(
        expected.filter(e => e.kind === 'expect'),
        report.calls.map(describeCall),
      ),
      ...compare(
        expected.filter(e => e.kind === 'expect-model'),
        report.modelSites.map(describeSite),
      ),
      ...compareAgents(expected, report.agents),
    ]).toEqual([]);
  });

  test('every declared form stands in one, in each language that has it', async () => {
    for (const folder of foldersOf(sdkFixtures)) if (!reports.has(folder)) await scan(folder);
    expect(formsWithout([...reports.values()].flatMap(r => r.calls))).toEqual([]);
  });
});

/** Agents of the files that say what agents they have. */
function compareAgents(expected: readonly Expectation[], agents: readonly Agent[]): string[] {
  const own = expected.filter(e => e.kind === 'expect-agent');
  const files = new Set(own.map(e => e.place.slice(0, e.place.lastIndexOf(':'))));
  return compare(
    own,
    describeAgents(agents).filter(a => files.has(a.place.slice(0, a.place.lastIndexOf(':')))),
  );
}

describe('rule fixtures', () => {
  test.each(rules.map(r => r.id))(
    '%s: found where expected, fixed as written, and gone after the fix',
    async id => {
      const folder = join(ruleFixtures, id);
      expect(existsSync(folder), `test/fixtures/rules/${id} is missing`).toBe(true);
      const before = readdirSync(folder)
        .filter(f => !f.includes('.fixed.') && /\.(py|tsx?|jsx?|ipynb)$/.test(f))
        .sort();
      expect(before.length).toBeGreaterThan(0);
      for (const file of before) await checkRule(id, folder, file);
    },
  );
});

/** One file of a rule in a folder of its own: expectations, then the fix against its `.fixed` sibling. */
async function checkRule(id: string, folder: string, file: string): Promise<void> {
  const text = readFileSync(join(folder, file), 'utf8');
  const { findings, facts } = await scanText(file, text, id);
  const expected = readExpectations(facts).filter(e => e.words[0] === id && e.kind === 'expect');
  expect(compare(expected, findings.map(describeFinding)), file).toEqual([]);
  const fixedFile = file.replace(extname(file), `.fixed${extname(file)}`);
  const hasFix = findings.some(f => f.fixes.length > 0);
  expect(existsSync(join(folder, fixedFile)), `${fixedFile} shows what the fix makes of it`).toBe(hasFix);
  if (!hasFix) return;
  const edits = findings.flatMap(f => f.fixes[0]?.edits ?? []);
  const fixed = applyEdits(text, edits, facts);
  expect(fixed, fixedFile).toBe(readFileSync(join(folder, fixedFile), 'utf8'));
  const after = await scanText(file, fixed, id);
  expect(after.facts.broken, `${fixedFile} parses`).toEqual([]);
  expect(after.findings, `${fixedFile} has no finding left`).toEqual([]);
}

async function scanText(file: string, text: string, rule: string) {
  const folder = mkdtempSync(join(tmpdir(), 'rule-'));
  try {
    writeFileSync(join(folder, file), text);
    const { report, sources } = await scanFolder(folder, { configuration: switchedOn(rule) });
    return { findings: report.findings.filter(f => f.rule === rule), facts: sources.facts(file)! };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A configuration that says `on` for a rule: some are off by default. */
const switchedOn = (id: string): NonNullable<ReportOptions['configuration']> => ({
  files: [],
  problems: [],
  for: () => ({ ...noConfiguration, rules: [{ id }] }),
});
