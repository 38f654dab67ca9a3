interface Answer {
  readonly paths: readonly string[];
  readonly found: readonly string[];
  /** Files that changed since. */
  readonly changed: Set<string>;
}

/** Which files hold something, kept by what was asked: only files that changed are looked into again. */
export class KeptAnswers {
  readonly #answers = new Map<string, Answer>();
  readonly #most: number;

  /** Keeps the answers to `most` questions, those asked last. */
  constructor(most: number) {
    this.#most = most;
  }

  ask(question: string, paths: readonly string[], holds: (path: string) => boolean): readonly string[] {
    const known = this.#answers.get(question);
    const isSame = known !== undefined && isEqual(known.paths, paths);
    if (isSame && known.changed.size === 0) return known.found;
    const before = isSame ? new Set(known.found) : null;
    const found = paths.filter(path =>
      before && !known!.changed.has(path) ? before.has(path) : holds(path),
    );
    // Asked last comes last, so that the question asked longest ago is dropped first.
    this.#answers.delete(question);
    this.#answers.set(question, { paths, found, changed: new Set() });
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > this.#most && oldest !== undefined) this.#answers.delete(oldest);
    return found;
  }

  forget(path: string): void {
    for (const answer of this.#answers.values()) answer.changed.add(path);
  }
}

const isEqual = (one: readonly string[], other: readonly string[]): boolean =>
  one === other || (one.length === other.length && one.every((path, i) => path === other[i]));
