import type { Connection, Diagnostic } from 'vscode-languageserver/node';
import type { Analysis } from './analysis.ts';
import { configurationDiagnostic } from './features/configuration-diagnostics.ts';
import { diagnostics } from './features/diagnostics.ts';
import type { OpenDocuments } from './open-documents.ts';
import type { Settings } from './protocol.ts';
import { uriOfPath } from './roots.ts';

/** Findings of open documents and problems of settings, sent when they change; an empty list takes them away again. */
export class PushedDiagnostics {
  readonly #connection: Connection;
  readonly #documents: OpenDocuments;
  readonly #sent = new Map<string, string>();

  constructor(connection: Connection, documents: OpenDocuments) {
    this.#connection = connection;
    this.#documents = documents;
  }

  show(analysis: Analysis, settings: Settings): void {
    const lists = new Map<string, Diagnostic[]>();
    const add = (uri: string, list: readonly Diagnostic[]) =>
      lists.set(uri, [...(lists.get(uri) ?? []), ...list]);
    for (const [path] of this.#documents.texts()) {
      const view = settings.diagnostics.enabled ? analysis.view(path) : undefined;
      for (const located of this.#documents.documentsOf(path))
        add(located.document.uri, view ? diagnostics(view, located) : []);
    }
    for (const { root, report } of settings.diagnostics.enabled ? analysis.reports : [])
      for (const problem of report.configuration.problems)
        add(uriOfPath(analysis.pathOf(root, problem.file)), [configurationDiagnostic(problem)]);
    for (const [uri, list] of lists) this.#send(uri, list);
    for (const uri of this.#sent.keys()) if (!lists.has(uri)) this.#send(uri, []);
  }

  #send(uri: string, list: Diagnostic[]): void {
    const text = JSON.stringify(list);
    if (text === (this.#sent.get(uri) ?? '[]')) return;
    if (list.length === 0) this.#sent.delete(uri);
    else this.#sent.set(uri, text);
    void this.#connection.sendDiagnostics({ uri, diagnostics: list });
  }
}
