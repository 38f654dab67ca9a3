import {
  EventEmitter,
  Uri,
  ViewColumn,
  window,
  workspace,
  type Disposable,
  type TextDocumentContentProvider,
} from 'vscode';

const scheme = 'inference-cost';

/** A read-only page beside the editor that says why a place has its number, or why no call was found there. */
export class ExplanationPage implements TextDocumentContentProvider, Disposable {
  readonly #uri = Uri.from({ scheme, path: 'Why.txt' });
  readonly #changed = new EventEmitter<Uri>();
  readonly #registration = workspace.registerTextDocumentContentProvider(scheme, this);
  readonly onDidChange = this.#changed.event;
  #text = '';

  provideTextDocumentContent(): string {
    return this.#text;
  }

  async show(lines: readonly string[]): Promise<void> {
    this.#text = `${lines.join('\n')}\n`;
    this.#changed.fire(this.#uri);
    await window.showTextDocument(this.#uri, {
      viewColumn: ViewColumn.Beside,
      preserveFocus: true,
      preview: true,
    });
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
  }
}
