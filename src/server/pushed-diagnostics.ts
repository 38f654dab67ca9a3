import type { Connection } from 'vscode-languageserver/node';
import type { Analysis } from './analysis.ts';
import { diagnostics } from './features/diagnostics.ts';
import type { OpenDocuments } from './open-documents.ts';
import type { Settings } from './protocol.ts';

/** Findings of open documents, sent when they change; an empty list takes them away again. */
export class PushedDiagnostics {
  readonly #connection: Connection;
  readonly #documents: OpenDocuments;
  readonly #sent = new Map<string, string>();

  constructor(connection: Connection, documents: OpenDocuments) {
    this.#connection = connection;
    this.#documents = documents;
  }

  show(analysis: Analysis, settings: Settings): void {
    const open = new Set<string>();
    for (const [path] of this.#documents.texts()) {
      const view = settings.diagnostics.enabled ? analysis.view(path) : undefined;
      for (const located of this.#documents.documentsOf(path)) {
        open.add(located.document.uri);
        this.#send(located.document.uri, view ? diagnostics(view, located) : []);
      }
    }
    for (const uri of this.#sent.keys()) if (!open.has(uri)) this.#send(uri, []);
  }

  #send(uri: string, list: ReturnType<typeof diagnostics>): void {
    const text = JSON.stringify(list);
    if (text === (this.#sent.get(uri) ?? '[]')) return;
    if (list.length === 0) this.#sent.delete(uri);
    else this.#sent.set(uri, text);
    void this.#connection.sendDiagnostics({ uri, diagnostics: list });
  }
}
