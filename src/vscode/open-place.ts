import { join } from 'node:path';
import {
  NotebookEditorRevealType,
  NotebookRange,
  Position,
  Range,
  Selection,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { SourcePlace } from '../engine/model.ts';

/** Opens the file at a place of the report (counted from 1), a notebook at the cell. */
export async function openPlace(root: string, place: SourcePlace): Promise<void> {
  const isFolder = (workspace.workspaceFolders ?? []).some(folder => folder.uri.fsPath === root);
  const uri = Uri.file(isFolder ? join(root, place.file) : root);
  const position = new Position(place.line - 1, place.column - 1);
  const selection = new Range(position, position);
  if (place.cell === undefined) {
    await window.showTextDocument(uri, { selection });
    return;
  }
  const notebook = await workspace.openNotebookDocument(uri);
  const cells = new NotebookRange(place.cell, place.cell + 1);
  const editor = await window.showNotebookDocument(notebook, { selections: [cells] });
  editor.revealRange(cells, NotebookEditorRevealType.InCenterIfOutsideViewport);
  // Whoever went to another editor meanwhile is not taken back.
  if (window.activeNotebookEditor !== editor) return;
  const cell = notebook.cellAt(place.cell);
  const text = await window.showTextDocument(cell.document, { preserveFocus: false });
  text.selection = new Selection(position, position);
}
