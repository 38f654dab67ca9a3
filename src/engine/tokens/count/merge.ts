import { noRank, type Ranks } from './ranks.ts';

// Below this many bytes a plain scan for the lowest rank is faster.
const listsFrom = 96;

/** Hears of each token of a piece, by its rank. */
export type OnToken = (rank: number) => void;

/** Tokens of one piece, given as a byte string that is no token itself. Time n log n in the piece's length. */
export function mergedLength(bytes: string, ranks: Ranks, onToken?: OnToken): number {
  return bytes.length < listsFrom ? mergeByScan(bytes, ranks, onToken) : mergeByRank(bytes, ranks, onToken);
}

function mergeByScan(bytes: string, ranks: Ranks, onToken?: OnToken): number {
  const starts: number[] = [];
  for (let i = 0; i <= bytes.length; i++) starts.push(i);
  const rankAt = (i: number): number =>
    i + 2 < starts.length ? rankOf(bytes, starts[i]!, starts[i + 2]!, ranks) : noRank;
  const pair: number[] = starts.map((_, i) => rankAt(i));
  for (;;) {
    let best = noRank;
    let at = -1;
    for (let i = 0; i < pair.length; i++) {
      if (pair[i]! < best) {
        best = pair[i]!;
        at = i;
      }
    }
    if (at < 0) break;
    starts.splice(at + 1, 1);
    pair.splice(at + 1, 1);
    pair[at] = rankAt(at);
    if (at > 0) pair[at - 1] = rankAt(at - 1);
  }
  if (onToken)
    for (let i = 0; i + 1 < starts.length; i++) onToken(rankOf(bytes, starts[i]!, starts[i + 1]!, ranks));
  return starts.length - 1;
}

/**
 * Parts form a linked list; starts of mergeable parts lie in one list a rank, and a heap holds the ranks that have
 * one. A whole list is merged in one run from left to right, which keeps memory access in order on long text.
 */
function mergeByRank(bytes: string, ranks: Ranks, onToken?: OnToken): number {
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
  let parts = n;
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
      parts--;
      setRank(i);
      if (previous[i]! >= 0) setRank(previous[i]!);
      if (lowest < current) {
        for (let rest = k + 1; rest < starts.length; rest++) wait(current, starts[rest]!);
        break;
      }
    }
  }
  if (onToken) for (let i = 0; i < n; i = next[i]!) onToken(rankOf(bytes, i, next[i]!, ranks));
  return parts;
}

function inOrder(starts: number[]): number[] {
  for (let i = 1; i < starts.length; i++)
    if (starts[i]! < starts[i - 1]!) return starts.sort((a, b) => a - b);
  return starts;
}

function rankOf(bytes: string, from: number, end: number, { byBytes, ofPair, longest }: Ranks): number {
  if (end - from === 2) return ofPair[(bytes.charCodeAt(from) << 8) | bytes.charCodeAt(from + 1)]!;
  return end - from > longest ? noRank : (byBytes.get(bytes.slice(from, end)) ?? noRank);
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
