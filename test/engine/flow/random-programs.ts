import fc from 'fast-check';

/** Small programs of all that decides how often something runs, for both languages and for an interpreter. */
export type Step =
  | { readonly kind: 'call' }
  | { readonly kind: 'run'; readonly target: number; readonly depth: number }
  /** Recursion, also by way of another function; `guard`: the function is left where the depth is used up. */
  | {
      readonly kind: 'again';
      readonly target: number;
      readonly breadth: number;
      readonly form: 'inside' | 'guard' | 'half';
    }
  | {
      readonly kind: 'loop';
      readonly form: 'for' | 'while' | 'endless' | 'after';
      readonly turns: number;
      readonly body: readonly Step[];
    }
  /** A function for each of some items: what it returns from is itself alone. */
  | {
      readonly kind: 'each';
      readonly form: 'comprehension' | 'filtered' | 'map' | 'pool';
      readonly turns: number;
      readonly body: readonly Step[];
    }
  | { readonly kind: 'handed'; readonly turns: 1 | 2; readonly body: readonly Step[] }
  | {
      readonly kind: 'generator';
      readonly turns: number;
      readonly before: readonly Step[];
      readonly body: readonly Step[];
    }
  | { readonly kind: 'if'; readonly then: readonly Step[]; readonly otherwise: readonly Step[] }
  | { readonly kind: 'switch'; readonly arms: readonly (readonly Step[])[]; readonly other: readonly Step[] }
  | {
      readonly kind: 'try';
      readonly body: readonly Step[];
      readonly handler: readonly Step[] | null;
      readonly last: readonly Step[];
    }
  | { readonly kind: 'attempts'; readonly turns: number; readonly body: readonly Step[] }
  | {
      readonly kind: 'leave';
      readonly how: 'return' | 'break' | 'continue' | 'throw';
      readonly isSure: boolean;
    };

/** Functions by index. The first is the entry; the others run each other and themselves with a smaller depth. */
export type Program = readonly (readonly Step[])[];

/** `exits`: ways to leave that the place allows. */
interface Place {
  readonly index: number;
  readonly count: number;
  readonly level: number;
  readonly exits: readonly ('return' | 'break' | 'continue')[];
}

const stepsAt = (place: Place): fc.Arbitrary<Step[]> => {
  const { index, count, level, exits } = place;
  const within = (inner: Partial<Place>): fc.Arbitrary<Step[]> =>
    stepsAt({ ...place, level: level + 1, ...inner });
  // A step of its own each time: the interpreter numbers calls by their objects.
  const call = fc.constant(0).map((): Step => ({ kind: 'call' }));
  const simple: fc.Arbitrary<Step>[] = [call, call];
  const leave = (how: readonly Extract<Step, { kind: 'leave' }>['how'][]): fc.Arbitrary<Step> =>
    fc.record({
      kind: fc.constant('leave' as const),
      how: fc.constantFrom(...how),
      isSure: fc.constant(false),
    });
  simple.push(leave([...exits, 'throw']));
  // Only the entry sets depths: all else takes from them, so that every program ends.
  if (index === 0 && count > 1)
    simple.push(
      fc.record({
        kind: fc.constant('run' as const),
        target: fc.integer({ min: 1, max: count - 1 }),
        depth: fc.integer({ min: 0, max: 2 }),
      }),
    );
  if (index > 0)
    simple.push(
      fc.record({
        kind: fc.constant('again' as const),
        target: fc.integer({ min: 1, max: count - 1 }),
        breadth: fc.integer({ min: 1, max: 2 }),
        form: fc.constantFrom('inside', 'half', ...(exits.includes('return') ? (['guard'] as const) : [])),
      }),
    );
  if (level < 2) {
    const turns = fc.integer({ min: 0, max: 3 });
    const own = within({ exits: ['return'] });
    const arm = fc
      .tuple(within({}), fc.boolean(), exits.length > 0 ? fc.constantFrom(...exits) : fc.constant(null))
      .map(([steps, isSure, how]): Step[] =>
        isSure && how ? [...steps, { kind: 'leave', how, isSure: true }] : steps,
      );
    simple.push(
      fc
        .record({
          kind: fc.constant('loop' as const),
          form: fc.constantFrom('for', 'while', 'endless', 'after'),
          turns,
          body: within({ exits: exits.includes('return') ? ['return', 'break', 'continue'] : ['continue'] }),
        })
        .map((loop): Step => (loop.form === 'after' ? { ...loop, turns: Math.max(1, loop.turns) } : loop)),
      fc.record({
        kind: fc.constant('each' as const),
        form: fc.constantFrom('comprehension', 'filtered', 'map', 'pool'),
        turns,
        body: own,
      }),
      fc.record({ kind: fc.constant('handed' as const), turns: fc.constantFrom(1, 2), body: own }),
      fc
        .record({
          kind: fc.constant('generator' as const),
          turns,
          before: within({ exits: [] }),
          body: within({ exits: [] }),
          mayEnd: fc.boolean(),
        })
        .map(({ mayEnd, ...one }): Step =>
          mayEnd ? { ...one, before: [...one.before, { kind: 'leave', how: 'return', isSure: false }] } : one,
        ),
      fc.record({
        kind: fc.constant('if' as const),
        then: arm,
        otherwise: fc.oneof(fc.constant([]), arm),
      }),
      fc.record({
        kind: fc.constant('switch' as const),
        arms: fc.array(within({ exits: exits.filter(e => e === 'return') }), { minLength: 1, maxLength: 2 }),
        other: fc.oneof(fc.constant([]), within({ exits: [] })),
      }),
      fc
        .record({
          kind: fc.constant('try' as const),
          body: within({}),
          handler: fc.option(within({})),
          last: fc.oneof(fc.constant([]), within({ exits: [] })),
        })
        .map((one): Step => ((one.handler ?? one.last.length > 0) ? one : { ...one, handler: [] })),
      fc.record({
        kind: fc.constant('attempts' as const),
        turns: fc.integer({ min: 1, max: 3 }),
        body: within({ exits: exits.filter(e => e === 'return') }),
      }),
    );
  }
  return fc.array(fc.oneof(...simple), { minLength: 1, maxLength: 3 });
};

export const programs: fc.Arbitrary<Program> = fc
  .integer({ min: 1, max: 3 })
  .chain(count =>
    fc.tuple(
      ...Array.from({ length: count }, (_, index) => stepsAt({ index, count, level: 0, exits: ['return'] })),
    ),
  );

/** Blocks of a step, in the order in which they are written. */
export function blocksOfStep(step: Step): readonly (readonly Step[])[] {
  switch (step.kind) {
    case 'loop':
    case 'each':
    case 'handed':
    case 'attempts':
      return [step.body];
    case 'generator':
      return [step.before, step.body];
    case 'if':
      return [step.then, step.otherwise];
    case 'switch':
      return [...step.arms, step.other];
    case 'try':
      return [step.body, step.handler ?? [], step.last];
    default:
      return [];
  }
}
