/** Where the time of an analysis goes; what no stage takes is the engine's own. */
export type Stage = 'list' | 'read' | 'filter' | 'parse';

/** Adds up the milliseconds of each stage by the host's clock. */
export class Stopwatch {
  readonly #now: () => number;
  readonly #elapsed: Record<Stage, number> = { list: 0, read: 0, filter: 0, parse: 0 };

  constructor(now: () => number) {
    this.#now = now;
  }

  get elapsedMs(): Readonly<Record<Stage, number>> {
    return this.#elapsed;
  }

  time<T>(stage: Stage, action: () => T): T {
    const start = this.#now();
    try {
      return action();
    } finally {
      this.add(stage, this.#now() - start);
    }
  }

  add(stage: Stage, ms: number): void {
    this.#elapsed[stage] += ms;
  }
}
