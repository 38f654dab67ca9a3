import { expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { notebookText } from '../../src/server/notebook-text.ts';

const cell = (isCode: boolean, languageId: string, text: string) => ({
  isCode,
  document: TextDocument.create('cell', languageId, 1, text),
});

it('writes an open notebook as its file would be, every cell in its place', () => {
  const text = notebookText([
    cell(false, 'markdown', '# Title'),
    { isCode: true, document: undefined },
    cell(true, 'python', 'x = 1\n'),
    cell(true, 'sql', 'select 1'),
  ]);
  const { cells, metadata } = JSON.parse(text);
  expect(metadata.language_info.name).toBe('python');
  expect(cells.map((one: { cell_type: string; source: string }) => [one.cell_type, one.source])).toEqual([
    ['markdown', '# Title'],
    ['raw', ''],
    ['code', 'x = 1\n'],
    ['raw', 'select 1'],
  ]);
});
