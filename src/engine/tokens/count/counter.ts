import { mergedLength } from './merge.ts';
import { hashRange, longestCached, PieceCache } from './piece-cache.ts';
import { pieceExpression, plainWordEnd, type EncodingName } from './pieces.ts';
import { readRanks, type RankFile, type Ranks } from './ranks.ts';
import { utf8Bytes, utf8Length } from './utf8.ts';

/** Counts tokens of one encoding, as `encode_ordinary` of tiktoken does: special-token text is plain text. */
export interface Counter {
  readonly name: EncodingName;
  /**
   * Tokens of a text. With `limit` it stops early: an answer above `limit` only says that there are more than `limit`.
   * Never throws; lone surrogates count as U+FFFD.
   */
  count(text: string, limit?: number): number;
}

/** Makes a counter; its ranks are read on first use. */
export function createCounter(name: EncodingName, file: RankFile): Counter {
  let count: Counter['count'] | undefined;
  return { name, count: (text, limit) => (count ??= counting(name, readRanks(file)))(text, limit) };
}

function counting(name: EncodingName, ranks: Ranks): Counter['count'] {
  const pieces = pieceExpression(name);
  const known = new PieceCache();

  const countKnown = (text: string, from: number, to: number): number => {
    const hash = hashRange(text, from, to);
    const found = known.get(text, from, to, hash);
    if (found > 0) return found;
    const tokens = countPiece(text.slice(from, to), ranks, Infinity);
    known.set(text, from, to, hash, tokens);
    return tokens;
  };

  return (text, limit = Infinity) => {
    let total = 0;
    let at = 0;
    while (at < text.length && total <= limit) {
      let end = plainWordEnd(text, at);
      if (end === 0) {
        pieces.lastIndex = at;
        if (!pieces.test(text)) break; // never: the expression covers any text
        end = pieces.lastIndex;
      }
      if (end - at <= longestCached) total += countKnown(text, at, end);
      else total += countPiece(text.slice(at, end), ranks, limit - total);
      at = end;
    }
    return total;
  };
}

function countPiece(piece: string, ranks: Ranks, limit: number): number {
  if (limit !== Infinity && utf8Length(piece) > limit * ranks.longest) return limit + 1;
  const bytes = isAscii(piece) ? piece : utf8Bytes(piece);
  return bytes.length <= ranks.longest && ranks.byBytes.has(bytes) ? 1 : mergedLength(bytes, ranks);
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}
