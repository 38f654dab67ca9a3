import type { TextDocument } from 'vscode-languageserver-textdocument';

/** A cell as the editor has it; no document where the editor keeps its text to itself. */
export interface OpenCell {
  readonly isCode: boolean;
  readonly document: TextDocument | undefined;
}

/** The text that an open notebook would have as an `.ipynb` file: the analysis reads saved and unsaved ones alike. */
export function notebookText(cells: readonly OpenCell[]): string {
  const language = cells.find(cell => cell.isCode && cell.document)?.document?.languageId ?? 'python';
  const written = cells.map(({ isCode, document }) => ({
    // a code cell of a second language keeps its place, not its meaning
    cell_type: !isCode ? 'markdown' : document?.languageId === language ? 'code' : 'raw',
    metadata: {},
    source: document?.getText() ?? '',
  }));
  return JSON.stringify({
    cells: written,
    metadata: { kernelspec: { language, name: language }, language_info: { name: language } },
    nbformat: 4,
    nbformat_minor: 5,
  });
}
