import { mergeByRank } from './merge-by-rank.ts';
import { noRank, rankOf, type Ranks } from './ranks.ts';

/** Hears of each token of a piece, by its rank. */
export type OnToken = (rank: number) => void;

// Below this many bytes a plain scan for the lowest rank is faster.
const listsFrom = 96;
// Longer pieces are merged a window at a time, which keeps the work in the processor's cache.
const usualWindow = 8192;

/** Tokens of one piece, given as a byte string that is no token itself. Time grows with the piece's length alone. */
export function mergedLength(bytes: string, ranks: Ranks, onToken?: OnToken, window = usualWindow): number {
  const starts = bytes.length <= window ? merge(bytes, ranks) : mergeInWindows(bytes, ranks, window);
  if (onToken)
    starts.forEach((start, i) => onToken(rankOf(bytes, start, starts[i + 1] ?? bytes.length, ranks)));
  return starts.length;
}

/** Where the tokens of a text begin. */
const merge = (bytes: string, ranks: Ranks): number[] =>
  bytes.length < listsFrom ? mergeByScan(bytes, ranks) : mergeByRank(bytes, ranks);

/**
 * Tokens are those of the whole text exactly when every two neighbours, merged alone, stay two: the first merge across
 * a border would happen there too. So the ends of a window, which what follows may change, are merged again with the
 * next one, from a border at which that holds.
 */
function mergeInWindows(bytes: string, ranks: Ranks, window: number): number[] {
  const kept: number[] = [];
  const staysTwo = (middle: number, end: number): boolean => {
    const from = kept.at(-1);
    if (from === undefined) return true;
    const pair = merge(bytes.slice(from, end), ranks);
    return pair.length === 2 && from + pair[1]! === middle;
  };
  let size = window;
  for (let from = 0; from < bytes.length;) {
    const end = Math.min(bytes.length, from + size);
    const starts = merge(bytes.slice(from, end), ranks);
    if (!staysTwo(from, from + (starts[1] ?? end - from))) {
      from = kept.pop()!;
      size = Math.min(2 * size, bytes.length);
      continue;
    }
    const sure = end === bytes.length ? end : Math.max(from + 1, end - 2 * ranks.longest);
    let used = 0;
    while (used < starts.length && from + (starts[used + 1] ?? end - from) <= sure) used++;
    if (end < bytes.length && used === 0) used = 1;
    for (let i = 0; i < used; i++) kept.push(from + starts[i]!);
    from = used < starts.length ? from + starts[used]! : end;
    size = window;
  }
  return kept;
}

function mergeByScan(bytes: string, ranks: Ranks): number[] {
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
  starts.pop();
  return starts;
}
