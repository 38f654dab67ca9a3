import { createContext } from 'preact';
import type { Answer, FromPage, Question } from './protocol.ts';

/** Asks the editor; undefined in an exported page, where nobody answers. */
export type Ask = ((question: Question) => Promise<Answer>) | undefined;

export const AskContext = createContext<Ask>(undefined);

/** Numbers the questions, and brings each answer to who waits for it. */
export class Asking {
  readonly #send: (message: FromPage) => void;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #next = 1;

  constructor(send: (message: FromPage) => void) {
    this.#send = send;
  }

  ask(question: Question): Promise<Answer> {
    const id = this.#next++;
    this.#send({ kind: 'ask', id, question });
    return new Promise(resolve => this.#waiting.set(id, resolve));
  }

  take(id: number, answer: Answer): void {
    this.#waiting.get(id)?.(answer);
    this.#waiting.delete(id);
  }
}
