import { noRank, type Ranks } from './ranks.ts';

// Below this many bytes a plain scan for the lowest rank is faster than a heap.
const heapFrom = 96;

/** Tokens of one piece, given as a byte string that is no token itself. Time n log n in the piece's length. */
export function mergedLength(bytes: string, ranks: Ranks): number {
  return bytes.length < heapFrom ? mergeByScan(bytes, ranks) : mergeByHeap(bytes, ranks);
}

function mergeByScan(bytes: string, ranks: Ranks): number {
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
    if (at < 0) return starts.length - 1;
    starts.splice(at + 1, 1);
    pair.splice(at + 1, 1);
    pair[at] = rankAt(at);
    if (at > 0) pair[at - 1] = rankAt(at - 1);
  }
}

/** Parts form a linked list; the heap holds `rank * 2^32 + start`, an entry being stale when its part's rank differs. */
function mergeByHeap(bytes: string, ranks: Ranks): number {
  const n = bytes.length;
  const next = new Int32Array(n + 1);
  const previous = new Int32Array(n + 1);
  const rank = new Int32Array(n + 1).fill(noRank);
  const heap = new KeyHeap(n);
  const setRank = (i: number): void => {
    const middle = next[i]!;
    const end = middle < n ? next[middle]! : -1;
    const found = end < 0 ? noRank : rankOf(bytes, i, end, ranks);
    rank[i] = found;
    if (found !== noRank) heap.push(found * 0x100000000 + i);
  };
  for (let i = 0; i <= n; i++) {
    next[i] = i + 1;
    previous[i] = i - 1;
  }
  for (let i = 0; i < n - 1; i++) setRank(i);
  let parts = n;
  while (heap.size > 0) {
    const key = heap.pop();
    const i = key % 0x100000000;
    if (rank[i] !== (key - i) / 0x100000000) continue;
    const gone = next[i]!;
    rank[gone] = noRank;
    next[i] = next[gone]!;
    previous[next[i]!] = i;
    parts--;
    setRank(i);
    if (previous[i]! >= 0) setRank(previous[i]!);
  }
  return parts;
}

function rankOf(bytes: string, from: number, end: number, { byBytes, ofPair, longest }: Ranks): number {
  if (end - from === 2) return ofPair[(bytes.charCodeAt(from) << 8) | bytes.charCodeAt(from + 1)]!;
  return end - from > longest ? noRank : (byBytes.get(bytes.slice(from, end)) ?? noRank);
}

/** A binary heap of numbers, least first. */
class KeyHeap {
  size = 0;
  private keys: Float64Array;

  constructor(capacity: number) {
    this.keys = new Float64Array(Math.max(16, capacity));
  }

  push(key: number): void {
    if (this.size === this.keys.length) {
      const larger = new Float64Array(2 * this.size);
      larger.set(this.keys);
      this.keys = larger;
    }
    const keys = this.keys;
    let i = this.size++;
    while (i > 0) {
      const up = (i - 1) >> 1;
      if (keys[up]! <= key) break;
      keys[i] = keys[up]!;
      i = up;
    }
    keys[i] = key;
  }

  pop(): number {
    const keys = this.keys;
    const top = keys[0]!;
    const last = keys[--this.size]!;
    let i = 0;
    for (;;) {
      let down = 2 * i + 1;
      if (down >= this.size) break;
      if (down + 1 < this.size && keys[down + 1]! < keys[down]!) down++;
      if (keys[down]! >= last) break;
      keys[i] = keys[down]!;
      i = down;
    }
    keys[i] = last;
    return top;
  }
}
