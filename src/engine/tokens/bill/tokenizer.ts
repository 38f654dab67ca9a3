import type { Counters } from '../count/counters.ts';
import type { EncodingName } from '../count/pieces.ts';

/**
 * How another vendor's tokenizer counts, told from a counter of ours: so many tokens for each of ours, and more for
 * what it splits further. All fields count tokens for each occurrence; measured, see docs/accuracy.md.
 */
export interface Tokenizer {
  readonly encoding: EncodingName;
  readonly perToken: number;
  /** More for a token of a rank above 30,000. */
  readonly perRare?: number;
  /** More for a digit after the first of a group of three: tokenizers that take digits one by one. */
  readonly perDigit?: number;
  /** More for a line end behind punctuation. */
  readonly perLineEnd?: number;
  /** More for a contraction ('s, n't). */
  readonly perContraction?: number;
  /** More for an underscore. */
  readonly perUnderscore?: number;
  /** How much of a rare token is in doubt; little where the vocabulary is as large as ours. Usually 0.3. */
  readonly rareDoubt?: number;
}

/** Tokens of a text by a tokenizer. Not rounded: a bill rounds once. */
export function weighBy(tokenizer: Tokenizer, counters: Counters): (text: string) => number {
  const { perRare = 0, perDigit = 0, perLineEnd = 0, perContraction = 0, perUnderscore = 0 } = tokenizer;
  const counter = counters[tokenizer.encoding];
  const usesMarks = perDigit !== 0 || perLineEnd !== 0 || perContraction !== 0 || perUnderscore !== 0;
  return text => {
    if (text === '') return 0;
    const { tokens, rare } =
      perRare === 0 ? { tokens: counter.count(text), rare: 0 } : counter.countRare(text);
    const weight = tokenizer.perToken * tokens + perRare * rare;
    if (!usesMarks) return weight;
    const marks = marksOf(text);
    return (
      weight +
      perDigit * marks.digits +
      perLineEnd * marks.lineEnds +
      perContraction * marks.contractions +
      perUnderscore * marks.underscores
    );
  };
}

/**
 * Tokens of a text that the tokenizer at hand may well count differently: rare ones, digits, marks, letters beyond
 * ASCII, and a small share of the rest. A text of everyday English words has next to none.
 */
export function doubtOf(text: string, { rareDoubt = 0.3 }: Tokenizer, counters: Counters): number {
  const { tokens, rare } = counters.o200k_base.countRare(text);
  const { digits, lineEnds, contractions, underscores } = marksOf(text);
  let foreign = 0;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) foreign++;
  return (
    0.02 * tokens +
    rareDoubt * rare +
    0.3 * (digits + lineEnds + contractions + underscores) +
    0.25 * Math.min(foreign, tokens)
  );
}

interface Marks {
  readonly digits: number;
  readonly lineEnds: number;
  readonly contractions: number;
  readonly underscores: number;
}

/** Counts in one pass what some tokenizers split and ours don't. */
function marksOf(text: string): Marks {
  let digits = 0;
  let run = 0;
  let lineEnds = 0;
  let contractions = 0;
  let underscores = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 48 && code <= 57) {
      if (run % 3 !== 0) digits++;
      run++;
      continue;
    }
    run = 0;
    if (code === 95) underscores++;
    else if (code === 10 && i > 0 && isPunctuation(text.charCodeAt(i - 1))) lineEnds++;
    else if (code === 39 && i > 0 && isLetter(text.charCodeAt(i - 1)) && isLetter(text.charCodeAt(i + 1)))
      contractions++;
  }
  return { digits, lineEnds, contractions, underscores };
}

const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
const isPunctuation = (code: number): boolean =>
  code > 32 && code < 127 && !isLetter(code) && !(code >= 48 && code <= 57) && code !== 95;
