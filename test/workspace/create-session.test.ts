import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Host } from '../../src/workspace/host.ts';
import type { FileSystem } from '../../src/workspace/file-system.ts';
import { createSession } from '../../src/workspace/create-session.ts';
import { nodeAssets } from '../../src/workspace/node-assets.ts';
import { plainTree } from '../support/plain-tree.ts';
import { memoryFiles } from './memory-files.ts';
import type { Entry, MemoryFiles } from './memory-files.ts';

const assets = nodeAssets(resolve('src/workspace'));
const loaded: string[] = [];
let reader: Awaited<ReturnType<typeof assets.sourceReader>>;
beforeAll(async () => {
  reader = await assets.sourceReader();
});

function hostOf(files: MemoryFiles): Host {
  return {
    files,
    today: () => '2026-11-01',
    elapsedMs: () => 0,
    assets: {
      sourceReader: () => {
        loaded.push('reader');
        return Promise.resolve(reader);
      },
      ranks: {
        get o200k_base() {
          loaded.push('o200k_base');
          return assets.ranks.o200k_base;
        },
        get cl100k_base() {
          loaded.push('cl100k_base');
          return assets.ranks.cl100k_base;
        },
      },
    },
  };
}

const client = `from openai import OpenAI\nclient = OpenAI()\n`;
const settings = `MODEL = "gpt-4o-mini"\n`;
const prompts = `SYSTEM = "You answer questions about trains."\n`;
const service = `from clients import client
from prompts import SYSTEM
from settings import MODEL

def answer(question):
    return client.chat.completions.create(
        model=MODEL, messages=[{"role": "system", "content": SYSTEM}, {"role": "user", "content": question}], max_tokens=100
    )
`;
const workspace: Record<string, Entry> = {
  '/w/clients.py': client,
  '/w/settings.py': settings,
  '/w/prompts.py': prompts,
  '/w/service.py': service,
};

describe('a session', () => {
  it('loads nothing for an empty workspace', async () => {
    loaded.length = 0;
    const session = createSession(hostOf(memoryFiles({ '/w/README.md': 'x' })), { root: '/w' });
    await session.prepare();
    expect(session.report().calls).toEqual([]);
    expect(loaded).toEqual([]);
  });

  it('prices a service with client, model and prompt in other files', async () => {
    const session = createSession(hostOf(memoryFiles(workspace)), { root: '/w' });
    await session.prepare();
    const [call] = session.report().calls;
    expect(call).toMatchObject({
      file: 'service.py',
      line: 6,
      sdk: 'openai',
      outputCap: 100,
      model: { ids: ['gpt-4o-mini'], source: 'cross-file' },
      prompt: { staticChars: 34 },
    });
    expect(call?.prompt.segments[0]).toMatchObject({ file: 'prompts.py', startLine: 1, role: 'system' });
    expect(call?.usd).not.toBeNull();
  });

  it('parses no file of ten thousand without calls', async () => {
    const texts = new Map(
      [...plainTree(10_000)].map(([path, text]) => [path.replaceAll('/', '_'), Buffer.from(text)]),
    );
    const files = memoryFiles({});
    const flat: FileSystem = {
      ...files,
      realPath: path => path,
      kind: () => 'folder',
      list: () => [...texts.keys()].map(name => ({ name, kind: 'file' })),
      read: path => texts.get(path.slice('/w/'.length))!,
    };
    const session = createSession({ ...hostOf(files), files: flat }, { root: '/w' });
    await session.prepare();
    session.report();
    expect(session.paths).toHaveLength(10_000);
    expect(session.parsed).toEqual([]);
  });

  it('follows unsaved text and changes on disk', async () => {
    const files = memoryFiles({ ...workspace });
    const session = createSession(hostOf(files), { root: '/w' });
    await session.prepare();
    session.report();
    const before = session.parsed.length;
    session.setText('settings.py', 'MODEL = "gpt-4.1"\n');
    expect(session.report().calls[0]?.model.ids).toEqual(['gpt-4.1']);
    expect(session.parsed.slice(before)).toEqual(['settings.py']);
    session.setText('settings.py', null);
    expect(session.report().calls[0]?.model.ids).toEqual(['gpt-4o-mini']);
    files.entries.delete('/w/settings.py');
    session.filesChanged(['settings.py']);
    expect(session.report().calls[0]?.model.ids).toEqual([]);
  });

  it('reads its configuration, and a changed one', async () => {
    const files = memoryFiles({
      ...workspace,
      '/w/inference-cost.yml': 'version: 1\nexclude: ["service.py"]\n',
    });
    const session = createSession(hostOf(files), { root: '/w' });
    await session.prepare();
    expect(session.report().calls).toEqual([]);
    files.entries.set('/w/inference-cost.yml', 'version: 1\nnonsense: true\n');
    session.filesChanged(['inference-cost.yml']);
    const report = session.report();
    expect(report.calls).toHaveLength(1);
    expect(report.configuration.files).toEqual(['inference-cost.yml']);
    expect(report.configuration.problems).toMatchObject([{ file: 'inference-cost.yml', line: 2 }]);
  });

  it('explains a place', async () => {
    const session = createSession(hostOf(memoryFiles(workspace)), { root: '/w' });
    await session.prepare();
    expect(session.explain('service.py', 6).call?.id).toMatch(/^service\.py:6:/);
    expect(session.explain('settings.py', 1)).toMatchObject({ call: null });
    expect(session.explain('nowhere.py', 1)).toMatchObject({ call: null });
    expect(session.explain('service.py', 9999)).toMatchObject({ call: null });
  });
});
