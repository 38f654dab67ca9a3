import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ModelsAnswer, SwitchAnswer, SwitchArgument } from '../../src/server/protocol.ts';
import { editorWorkspace } from '../support/editor-workspace.ts';
import { LanguageServer } from '../support/lsp/language-server.ts';

let workspace: ReturnType<typeof editorWorkspace>;
let server: LanguageServer;
beforeEach(async () => {
  workspace = editorWorkspace();
  server = await LanguageServer.start({
    folder: workspace.folder,
    initializationOptions: { switchCommand: 'x.switch' },
  });
  server.open('api/chat.py');
  server.open('api/models.py');
});
afterEach(async () => {
  await server.end();
  workspace.remove();
});

const at = (file: string, line: number): SwitchArgument => ({
  textDocument: { uri: server.uri(file) },
  position: { line, character: 0 },
});
const list = async (file: string, line: number) => {
  const answer = await server.request<ModelsAnswer>('inferenceCost/models', at(file, line));
  if ('refused' in answer) throw new Error(answer.refused);
  return answer.list;
};

describe('the models that could stand at a place', () => {
  it('come with the cost of this very call, evidence with its source, the price’s day and what is lost', async () => {
    const { title, rows } = await list('api/chat.py', 9);
    expect(title).toContain('gpt-4.1 of this call');
    const present = rows.find(row => row.isPresent)!;
    expect(present.label).toBe('gpt-4.1 (in use)');
    expect(present.cost).toMatch(/^\$[\d.]+ – [\d.]+ · openai$/);
    const nano = rows.find(row => row.id === 'gpt-5.4-nano')!;
    expect(nano.cost).toMatch(/ less · openai$/);
    expect(nano.detail).toMatch(/tools.*context.*output.*in, \$.* out a million \(checked \d{4}-\d\d-\d\d\)/);
    expect(rows.some(row => /\w \d+(\.\d+)? \([\w.]+/.test(row.detail))).toBe(true);
    expect(rows.some(row => row.detail.includes('lost: '))).toBe(true);
    const costs = rows.flatMap(row => row.sort.cost ?? []);
    expect(costs).toEqual([...costs].sort((a, b) => a - b));
  });

  it('are the same where another file decides the model as where it is called', async () => {
    expect(await list('api/models.py', 0)).toEqual(await list('api/chat.py', 9));
  });

  it('are put there in the file that decides, tied to its version, by an edit of the client', async () => {
    server.answers.set('workspace/applyEdit', () => ({ applied: true }));
    const done = await server.request<SwitchAnswer>('inferenceCost/switchModel', {
      ...at('api/chat.py', 9),
      model: 'gpt-5.4-nano',
    });
    expect(done).toEqual({ title: 'Switch to gpt-5.4-nano' });
    const { edit } = (await server.askedFor('workspace/applyEdit')) as {
      edit: { documentChanges: { textDocument: unknown; edits: { newText: string }[] }[] };
    };
    expect(edit.documentChanges).toHaveLength(1);
    expect(edit.documentChanges[0]!.textDocument).toEqual({ uri: server.uri('api/models.py'), version: 1 });
    expect(edit.documentChanges[0]!.edits.map(e => e.newText)).toEqual(['gpt-5.4-nano']);
  });

  it('are refused with a reason where there is no model, and where the model is in use', async () => {
    const nowhere = await server.request<ModelsAnswer>('inferenceCost/models', at('api/chat.py', 0));
    expect(nowhere).toEqual({ refused: expect.stringContaining('no call and no model') });
    const same = await server.request<SwitchAnswer>('inferenceCost/switchModel', {
      ...at('api/chat.py', 9),
      model: 'gpt-4.1',
    });
    expect(same).toEqual({ refused: 'gpt-4.1: it is in use.' });
  });
});

it('offers the list at calls and at the constants that decide models, and nowhere else', async () => {
  const titles = async (file: string, line: number) =>
    (await server.codeActions(file, line)).map(({ title }) => title);
  expect(await titles('api/chat.py', 9)).toContain('Switch Model…');
  expect(await titles('api/models.py', 0)).toContain('Switch Model…');
  expect(await titles('api/chat.py', 0)).toEqual([]);
});
