import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/engine/model.ts';
import { LanguageServer } from '../support/lsp/language-server.ts';

/** Enough files with calls for a scan of more than a second on any machine. */
const files = 1_500;
const folder = mkdtempSync(join(tmpdir(), 'large-workspace-'));
let server: LanguageServer;

interface Progress {
  readonly token: string;
  readonly value: { readonly kind: string; readonly percentage?: number; readonly cancellable?: boolean };
}

beforeAll(() => {
  for (let i = 0; i < files; i++) {
    const room = join(folder, `room${i % 30}`);
    mkdirSync(room, { recursive: true });
    const call = 'client.responses.create(model="gpt-4o", input=f"Say {text} again")';
    const text = `from openai import OpenAI\nclient = OpenAI()\ndef f(text):\n    return ${call}\n`;
    writeFileSync(join(room, `file${i}.py`), text);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => server.end());

const start = async () => {
  server = await LanguageServer.start({ folder, capabilities: { window: { workDoneProgress: true } } });
};
const progress = (kind: string) =>
  server.notified<Progress>('$/progress', ({ value }) => value.kind === kind, 60_000);
const report = async (method: string) => {
  const { reports } = await server.request<{ reports: { report: Report }[] }>(method);
  return reports[0]?.report;
};

describe('the first scan of a large workspace', () => {
  it('shows how far it is', async () => {
    await start();
    const done = report('inferenceCost/report');
    expect((await progress('begin')).value.cancellable).toBe(true);
    expect((await progress('report')).value.percentage).toBeGreaterThanOrEqual(0);
    await progress('end');
    expect((await done)!.totals.calls).toBe(files);
  }, 120_000);

  it('can be cancelled, answers other requests meanwhile, and starts again when asked to', async () => {
    await start();
    const cancelled = report('inferenceCost/report');
    const { token } = await progress('begin');
    const asked = performance.now();
    expect(await server.lenses('', 'untitled:Untitled-1')).toEqual([]);
    expect(performance.now() - asked).toBeLessThan(1_000);
    server.notify('window/workDoneProgress/cancel', { token });
    expect(await cancelled).toBeUndefined();
    expect((await report('inferenceCost/scan'))!.totals.calls).toBe(files);
  }, 120_000);
});
