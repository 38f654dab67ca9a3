import type { Counter } from './counter.ts';
import type { Counters } from './counters.ts';
import type { PieceCount } from './piece-cache.ts';

// A cut after a line feed changes no count when neither blank nor slash follows it (both encodings join those on).
const blockEnd = /\n(?![\s\x85/])/g;

/** Characters of text that are remembered, twice over. */
const room = 2_000_000;

/**
 * A counter for texts that are edited and asked for over and over: it remembers whole texts and their blocks of lines,
 * so that after an edit only the blocks that changed are counted. What was not asked for lately is forgotten.
 */
export function createLineCounter(counter: Counter): Counter {
  let recent = new Map<string, PieceCount>();
  let older = new Map<string, PieceCount>();
  let held = 0;
  const remembered = (text: string, count: (text: string) => PieceCount): PieceCount => {
    const known = recent.get(text);
    if (known) return known;
    const found = older.get(text) ?? count(text);
    if (held > room) {
      older = recent;
      recent = new Map();
      held = 0;
    }
    recent.set(text, found);
    held += text.length;
    return found;
  };
  const byBlocks = (text: string): PieceCount => {
    let tokens = 0;
    let rare = 0;
    for (const block of blocksOf(text)) {
      const found = block === text ? counter.countRare(text) : remembered(block, counter.countRare);
      tokens += found.tokens;
      rare += found.rare;
    }
    return { tokens, rare };
  };
  return {
    name: counter.name,
    count: (text, limit) =>
      limit === undefined ? remembered(text, byBlocks).tokens : counter.count(text, limit),
    countRare: text => remembered(text, byBlocks),
  };
}

/** Counters that remember, for a project whose files are edited. */
export const createLineCounters = (counters: Counters): Counters => ({
  o200k_base: createLineCounter(counters.o200k_base),
  cl100k_base: createLineCounter(counters.cl100k_base),
});

function* blocksOf(text: string): Generator<string> {
  let from = 0;
  for (const match of text.matchAll(blockEnd)) {
    const end = match.index + 1;
    yield text.slice(from, end);
    from = end;
  }
  if (from < text.length) yield text.slice(from);
}
