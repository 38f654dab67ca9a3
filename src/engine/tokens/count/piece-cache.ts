const slots = 1 << 16;
const capacity = slots * 0.7;
const poolSize = 1 << 19;

/** Pieces longer than this are counted anew each time. */
export const longestCached = 32;

/** Tokens of a piece, and how many of them are rare. */
export interface PieceCount {
  readonly tokens: number;
  readonly rare: number;
}

/**
 * Token counts of pieces seen before, found by a range of a text without cutting the range out: an open hash table
 * in typed arrays (1.6 MB), emptied when full.
 */
export class PieceCache {
  private readonly start = new Int32Array(slots);
  private readonly length = new Uint8Array(slots);
  private readonly tokens = new Uint8Array(slots);
  private readonly rare = new Uint8Array(slots);
  private readonly pool = new Uint16Array(poolSize);
  private used = 0;
  private filled = 0;

  /** Where text[from..to) is kept, or -1. `hash` is `hashRange` of it. */
  find(text: string, from: number, to: number, hash: number): number {
    const length = to - from;
    for (let slot = hash & (slots - 1); this.length[slot] !== 0; slot = (slot + 1) & (slots - 1)) {
      if (this.length[slot] !== length) continue;
      const start = this.start[slot]!;
      let i = 0;
      while (i < length && this.pool[start + i] === text.charCodeAt(from + i)) i++;
      if (i === length) return slot;
    }
    return -1;
  }

  tokensAt(slot: number): number {
    return this.tokens[slot]!;
  }

  rareAt(slot: number): number {
    return this.rare[slot]!;
  }

  /** Keeps a piece and answers where. */
  keep(text: string, from: number, to: number, hash: number, count: PieceCount): number {
    if (this.used > capacity || this.filled + longestCached > poolSize) {
      this.length.fill(0);
      this.used = this.filled = 0;
    }
    let slot = hash & (slots - 1);
    while (this.length[slot] !== 0) slot = (slot + 1) & (slots - 1);
    this.start[slot] = this.filled;
    this.length[slot] = to - from;
    this.tokens[slot] = count.tokens;
    this.rare[slot] = count.rare;
    for (let i = from; i < to; i++) this.pool[this.filled++] = text.charCodeAt(i);
    this.used++;
    return slot;
  }
}

/** Seed and step of the hash, so that a scanner can compute it on the way. */
export const hashSeed = 0x811c9dc5 | 0;
export const hashStep = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);
export const hashEnd = (hash: number): number => hash ^ (hash >>> 15);

export function hashRange(text: string, from: number, to: number): number {
  let hash = hashSeed;
  for (let i = from; i < to; i++) hash = hashStep(hash, text.charCodeAt(i));
  return hashEnd(hash);
}
