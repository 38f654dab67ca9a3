import type { Times } from './run-counts.ts';

/** A node of a graph that runs step by step, with where it may go on. */
export interface Stop {
  readonly edges: readonly { readonly to: Stop; readonly kind: 'edge' | 'conditional' }[];
}

export interface Visits extends Times {
  /** It is one of a circle of nodes: how often it comes round is an assumption. */
  readonly isRound: boolean;
}

/** What the code says of how often a circle of nodes comes round. */
export interface Rounds {
  readonly typical: number;
  /** Infinity: no bound. */
  readonly most: number;
}

const NEVER: Visits = { low: 0, typical: 0, high: 0, isRound: false };

/**
 * In how many steps of one run each node is active. Nodes that are started by the same step join: what follows them
 * runs once. Of several conditional ways the first is the usual one; in a circle its members share the rounds.
 */
export function visitsOf(
  starts: readonly Stop[],
  roundsOf: (circle: readonly Stop[]) => Rounds,
): ReadonlyMap<Stop, Visits> {
  const visits = new Map<Stop, Visits>();
  const circles = circlesFrom(starts);
  const before = new Map<Stop, Set<Stop>>();
  for (const from of circles.flat())
    for (const { to } of from.edges) before.set(to, (before.get(to) ?? new Set()).add(from));
  const circleOf = new Map(circles.flatMap(circle => circle.map(stop => [stop, circle] as const)));
  for (const circle of circles) {
    const entered = new Map<Stop, Visits>();
    for (const stop of circle) {
      let into = starts.includes(stop) ? { low: 1, typical: 1, high: 1, isRound: false } : NEVER;
      for (const from of before.get(stop) ?? [])
        if (circleOf.get(from) !== circle) into = joined(into, along(from, stop, visits.get(from)!));
      if (into.high > 0) entered.set(stop, into);
    }
    const isRound = circle.length > 1 || circle[0]!.edges.some(e => e.to === circle[0]);
    if (!isRound) {
      visits.set(circle[0]!, entered.get(circle[0]!) ?? NEVER);
      continue;
    }
    const { typical, most } = roundsOf(circle);
    const inside = new Set(circle);
    const sure = surelyReached(entered.keys(), inside);
    const whole = [...entered.values()].reduce(joined, NEVER);
    for (const stop of circle) {
      const own = entered.get(stop);
      const share = own
        ? typical
        : Math.max(1, Math.round((typical - 1) / sharers(stop, before.get(stop)!, inside)));
      visits.set(stop, {
        low: own ? own.low : sure.has(stop) ? whole.low : 0,
        typical: whole.typical * share,
        high: whole.high * most,
        isRound: true,
      });
    }
  }
  return visits;
}

/** What one way into a node adds: nothing where the usual way leads elsewhere. */
function along(from: Stop, to: Stop, times: Visits): Visits {
  const ways = from.edges.filter(e => e.to === to);
  if (ways.length === 0) return NEVER;
  // A circle is left once, by whoever ends it.
  const left = times.isRound ? { ...times, low: 0, typical: Math.min(1, times.typical) } : times;
  if (ways.some(w => w.kind === 'edge')) return left;
  const first = from.edges.find(e => e.kind === 'conditional' && (!times.isRound || e.to === to));
  return { ...left, low: 0, typical: first?.to === to ? left.typical : 0 };
}

const joined = (a: Visits, b: Visits): Visits => ({
  low: Math.max(a.low, b.low),
  typical: Math.max(a.typical, b.typical),
  high: Math.max(a.high, b.high),
  isRound: false,
});

/** How many nodes of a circle a choice before this one is among. */
function sharers(stop: Stop, before: ReadonlySet<Stop>, inside: ReadonlySet<Stop>): number {
  let most = 1;
  for (const from of before) {
    const choices = from.edges.filter(e => e.kind === 'conditional' && inside.has(e.to)).map(e => e.to);
    if (inside.has(from) && choices.includes(stop)) most = Math.max(most, new Set(choices).size);
  }
  return most;
}

/** Reached from where the circle is entered without a choice. */
function surelyReached(entered: Iterable<Stop>, inside: ReadonlySet<Stop>): ReadonlySet<Stop> {
  const seen = new Set(entered);
  for (const from of seen)
    for (const { to, kind } of from.edges) if (kind === 'edge' && inside.has(to)) seen.add(to);
  return seen;
}

/** Strongly connected parts of what is reached, each before those that it leads to. */
function circlesFrom(starts: readonly Stop[]): Stop[][] {
  const found: Stop[][] = [];
  const numbers = new Map<Stop, number>();
  const lows = new Map<Stop, number>();
  const path: Stop[] = [];
  const onPath = new Set<Stop>();
  const open = (stop: Stop): { stop: Stop; next: number } => {
    numbers.set(stop, numbers.size);
    lows.set(stop, numbers.get(stop)!);
    path.push(stop);
    onPath.add(stop);
    return { stop, next: 0 };
  };
  for (const start of starts) {
    if (numbers.has(start)) continue;
    const stack = [open(start)];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const edge = top.stop.edges[top.next++];
      if (edge) {
        if (!numbers.has(edge.to)) stack.push(open(edge.to));
        else if (onPath.has(edge.to))
          lows.set(top.stop, Math.min(lows.get(top.stop)!, numbers.get(edge.to)!));
        continue;
      }
      stack.pop();
      const above = stack.at(-1)?.stop;
      if (above) lows.set(above, Math.min(lows.get(above)!, lows.get(top.stop)!));
      if (lows.get(top.stop) !== numbers.get(top.stop)) continue;
      const circle = path.splice(path.indexOf(top.stop));
      for (const one of circle) onPath.delete(one);
      found.push(circle);
    }
  }
  return found.reverse();
}
