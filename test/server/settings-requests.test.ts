import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Report } from '../../src/engine/model.ts';
import type {
  AssumptionArgument,
  DismissArgument,
  EditConfigurationAnswer,
  InitConfigurationAnswer,
  ProductEdit,
  VolumeArgument,
} from '../../src/server/protocol.ts';
import { editorWorkspace } from '../support/editor-workspace.ts';
import { LanguageServer } from '../support/lsp/language-server.ts';

const editCommands = { dismiss: 'x.dismiss', volume: 'x.volume', assumption: 'x.assumption' };
let workspace: ReturnType<typeof editorWorkspace>;
let server: LanguageServer;
beforeEach(() => (workspace = editorWorkspace()));
afterEach(async () => {
  await server.end();
  workspace.remove();
});

const file = () => join(workspace.folder, 'inference-cost.yml');
const text = () => readFileSync(file(), 'utf8');
const start = async (withCommands = true) => {
  server = await LanguageServer.start({
    folder: workspace.folder,
    initializationOptions: withCommands ? { editCommands } : {},
  });
  server.open('api/chat.py');
};
const report = async (): Promise<Report> =>
  (await server.request<{ reports: { report: Report }[] }>('inferenceCost/report')).reports[0]!.report;
const edit = (...edits: ProductEdit[]) =>
  server.request<EditConfigurationAnswer>('inferenceCost/editConfiguration', { edits });

interface Action {
  readonly title: string;
  readonly command?: { readonly command: string; readonly arguments: unknown[] };
}
const actionsAt = async (line: number): Promise<Action[]> =>
  (await server.codeActions('api/chat.py', line)) as unknown as Action[];
const argumentOf = async <T>(line: number, command: string): Promise<T> =>
  (await actionsAt(line)).find(action => action.command?.command === command)!.command!.arguments[0] as T;

describe('the actions of a call', () => {
  it('dismiss a finding, change an assumption, and the report follows', async () => {
    await start();
    const dismiss = await argumentOf<DismissArgument>(9, 'x.dismiss');
    expect(dismiss.message).toContain('max');
    expect(await edit({ kind: 'dismiss', finding: dismiss.finding, reason: 'short answers' })).toEqual({
      file: file(),
    });
    expect(text()).toMatch(
      /- finding: missing-output-cap@api\/chat\.py#answer.*\n {4}reason: short answers\n/,
    );
    expect((await report()).findings.map(({ key }) => key)).not.toContain(dismiss.finding);
    expect((await actionsAt(9)).map(({ title }) => title)).not.toContain(
      'Dismiss “missing-output-cap” here…',
    );

    const before = await server.lenses('api/chat.py');
    const { assumption, scope, near } = await argumentOf<AssumptionArgument>(9, 'x.assumption');
    expect(near).toBe('api/chat.py');
    const value = { low: 5, typical: 5, high: 5 };
    await edit({ kind: 'assumption', assumption, ...(scope ? { scope } : {}), value });
    const after = await server.lenses('api/chat.py');
    expect(after[0]).not.toBe(before[0]);
    expect(after[1]).toBe(before[1]);
    expect((await report()).configuration.problems).toEqual([]);
  });

  it('set the volume of the feature that reaches it', async () => {
    await start();
    writeFileSync(
      join(workspace.folder, 'api', 'main.py'),
      'from fastapi import FastAPI\nfrom api.chat import answer\napp = FastAPI()\n\n@app.post("/answer")\ndef post(question: str):\n    return answer(question)\n',
    );
    server.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: server.uri('api/main.py'), type: 1 }],
    });
    const { feature } = await argumentOf<VolumeArgument>(9, 'x.volume');
    expect(feature).toBe('POST /answer');
    expect((await report()).totals.usdPerMonth).toBeNull();
    await edit({ kind: 'volume', feature, perMonth: 1000 });
    const { features, totals } = await report();
    const named = features.find(({ name }) => name === feature)!;
    expect(named.usdPerMonth!.typical).toBeCloseTo(named.usd!.typical * 1000, 9);
    expect(totals.usdPerMonth!.typical).toBeCloseTo(named.usdPerMonth!.typical, 9);
  });

  it('run on the server where the client has no commands of its own', async () => {
    await start(false);
    const offered = (await actionsAt(9)).filter(action => action.command);
    expect(offered.map(({ title }) => title)).toEqual(['Dismiss “missing-output-cap” here']);
    await server.request('workspace/executeCommand', offered[0]!.command);
    expect(text()).toContain('missing-output-cap@api/chat.py#answer');
    writeFileSync(file(), 'features: [\n');
    await server.request('workspace/executeCommand', offered[0]!.command);
    const told = await server.notified<{ message: string }>('window/showMessage');
    expect(told.message).toMatch(/inference-cost\.yml: line 2, column 1: .*Mend it first/);
  });
});

describe('editConfiguration refuses', () => {
  it('a file that has unsaved changes in the editor', async () => {
    await start();
    writeFileSync(file(), 'version: 1\n');
    server.open('inference-cost.yml', 'version: 1\n# typing\n');
    expect(await edit({ kind: 'rule', rule: 'missing-output-cap', setting: 'off' })).toEqual({
      refused: 'inference-cost.yml has unsaved changes: save it first, then try again',
    });
    expect(text()).toBe('version: 1\n');
  });

  it('an unknown folder, and edits beside no folder', async () => {
    await start();
    const answer = await server.request('inferenceCost/editConfiguration', { root: '/elsewhere', edits: [] });
    expect(answer).toEqual({ refused: '/elsewhere is no folder of this workspace' });
  });
});

describe('unsaved text of inference-cost.yml', () => {
  it('counts while it is typed, and its problems are shown at their place', async () => {
    await start();
    writeFileSync(file(), '');
    server.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: server.uri('inference-cost.yml'), type: 1 }],
    });
    const before = await server.lenses('api/chat.py');
    server.open('inference-cost.yml', 'assumptions: { everywhere: { output: 7 } }\nvolumes: 3\n');
    expect((await server.lenses('api/chat.py'))[0]).not.toBe(before[0]);
    const { diagnostics } = await server.notified<{ diagnostics: { message: string; range: unknown }[] }>(
      'textDocument/publishDiagnostics',
      params => JSON.stringify(params).includes('is not known'),
    );
    expect(diagnostics[0]!.range).toMatchObject({ start: { line: 1, character: 0 } });
    // a slip that changes no figure is shown all the same
    server.edit('inference-cost.yml', [1, 0], [1, 7], 'feature');
    await server.notified('textDocument/publishDiagnostics', params =>
      JSON.stringify(params).includes('did you mean features?'),
    );
    expect(await server.lenses('inference-cost.yml')).toEqual([]);
    expect((await report()).configuration.files).toEqual(['inference-cost.yml']);
  });
});

describe('initConfiguration', () => {
  const init = () => server.request<InitConfigurationAnswer>('inferenceCost/initConfiguration', {});

  it('writes what the command line writes, and a second time nothing', async () => {
    await start();
    expect(await init()).toMatchObject({ file: file(), isNew: true, gone: 0 });
    const written = text();
    expect(written).toContain('api/chat.py#answer/chat.completions.create#0:');
    expect(await init()).toEqual({ file: file(), isNew: false, added: 0, gone: 0 });
    expect(text()).toBe(written);
  });

  it('adds what is new, and refuses a file with errors', async () => {
    await start();
    await init();
    const more =
      'from openai import OpenAI\n\ndef more(q):\n    return OpenAI().responses.create(model="gpt-4o", input=q)\n';
    writeFileSync(join(workspace.folder, 'api', 'more.py'), more);
    server.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: server.uri('api/more.py'), type: 1 }],
    });
    expect(await init()).toMatchObject({ isNew: false, added: 2, gone: 0 });
    writeFileSync(file(), 'features: [\n');
    expect(await init()).toEqual({ refused: expect.stringMatching(/^inference-cost\.yml: line 2/) });
  });
});
