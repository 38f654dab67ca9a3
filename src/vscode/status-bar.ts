import { StatusBarAlignment, window, type Disposable, type StatusBarItem, type TextEditor } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { method, type StatusAnswer, type StatusParams } from '../server/protocol.ts';
import { commandIds } from './command-ids.ts';

/** What the file in front comes to; hidden where it has no calls. */
export class StatusBar implements Disposable {
  readonly #item: StatusBarItem = window.createStatusBarItem('inferenceCost', StatusBarAlignment.Right, 90);
  #asked = 0;

  constructor() {
    this.#item.name = 'Inference Cost';
    this.#item.command = commandIds.showReport;
  }

  /** Asks anew; the answer to an older question is dropped. */
  async update(client: LanguageClient, editor: TextEditor | undefined): Promise<void> {
    const question = ++this.#asked;
    const answer = editor ? await this.#ask(client, editor) : null;
    if (question !== this.#asked) return;
    if (!answer) return this.#item.hide();
    this.#item.text = answer.text;
    this.#item.tooltip = answer.tooltip;
    this.#item.show();
  }

  async #ask(client: LanguageClient, editor: TextEditor): Promise<StatusAnswer | null> {
    const textDocument = client.code2ProtocolConverter.asTextDocumentIdentifier(editor.document);
    const params: StatusParams = { textDocument };
    return client.sendRequest<StatusAnswer | null>(method.status, params).catch(() => null);
  }

  hide(): void {
    this.#asked++;
    this.#item.hide();
  }

  dispose(): void {
    this.#item.dispose();
  }
}
