import { readFileSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/engine/model.ts';
import { LanguageServer } from '../support/lsp/language-server.ts';
import { leaked, plantedWorkspace } from '../support/planted-secrets.ts';

const folder = realpathSync(plantedWorkspace());
const lines = readFileSync(join(folder, 'app.py'), 'utf8').split('\n');
afterAll(() => rmSync(folder, { recursive: true }));

describe('keys, and secrets of .env files, reach nothing that the language server says', () => {
  let server: LanguageServer;
  /** Everything that was answered. */
  const said: unknown[] = [];
  const ask = async <T>(method: string, params?: unknown): Promise<T> => {
    const answer = await server.request<T>(method, params).catch((error: Error) => error.message as T);
    said.push(answer);
    return answer;
  };
  const document = { textDocument: { uri: '' } };

  beforeAll(async () => {
    server = await LanguageServer.start({ folder });
    document.textDocument.uri = server.uri('app.py');
    server.open('app.py');
    server.open('broken.py');
    server.open('inference-cost.yml');
  });
  afterAll(() => server.end());

  it('reports, lenses, hints and the overview', async () => {
    const { reports } = await ask<{ reports: { report: Report }[] }>('inferenceCost/report');
    expect(reports[0]!.report.calls.length).toBeGreaterThan(3);
    for (const file of ['app.py', 'broken.py', 'inference-cost.yml']) {
      await ask('textDocument/codeLens', { textDocument: { uri: server.uri(file) } });
      await ask('textDocument/inlayHint', {
        textDocument: { uri: server.uri(file) },
        range: { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } },
      });
    }
    await ask('inferenceCost/overview');
    for (const format of ['html', 'md', 'csv', 'json']) await ask('inferenceCost/export', { format });
    expect(leaked(JSON.stringify(said))).toEqual([]);
  });

  it('hovers, explanations, models and status of every line', async () => {
    let hovers = 0;
    for (const [line, text] of lines.entries()) {
      for (const character of [4, text.indexOf('create('), text.indexOf('model='), text.length >> 1]) {
        const position = { line, character: Math.max(0, character) };
        if (await ask('textDocument/hover', { ...document, position })) hovers++;
      }
      const position = { line, character: 8 };
      await ask('inferenceCost/explain', { ...document, position });
      await ask('inferenceCost/models', { ...document, position });
      await ask('inferenceCost/status', { ...document, position });
    }
    expect(hovers).toBeGreaterThan(3);
    expect(leaked(JSON.stringify(said))).toEqual([]);
  });

  it('scenarios and what refuses them', async () => {
    for (const set of [
      ['gpt-4o-mini=gpt-4o'],
      ['model.gpt-4o=gpt-4o-mini'],
      ['nothing=gpt-4o'],
      ['feature.x.turns=3'],
    ])
      await ask('inferenceCost/whatIf', { root: folder, set });
    expect(leaked(JSON.stringify(said))).toEqual([]);
  });

  it('findings, titles of fixes, the log and the error output', async () => {
    const published = await server.notified<{ diagnostics: unknown[] }>(
      'textDocument/publishDiagnostics',
      params => JSON.stringify(params).includes('app.py'),
    );
    expect(published.diagnostics.length).toBeGreaterThan(0);
    for (const line of lines.keys()) said.push((await server.codeActions('app.py', line)).map(a => a.title));
    await ask('inferenceCost/scan');
    expect(leaked(JSON.stringify([said, server.notifications, server.asked, server.stderr]))).toEqual([]);
  });
});
