/**
 * Answers of a pure question, kept as long as the object that they rest on; of many the oldest go first. An edit asks
 * most questions again as they were asked before it.
 */
export class RecentAnswers<On extends object, Answer> {
  readonly #most: number;
  readonly #answers = new WeakMap<On, Map<string, { readonly answer: Answer }>>();

  /** `most`: answers kept for one object. */
  constructor(most: number) {
    this.#most = most;
  }

  /** The answer to a question, which `question` must tell apart from all others about `on`. */
  answer(on: On, question: string, work: () => Answer): Answer {
    let answers = this.#answers.get(on);
    if (!answers) this.#answers.set(on, (answers = new Map()));
    const known = answers.get(question);
    if (known) return known.answer;
    const answer = work();
    answers.set(question, { answer });
    const [oldest] = answers.keys();
    if (answers.size > this.#most && oldest !== undefined) answers.delete(oldest);
    return answer;
  }
}
