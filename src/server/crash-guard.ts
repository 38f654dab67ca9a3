/** How often a file may take the worker down before it is left out. */
const crashesForgiven = 1;
/** Crashes with no file to blame, within the window, after which the analysis rests. */
const unexplainedLimit = 3;
const windowMs = 3 * 60_000;

/** `again`: start afresh; `leave-out`: start afresh without that file; `give-up`: a restart would crash again. */
export type Verdict =
  | { readonly action: 'again' }
  | { readonly action: 'leave-out'; readonly file: string }
  | { readonly action: 'give-up' };

/** Decides after each crash of the worker whether to go on, and without which file. */
export class CrashGuard {
  readonly #byFile = new Map<string, number>();
  #unexplained: number[] = [];

  /** `file`: what was being read; `nowMs`: any steady clock. */
  crashed(file: string | undefined, nowMs: number): Verdict {
    if (file === undefined) return this.#unexplainedCrash(nowMs);
    const count = (this.#byFile.get(file) ?? 0) + 1;
    this.#byFile.set(file, count);
    return count > crashesForgiven ? { action: 'leave-out', file } : { action: 'again' };
  }

  #unexplainedCrash(nowMs: number): Verdict {
    this.#unexplained = [...this.#unexplained.filter(at => nowMs - at < windowMs), nowMs];
    return { action: this.#unexplained.length > unexplainedLimit ? 'give-up' : 'again' };
  }
}
