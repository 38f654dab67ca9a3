import { StatusBarAlignment, window, type Disposable, type StatusBarItem } from 'vscode';
import type { StatusAnswer } from '../server/protocol.ts';
import { commandIds } from './command-ids.ts';

/** What the file in front, or the feature under the cursor, comes to; a click turns the report there. */
export class StatusBar implements Disposable {
  readonly #item: StatusBarItem = window.createStatusBarItem('inferenceCost', StatusBarAlignment.Right, 90);

  constructor() {
    this.#item.name = 'Inference Cost';
  }

  show({ text, tooltip, focus }: StatusAnswer): void {
    this.#item.text = text;
    this.#item.tooltip = `${tooltip}\nClick to see it in the report`;
    this.#item.command = { title: 'Show Report', command: commandIds.showReport, arguments: [focus] };
    this.#item.show();
  }

  hide(): void {
    this.#item.hide();
  }

  dispose(): void {
    this.#item.dispose();
  }
}
