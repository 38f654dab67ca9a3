/** How a Python literal's prefix and quotes make text of its source. */
export interface LiteralForm {
  readonly raw: boolean;
  readonly bytes: boolean;
  /** f-strings: `{{` and `}}` stand for one brace. */
  readonly template: boolean;
}

/** Source between the quotes to the text it stands for. Line ends become \n, as Python's own reader has it. */
export function decodePython(source: string, form: LiteralForm): string {
  const text = source.includes('\r') ? source.replace(/\r\n?/g, '\n') : source;
  const escapes = !form.raw && text.includes('\\');
  if (!escapes && !(form.template && /[{}]/.test(text))) return text;
  if (!escapes) return text.replace(/\{\{|\}\}/g, pair => pair[0]!);
  return text.replace(form.template ? ESCAPES_AND_BRACES : ESCAPES, (all: string) => decodeOne(all, form));
}

const ESCAPES = /\\(?:\n|[0-7]{1,3}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^}]+\}|[^])/g;
const ESCAPES_AND_BRACES = new RegExp(`${ESCAPES.source}|\\{\\{|\\}\\}`, 'g');

const SIMPLE: ReadonlyMap<string, string> = new Map([
  ['\n', ''],
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
]);

function decodeOne(all: string, form: LiteralForm): string {
  if (all[0] !== '\\') return all[0]!;
  const body = all.slice(1);
  const simple = SIMPLE.get(body);
  if (simple !== undefined) return simple;
  const code = body[0]!;
  if (code >= '0' && code <= '7') return String.fromCodePoint(parseInt(body, 8));
  if (body.length === 1) return all;
  if (code === 'x') return String.fromCodePoint(parseInt(body.slice(1), 16));
  if (form.bytes) return all;
  if (code === 'N') return NAMED.get(body.slice(2, -1).toUpperCase()) ?? '\ufffd';
  const point = parseInt(body.slice(1), 16);
  return point <= 0x10ffff ? String.fromCodePoint(point) : all;
}

/** Names seen in prompts; any other name becomes one replacement character, as it stands for one character. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ['BULLET', '\u2022'],
  ['CHECK MARK', '\u2713'],
  ['COPYRIGHT SIGN', '\u00a9'],
  ['DEGREE SIGN', '\u00b0'],
  ['ELLIPSIS', '\u2026'],
  ['HORIZONTAL ELLIPSIS', '\u2026'],
  ['EM DASH', '\u2014'],
  ['EN DASH', '\u2013'],
  ['EURO SIGN', '\u20ac'],
  ['LEFT DOUBLE QUOTATION MARK', '\u201c'],
  ['RIGHT DOUBLE QUOTATION MARK', '\u201d'],
  ['LEFT SINGLE QUOTATION MARK', '\u2018'],
  ['RIGHT SINGLE QUOTATION MARK', '\u2019'],
  ['NO-BREAK SPACE', '\u00a0'],
  ['RIGHTWARDS ARROW', '\u2192'],
  ['ZERO WIDTH SPACE', '\u200b'],
]);
