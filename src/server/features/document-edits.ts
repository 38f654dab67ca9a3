import type { TextDocumentEdit } from 'vscode-languageserver/node';
import type { Edit } from '../../engine/model.ts';
import type { OpenDocuments } from '../open-documents.ts';
import { position } from './place.ts';

/** One edit a document, tied to the version that the report was made of; undefined when a cell is not open. */
export function documentEdits(
  edits: readonly Edit[],
  documents: OpenDocuments,
  pathOf: (file: string) => string,
): TextDocumentEdit[] | undefined {
  const byUri = new Map<string, TextDocumentEdit>();
  for (const edit of edits) {
    const uri = documents.uriOf(pathOf(edit.file), edit.start.cell);
    if (uri === undefined) return undefined;
    const version = documents.locate(uri)?.document.version ?? null;
    const document = byUri.get(uri) ?? { textDocument: { uri, version }, edits: [] };
    document.edits.push(textEdit(edit));
    byUri.set(uri, document);
  }
  return [...byUri.values()];
}

function textEdit({ start, end, text }: Edit) {
  return { range: { start: position(start), end: position(end) }, newText: text };
}
