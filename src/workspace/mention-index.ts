import { KeptAnswers } from './kept-answers.ts';
import { anyOf, type WordFilter } from './mentions.ts';

/** The engine asks for the words of its SDKs, and for names that the code has. */
const MOST_ANSWERS = 1_000;
/** Tables of many words are large and slow to make: the last few stay. */
const MANY_WORDS = 200;
const MOST_TABLES = 4;

/** Which source files hold at least one of some words, remembered per list of words until a file changes. */
export class MentionIndex {
  readonly #answers = new KeptAnswers(MOST_ANSWERS);
  /** Of long lists of words. */
  readonly #tables = new Map<string, WordFilter | null>();
  readonly #textOf: (path: string) => string | undefined;

  constructor(textOf: (path: string) => string | undefined) {
    this.#textOf = textOf;
  }

  mentioning(words: readonly string[], paths: readonly string[]): readonly string[] {
    const question = words.join('\0');
    let filter: WordFilter | null | undefined;
    return this.#answers.ask(question, paths, path => {
      filter ??= words.length < MANY_WORDS ? anyOf(words) : this.#table(question, words);
      return filter?.test(this.#textOf(path) ?? '') === true;
    });
  }

  #table(question: string, words: readonly string[]): WordFilter | null {
    let table = this.#tables.get(question);
    if (table === undefined) {
      this.#tables.set(question, (table = anyOf(words)));
      const [oldest] = this.#tables.keys();
      if (this.#tables.size > MOST_TABLES && oldest !== undefined) this.#tables.delete(oldest);
    }
    return table;
  }

  forget(path: string): void {
    this.#answers.forget(path);
  }
}
