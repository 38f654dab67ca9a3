import { Range, ThemeColor, window, type Disposable, type TextEditor } from 'vscode';
import type { StatusAnswer } from '../server/protocol.ts';

/** The amount of the call under the cursor, at the end of its line: nothing moves when the cursor does. */
export class CursorAmount implements Disposable {
  readonly #decoration = window.createTextEditorDecorationType({
    after: { margin: '0 0 0 2em', color: new ThemeColor('editorCodeLens.foreground') },
  });
  #editor: TextEditor | undefined;

  show(editor: TextEditor, { line, title }: NonNullable<StatusAnswer['call']>): void {
    if (this.#editor !== editor) this.hide();
    this.#editor = editor;
    const { end } = editor.document.lineAt(Math.min(line, editor.document.lineCount - 1)).range;
    const renderOptions = { after: { contentText: title } };
    editor.setDecorations(this.#decoration, [{ range: new Range(end, end), renderOptions }]);
  }

  hide(): void {
    this.#editor?.setDecorations(this.#decoration, []);
    this.#editor = undefined;
  }

  dispose(): void {
    this.#decoration.dispose();
  }
}
