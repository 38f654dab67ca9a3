// Where the time of a scan goes: `npm run bench:scan -- DIR…` (default: the sample, and 10,000 files without any call), and
// what more SDKs cost: `npm run bench:scan -- --sdks`.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Language, Parser } from 'web-tree-sitter';
import { createProject } from '../../src/engine/create-project.ts';
import { sdks } from '../../src/engine/sdks/index.ts';
import { languageOf } from '../../src/engine/syntax/source-reader.ts';
import { createSession } from '../../src/workspace/create-session.ts';
import { nodeFileSystem } from '../../src/workspace/node-file-system.ts';
import { nodeHost } from '../../src/workspace/node-host.ts';
import type { Host } from '../../src/workspace/host.ts';
import { WorkspaceSources } from '../../src/workspace/workspace-sources.ts';
import { Stopwatch } from '../../src/workspace/stopwatch.ts';
import type { Session } from '../../src/workspace/session.ts';
import { loadGrammars } from '../support/grammars.ts';
import { plainTree } from '../support/plain-tree.ts';

const runs = 3;
const grammars = loadGrammars();

async function main(folders: readonly string[]): Promise<void> {
  if (folders[0] === '--sdks') {
    await bySdks();
    return;
  }
  if (folders.length > 0) {
    for (const folder of folders) await bench(folder);
    return;
  }
  await bench('sample');
  const root = write(plainTree(10_000));
  await bench(root);
  rmSync(root, { recursive: true });
  await bySdks();
}

/** Writes files into a folder of their own. */
function write(files: Iterable<readonly [path: string, text: string]>): string {
  const root = mkdtempSync(join(tmpdir(), 'plain-'));
  for (const [path, text] of files) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

/** Files that call OpenAI, as a survivor of the filter does. */
function* callingTree(count: number): Generator<readonly [path: string, text: string]> {
  for (let i = 0; i < count; i++)
    yield [
      `calls/part${i % 7}/ask_${i}.py`,
      `from openai import OpenAI\n\nclient = OpenAI()\n\ndef ask_${i}(rows):\n    for row in rows:\n        client.chat.completions.create(model="gpt-4.1", max_tokens=${i + 10}, messages=[{"role": "user", "content": f"Sum up {row}"}])\n`,
    ];
}

/**
 * The same workspace, which uses one SDK, scanned with ten declarations and with all: processor time, which a busy
 * machine moves less, the least of some runs in turn.
 */
async function bySdks(): Promise<void> {
  const folder = write([...plainTree(10_000), ...callingTree(300)]);
  const openai = sdks.filter(sdk => sdk.id === 'openai');
  const ten = [...openai, ...sdks.filter(sdk => sdk.id !== 'openai').slice(0, 9)];
  const host = nodeHost(resolve('dist'));
  const reader = await host.assets.sourceReader();
  const scan = (declarations: typeof sdks): number => {
    const start = process.cpuUsage();
    const sources = new WorkspaceSources(host.files, folder, new Stopwatch(() => performance.now()));
    sources.refresh();
    sources.setReader(reader);
    const { calls } = createProject(sources, { ranks: host.assets.ranks, sdks: declarations }).report({
      date: '2026-11-24',
    });
    if (calls.length !== 300) throw new Error(`${calls.length} calls of 300 were found`);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
  let [fewMs, allMs] = [Infinity, Infinity];
  for (let run = 0; run < 2 * runs; run++) {
    fewMs = Math.min(fewMs, scan(ten));
    allMs = Math.min(allMs, scan(sdks));
  }
  rmSync(folder, { recursive: true });
  console.log(
    `10,300 files, 300 of which call an SDK: ${fewMs.toFixed(0)} ms of processor time with 10 SDKs declared, ${allMs.toFixed(0)} ms with all ${sdks.length}, ratio ${(allMs / fewMs).toFixed(2)} (within 1.10)`,
  );
}

/** The fastest of a few runs: the machine is shared, and the first one reads from a cold disk. */
async function bench(folder: string): Promise<void> {
  let best: { total: number; session: Session; loadMs: number } | null = null;
  for (let run = 0; run < runs; run++) {
    const loading = new Stopwatch(() => performance.now());
    const start = performance.now();
    const session = createSession(timedHost(loading), { root: folder });
    await session.prepare();
    session.report();
    const total = performance.now() - start;
    if (best === null || total < best.total) best = { total, session, loadMs: loading.elapsedMs.read };
  }
  const { total, session, loadMs } = best!;
  const scenario = scenarioMs(session);
  const { list, read, filter, parse } = session.elapsedMs;
  const bare = await bareParseMs(session);
  const rest = total - list - read - filter - parse - loadMs;
  const ms = (value: number): string => `${value.toFixed(0)} ms`;
  console.log(
    `${folder}: ${session.paths.length} source files, ${session.parsed.length} parsed\n` +
      `  listing ${ms(list)} · reading ${ms(read)} · filtering ${ms(filter)} · parsing to facts ${ms(parse)} · loading grammars and ranks ${ms(loadMs)} · the rest (evaluating, counting, reporting) ${ms(rest)}: ${parse > 0 ? (rest / parse).toFixed(2) : '–'} of parsing to facts\n` +
      `  whole ${ms(total)} · bare parse of the survivors ${ms(bare)} · ratio ${bare > 0 ? (total / bare).toFixed(1) : 'none: nothing was parsed'}\n` +
      `  a scenario ${ms(scenario)}: ${((100 * scenario) / total).toFixed(1)} % of a scan`,
  );
}

/** What if, from what the scan learned: the slowest of changes of several kinds, each the fastest of a few runs. */
function scenarioMs(session: Session): number {
  const changes = ['output=200', 'turns=8', 'caching=on', 'loops.*=7'];
  return Math.max(
    ...changes.map(change =>
      Math.min(
        ...Array.from({ length: runs }, () => {
          const start = performance.now();
          session.scenario([change]);
          return performance.now() - start;
        }),
      ),
    ),
  );
}

/** This machine, with the loading of grammars and the reading of rank files on a stopwatch of their own. */
function timedHost(loading: Stopwatch): Host {
  const host = nodeHost(resolve('dist'));
  return {
    ...host,
    assets: {
      async sourceReader() {
        const start = performance.now();
        const reader = await host.assets.sourceReader();
        loading.add('read', performance.now() - start);
        return reader;
      },
      ranks: {
        get o200k_base() {
          return loading.time('read', () => host.assets.ranks.o200k_base);
        },
        get cl100k_base() {
          return loading.time('read', () => host.assets.ranks.cl100k_base);
        },
      },
    },
  };
}

/** tree-sitter alone over the files that were parsed: what no design can go below. */
async function bareParseMs(session: Session): Promise<number> {
  await Parser.init({ wasmBinary: grammars.runtime, locateFile: (file: string) => file });
  const parser = new Parser();
  const files = nodeFileSystem();
  const languages = new Map<string, Language>();
  let fastest = Infinity;
  const inputs: { language: Language; text: string }[] = [];
  for (const path of new Set(session.parsed)) {
    const language = languageOf(path);
    if (language === undefined) continue;
    const name = language === 'notebook' ? 'python' : language;
    const loaded = languages.get(name) ?? (await Language.load(grammars[name]));
    languages.set(name, loaded);
    const text = new TextDecoder().decode(files.read(join(session.root, path), Infinity));
    inputs.push({ language: loaded, text: language === 'notebook' ? codeOf(text) : text });
  }
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    for (const { language, text } of inputs) {
      parser.setLanguage(language);
      parser.parse(text)?.delete();
    }
    fastest = Math.min(fastest, performance.now() - start);
  }
  return inputs.length > 0 ? fastest : 0;
}

function codeOf(notebook: string): string {
  const { cells } = JSON.parse(notebook) as { cells: { cell_type: string; source: string | string[] }[] };
  return cells
    .filter(cell => cell.cell_type === 'code')
    .map(cell => [cell.source].flat().join(''))
    .join('\n');
}

await main(process.argv.slice(2));
