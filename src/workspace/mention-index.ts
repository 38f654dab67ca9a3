import { anyOf, type WordFilter } from './mentions.ts';

/** Word lists whose answers are kept: the engine asks the same few ones in every run. */
const keptLists = 24;

interface Answers {
  readonly known: Map<string, boolean>;
  /** Made when a file has to be looked at. */
  filter: WordFilter | null;
}

/** Which source files hold at least one of some words, remembered per list of words until a file changes. */
export class MentionIndex {
  readonly #lists = new Map<string, Answers>();
  readonly #textOf: (path: string) => string | undefined;

  constructor(textOf: (path: string) => string | undefined) {
    this.#textOf = textOf;
  }

  mentioning(words: readonly string[], paths: readonly string[]): readonly string[] {
    const answers = this.#answers(words.join('\0'));
    return paths.filter(path => {
      let holds = answers.known.get(path);
      if (holds === undefined) {
        answers.filter ??= anyOf(words);
        holds = answers.filter?.test(this.#textOf(path) ?? '') ?? false;
        answers.known.set(path, holds);
      }
      return holds;
    });
  }

  forget(path: string): void {
    for (const { known } of this.#lists.values()) known.delete(path);
  }

  #answers(list: string): Answers {
    const answers: Answers = this.#lists.get(list) ?? { known: new Map(), filter: null };
    // Asked last comes last, so that the list asked longest ago is dropped first.
    this.#lists.delete(list);
    this.#lists.set(list, answers);
    const [oldest] = this.#lists.keys();
    if (this.#lists.size > keptLists && oldest !== undefined) this.#lists.delete(oldest);
    return answers;
  }
}
