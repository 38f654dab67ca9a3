import { anyOf } from './mentions.ts';

/** Word lists whose answers are kept: the engine asks the same few ones in every run. */
const keptLists = 24;

/** Which source files hold at least one of some words, remembered per list of words until a file changes. */
export class MentionIndex {
  readonly #lists = new Map<string, Map<string, boolean>>();
  readonly #textOf: (path: string) => string | undefined;

  constructor(textOf: (path: string) => string | undefined) {
    this.#textOf = textOf;
  }

  mentioning(words: readonly string[], paths: readonly string[]): readonly string[] {
    const pattern = anyOf(words);
    if (pattern === null) return [];
    const known = this.#answers(words.join('\0'));
    return paths.filter(path => {
      let holds = known.get(path);
      if (holds === undefined) {
        holds = pattern.test(this.#textOf(path) ?? '');
        known.set(path, holds);
      }
      return holds;
    });
  }

  forget(path: string): void {
    for (const answers of this.#lists.values()) answers.delete(path);
  }

  #answers(list: string): Map<string, boolean> {
    const answers = this.#lists.get(list) ?? new Map<string, boolean>();
    // Asked last comes last, so that the list asked longest ago is dropped first.
    this.#lists.delete(list);
    this.#lists.set(list, answers);
    const [oldest] = this.#lists.keys();
    if (this.#lists.size > keptLists && oldest !== undefined) this.#lists.delete(oldest);
    return answers;
  }
}
