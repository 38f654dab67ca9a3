import { resolve } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { createSession } from '../../src/workspace/create-session.ts';
import type { Host } from '../../src/workspace/host.ts';
import { nodeAssets } from '../../src/workspace/node-assets.ts';
import { memoryFiles, type Entry, type MemoryFiles } from '../workspace/memory-files.ts';

const assets = nodeAssets(resolve('src/workspace'));
let reader: Awaited<ReturnType<typeof assets.sourceReader>>;
beforeAll(async () => {
  reader = await assets.sourceReader();
});

const hostOf = (files: MemoryFiles): Host => ({
  files,
  today: () => '2026-11-01',
  elapsedMs: () => 0,
  assets: { sourceReader: () => Promise.resolve(reader), ranks: assets.ranks },
});

/** Numbers of a fixed sequence: the test must fail the same way each time. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const models = ['gpt-4o', 'gpt-4o-mini', 'gpt-5-mini'];
/** Texts that each file may have; null: it isn't there. */
const choices: Readonly<Record<string, readonly (string | null)[]>> = {
  '/w/settings.py': [...models.map(m => `MODEL = "${m}"\n`), 'from deep import MODEL\n', null],
  '/w/deep.py': [...models.map(m => `MODEL = "${m}"\n`), null],
  '/w/wrapper.py': [
    'from openai import OpenAI\nfrom settings import MODEL\ndef ask(text, model=MODEL):\n    return OpenAI().chat.completions.create(model=model, messages=[{"role": "system", "content": open("p.txt").read()}, {"role": "user", "content": text}])\n',
    'from openai import OpenAI\nimport os\ndef ask(text, model=None):\n    return OpenAI().chat.completions.create(model=model or os.getenv("M"), messages=[{"role": "user", "content": text}])\n',
  ],
  '/w/one.py': [
    'x = 1\n',
    'from wrapper import ask\nask("one", "gpt-4o-mini")\n',
    'from wrapper import ask\nask("uno")\n',
    null,
  ],
  '/w/two.py': ['y = 2\n', 'from wrapper import ask\nask("two two", model="gpt-4.1")\n', null],
  '/w/p.txt': ['Be kind.', 'Be very kind, and short.', null],
  '/w/compose.yml': ['services:\n  a:\n    environment:\n      M: gpt-4o\n', 'services: {}\n', null],
  '/w/src/app.ts': [
    'import OpenAI from "openai";\nimport { model } from "@/conf";\nvoid new OpenAI().chat.completions.create({ model, messages: [] });\n',
    'export const z = 1;\n',
  ],
  '/w/lib/conf.ts': ['export const model = "gpt-4o";\n', 'export const model = "gpt-4o-mini";\n', null],
  '/w/aside.py': ['z = 3\n', 'def quiet():\n    return 4\n', 'from wrapper import ask\nask("aside")\n', null],
  '/w/notes.md': ['# Notes', '# Notes, longer', null],
  '/w/tsconfig.json': ['{"compilerOptions": {"paths": {"@/*": ["./lib/*"]}}}', '{}', null],
};

test.each((process.env['SEEDS'] ?? '1').split(',').map(Number))(
  'after any edits the report is that of a scan from scratch (%i)',
  async seed => {
    const next = random(seed);
    const entries: Record<string, Entry> = {};
    for (const [path, texts] of Object.entries(choices)) {
      const text = texts[next(texts.length)];
      if (typeof text === 'string') entries[path] = text;
    }
    const files = memoryFiles(entries);
    const session = createSession(hostOf(files), { root: '/w', includeTests: true, includePrompts: true });
    await session.prepare();
    session.report();
    for (let step = 0; step < 12; step++) {
      const paths = Object.keys(choices);
      const path = step % 3 === 2 ? '/w/aside.py' : paths[next(paths.length)]!;
      const texts = choices[path]!;
      const text = texts[next(texts.length)];
      if (typeof text === 'string') files.entries.set(path, text);
      else files.entries.delete(path);
      if (typeof text === 'string') entries[path] = text;
      else Reflect.deleteProperty(entries, path);
      session.filesChanged([path.slice(3)]);
      await session.prepare();
      const fresh = createSession(hostOf(memoryFiles(entries)), {
        root: '/w',
        includeTests: true,
        includePrompts: true,
      });
      await fresh.prepare();
      expect(JSON.stringify(session.report()), `step ${String(step)}: ${path}`).toBe(
        JSON.stringify(fresh.report()),
      );
    }
  },
  240_000,
);
