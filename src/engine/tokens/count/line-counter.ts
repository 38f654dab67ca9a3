import type { Counter } from './counter.ts';

/** Counts a text that is edited over and over: only the blocks of lines that changed are counted again. */
export interface LineCounter {
  count(text: string): number;
}

// A cut after a line feed changes no count when neither blank nor slash follows it (both encodings join those on).
const blockEnd = /\n(?![\s\x85/])/g;

/** A counter that remembers the blocks of the last text it saw; keep one per document. */
export function createLineCounter(counter: Counter): LineCounter {
  let last = new Map<string, number>();
  return {
    count(text) {
      const seen = new Map<string, number>();
      let total = 0;
      for (const block of blocksOf(text)) {
        const tokens = seen.get(block) ?? last.get(block) ?? counter.count(block);
        seen.set(block, tokens);
        total += tokens;
      }
      last = seen;
      return total;
    },
  };
}

function* blocksOf(text: string): Generator<string> {
  let from = 0;
  for (const match of text.matchAll(blockEnd)) {
    const end = match.index + 1;
    yield text.slice(from, end);
    from = end;
  }
  if (from < text.length) yield text.slice(from);
}
