import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { lineMap } from '../../../src/engine/syntax/line-map.ts';
import type { SourceUnit } from '../../../src/engine/syntax/source-unit.ts';
import { scriptTextReader, type ReadText, type ScriptLanguage } from './script-support.ts';

let read: ReadText;
beforeAll(async () => {
  read = await scriptTextReader();
});

const SAMPLE = `/** Doc. */
import OpenAI, { type X } from 'openai';
const { a: b } = require('m');
@Dec({ x: f(1) })
export class Chat extends Base<X> {
  private client = new OpenAI({ apiKey: process.env.KEY ?? 'none' });
  constructor(private readonly model: string = 'gpt-4o') { super(); }
  async *run({ prompt, n = 3, ...rest }: Args, [first, , last] = []): Promise<string | null> {
    for (const m of await this.client.models.list()) if (m.id === this.model) continue; else break;
    switch (n) { case 1: yield \`a\${prompt}b\`; default: throw new Error('x'); }
    try { return (await this.client.chat.completions.create({ model: this.model, messages: [{ role: 'user', content: prompt }], ...rest }))!.id; } catch ({ message }) { log(message) }
  }
}
enum Kind { A, B = 'b' }
namespace N { export const z = [1, ...xs].map((x, i) => x + i) as const; }
export default async () => <div onClick={() => go(1)}>{items.map(i => <Item key={i} {...i} />)}</div>;
module.exports = { run: x ? y : z, tag\`t\`: 1 };
`;

interface Spanned {
  readonly start: number;
  readonly end: number;
}

function isSpanned(value: object): value is Spanned {
  return (
    'start' in value && typeof value.start === 'number' && 'end' in value && typeof value.end === 'number'
  );
}

/** Spans of the facts that do not lie within the one around them; decorators stand before what they decorate. */
function misplaced(unit: SourceUnit, text: string): unknown[] {
  const found: unknown[] = [];
  const file = { start: 0, end: text.length };
  const visit = (value: unknown, around: Spanned): void => {
    if (value === null || typeof value !== 'object') return;
    const span = isSpanned(value) ? value : around;
    if (span.start < around.start || span.end > around.end || span.start > span.end) found.push(value);
    for (const [key, inner] of Object.entries(value)) visit(inner, key === 'decorators' ? file : span);
  };
  for (const part of [unit.body, unit.functions, unit.classes, unit.imports, unit.broken]) visit(part, file);
  return found;
}

const languages: readonly ScriptLanguage[] = ['typescript', 'tsx', 'javascript'];

function holds(text: string, language: ScriptLanguage): void {
  const unit = read(text, language);
  expect(misplaced(unit, text)).toEqual([]);
  expect(unit.functions.map(f => f.id)).toEqual(unit.functions.map((_, i) => i));
  expect(unit.classes.map(c => c.id)).toEqual(unit.classes.map((_, i) => i));
  expect(read(text, language)).toEqual(unit);
}

describe('any text', () => {
  it('reads truncated code', () => {
    for (let end = 0; end <= SAMPLE.length; end += 3) holds(SAMPLE.slice(0, end), 'tsx');
  });

  it('reads code with pieces cut out, put in and doubled', () => {
    const place = fc.integer({ min: 0, max: SAMPLE.length });
    const piece = fc.constantFrom(
      '',
      '(',
      '{',
      '[',
      '`',
      '"',
      '}',
      ')',
      '=>',
      ',',
      ';',
      '${',
      '<',
      '/*',
      '\\',
      '😀',
      '\r\n',
      'const ',
    );
    fc.assert(
      fc.property(
        place,
        fc.integer({ min: 0, max: 40 }),
        piece,
        fc.constantFrom(...languages),
        (at, cut, put, language) => {
          holds(SAMPLE.slice(0, at) + put + SAMPLE.slice(at + cut), language);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('reads tokens in any order', () => {
    const tokens = fc.constantFrom(...(SAMPLE.match(/[\w$]+|\s+|./gu) ?? []));
    fc.assert(
      fc.property(fc.array(tokens, { maxLength: 60 }), fc.constantFrom(...languages), (row, language) => {
        holds(row.join(''), language);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps names such as constructor and __proto__', () => {
    const { body, imports } = read(
      'import { constructor as __proto__ } from "m"; x = { __proto__: 1, constructor: 2 }',
    );
    expect(imports[0]).toMatchObject({ name: 'constructor', local: '__proto__' });
    expect(body[0]).toMatchObject({ value: { entries: [{ key: '__proto__' }, { key: 'constructor' }] } });
  });
});

describe('offsets', () => {
  const at = (text: string): { line: number; column: number }[] => {
    const unit = read(text);
    const map = lineMap({ text });
    return unit.functions.map(f => map.place(f.nameStart));
  };

  it('count UTF-16 units, a BOM not in columns, and any line end', () => {
    expect(at("\uFEFFconst f = () => 1;\r\nx('😀'); const g = () => 2;\rconst h = () => 3;")).toEqual([
      { line: 1, column: 7 },
      { line: 2, column: 16 },
      { line: 3, column: 7 },
    ]);
  });
});

const N = 20_000;
const deep: Readonly<Record<string, string>> = {
  'a sum': 'x = 1' + ' + a'.repeat(N),
  'calls in a chain': 'x = f' + '.g()'.repeat(N),
  'indexes in a chain': 'x = a' + '[0]'.repeat(N),
  arrays: 'x = ' + '['.repeat(N) + ']'.repeat(N),
  'open brackets': 'f('.repeat(N),
  'open arrays in a call': 'f(' + '['.repeat(N),
  arrows: 'x = ' + 'a => '.repeat(N) + '1',
  blocks: '{'.repeat(N) + '}'.repeat(N),
  conditionals: 'x = ' + 'a ? b : '.repeat(N) + 'c',
  'a ladder of ifs': 'if (a) b(); else '.repeat(N) + 'c()',
  patterns: 'const ' + '['.repeat(N) + 'a' + ']'.repeat(N) + ' = x',
  functions: 'function f() {'.repeat(N) + '}'.repeat(N),
  templates: 'x = ' + '`${'.repeat(N) + '1' + '}`'.repeat(N),
  types: 'let x: ' + 'A<'.repeat(N) + 'B' + '>'.repeat(N),
  unions: 'let x: A' + ' | B'.repeat(N),
  casts: "const x = require('x')" + ' as A'.repeat(N),
  assignments: 'a = '.repeat(N) + '1',
  elements: 'x = ' + '<a>'.repeat(N) + '</a>'.repeat(N),
};

describe('deep nesting', () => {
  it.each(Object.entries(deep))('does not overflow the stack: %s', (_, text) => {
    expect(() => read(text, 'tsx')).not.toThrow();
  });

  it('keeps long sums and chains whole', () => {
    const calls = read('x = f' + '.g()'.repeat(N)).body[0];
    let depth = 0;
    for (
      let e = calls?.kind === 'assign' ? calls.value : null;
      e?.kind === 'call' || e?.kind === 'member';
      depth++
    )
      e = e.kind === 'call' ? e.callee : e.object;
    expect(depth).toBe(2 * N);
  });
});
