import { noRank, rankOf, type Ranks } from './ranks.ts';

/**
 * Where the tokens of a text begin, in time n log n. Parts form a linked list; starts of mergeable parts lie in one
 * list a rank, and a heap holds the ranks that have one. A whole list is merged in one run from left to right, which
 * keeps memory access in order on long text.
 */
export function mergeByRank(bytes: string, ranks: Ranks): number[] {
  const n = bytes.length;
  const next = new Int32Array(n + 1);
  const previous = new Int32Array(n + 1);
  const rank = new Int32Array(n + 1).fill(noRank);
  const waiting = new Map<number, number[]>();
  const heap: number[] = [];
  let lowest = noRank; // of the ranks found since it was last reset
  const wait = (found: number, i: number): void => {
    const list = waiting.get(found);
    if (list) list.push(i);
    else {
      waiting.set(found, [i]);
      pushKey(heap, found);
    }
  };
  const setRank = (i: number): void => {
    const middle = next[i]!;
    const found = middle < n ? rankOf(bytes, i, next[middle]!, ranks) : noRank;
    rank[i] = found;
    if (found === noRank) return;
    if (found < lowest) lowest = found;
    wait(found, i);
  };
  for (let i = 0; i <= n; i++) {
    next[i] = i + 1;
    previous[i] = i - 1;
  }
  for (let i = 0; i < n - 1; i++) setRank(i);
  while (heap.length > 0) {
    const current = popKey(heap);
    const starts = inOrder(waiting.get(current)!);
    waiting.delete(current);
    lowest = noRank;
    for (let k = 0; k < starts.length; k++) {
      const i = starts[k]!;
      if (rank[i] !== current) continue; // merged into something else meanwhile
      const gone = next[i]!;
      rank[gone] = noRank;
      next[i] = next[gone]!;
      previous[next[i]!] = i;
      setRank(i);
      if (previous[i]! >= 0) setRank(previous[i]!);
      if (lowest < current) {
        for (let rest = k + 1; rest < starts.length; rest++) wait(current, starts[rest]!);
        break;
      }
    }
  }
  const starts: number[] = [];
  for (let i = 0; i < n; i = next[i]!) starts.push(i);
  return starts;
}

function inOrder(starts: number[]): number[] {
  for (let i = 1; i < starts.length; i++)
    if (starts[i]! < starts[i - 1]!) return starts.sort((a, b) => a - b);
  return starts;
}

/** A binary heap of numbers in an array, least first. */
function pushKey(keys: number[], key: number): void {
  let i = keys.length;
  keys.push(key);
  while (i > 0) {
    const up = (i - 1) >> 1;
    if (keys[up]! <= key) break;
    keys[i] = keys[up]!;
    i = up;
  }
  keys[i] = key;
}

function popKey(keys: number[]): number {
  const top = keys[0]!;
  const last = keys.pop()!;
  if (keys.length === 0) return top;
  let i = 0;
  for (;;) {
    let down = 2 * i + 1;
    if (down >= keys.length) break;
    if (down + 1 < keys.length && keys[down + 1]! < keys[down]!) down++;
    if (keys[down]! >= last) break;
    keys[i] = keys[down]!;
    i = down;
  }
  keys[i] = last;
  return top;
}
