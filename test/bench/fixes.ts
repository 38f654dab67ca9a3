// Applies every fix of every finding of every rule, one at a time and all compatible ones together, in memory:
// npm run bench:fixes -- DIR… (MOST=10 tries ten findings of a rule, DAY=2026-06-01 prices of that day).
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { applyEdits } from '../../src/engine/advice/apply-edits.ts';
import { compatibleFixes } from '../../src/engine/advice/compatible-fixes.ts';
import type { Edit, Finding, Report } from '../../src/engine/index.ts';
import { combineSavings } from '../../src/engine/report/combine-savings.ts';
import { usdPerRunOf } from '../../src/engine/report/usd-per-run.ts';
import { ruleIds } from '../../src/engine/rules/index.ts';
import { createSession } from '../../src/workspace/create-session.ts';
import { editNotebook } from '../../src/workspace/edit-notebook.ts';
import { nodeHost } from '../../src/workspace/node-host.ts';
import type { Session } from '../../src/workspace/session.ts';

const host = nodeHost(resolve('dist'));
/** Findings of a rule that are tried in a folder: a scan after each takes seconds. */
const most = Number(process.env['MOST'] ?? 1000);
/** Day of the prices. */
const date = process.env['DAY'] ?? '2026-11-24';

async function main(folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    const session = createSession(host, {
      root: folder,
      date,
      includeTests: true,
      configFile: allOn(),
    });
    await session.prepare();
    const before = session.report();
    const counts = new Map<string, number>();
    const troubles: string[] = [];
    let tried = 0;
    const perRule = new Map<string, number>();
    for (const finding of before.findings) {
      counts.set(finding.rule, (counts.get(finding.rule) ?? 0) + 1);
      const seen = perRule.get(finding.rule) ?? 0;
      if (finding.fixes.length === 0 || seen >= most) continue;
      perRule.set(finding.rule, seen + 1);
      for (const fix of finding.fixes) {
        tried++;
        const found = await tryEdits(session, before, [finding], fix.edits, fix.title);
        troubles.push(...found);
        // A large folder takes an hour: what is known so far is worth having.
        console.error(`${String(tried)} ${finding.id}: ${fix.title}: ${String(found.length)} troubles`);
      }
    }
    const { chosen, left } = compatibleFixes(before.findings);
    const all = chosen.flatMap(c => c.fix.edits);
    const together = await tryEdits(
      session,
      before,
      chosen.map(c => c.finding),
      all,
      'all together',
    );
    console.log(
      `${folder}: ${String(before.findings.length)} findings ${JSON.stringify(Object.fromEntries(counts))}; ` +
        `${String(tried)} fixes tried, ${String(troubles.length)} troubles; together ${String(chosen.length)} (${String(left.length)} left), ${String(together.length)} troubles`,
    );
    for (const line of [...troubles, ...together]) console.log(`  ${line}`);
  }
}

/** Edits in memory, then what is wrong with the result; the session is as before afterwards. */
async function tryEdits(
  session: Session,
  before: Report,
  findings: readonly Finding[],
  edits: readonly Edit[],
  title: string,
): Promise<string[]> {
  const troubles: string[] = [];
  const files = [...new Set(edits.map(e => e.file))];
  for (const file of files) {
    const own = edits.filter(e => e.file === file);
    const text = readFileSync(join(session.root, file), 'utf8');
    const after = file.endsWith('.ipynb') ? editNotebook(text, own) : applyEdits(text, own);
    const was = brokenPlaces(file, text);
    const is = brokenPlaces(file, after);
    if (is > was) troubles.push(`${file}: ${String(is - was)} more syntax errors after ${title}`);
    if (text.includes('\r\n') && /[^\r]\n/.test(after) && !/[^\r]\n/.test(text))
      troubles.push(`${file}: another line end after ${title}`);
    const lost = lostComments(text, after);
    if (lost.length > 0) troubles.push(`${file}: comments lost after ${title}: ${lost.join(' | ')}`);
    const moved = changedLines(text, after) - linesOf(own);
    if (moved > 0) troubles.push(`${file}: ${String(moved)} more lines changed than edited after ${title}`);
    session.setText(file, after);
  }
  await session.prepare();
  const report = session.report();
  // A finding that is gone can't be applied again. Of several with one key (an id written twice) one is gone.
  const count = (r: Report, f: Finding): number => r.findings.filter(x => keyOf(x) === keyOf(f)).length;
  for (const f of findings)
    if (count(report, f) > count(before, f) - findings.filter(x => keyOf(x) === keyOf(f)).length)
      troubles.push(`${f.id}: still there after ${title}`);
  // A retired model is replaced whatever it costs: nothing is announced of that.
  if (findings.length > 1 && findings.every(f => f.rule !== 'retired-model')) {
    const saving = combineSavings(findings, before.calls, before.features)?.saving.fraction;
    const [was, is] = [
      usdPerRunOf(before.calls, before.features),
      usdPerRunOf(report.calls, report.features),
    ];
    const saved = was && is && was.run > 0 ? 1 - is.run / was.run : 0;
    if (saving && report.calls.length === before.calls.length)
      if (saved < saving.low - 1e-9 || saved > saving.high + 1e-9)
        troubles.push(
          `together saved ${String(saved)}, announced ${String(saving.low)} to ${String(saving.high)}`,
        );
  }
  const [only] = findings;
  if (findings.length === 1 && only?.saving.usdPerRun && only.fixes[0]?.title === title) {
    const sum = (r: Report): number =>
      r.calls
        .filter((_, i) => only.calls.includes(before.calls[i]!.id))
        .reduce((s, c) => s + (c.usd?.typical ?? 0), 0);
    const saved = 1 - sum(report) / sum(before);
    const { low, high } = only.saving.fraction!;
    if (report.calls.length !== before.calls.length) troubles.push(`${only.id}: other calls after ${title}`);
    else if (saved < low - 1e-9 || saved > high + 1e-9)
      troubles.push(`${only.id}: saved ${String(saved)}, announced ${String(low)} to ${String(high)}`);
  }
  for (const file of files) session.setText(file, null);
  return troubles;
}

/** A finding's key without the number that tells it from its equals. */
const keyOf = ({ key }: Finding): string => key.replace(/(@.*#\d+(:[^#]*)?)#\d+$/, '$1');

/** Syntax errors by Python's own parser (0 or 1, of a notebook the number of broken cells), or by TypeScript's. */
function brokenPlaces(file: string, text: string): number {
  if (file.endsWith('.py')) return isPython(text) ? 0 : 1;
  if (file.endsWith('.ipynb')) return cellsOf(text).filter(cell => !isPython(cell)).length;
  if (!/\.[cm]?[jt]sx?$/.test(file)) return 0;
  const options = { fileName: file, reportDiagnostics: true };
  return ts.transpileModule(text, options).diagnostics?.length ?? 0;
}

const isPython = (text: string): boolean =>
  spawnSync('python3', ['-c', 'import ast,sys; ast.parse(sys.stdin.read())'], { input: text }).status === 0;

/** Code cells of a notebook that were edited; one that is no JSON any more throws. */
function cellsOf(json: string): string[] {
  const { cells = [] } = JSON.parse(json) as { cells?: { cell_type: string; source: string | string[] }[] };
  return cells
    .filter(c => c.cell_type === 'code')
    .map(({ source }) => (typeof source === 'string' ? source : source.join('')))
    .filter(text => /model|max_tokens/.test(text) && !/^\s*[%!]/m.test(text));
}

/** Comments that stood in a text and don't any more. */
function lostComments(before: string, after: string): string[] {
  const left = [...after.matchAll(/(#|\/\/) [^\n"'`]*/g)].map(m => m[0].trim());
  return [...before.matchAll(/(#|\/\/) [^\n"'`]*/g)]
    .map(m => m[0].trim())
    .filter(comment => {
      const at = left.indexOf(comment);
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
}

/** Lines of a text that are not, as they stand, in the other one. */
function changedLines(before: string, after: string): number {
  const left = new Map<string, number>();
  for (const line of after.split('\n')) left.set(line, (left.get(line) ?? 0) + 1);
  let gone = 0;
  for (const line of before.split('\n')) {
    const n = left.get(line) ?? 0;
    if (n > 0) left.set(line, n - 1);
    else gone++;
  }
  return gone;
}

/** Lines that edits may change: those they start on to those they end on. */
const linesOf = (edits: readonly Edit[]): number => {
  const lines = new Set<string>();
  for (const { start, end } of edits)
    for (let line = start.line; line <= end.line; line++) lines.add(`${String(start.cell)}:${String(line)}`);
  return lines.size;
};

/** A configuration that switches every rule on. */
function allOn(): string {
  const file = join(mkdtempSync(join(tmpdir(), 'fixes-')), 'inference-cost.yml');
  writeFileSync(file, `rules:\n${ruleIds.map(id => `  ${id}: on\n`).join('')}`);
  return file;
}

await main(process.argv.slice(2));
