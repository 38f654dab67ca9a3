import { blocksOfStep, type Program, type Step } from './random-programs.ts';

export interface Counted {
  readonly low: number[];
  readonly typical: number[];
  readonly high: number[];
}

type Ending = 'next' | 'break' | 'continue' | 'return' | 'throw';

/** Steps that all ways of a program may take together. */
const MOST_STEPS = 40_000;
class TooMuch extends Error {}

/**
 * Runs a program in every possible way; undefined when there are too many. Low is over the runs that succeed, high over
 * all. In a `try` with a handler an error may strike before the first step, and after the last.
 */
export function countByRunning(program: Program): Counted | undefined {
  const numbers = numberCalls(program);
  const total = numbers.size;
  const low: number[] = Array<number>(total).fill(Infinity);
  const high: number[] = Array<number>(total).fill(0);
  const trail: boolean[] = [];
  const work = { left: MOST_STEPS };
  try {
    do {
      let at = 0;
      const counts = Array<number>(total).fill(0);
      const run = createRun(program, numbers, work, () => {
        if (at === trail.length) trail.push(false);
        return trail[at++]!;
      });
      const ending = run(0, 0, counts);
      counts.forEach((count, i) => {
        if (ending !== 'throw') low[i] = Math.min(low[i]!, count);
        high[i] = Math.max(high[i]!, count);
      });
      while (trail.length > 0 && trail.at(-1) === true) trail.pop();
      if (trail.length > 0) trail[trail.length - 1] = true;
    } while (trail.length > 0);
    const typical = Array<number>(total).fill(0);
    createRun(program, numbers, work, null)(0, 0, typical);
    return { low, typical, high };
  } catch (error) {
    if (error instanceof TooMuch) return undefined;
    throw error;
  }
}

function numberCalls(program: Program): Map<Step, number> {
  const numbers = new Map<Step, number>();
  const visit = (steps: readonly Step[]): void => {
    for (const step of steps) {
      if (step.kind === 'call') numbers.set(step, numbers.size);
      blocksOfStep(step).forEach(visit);
    }
  };
  program.forEach(visit);
  return numbers;
}

/**
 * One run of a function with a depth. `decide` null: the usual way. Errors do not strike in it, and of two arms the
 * first that runs a call is taken; an arm that leaves only where the other one, and what follows, run none.
 */
function createRun(
  program: Program,
  numbers: ReadonlyMap<Step, number>,
  work: { left: number },
  decide: (() => boolean) | null,
) {
  return run;

  function run(index: number, depth: number, counts: number[]): Ending {
    const ending = block(program[index]!, counts, depth);
    return ending === 'throw' ? 'throw' : 'next';
  }

  function block(steps: readonly Step[], into: number[], depth: number): Ending {
    for (const [i, step] of steps.entries()) {
      const ending = one(step, into, depth, steps.slice(i + 1));
      if (ending !== 'next') return ending;
    }
    return 'next';
  }

  /** A function of its own, which a `return` leaves. */
  function own(steps: readonly Step[], into: number[], depth: number): Ending {
    return block(steps, into, depth) === 'throw' ? 'throw' : 'next';
  }

  function times(count: number, turn: () => Ending): Ending {
    for (let i = 0; i < count; i++) {
      const ending = turn();
      if (ending === 'break') return 'next';
      if (ending === 'return' || ending === 'throw') return ending;
    }
    return 'next';
  }

  function one(step: Step, into: number[], depth: number, rest: readonly Step[]): Ending {
    if (--work.left < 0) throw new TooMuch();
    switch (step.kind) {
      case 'call':
        into[numbers.get(step)!]!++;
        return 'next';
      case 'run':
        return run(step.target, step.depth, into);
      case 'again': {
        if (depth <= 0) return step.form === 'guard' ? 'return' : 'next';
        const next = step.form === 'half' ? Math.floor(depth / 2) : depth - 1;
        return times(step.breadth, () => run(step.target, next, into));
      }
      case 'loop':
        return times(step.turns, () => block(step.body, into, depth));
      case 'each':
        return times(step.turns, () =>
          step.form === 'filtered' && decide?.() ? 'next' : own(step.body, into, depth),
        );
      case 'handed':
        return times(step.turns, () => own(step.body, into, depth));
      case 'generator': {
        let yields = 0;
        const before = times(step.turns, () => {
          const ending = block(step.before, into, depth);
          if (ending === 'next') yields++;
          return ending;
        });
        if (before === 'throw') return before;
        return times(yields, () => block(step.body, into, depth));
      }
      case 'if':
        return oneOf([step.then, step.otherwise], into, depth, rest);
      case 'switch':
        return step.other.length > 0 && !decide && runsCalls(step.other, into, depth)
          ? block(step.other, into, depth)
          : oneOf([...step.arms, step.other], into, depth, rest);
      case 'try':
        return guarded(step, into, depth);
      case 'attempts':
        return times(1, () => guarded({ body: step.body, handler: [], last: [] }, into, depth));
      case 'leave':
        return step.isSure || decide?.() ? step.how : 'next';
    }
  }

  function oneOf(
    arms: readonly (readonly Step[])[],
    into: number[],
    depth: number,
    rest: readonly Step[],
  ): Ending {
    if (decide)
      return block(
        arms.find((_, i) => i === arms.length - 1 || decide())!,
        into,
        depth,
      );
    const ways = arms.map(steps => ({ steps, ...tried(steps, into, depth) }));
    const staying = ways.filter(w => w.ending === 'next');
    const leaving = ways.find(w => w.ending !== 'next' && w.hasCalls);
    const usual =
      staying.find(w => w.hasCalls) ??
      (staying.length === 0 || (leaving && !runsCalls(rest, into, depth)) ? leaving : undefined) ??
      staying[0] ??
      ways[0]!;
    return block(usual.steps, into, depth);
  }

  function guarded(
    { body, handler, last }: Pick<Extract<Step, { kind: 'try' }>, 'body' | 'handler' | 'last'>,
    into: number[],
    depth: number,
  ): Ending {
    let ending: Ending = handler && decide?.() ? 'throw' : block(body, into, depth);
    if (handler && (ending === 'throw' || decide?.())) ending = block(handler, into, depth);
    const after = block(last, into, depth);
    return after === 'next' ? ending : after;
  }

  function tried(
    steps: readonly Step[],
    into: readonly number[],
    depth: number,
  ): { ending: Ending; hasCalls: boolean } {
    const counts = into.map(() => 0);
    const ending = block(steps, counts, depth);
    return { ending, hasCalls: counts.some(n => n > 0) };
  }

  function runsCalls(steps: readonly Step[], into: readonly number[], depth: number): boolean {
    return tried(steps, into, depth).hasCalls;
  }
}
