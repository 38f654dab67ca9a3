import fc from 'fast-check';
import { Tiktoken } from 'tiktoken/lite';
import { describe, expect, it } from 'vitest';
import type { Counter } from '../../../src/engine/tokens/count/counter.ts';
import { createLineCounter } from '../../../src/engine/tokens/count/line-counter.ts';
import { mergedLength } from '../../../src/engine/tokens/count/merge.ts';
import { readRanks } from '../../../src/engine/tokens/count/ranks.ts';
import { counters, rankFiles } from './counters.ts';

const scripts = [
  [0x20, 0x7e], [0xa0, 0x24f], [0x300, 0x36f], [0x370, 0x52f], [0x530, 0x6ff], [0x900, 0xdff], [0xe00, 0x109f],
  [0x10a0, 0x139f], [0x1e00, 0x20cf], [0x2100, 0x2bff], [0x3000, 0x30ff], [0x4e00, 0x9fff], [0xac00, 0xd7a3],
  [0xd800, 0xdfff], [0xfb00, 0xffff], [0x10000, 0x10fff], [0x1d400, 0x1d7ff], [0x1f300, 0x1faff], [0x20000, 0x2a6df],
] as const; // prettier-ignore
const unit = (code: number): string => String.fromCodePoint(code);
const character = fc.oneof(...scripts.map(([low, high]) => fc.integer({ min: low, max: high }).map(unit)));
const word = fc.oneof(
  fc.array(character, { maxLength: 8 }).map(list => list.join('')),
  fc.constantFrom(
    'Hello', 'hello', 'HTTPServer', 'camelCase', 'don’t', "they'LL", "it'ſ", "I'M", '\ufeff', '\x85', '\r\n', '\n\n', '\n /', '//', '\t', '   ',
    ' \u3000', '\u2028', '12345', '3.14', '<|endoftext|>', '<|im_start|>', '\ud800', '\udc00x', '!!', '/*', 'ﬀ', 'Ⅷ', 'ǅ', '١٢٣٤', 'é', 'e\u0301',
    'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '漢字かな交じり文', 'https://a.example/b?c=d&e=%20', '0x7f', '\u200d', '👩‍👩‍👧‍👦',
  ), // prettier-ignore
);
const text = fc.array(word, { maxLength: 30 }).map(list => list.join(''));

describe.each(['o200k_base', 'cl100k_base'] as const)('%s', name => {
  const file = rankFiles[name];
  const oracle = new Tiktoken(file.bpe_ranks, { ...file.special_tokens }, file.pat_str);
  const counter = counters[name];

  it('counts as tiktoken does on text of all scripts', () => {
    fc.assert(
      fc.property(text, value => counter.count(value) === oracle.encode_ordinary(value).length),
      { numRuns: 4000 },
    );
  });

  it('counts as tiktoken does where words, digits, marks, blanks and controls meet', () => {
    const units = ['a', 'S', 'll', '1', '234', "'", '"', '/', '//', '(', '.', '\n', '\r', '\t', ' ', '  ', '\0', '\x7f', '\x85', 'é', '½', '—']; // prettier-ignore
    const mixed = fc.array(fc.constantFrom(...units), { maxLength: 12 }).map(list => list.join(''));
    fc.assert(
      fc.property(mixed, value => counter.count(value) === oracle.encode_ordinary(value).length),
      { numRuns: 6000 },
    );
  });

  it('counts as tiktoken does on unbroken pieces around the heap threshold', () => {
    const long = fc
      .array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom('a', 'b', '漢', 'é', '!', ' ', '=') }, { weight: 1, arbitrary: character }), { maxLength: 400 })
      .map(list => list.join('')); // prettier-ignore
    fc.assert(
      fc.property(long, fc.integer({ min: 1, max: 150 }), (value, times) => {
        for (const sample of [value, value.replaceAll(/[\s!=]/g, ''), value.slice(0, 3).repeat(times)])
          expect(counter.count(sample)).toBe(oracle.encode_ordinary(sample).length);
      }),
      { numRuns: 400 },
    );
  });

  it('stops early and says so by a number above the limit', () => {
    fc.assert(
      fc.property(text, fc.nat(60), (value, limit) => {
        const exact = counter.count(value);
        const limited = counter.count(value, limit);
        expect(exact <= limit ? limited === exact : limited > limit).toBe(true);
      }),
      { numRuns: 1000 },
    );
    // only what was read before the limit is counted
    expect(counter.count('lorem ipsum '.repeat(3e5), 1000)).toBeLessThan(1100);
  });

  it('merges a long piece a window at a time to the same tokens', () => {
    const ranks = readRanks(file);
    const bytes = fc
      .array(fc.oneof(fc.constantFrom('a', 'ab', 'abc', 'the', 'ing', '  ', '\xe6\xbc\xa2', '=', '==='), fc.string({ maxLength: 6 })), { minLength: 30, maxLength: 300 })
      .map(list => list.join('').replaceAll(/[^\0-\xff]/g, '')); // prettier-ignore
    const ranksOf = (value: string, window: number): number[] => {
      const found: number[] = [];
      expect(mergedLength(value, ranks, rank => found.push(rank), window)).toBe(found.length);
      return found;
    };
    fc.assert(
      fc.property(bytes, fc.integer({ min: 20, max: 700 }), fc.integer({ min: 1, max: 40 }), (value, window, times) => {
        for (const sample of [value, value.slice(0, 7).repeat(times)])
          expect(ranksOf(sample, window)).toEqual(ranksOf(sample, Infinity));
      }),
      { numRuns: 300 },
    ); // prettier-ignore
  });

  it('counts an edited text by its changed lines alike', () => {
    const lines = createLineCounter(counter);
    const document = fc.array(fc.oneof(word, fc.constantFrom('\n', '\n', '\n  ', '\n/', '\r\n')), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(document, value => {
        const text = value.join('');
        expect(lines.countRare(text)).toEqual(counter.countRare(text));
        expect(lines.count(text)).toBe(counter.count(text));
        expect(lines.count(text, 3) > 3).toBe(counter.count(text) > 3);
      }),
      { numRuns: 2000 },
    );
  });

  it('counts only the lines that an edit changed', () => {
    const counted: string[] = [];
    const noting: Counter = {
      ...counter,
      countRare: text => {
        counted.push(text);
        return counter.countRare(text);
      },
    };
    const lines = createLineCounter(noting);
    const before = Array.from({ length: 200 }, (_, i) => `Line ${i} of the prompt.`);
    lines.count(before.join('\n'));
    counted.length = 0;
    const after = before.map((line, i) => (i === 100 ? 'Something else.' : line)).join('\n');
    expect(lines.count(after)).toBe(counter.count(after));
    expect(counted).toEqual(['Something else.\n']);
    lines.count(after);
    expect(counted).toHaveLength(1);
  });

  it('forgets what was not asked for lately, and counts it alike', () => {
    const lines = createLineCounter(counter);
    const text = (i: number): string => `${i} ${'word '.repeat(30_000)}`;
    for (let i = 0; i < 40; i++) expect(lines.count(text(i))).toBe(counter.count(text(i)));
    expect(lines.count(text(0))).toBe(counter.count(text(0)));
  });

  it('takes three million characters without a space', () => {
    expect(counter.count('é'.repeat(3e6))).toBeGreaterThan(1e6);
  });
});
