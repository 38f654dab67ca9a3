import { KeptAnswers } from './kept-answers.ts';
import { anyOf } from './mentions.ts';

/** The engine asks for the words of its SDKs, and for names that the code has. */
const MOST_ANSWERS = 1_000;

/** Which source files hold at least one of some words, remembered per list of words until a file changes. */
export class MentionIndex {
  readonly #answers = new KeptAnswers(MOST_ANSWERS);
  readonly #textOf: (path: string) => string | undefined;

  constructor(textOf: (path: string) => string | undefined) {
    this.#textOf = textOf;
  }

  mentioning(words: readonly string[], paths: readonly string[]): readonly string[] {
    let holds: ReturnType<typeof anyOf> | undefined;
    return this.#answers.ask(words.join('\0'), paths, path => {
      holds ??= anyOf(words);
      return holds?.test(this.#textOf(path) ?? '') === true;
    });
  }

  forget(path: string): void {
    this.#answers.forget(path);
  }
}
