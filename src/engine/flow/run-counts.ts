/**
 * How often calls run in a piece of code: the least and the most over every way through it, the counts of the usual
 * way, and how often retries may repeat each call. Plain arithmetic; nothing here knows where a piece comes from.
 */

/** How a way through a block ends. */
export type Ending = 'next' | 'break' | 'continue' | 'return' | 'throw';

/** Index of a call → bounds over the ways with one ending; a missing call runs never. */
export type Bounds = ReadonlyMap<number, Bound>;
export interface Bound {
  readonly low: number;
  /** Infinity: no bound. */
  readonly high: number;
}

export type Usual = ReadonlyMap<number, number>;

/** An assumption that counts rest on. */
export interface CountAssumption {
  /** Source text of the loop, or what repeats. */
  readonly name: string;
  readonly file: string;
  readonly start: number;
  readonly low: number;
  readonly typical: number;
  readonly high: number | null;
  readonly basis: 'assumption' | 'configuration';
}

export interface RunCounts {
  readonly endings: ReadonlyMap<Ending, Bounds>;
  readonly usual: { readonly ending: Ending; readonly counts: Usual };
  /** A way that leaves the block and holds calls: the usual one where nothing that follows holds any. */
  readonly other: { readonly ending: Ending; readonly counts: Usual } | null;
  /** Most attempts of a call, retries included, where they are more than one. */
  readonly attempts: ReadonlyMap<number, number>;
  readonly assumptions: ReadonlySet<CountAssumption>;
}

export interface Times {
  readonly low: number;
  readonly typical: number;
  /** Infinity: no bound. */
  readonly high: number;
}

const NO_COUNTS: Usual = new Map();
const NO_BOUNDS: Bounds = new Map();
const NO_ATTEMPTS: ReadonlyMap<number, number> = new Map();
const NO_ASSUMPTIONS: ReadonlySet<CountAssumption> = new Set();
export const ONCE: Times = { low: 1, typical: 1, high: 1 };

/** Code that runs no call and goes on. */
export const nothing: RunCounts = ending('next');

/** Code that runs no call and ends in this way. */
export function ending(how: Ending): RunCounts {
  return {
    endings: new Map([[how, NO_BOUNDS]]),
    usual: { ending: how, counts: NO_COUNTS },
    other: null,
    attempts: NO_ATTEMPTS,
    assumptions: NO_ASSUMPTIONS,
  };
}

/** Indexes of the calls that may run. */
export const callsIn = ({ endings }: RunCounts): ReadonlySet<number> =>
  new Set([...endings.values()].flatMap(bounds => [...bounds.keys()]));

/** One run of one call, under each index that it counts for. */
export const oneCall = (...indexes: readonly number[]): RunCounts => ({
  ...nothing,
  endings: new Map([['next', new Map(indexes.map(call => [call, { low: 1, high: 1 }]))]]),
  usual: { ending: 'next', counts: new Map(indexes.map(call => [call, 1])) },
});

/** First the one, then the other. */
export function inSequence(first: RunCounts, rest: RunCounts): RunCounts {
  if (first === nothing) return rest;
  const next = first.endings.get('next');
  const endings = new Map(first.endings);
  endings.delete('next');
  if (next)
    for (const [how, bounds] of rest.endings) endings.set(how, either(endings.get(how), sum(next, bounds)));
  const way = first.other && rest.usual.counts.size === 0 ? first.other : first.usual;
  const usual =
    way.ending === 'next'
      ? { ending: rest.usual.ending, counts: sumUsual(way.counts, rest.usual.counts) }
      : way;
  return { endings, usual, other: null, ...notes(first, rest) };
}

/** Which of two ways is taken: `sure` by the code alone, `usual` by a default that a caller may change. */
export interface Choice {
  readonly sure?: boolean | undefined;
  readonly usual?: boolean | undefined;
  /** Compared with a constant: the last arm is then the default. */
  readonly isDispatch?: boolean;
}

/** One of two ways. */
export function oneOfTwo(then: RunCounts, otherwise: RunCounts, choice: Choice): RunCounts {
  if (choice.sure !== undefined) return choice.sure ? then : otherwise;
  const endings = new Map(then.endings);
  for (const [how, bounds] of otherwise.endings)
    endings.set(how, endings.has(how) ? either(endings.get(how), bounds) : bounds);
  return { endings, ...usualOf(then, otherwise, choice), ...notes(then, otherwise) };
}

function usualOf(then: RunCounts, otherwise: RunCounts, choice: Choice): Pick<RunCounts, 'usual' | 'other'> {
  if (choice.usual !== undefined) return { usual: (choice.usual ? then : otherwise).usual, other: null };
  const [a, b] = [then.usual, otherwise.usual];
  // Of several arms, one that leaves after calls waits for what follows all of them.
  const waiting = then.other ?? otherwise.other;
  const whileIdle = (usual: typeof a, left: typeof a | null): Pick<RunCounts, 'usual' | 'other'> => ({
    usual,
    other: usual.counts.size > 0 ? null : left && left.counts.size > 0 ? left : waiting,
  });
  // An error is never the usual way; leaving early is so only where what follows has no calls.
  if (a.ending === 'throw' && b.ending !== 'throw') return whileIdle(b, null);
  if (b.ending === 'throw' && a.ending !== 'throw') return whileIdle(a, null);
  if (a.ending !== 'next' && b.ending === 'next') return whileIdle(b, a);
  if (b.ending !== 'next' && a.ending === 'next') return whileIdle(a, b);
  if (a.counts.size === 0 && b.counts.size > 0) return whileIdle(b, null);
  if (choice.isDispatch && b.counts.size > 0) return whileIdle(b, null);
  return whileIdle(a, null);
}

/** The body of a loop, `times` over; `after` runs where the loop ends by itself. */
export function repeated(body: RunCounts, times: Times, after: RunCounts = nothing): RunCounts {
  const iteration = either(body.endings.get('next'), body.endings.get('continue'), true);
  const endings = new Map<Ending, Bounds>();
  const add = (how: Ending, bounds: Bounds): void =>
    void endings.set(how, endings.has(how) ? either(endings.get(how), bounds) : bounds);
  const least = iteration ? times.low : 0;
  if (iteration || times.low === 0) {
    const whole = iteration ? scale(iteration, least, times.high) : NO_BOUNDS;
    for (const [how, bounds] of after.endings) add(how, sum(whole, bounds));
  }
  if (times.high >= 1) {
    // Left in the first turn at the earliest, in the last at the latest.
    const before = iteration ? scale(iteration, 0, times.high - 1) : NO_BOUNDS;
    for (const [how, bounds] of body.endings) {
      if (how === 'next' || how === 'continue') continue;
      add(how === 'break' ? 'next' : how, sum(before, bounds));
    }
  }
  return { endings, usual: usualLoop(body, times, after), other: null, ...notes(body, after) };
}

function usualLoop({ usual }: RunCounts, times: Times, after: RunCounts): RunCounts['usual'] {
  if (usual.ending === 'next' || usual.ending === 'continue' || times.typical < 1) {
    const counts = scaleUsual(usual.counts, times.typical);
    return { ending: after.usual.ending, counts: sumUsual(counts, after.usual.counts) };
  }
  return { ending: usual.ending === 'break' ? 'next' : usual.ending, counts: usual.counts };
}

/** Turns that differ, one after the other; `break` leaves them all, and then `after` is left out too. */
export function oneByOne(turns: readonly RunCounts[], after: RunCounts = nothing): RunCounts {
  let rest = after;
  for (const turn of [...turns].reverse()) if (turn !== nothing) rest = inSequence(continued(turn), rest);
  return rest === nothing ? nothing : repeated(rest, ONCE);
}

/** `continue` goes on to the next turn. */
function continued(turn: RunCounts): RunCounts {
  const skipped = turn.endings.get('continue');
  if (!skipped) return turn;
  const endings = new Map(turn.endings);
  endings.delete('continue');
  endings.set('next', either(endings.get('next'), skipped));
  const { usual } = turn;
  return { ...turn, endings, usual: usual.ending === 'continue' ? { ...usual, ending: 'next' } : usual };
}

/**
 * A whole function, as its caller sees it: however it returns, the caller goes on, and so it does where every way
 * fails. Ways that fail after more calls than the others are kept: `high` is over all runs, `low` over those that succeed.
 */
export function asCall(body: RunCounts): RunCounts {
  if (body === nothing) return nothing;
  const thrown = body.endings.get('throw');
  let returned: Bounds | undefined;
  for (const [how, one] of body.endings)
    if (how !== 'throw') returned = returned ? either(returned, one) : one;
  const bounds = returned ?? thrown ?? NO_BOUNDS;
  const isMore =
    returned && thrown && [...thrown].some(([call, { high }]) => high > (returned.get(call)?.high ?? 0));
  if (bounds.size === 0 && body.usual.counts.size === 0 && !isMore) return nothing;
  return {
    ...body,
    endings: new Map(
      isMore
        ? [
            ['next', bounds],
            ['throw', thrown],
          ]
        : [['next', bounds]],
    ),
    usual: { ending: 'next', counts: body.usual.counts },
    other: null,
  };
}

/** Code that may run any number of times within `times`, and never ends anything around it. */
export const multiplied = (body: RunCounts, times: Times): RunCounts =>
  body === nothing || (times.low === 1 && times.typical === 1 && times.high === 1)
    ? asCall(body)
    : repeated(asCall(body), times);

/** Code that may be left off once `sure` is done: at least that much, at most the whole. */
export function atLeast(whole: RunCounts, sure: RunCounts): RunCounts {
  const least = sure.endings.get('next') ?? NO_BOUNDS;
  const endings = new Map(
    [...whole.endings].map(([how, bounds]) => [
      how,
      new Map(
        [...bounds].map(([call, b]) => [call, { ...b, low: Math.min(b.low, least.get(call)?.low ?? 0) }]),
      ),
    ]),
  );
  return { ...whole, endings };
}

/** `try`: errors may strike anywhere, so handlers may or may not run; an explicit throw does run them. */
export function guarded(body: RunCounts, handlers: readonly RunCounts[], last: RunCounts): RunCounts {
  let handled = handlers[0];
  for (const one of handlers.slice(1)) handled = oneOfTwo(handled!, one, { usual: true });
  let result = body;
  if (handled) {
    const endings = new Map(body.endings);
    const thrown = endings.get('throw');
    endings.delete('throw');
    // What ran before the error counts: all of it at most, nothing at least.
    const before = [...body.endings.values()].reduce<Bounds>((a, b) => either(a, b), NO_BOUNDS);
    const upTo: Bounds = new Map([...before].map(([call, { high }]) => [call, { low: 0, high }]));
    for (const [how, bounds] of handled.endings)
      endings.set(how, either(endings.get(how), sum(thrown ?? upTo, bounds)));
    if (thrown && body.endings.size > 1)
      for (const [how, bounds] of handled.endings)
        endings.set(how, either(endings.get(how), sum(upTo, bounds)));
    const usual =
      body.usual.ending === 'throw'
        ? { ending: handled.usual.ending, counts: sumUsual(body.usual.counts, handled.usual.counts) }
        : body.usual;
    result = { endings, usual, other: body.other, ...notes(body, handled) };
  }
  return last === nothing ? result : followedBy(result, last);
}

/** `finally`: runs whatever way the rest ends. */
function followedBy(body: RunCounts, last: RunCounts): RunCounts {
  const endings = new Map<Ending, Bounds>();
  for (const [how, bounds] of body.endings)
    for (const [ends, more] of last.endings) {
      const kept = ends === 'next' ? how : ends;
      endings.set(kept, endings.has(kept) ? either(endings.get(kept), sum(bounds, more)) : sum(bounds, more));
    }
  const { usual } = last;
  return {
    endings,
    usual: {
      ending: usual.ending === 'next' ? body.usual.ending : usual.ending,
      counts: sumUsual(body.usual.counts, usual.counts),
    },
    other: null,
    ...notes(body, last),
  };
}

/** Attempts beyond the first are retries: they stand beside the counts, nested ones multiply. */
export function retried(body: RunCounts, attempts: number): RunCounts {
  if (attempts <= 1 || body === nothing) return body;
  const all = new Map(body.attempts);
  for (const bounds of body.endings.values())
    for (const call of bounds.keys()) all.set(call, (body.attempts.get(call) ?? 1) * attempts);
  return { ...body, attempts: all };
}

export const assuming = (body: RunCounts, assumption: CountAssumption): RunCounts =>
  body === nothing ? body : { ...body, assumptions: new Set([...body.assumptions, assumption]) };

/** The same ways, their counts without an upper bound: recursion that nothing ends. */
export function unbounded(body: RunCounts, typical: number): RunCounts {
  const endings = new Map(
    [...body.endings].map(([how, bounds]) => [how, scale(bounds, 1, Infinity)] as const),
  );
  return { ...body, endings, usual: { ...body.usual, counts: scaleUsual(body.usual.counts, typical) } };
}

/** All that may run, of which one way is the usual one. */
export const withUsual = (all: RunCounts, { usual, other, assumptions }: RunCounts): RunCounts =>
  all === nothing ? nothing : { ...all, usual, other, assumptions };

export const hasCalls = (counts: RunCounts): boolean =>
  counts !== nothing && [...counts.endings.values()].some(bounds => bounds.size > 0);

/** Whether a way that ends the loop or the function early has calls in it, or follows them. */
export const leavesAfterCalls = (counts: RunCounts): boolean =>
  (['break', 'return'] as const).some(how => (counts.endings.get(how)?.size ?? 0) > 0);

/** The whole of a run: every ending together. */
export function totalOf(counts: RunCounts): ReadonlyMap<number, Times> {
  const whole = asCall(counts);
  const bounds = whole.endings.get('next') ?? NO_BOUNDS;
  const failing = whole.endings.get('throw') ?? NO_BOUNDS;
  return new Map(
    [...new Set([...bounds.keys(), ...failing.keys()])].map(call => {
      const low = bounds.get(call)?.low ?? 0;
      const high = Math.max(bounds.get(call)?.high ?? 0, failing.get(call)?.high ?? 0);
      const usual = whole.usual.counts.get(call) ?? 0;
      return [call, { low, typical: Math.min(Math.max(usual, low), high), high }];
    }),
  );
}

function notes(a: RunCounts, b: RunCounts): Pick<RunCounts, 'attempts' | 'assumptions'> {
  return { attempts: mostAttempts(a.attempts, b.attempts), assumptions: union(a.assumptions, b.assumptions) };
}

function mostAttempts(
  a: ReadonlyMap<number, number>,
  b: ReadonlyMap<number, number>,
): ReadonlyMap<number, number> {
  if (b.size === 0) return a;
  if (a.size === 0) return b;
  const all = new Map(a);
  for (const [call, count] of b) all.set(call, Math.max(all.get(call) ?? 1, count));
  return all;
}

function union<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): ReadonlySet<T> {
  if (b.size === 0 || a === b) return a;
  return a.size === 0 ? b : new Set([...a, ...b]);
}

const NEVER_RUN: Bound = { low: 0, high: 0 };

/** Bounds over both; undefined stands for no such way. */
function either(a: Bounds | undefined, b: Bounds | undefined): Bounds;
function either(a: Bounds | undefined, b: Bounds | undefined, orNone: true): Bounds | undefined;
function either(a: Bounds | undefined, b: Bounds | undefined): Bounds | undefined {
  if (!a || !b) return a ?? b;
  const all = new Map<number, Bound>();
  for (const call of new Set([...a.keys(), ...b.keys()])) {
    const [x, y] = [a.get(call) ?? NEVER_RUN, b.get(call) ?? NEVER_RUN];
    all.set(call, { low: Math.min(x.low, y.low), high: Math.max(x.high, y.high) });
  }
  return all;
}

function sum(a: Bounds, b: Bounds): Bounds {
  if (a.size === 0) return b;
  if (b.size === 0) return a;
  const all = new Map(a);
  for (const [call, { low, high }] of b) {
    const x = all.get(call) ?? NEVER_RUN;
    all.set(call, { low: x.low + low, high: x.high + high });
  }
  return all;
}

const times = (count: number, factor: number): number => (count === 0 || factor === 0 ? 0 : count * factor);

const scale = (bounds: Bounds, low: number, high: number): Bounds =>
  new Map([...bounds].map(([call, b]) => [call, { low: times(b.low, low), high: times(b.high, high) }]));

function sumUsual(a: Usual, b: Usual): Usual {
  if (b.size === 0) return a;
  if (a.size === 0) return b;
  const all = new Map(a);
  for (const [call, count] of b) all.set(call, (all.get(call) ?? 0) + count);
  return all;
}

const scaleUsual = (counts: Usual, factor: number): Usual =>
  factor === 0 ? NO_COUNTS : new Map([...counts].map(([call, count]) => [call, count * factor]));
