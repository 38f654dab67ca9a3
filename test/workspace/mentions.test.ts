import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyOf } from '../../src/workspace/mentions.ts';

const letters = fc.string({ unit: fc.constantFrom(...'ab.é"'), minLength: 1, maxLength: 6 });

describe('looking for words in a text', () => {
  it('finds a text that holds one of them, few or many, and no other', () => {
    fc.assert(
      fc.property(
        fc.array(letters, { minLength: 1, maxLength: 200 }),
        fc.string({ unit: fc.constantFrom(...'ab.é"c'), maxLength: 12 }),
        (words, text) => {
          expect(anyOf(words)!.test(text)).toBe(words.some(word => text.includes(word)));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('has nothing to look for without words', () => {
    expect(anyOf([])).toBeNull();
    expect(anyOf([''])).toBeNull();
  });
});
