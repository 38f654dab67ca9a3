import { describe, expect, it } from 'vitest';
import { keepingIds, providerAt, type ModelReading } from '../../../src/engine/calls/read-model.ts';

const place = (start: number) => ({ file: 'a.ts', start, end: start + 1 });
const reading: ModelReading = {
  ids: ['gpt-4.1', 'claude-sonnet-4-5', 'claude-haiku-4-5'],
  source: 'multiple',
  places: [place(1), place(2), place(3)],
  provider: null,
  providers: ['openai', 'anthropic', 'anthropic'],
  why: null,
};

describe('a reading with some of its ids alone', () => {
  it('keeps each with its own place and provider', () => {
    const kept = keepingIds(reading, i => i !== 1);
    expect(kept.ids).toEqual(['gpt-4.1', 'claude-haiku-4-5']);
    expect(kept.places.map(p => p.start)).toEqual([1, 3]);
    expect([0, 1].map(i => providerAt(kept, i))).toEqual(['openai', 'anthropic']);
  });

  it('has one provider where those that remain have', () => {
    const kept = keepingIds(reading, i => i > 0);
    expect(kept).toMatchObject({ provider: 'anthropic' });
    expect(kept.providers).toBeUndefined();
  });
});
