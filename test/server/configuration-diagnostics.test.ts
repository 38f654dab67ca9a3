import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { editorWorkspace } from '../support/editor-workspace.ts';
import { LanguageServer } from '../support/lsp/language-server.ts';

interface Published {
  readonly uri: string;
  readonly diagnostics: readonly {
    readonly code: string;
    readonly message: string;
    readonly range: { readonly start: unknown };
  }[];
}

const workspace = editorWorkspace();
afterAll(() => workspace.remove());
const settings = (text: string) => writeFileSync(join(workspace.folder, 'inference-cost.yml'), text);

describe('inference-cost.yml in an editor', () => {
  it('shows its problems at their place, follows it, and knows its internal clients', async () => {
    settings('version: 1\nfeatures:\n  chat:\n    volumn: 5\n');
    writeFileSync(
      join(workspace.folder, 'api', 'own.py'),
      'from acme.llm import ask\n\ndef title(text):\n    return ask(model="gpt-4.1", messages=text)\n',
    );
    const server = await LanguageServer.start({ folder: workspace.folder });
    const published = (matches: (params: Published) => boolean) =>
      server.notified<Published>('textDocument/publishDiagnostics', params => matches(params as Published));
    const ofFile = (params: Published) => params.uri.endsWith('/inference-cost.yml');
    server.open('api/own.py');
    expect(await server.lenses('api/own.py')).toEqual([]);
    const { diagnostics } = await published(ofFile);
    expect(diagnostics).toEqual([
      expect.objectContaining({
        message: expect.stringContaining('found no entry point of "chat"'),
        range: expect.objectContaining({ start: { line: 2, character: 2 } }),
      }),
      expect.objectContaining({
        code: 'configuration',
        message: expect.stringContaining('did you mean volume?'),
        range: expect.objectContaining({ start: { line: 3, character: 4 } }),
      }),
    ]);

    settings(
      'sdks: { acme: { packages: acme.llm, provider: openai, methods: { path: ask, output-cap: limit } } }\n',
    );
    server.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: server.uri('inference-cost.yml'), type: 2 }],
    });
    expect(await server.lenses('api/own.py')).toEqual([expect.stringContaining('· gpt-4.1 ·')]);
    expect(await server.hover('api/own.py', 3, 12)).toContain('gpt\\-4\\.1');
    expect(
      (await published(params => ofFile(params) && params.diagnostics.length === 0)).diagnostics,
    ).toEqual([]);
    expect(
      (await published(params => params.uri.endsWith('own.py') && params.diagnostics.length > 0))
        .diagnostics[0]!.code,
    ).toBe('missing-output-cap');
    expect(await server.end()).toBe(0);
  });
});
