/**
 * The splitting expressions of the two encodings, rewritten for JavaScript so that they cut where Rust's `regex`
 * cuts: White_Space instead of JavaScript's `\s` (which has the BOM and lacks NEL), and case-blind contractions
 * spelt out (the long s belongs to them).
 */
export type EncodingName = 'o200k_base' | 'cl100k_base';

const s = '\\t-\\r \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const contraction = `'(?:[sS\\u017ftTmMdD]|[rR][eE]|[vV][eE]|[lL][lL])`;
const upper = '\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}';
const lower = '\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}';
const blanks = [`[${s}]*[\\r\\n]+`, `[${s}]+(?![^${s}])`, `[${s}]+`];

const alternatives: Readonly<Record<EncodingName, readonly string[]>> = {
  o200k_base: [
    `[^\\r\\n\\p{L}\\p{N}]?[${upper}]*[${lower}]+(?:${contraction})?`,
    `[^\\r\\n\\p{L}\\p{N}]?[${upper}]+[${lower}]*(?:${contraction})?`,
    '\\p{N}{1,3}',
    ` ?[^${s}\\p{L}\\p{N}]+[\\r\\n/]*`,
    ...blanks,
  ],
  cl100k_base: [
    contraction,
    '[^\\r\\n\\p{L}\\p{N}]?\\p{L}+',
    '\\p{N}{1,3}',
    ` ?[^${s}\\p{L}\\p{N}]+[\\r\\n]*`,
    ...blanks,
  ],
};

/** A fresh expression (it carries `lastIndex`) whose successive matches are the encoding's pieces; they cover any text. */
export const pieceExpression = (name: EncodingName): RegExp => new RegExp(alternatives[name].join('|'), 'gu');

/**
 * The end of the commonest kind of piece, read by hand: a word of ASCII letters, all small or with a capital first,
 * after at most one space, and followed by ASCII that can't belong to it. 0 where the expression must decide.
 */
export function plainWordEnd(text: string, from: number): number {
  let i = from;
  if (text.charCodeAt(i) === 32) i++;
  const first = text.charCodeAt(i);
  if (first >= 65 && first <= 90) i++;
  const small = i;
  let code = text.charCodeAt(i);
  while (code >= 97 && code <= 122) code = text.charCodeAt(++i);
  if (i === small) return 0;
  // beyond ASCII there may be a letter or a mark; 39 may open a contraction; at the end of the text code is NaN
  return code > 127 || code === 39 || (code >= 65 && code <= 90) ? 0 : i;
}

/** The end of a piece of ASCII digits: three at most. 0 where there is none, or the expression must decide. */
export function plainDigitsEnd(text: string, from: number): number {
  let i = from;
  while (i < from + 3 && isDigit(text.charCodeAt(i))) i++;
  return i > from && (i === from + 3 || !(text.charCodeAt(i) > 127)) ? i : 0;
}

/**
 * The end of a piece of ASCII punctuation, after at most one space, with the line ends (and slashes, for o200k) behind
 * it. 0 where the expression must decide: a single mark may belong to the word behind it.
 */
export function plainMarksEnd(text: string, from: number, name: EncodingName): number {
  let i = from;
  if (text.charCodeAt(i) === 32) i++;
  const start = i;
  let code = text.charCodeAt(i);
  if (code === 39) return 0; // may open a contraction
  while (isMark(code)) code = text.charCodeAt(++i);
  if (i === start || code > 126 || isControl(code)) return 0;
  if (i - from === 1 && isLetter(code)) return 0;
  const takesSlash = name === 'o200k_base';
  while (code === 10 || code === 13 || (takesSlash && code === 47)) code = text.charCodeAt(++i);
  return i;
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
const isMark = (code: number): boolean =>
  (code >= 33 && code <= 47) ||
  (code >= 58 && code <= 64) ||
  (code >= 91 && code <= 96) ||
  (code >= 123 && code <= 126);
const isControl = (code: number): boolean => code < 9 || (code > 13 && code < 32);
