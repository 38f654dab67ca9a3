import { window, type Disposable, type TextEditor } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { method, type StatusAnswer, type StatusParams } from '../server/protocol.ts';
import { CursorAmount } from './cursor-amount.ts';
import { readSettings } from './settings.ts';
import { StatusBar } from './status-bar.ts';

/** The cursor rests this long before it is asked about: nothing flickers while it moves. */
const restMs = 120;

/** What follows the cursor: the status bar, and the amount at the end of a call's line where lenses are off. */
export class CursorSurfaces implements Disposable {
  readonly #status = new StatusBar();
  readonly #amount = new CursorAmount();
  readonly #running: () => Promise<LanguageClient> | undefined;
  readonly #moved: Disposable;
  #timer: NodeJS.Timeout | undefined;
  #asked = 0;

  /** `running`: the client of a running server, where one runs. */
  constructor(running: () => Promise<LanguageClient> | undefined) {
    this.#running = running;
    this.#moved = window.onDidChangeTextEditorSelection(() => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.update(), restMs);
    });
  }

  /** Asks anew; the answer to an older question is dropped. */
  async update(): Promise<void> {
    const question = ++this.#asked;
    const editor = window.activeTextEditor;
    const { statusBar, codeLens } = readSettings();
    const followsCursor = codeLens.enabled && codeLens.mode === 'cursor';
    const running = await this.#running()?.catch(() => undefined);
    const isWanted = editor && running && (statusBar.enabled || followsCursor);
    const answer = isWanted ? await ask(running, editor) : null;
    if (question !== this.#asked) return;
    if (answer && statusBar.enabled) this.#status.show(answer);
    else this.#status.hide();
    if (answer?.call && editor && followsCursor) this.#amount.show(editor, answer.call);
    else this.#amount.hide();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const one of [this.#moved, this.#status, this.#amount]) one.dispose();
  }
}

async function ask(client: LanguageClient, editor: TextEditor): Promise<StatusAnswer | null> {
  const { asTextDocumentIdentifier, asPosition } = client.code2ProtocolConverter;
  const params: StatusParams = {
    textDocument: asTextDocumentIdentifier(editor.document),
    position: asPosition(editor.selection.active),
  };
  return client.sendRequest<StatusAnswer | null>(method.status, params).catch(() => null);
}
