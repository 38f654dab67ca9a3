import { mergedLength } from './merge.ts';
import { hashRange, longestCached, PieceCache, type PieceCount } from './piece-cache.ts';
import { pieceExpression, plainDigitsEnd, plainMarksEnd, plainWordEnd, type EncodingName } from './pieces.ts'; // prettier-ignore
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
  /**
   * Tokens of a text, and how many of them are rare (rank above 30,000): smaller vocabularies split those again,
   * which is what ratios to other tokenizers rest on.
   */
  countRare(text: string): PieceCount;
}

/** Makes a counter; `file` is asked for its ranks on first use. */
export function createCounter(name: EncodingName, file: () => RankFile): Counter {
  let made: Omit<Counter, 'name'> | undefined;
  const counting = (): Omit<Counter, 'name'> => (made ??= createCounting(name, readRanks(file())));
  return {
    name,
    count: (text, limit) => counting().count(text, limit),
    countRare: text => counting().countRare(text),
  };
}

const rareFrom = 30_000;

function createCounting(name: EncodingName, ranks: Ranks): Omit<Counter, 'name'> {
  const pieces = pieceExpression(name);
  const known = new PieceCache();

  const endOfPiece = (text: string, at: number): number => {
    const end = plainWordEnd(text, at) || plainDigitsEnd(text, at) || plainMarksEnd(text, at, name);
    if (end > 0) return end;
    pieces.lastIndex = at;
    return pieces.test(text) ? pieces.lastIndex : text.length;
  };

  const slotOf = (text: string, from: number, to: number): number => {
    const hash = hashRange(text, from, to);
    const slot = known.find(text, from, to, hash);
    return slot >= 0 ? slot : known.keep(text, from, to, hash, countRarePiece(text.slice(from, to), ranks));
  };

  return {
    count(text, limit = Infinity) {
      let total = 0;
      let end = 0;
      for (let at = 0; at < text.length && total <= limit; at = end) {
        end = endOfPiece(text, at);
        if (end - at <= longestCached) total += known.tokensAt(slotOf(text, at, end));
        else total += countPiece(text.slice(at, end), ranks, limit - total);
      }
      return total;
    },
    countRare(text) {
      let tokens = 0;
      let rare = 0;
      let end = 0;
      for (let at = 0; at < text.length; at = end) {
        end = endOfPiece(text, at);
        if (end - at <= longestCached) {
          const slot = slotOf(text, at, end);
          tokens += known.tokensAt(slot);
          rare += known.rareAt(slot);
        } else {
          const count = countRarePiece(text.slice(at, end), ranks);
          tokens += count.tokens;
          rare += count.rare;
        }
      }
      return { tokens, rare };
    },
  };
}

function countPiece(piece: string, ranks: Ranks, limit: number): number {
  if (limit !== Infinity && utf8Length(piece) > limit * ranks.longest) return limit + 1;
  const bytes = isAscii(piece) ? piece : utf8Bytes(piece);
  return rankOfWhole(bytes, ranks) === undefined ? mergedLength(bytes, ranks) : 1;
}

function countRarePiece(piece: string, ranks: Ranks): PieceCount {
  const bytes = isAscii(piece) ? piece : utf8Bytes(piece);
  const whole = rankOfWhole(bytes, ranks);
  if (whole !== undefined) return { tokens: 1, rare: whole > rareFrom ? 1 : 0 };
  let rare = 0;
  const tokens = mergedLength(bytes, ranks, rank => {
    if (rank > rareFrom) rare++;
  });
  return { tokens, rare };
}

const rankOfWhole = (bytes: string, ranks: Ranks): number | undefined =>
  bytes.length <= ranks.longest ? ranks.byBytes.get(bytes) : undefined;

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}
