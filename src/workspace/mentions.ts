/** Finds out whether a text holds one of some words. */
export interface WordFilter {
  test(text: string): boolean;
}

/** More words than this are looked for by a table of states: a regular expression takes longer with each word. */
const mostAlternatives = 50;

/** Finds any of the words (plain text, case counts), in a time that hardly grows with their number; null when there are none. */
export function anyOf(words: readonly string[]): WordFilter | null {
  const known = [...new Set(words)].filter(word => word !== '');
  if (known.length === 0) return null;
  return known.length > mostAlternatives ? wordTable(known) : new RegExp(known.map(escaped).join('|'));
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/**
 * Aho and Corasick's automaton as one table: a row a state (how much of some word was just read), a column a letter
 * that the words use, column 0 all others.
 */
function wordTable(words: readonly string[]): WordFilter {
  const columnOf = columnsOf(words);
  const columns = Math.max(...columnOf) + 1;
  const { next, isEnd, states } = trieOf(words, columnOf, columns);
  // What follows a state without a letter of its own is what follows the longest ending of it that begins a word.
  const ending = new Int32Array(states);
  const open: number[] = [0];
  for (let at = 0; at < open.length; at++) {
    const state = open[at]!;
    if (isEnd[ending[state]!]) isEnd[state] = 1;
    for (let column = 0; column < columns; column++) {
      const cell = state * columns + column;
      const shorter = state === 0 ? 0 : next[ending[state]! * columns + column]!;
      if (next[cell] === 0) next[cell] = shorter;
      else {
        ending[next[cell]!] = shorter;
        open.push(next[cell]!);
      }
    }
  }
  return {
    test(text) {
      let state = 0;
      for (let at = 0; at < text.length; at++) {
        state = next[state * columns + columnOf[text.charCodeAt(at)]!]!;
        if (isEnd[state] === 1) return true;
      }
      return false;
    },
  };
}

const codeUnits = 0x10000;

/** Column of each UTF-16 code unit. */
function columnsOf(words: readonly string[]): Uint16Array {
  const columnOf = new Uint16Array(codeUnits);
  let columns = 1;
  for (const word of words)
    for (let at = 0; at < word.length; at++) {
      const code = word.charCodeAt(at);
      if (columnOf[code] === 0) columnOf[code] = columns++;
    }
  return columnOf;
}

/** The beginnings of all words; 0 where none goes on, which is also the empty one. */
function trieOf(
  words: readonly string[],
  columnOf: Uint16Array,
  columns: number,
): {
  readonly next: Uint16Array | Int32Array;
  readonly isEnd: Uint8Array;
  readonly states: number;
} {
  const most = words.reduce((sum, word) => sum + word.length, 1);
  const next = most < codeUnits ? new Uint16Array(most * columns) : new Int32Array(most * columns);
  const isEnd = new Uint8Array(most);
  let states = 1;
  for (const word of words) {
    let state = 0;
    for (let at = 0; at < word.length; at++) {
      const cell = state * columns + columnOf[word.charCodeAt(at)]!;
      if (next[cell] === 0) next[cell] = states++;
      state = next[cell]!;
    }
    isEnd[state] = 1;
  }
  return { next: next.slice(0, states * columns), isEnd: isEnd.slice(0, states), states };
}
