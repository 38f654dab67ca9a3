import type { Program, Step } from './random-programs.ts';

export interface Counted {
  readonly low: number[];
  readonly typical: number[];
  readonly high: number[];
}

type Decide = () => boolean;
type Ending = 'next' | 'break' | 'continue' | 'return';

/** Runs a program in every possible way; undefined when there are too many ways. */
export function countByRunning(program: Program, mostWays = 4000): Counted | undefined {
  const numbers = numberCalls(program);
  const total = numbers.size;
  const low: number[] = Array<number>(total).fill(Infinity);
  const high: number[] = Array<number>(total).fill(0);
  const trail: boolean[] = [];
  for (let ways = 0; ; ways++) {
    if (ways >= mostWays) return undefined;
    let at = 0;
    const counts = Array<number>(total).fill(0);
    execute(program, 0, 0, counts, numbers, () => {
      if (at === trail.length) trail.push(false);
      return trail[at++]!;
    });
    counts.forEach((count, i) => {
      low[i] = Math.min(low[i]!, count);
      high[i] = Math.max(high[i]!, count);
    });
    while (trail.length > 0 && trail.at(-1) === true) trail.pop();
    if (trail.length === 0) break;
    trail[trail.length - 1] = true;
  }
  const typical = Array<number>(total).fill(0);
  execute(program, 0, 0, typical, numbers, null);
  return { low, typical, high };
}

function numberCalls(program: Program): Map<Step, number> {
  const numbers = new Map<Step, number>();
  const visit = (steps: readonly Step[]): void => {
    for (const step of steps) {
      if (step.kind === 'call') numbers.set(step, numbers.size);
      else if (step.kind === 'loop') visit(step.body);
      else if (step.kind === 'if') {
        visit(step.then);
        visit(step.otherwise);
      }
    }
  };
  program.forEach(visit);
  return numbers;
}

/** `decide` null: the usual way. Early exits are not taken; of two arms the first that runs a call. */
function execute(
  program: Program,
  index: number,
  depth: number,
  counts: number[],
  numbers: ReadonlyMap<Step, number>,
  decide: Decide | null,
): void {
  const block = (steps: readonly Step[], into: number[]): Ending => {
    for (const step of steps) {
      const ending = one(step, into);
      if (ending !== 'next') return ending;
    }
    return 'next';
  };
  const one = (step: Step, into: number[]): Ending => {
    switch (step.kind) {
      case 'call':
        into[numbers.get(step)!]!++;
        return 'next';
      case 'run':
        execute(program, step.target, step.depth, into, numbers, decide);
        return 'next';
      case 'again':
        if (depth > 0)
          for (let i = 0; i < step.breadth; i++) execute(program, index, depth - 1, into, numbers, decide);
        return 'next';
      case 'loop':
        for (let i = 0; i < step.turns; i++) {
          const ending = block(step.body, into);
          if (ending === 'break') break;
          if (ending === 'return') return ending;
        }
        return 'next';
      case 'if': {
        if (decide) return decide() ? block(step.then, into) : block(step.otherwise, into);
        const tried = into.map(() => 0);
        block(step.then, tried);
        return block(
          tried.some(n => n > 0) || !runsCalls(step.otherwise, into.length) ? step.then : step.otherwise,
          into,
        );
      }
      case 'leave':
        return decide?.() ? step.how : 'next';
    }
  };
  const runsCalls = (steps: readonly Step[], size: number): boolean => {
    const tried = Array<number>(size).fill(0);
    block(steps, tried);
    return tried.some(n => n > 0);
  };
  block(program[index]!, counts);
}
