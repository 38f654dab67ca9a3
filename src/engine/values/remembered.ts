import type { Expr } from '../syntax/facts.ts';
import type { Frame, Value } from './value.ts';

/** An evaluation that is open, as `open` gave it to be closed. */
export interface Opened {
  readonly level: number;
  readonly outer: number;
  readonly mark: number;
}

/**
 * What is known of expressions, by the frame they were evaluated in. A value that met one which is still being
 * evaluated, or was cut short, may be a part of what it is: it is used again until that other one is known, then
 * forgotten, so that no answer hangs on the order of the questions.
 */
export class Remembered {
  // Plain maps: the evaluator lives until a file changes, and weak ones cost the garbage collector much.
  readonly #values = new Map<Expr, Value>();
  readonly #inFrames = new Map<Expr, Map<Frame, Value>>();
  /** What is being evaluated, with how deep it lies. */
  readonly #open = new Map<Expr, Map<Frame | null, number>>();
  readonly #parts = new Map<Expr, Map<Frame | null, { readonly value: Value; readonly rests: number }>>();
  readonly #order: [Expr, Frame | null][] = [];
  /** Depth of the outermost open value that the current one met again; 0 where it was cut short. */
  #met = Infinity;

  known(expr: Expr, frame: Frame | null): Value | undefined {
    const value = frame ? this.#inFrames.get(expr)?.get(frame) : this.#values.get(expr);
    if (value) return value;
    const part = this.#parts.get(expr)?.get(frame);
    if (part) this.#met = Math.min(this.#met, part.rests);
    return part?.value;
  }

  /** Begins an evaluation; undefined where it has begun already: the value depends on itself. */
  open(expr: Expr, frame: Frame | null, level: number): Opened | undefined {
    const frames = this.#open.get(expr) ?? new Map<Frame | null, number>();
    const meeting = frames.get(frame);
    if (meeting !== undefined) {
      this.#met = Math.min(this.#met, meeting);
      return undefined;
    }
    const opened = { level, outer: this.#met, mark: this.#order.length };
    this.#met = Infinity;
    this.#open.set(expr, frames.set(frame, level));
    return opened;
  }

  close(expr: Expr, frame: Frame | null, value: Value, { level, outer, mark }: Opened): void {
    const frames = this.#open.get(expr)!;
    frames.delete(frame);
    if (frames.size === 0) this.#open.delete(expr);
    if (this.#met < level) {
      const parts = this.#parts.get(expr) ?? new Map<Frame | null, { value: Value; rests: number }>();
      this.#parts.set(expr, parts.set(frame, { value, rests: this.#met }));
      this.#order.push([expr, frame]);
      this.#met = Math.min(outer, this.#met);
    } else {
      for (const [other, its] of this.#order.splice(mark)) this.#parts.get(other)!.delete(its);
      this.#keep(expr, frame, value);
      this.#met = outer;
    }
  }

  /** What is being evaluated was cut short: it is not remembered beyond the present question. */
  cutShort(): void {
    this.#met = 0;
  }

  /** Runs at this depth, and says whether the answer holds beyond the present question. */
  settled<T>(run: () => T, depth: number): { readonly value: T; readonly isSettled: boolean } {
    const outer = this.#met;
    this.#met = Infinity;
    const value = run();
    const isSettled = depth === 0 || this.#met >= depth;
    this.#met = Math.min(outer, this.#met);
    return { value, isSettled };
  }

  /** Runs on the side: undefined where the answer may be a part, which then is no part of anything else. */
  attempt<T>(run: () => T, depth: number): T | undefined {
    const outer = this.#met;
    this.#met = Infinity;
    const value = run();
    const isSettled = depth === 0 ? this.#met > 0 : this.#met >= depth;
    this.#met = outer;
    return isSettled ? value : undefined;
  }

  #keep(expr: Expr, frame: Frame | null, value: Value): void {
    if (!frame) {
      this.#values.set(expr, value);
      return;
    }
    const values = this.#inFrames.get(expr);
    if (values) values.set(frame, value);
    else this.#inFrames.set(expr, new Map([[frame, value]]));
  }
}
