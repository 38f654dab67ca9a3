// What the editor's surfaces cost, as ratios in one run: `npm run bench:editor`.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Language, Parser } from 'web-tree-sitter';
import { PagesInBrowser } from '../webview/page-in-browser.ts';
import { loadGrammars } from '../support/grammars.ts';
import { LanguageServer } from '../support/lsp/language-server.ts';
import { runExtensionTests } from '../support/vscode-host/run-extension-tests.ts';
import { pageTimes } from './page-times.ts';

const lines = 3_000;
const keystrokes = 12;
/** Longer pauses than this end the typing: the server works after each. */
const longestPauseMs = 500;

async function main(part: string | undefined): Promise<void> {
  if (part === undefined || part === 'keystroke') await keystroke();
  if (part === undefined || part === 'page') await page();
  if (part === undefined || part === 'host') await extensionHost();
}

/**
 * Letters typed into a file of 3,000 lines, against plain parses of it: processor time of the server's process, so that
 * a busy machine tells the same. Typed in one go as people type, and one by one with a pause after each.
 */
async function keystroke(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-editor-'));
  const text = longFile();
  writeFileSync(join(folder, 'long.py'), text);
  const server = await LanguageServer.start({ folder });
  server.open('long.py', text);
  await server.lenses('long.py');
  const rows = text.split('\n');
  const end = rows.length - 1;
  const call = rows.findIndex((row, line) => line > end / 2 && row.includes('Sum up'));
  const prompt = rows[call]!.indexOf('Sum up');
  /** Letter by letter at one place; what was typed is taken back. */
  const typed = async (pauseMs: number, [line, column]: readonly [number, number], first: string) => {
    const before = cpuMs(server.process.pid!);
    for (let i = 0; i < keystrokes; i++) {
      server.edit('long.py', [line, column + i], [line, column + i], i === 0 ? first : 'x');
      await new Promise(done => setTimeout(done, pauseMs));
      if (pauseMs > longestPauseMs) await server.lenses('long.py');
    }
    await server.lenses('long.py');
    const spentMs = (cpuMs(server.process.pid!) - before) / keystrokes;
    server.edit('long.py', [line, column], [line, column + keystrokes], '');
    await server.lenses('long.py');
    return spentMs;
  };
  await typed(1_000, [call, prompt], 'x'); // warms up
  await typed(1_000, [end, 0], '#');
  const inOneGo = await typed(120, [end, 0], '#');
  const oneByOne = await typed(1_000, [end, 0], '#');
  const inPrompt = await typed(1_000, [call, prompt], 'x');
  const halfTyped = await typed(1_000, [call + 2, 0], '(');
  await server.end();
  rmSync(folder, { recursive: true });
  const parse = await plainParseMs(text);
  const ratio = (ms: number) => `${ms.toFixed(0)} ms, ratio ${(ms / parse).toFixed(2)}`;
  console.log(
    `a keystroke in ${lines} lines costs the server ${ratio(inOneGo)} when typed in one go (at most 1.5), with a pause after it ${ratio(oneByOne)} in a comment at the end, ${ratio(inPrompt)} in a prompt in the middle, ${ratio(halfTyped)} in half-typed code there; a plain parse ${parse.toFixed(0)} ms`,
  );
}

/** User and system time of a process and its threads; Linux counts it in hundredths of a second. */
function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

async function plainParseMs(text: string): Promise<number> {
  const { runtime, python } = loadGrammars();
  await Parser.init({ wasmBinary: runtime, locateFile: (file: string) => file });
  const parser = new Parser();
  parser.setLanguage(await Language.load(python));
  parser.parse(text)!.delete();
  const start = process.cpuUsage();
  for (let i = 0; i < keystrokes; i++) parser.parse(`${text}#${'x'.repeat(i)}\n`)!.delete();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000 / keystrokes;
}

/** Functions as people write them, a call in each twentieth. */
function longFile(): string {
  const head = 'from openai import OpenAI\n\nclient = OpenAI()\n\n';
  const parts = Array.from({ length: Math.floor((lines - 4) / 10) }, (_, i) => {
    const body =
      i % 20 === 0
        ? `    reply = client.chat.completions.create(\n        model="gpt-4.1", messages=[{"role": "user", "content": f"Sum up {rows[${i}]}"}]\n    )\n    text = reply.choices[0].message.content or ""\n`
        : `    kept = [row for row in rows if row.get("id") != ${i} and row["size"] > threshold]\n    total = sum(row["size"] * 2 for row in kept) / max(len(kept), 1)\n    text = f"{len(kept)} rows, {total:.2f} on average, {threshold} at least"\n    log.info("step %s: %s", ${i}, text)\n`;
    return `def step_${i}(rows: list[dict], threshold: int = ${i}) -> str:\n    """Step ${i} of the pipeline."""\n${body}    if not rows:\n        raise ValueError("no rows")\n    return text\n\n`;
  });
  return head + parts.join('');
}

/** Opening and filtering the report page of 2,000 calls against that of 100. */
async function page(): Promise<void> {
  const pages = await PagesInBrowser.start();
  const [few, many] = [await pageTimes(pages, 100), await pageTimes(pages, 2_000)];
  await pages.close();
  const line = (what: 'openMs' | 'filterMs', most: string) =>
    `the report ${what === 'openMs' ? 'opens' : 'filters'} in ${best(many[what]).toFixed(1)} ms with 2,000 calls, ${best(few[what]).toFixed(1)} ms with 100, ratio ${(best(many[what]) / best(few[what])).toFixed(2)} (${most})`;
  console.log(line('openMs', 'under 3'));
  console.log(line('filterMs', 'at most 1.5'));
}

/** The longest stretch of work in the extension host of a real VS Code, while files, report and edits come and go. */
async function extensionHost(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-host-'));
  const result = join(folder, 'longest.json');
  try {
    await runExtensionTests({
      launcher: process.env['BENCH_LAUNCHER']!,
      tests: process.env['BENCH_TESTS']!,
      workspace: 'sample',
      env: { BENCH_RESULT: result },
    });
    const { longestMs, what } = JSON.parse(readFileSync(result, 'utf8')) as {
      longestMs: number;
      what: string;
    };
    console.log(`the longest stretch of work in the extension host: ${longestMs.toFixed(0)} ms (${what})`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The fastest of the runs: the machine is shared. */
function best(values: readonly number[]): number {
  return Math.min(...values);
}

await main(process.argv[2]);
