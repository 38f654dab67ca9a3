/** Waits for a pause in what it is told of, then works once. */
export class Pause {
  readonly #ms: number;
  readonly #work: () => Promise<void>;
  #timer: NodeJS.Timeout | undefined;
  #waiters: (() => void)[] = [];

  constructor(ms: number, work: () => Promise<void>) {
    this.#ms = ms;
    this.#work = work;
  }

  /** Something happened: the clock starts again. */
  restart(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.now(), this.#ms);
  }

  /** Resolves when the work that is waiting for the pause is done; at once when none is. */
  over(): Promise<void> {
    if (this.#timer === undefined) return Promise.resolve();
    return new Promise(done => this.#waiters.push(done));
  }

  /** Works without waiting any longer. */
  async now(): Promise<void> {
    this.stop();
    const waiters = this.#waiters;
    this.#waiters = [];
    try {
      await this.#work();
    } finally {
      for (const done of waiters) done();
    }
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
