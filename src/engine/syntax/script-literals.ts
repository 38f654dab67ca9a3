import type { NumberExpr, Span, StringExpr } from './facts.ts';

/** A quoted literal as it stands in the text; the closing quote may be missing. */
export function stringExpr(text: string, { start, end }: Span): StringExpr {
  return { kind: 'string', value: stringValue(text, start, end), start, end };
}

function stringValue(text: string, start: number, end: number): string {
  const quote = text.charCodeAt(start);
  const closed = end - start > 1 && text.charCodeAt(end - 1) === quote;
  return decodeEscapes(text.slice(start + 1, closed ? end - 1 : end));
}

/** Escape sequences of strings and templates to the characters they stand for; line ends become \n. */
export function decodeEscapes(raw: string): string {
  const unix = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
  return unix.includes('\\') ? unix.replace(ESCAPE, decodeEscape) : unix;
}

const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]+)\}|([0-7]{1,3})|([^]))/gu;

const SINGLE: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['b', '\b'],
  ['f', '\f'],
  ['v', '\v'],
  ['\n', ''],
  ['\u2028', ''],
  ['\u2029', ''],
]);

function decodeEscape(
  all: string,
  hex: string | undefined,
  unit: string | undefined,
  point: string | undefined,
  octal: string | undefined,
  single: string | undefined,
): string {
  const digits = hex ?? unit ?? point;
  if (digits !== undefined) {
    const code = parseInt(digits, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  }
  if (octal !== undefined) return String.fromCodePoint(parseInt(octal, 8));
  return single === undefined ? all : (SINGLE.get(single) ?? single);
}

/** Decimal, hexadecimal, octal, binary, with separators; a bigint loses what a number cannot hold. */
export function numberExpr(text: string, { start, end }: Span): NumberExpr {
  const digits = text.slice(start, end).replace(/_|n$/g, '');
  const value = /^0[0-7]+$/.test(digits) ? parseInt(digits, 8) : Number(digits);
  return { kind: 'number', value, start, end };
}
