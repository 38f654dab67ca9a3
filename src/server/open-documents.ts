import {
  NotebookCellKind,
  NotebookDocuments,
  TextDocuments,
  type Connection,
  type NotebookDocument,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { notebookText } from './notebook-text.ts';
import { pathOfUri, uriOfPath } from './roots.ts';
import { pathOfUntitled } from './untitled.ts';

/** Where a document of the editor stands: a file, or a cell (0-based, among all cells) of a notebook file. */
export interface Located {
  readonly path: string;
  readonly cell?: number;
  readonly document: TextDocument;
}

const pathOf = ({ uri, languageId }: TextDocument): string | undefined =>
  pathOfUri(uri) ?? pathOfUntitled(uri, languageId);

const pathOfNotebook = (uri: string): string | undefined =>
  pathOfUri(uri) ?? pathOfUntitled(uri, 'jupyter-notebook');

/** The documents that are open in the editor, files, notebooks and what was never saved. Other schemes are not followed. */
export class OpenDocuments {
  readonly #files = new TextDocuments(TextDocument);
  readonly #notebooks = new NotebookDocuments(TextDocument);
  readonly #notebookUris = new Set<string>();

  /** `changed` gets the absolute path and the unsaved text, null when the file is closed. */
  constructor(connection: Connection, changed: (path: string, text: string | null) => void) {
    this.#files.onDidChangeContent(({ document }) => tell(pathOf(document), document.getText()));
    this.#files.onDidClose(({ document }) => tell(pathOf(document), null));
    this.#notebooks.onDidOpen(notebook => tell(pathOfNotebook(notebook.uri), this.#text(notebook)));
    this.#notebooks.onDidChange(({ notebookDocument }) =>
      tell(pathOfNotebook(notebookDocument.uri), this.#text(notebookDocument)),
    );
    this.#notebooks.onDidClose(notebook => {
      this.#notebookUris.delete(notebook.uri);
      tell(pathOfNotebook(notebook.uri), null);
    });
    this.#notebooks.onDidOpen(notebook => this.#notebookUris.add(notebook.uri));
    this.#files.listen(connection);
    this.#notebooks.listen(connection);

    function tell(path: string | undefined, text: string | null): void {
      if (path !== undefined) changed(path, text);
    }
  }

  /** Absolute path and unsaved text of every open file. */
  *texts(): Generator<readonly [path: string, text: string]> {
    for (const document of this.#files.all()) {
      const path = pathOf(document);
      if (path !== undefined) yield [path, document.getText()];
    }
    for (const notebook of this.#openNotebooks()) {
      const path = pathOfNotebook(notebook.uri);
      if (path !== undefined) yield [path, this.#text(notebook)];
    }
  }

  /** Unsaved or saved text of a file, where it is open. */
  textOf(path: string): string | undefined {
    return this.#files
      .all()
      .find(document => pathOf(document) === path)
      ?.getText();
  }

  /** The document of a URI; undefined when it is not open or is no file. */
  locate(uri: string): Located | undefined {
    const file = this.#files.get(uri);
    if (file) {
      const path = pathOf(file);
      return path === undefined ? undefined : { path, document: file };
    }
    const notebook = this.#notebooks.findNotebookDocumentForCell(uri);
    const path = notebook && pathOfNotebook(notebook.uri);
    if (!notebook || path === undefined) return undefined;
    const cell = notebook.cells.findIndex(one => one.document === uri);
    const document = this.#notebooks.cellTextDocuments.get(uri);
    return cell < 0 || !document ? undefined : { path, cell, document };
  }

  /** The open documents of a file: itself, or the code cells of a notebook. */
  documentsOf(path: string): readonly Located[] {
    const file = this.#files.all().find(document => pathOf(document) === path);
    if (file) return [{ path, document: file }];
    const notebook = this.#notebookOf(path);
    return (notebook?.cells ?? []).flatMap((one, cell) => {
      const document = this.#notebooks.getCellTextDocument(one);
      return document && one.kind === NotebookCellKind.Code ? [{ path, cell, document }] : [];
    });
  }

  /** The URI under which the editor knows a place; of a notebook's cell only when it is open. */
  uriOf(path: string, cell?: number): string | undefined {
    if (cell !== undefined) return this.#notebookOf(path)?.cells[cell]?.document;
    return this.documentsOf(path)[0]?.document.uri ?? uriOfPath(path);
  }

  #notebookOf(path: string): NotebookDocument | undefined {
    return [...this.#openNotebooks()].find(notebook => pathOfNotebook(notebook.uri) === path);
  }

  *#openNotebooks(): Generator<NotebookDocument> {
    for (const uri of this.#notebookUris) {
      const notebook = this.#notebooks.getNotebookDocument(uri);
      if (notebook) yield notebook;
    }
  }

  #text(notebook: NotebookDocument): string {
    return notebookText(
      notebook.cells.map(cell => ({
        isCode: cell.kind === NotebookCellKind.Code,
        document: this.#notebooks.getCellTextDocument(cell),
      })),
    );
  }
}
