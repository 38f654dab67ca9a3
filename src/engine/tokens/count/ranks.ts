import { byteString } from './utf8.ts';

/** A rank file as the npm package `tiktoken` ships it (tiktoken/encoders/*.json), parsed. */
export interface RankFile {
  readonly pat_str: string;
  readonly special_tokens: Readonly<Record<string, number>>;
  /** Lines of `! FIRST_RANK base64 base64 …`. */
  readonly bpe_ranks: string;
}

export const isRankFile = (value: unknown): value is RankFile =>
  typeof value === 'object' && value !== null && 'bpe_ranks' in value && typeof value.bpe_ranks === 'string';

/** Above any rank. */
export const noRank = 0x7fffffff;

/** Ranks by token, a token written as a string with one character a byte. */
export interface Ranks {
  readonly byBytes: ReadonlyMap<string, number>;
  /** Ranks of two-byte tokens by `first << 8 | second`, `noRank` where there is none: most look-ups are these. */
  readonly ofPair: Int32Array;
  /** Length in bytes of the longest token: no longer text is worth looking up. */
  readonly longest: number;
}

/** Rank of the token that a stretch of bytes is; `noRank` when it is none. */
export function rankOf(
  bytes: string,
  from: number,
  end: number,
  { byBytes, ofPair, longest }: Ranks,
): number {
  if (end - from === 2) return ofPair[(bytes.charCodeAt(from) << 8) | bytes.charCodeAt(from + 1)]!;
  return end - from > longest ? noRank : (byBytes.get(bytes.slice(from, end)) ?? noRank);
}

const sextets = ((): Uint8Array => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const table = new Uint8Array(128).fill(255);
  for (let i = 0; i < alphabet.length; i++) table[alphabet.charCodeAt(i)] = i;
  return table;
})();

/** Reads a rank file. Takes about 50 ms and 15 MB for the larger encoding, so do it on first use. */
export function readRanks(file: RankFile): Ranks {
  const byBytes = new Map<string, number>();
  const ofPair = new Int32Array(0x10000).fill(noRank);
  let longest = 0;
  for (const line of file.bpe_ranks.split('\n')) {
    const head = /^\S+ (\d+) /.exec(line);
    if (!head) continue;
    const { text, ends } = decodeWords(line, head[0].length);
    let rank = Number(head[1]);
    let from = 0;
    for (const end of ends) {
      if (end - from === 2) ofPair[(text.charCodeAt(from) << 8) | text.charCodeAt(from + 1)] = rank;
      byBytes.set(text.slice(from, end), rank++);
      if (end - from > longest) longest = end - from;
      from = end;
    }
  }
  return { byBytes, ofPair, longest };
}

/** Decodes blank-separated base64 words into one string of bytes and the end of each word in it. */
function decodeWords(line: string, start: number): { text: string; ends: number[] } {
  const bytes = new Uint8Array(line.length);
  const ends: number[] = [];
  let length = 0;
  let bits = 0;
  let held = 0;
  for (let i = start; i <= line.length; i++) {
    const code = i < line.length ? line.charCodeAt(i) : 32;
    if (code === 32) {
      if (length > (ends.at(-1) ?? 0)) ends.push(length);
      bits = held = 0;
      continue;
    }
    const value = sextets[code] ?? 255;
    if (value === 255) continue; // padding
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[length++] = held >> bits;
    }
  }
  return { text: byteString(bytes.subarray(0, length)), ends };
}
