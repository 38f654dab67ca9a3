import { describe, expect, it } from 'vitest';
import { inlayLabel, lensTitle } from '../../src/present/lens.ts';
import { call } from './calls.ts';

describe('lensTitle', () => {
  it('names the range, the model and the size', () =>
    expect(lensTitle(call())).toBe('$0.0031 – 0.012 a call · gpt-4.1 · ~1.9k in, ~350 out'));

  it('gives an agent run its turns', () => {
    const run = call({
      turns: { low: 2, typical: 6, high: 20 },
      model: { ids: ['claude-sonnet-4-5'], source: 'literal', places: [] },
      usd: { low: 0.0838, typical: 0.084, high: 0.0842 },
    });
    expect(lensTitle(run)).toBe('~$0.084 a run · claude-sonnet-4-5 · 6 turns typical, 20 at most');
    expect(lensTitle({ ...run, turns: { low: 1, typical: 1, high: null } })).toContain(
      '1 turn typical, no limit',
    );
  });

  it('says in words why there is no amount, never zero', () => {
    const runtime = call({
      usd: null,
      unpriced: 'model known only at run time',
      model: { ids: [], source: 'runtime', places: [] },
    });
    expect(lensTitle(runtime)).toBe('unpriced: model known only at run time');
    expect(inlayLabel(runtime)).toBeUndefined();
    expect(lensTitle(call({ usd: null, unpriced: 'no price for gpt-4.1' }))).toBe(
      'unpriced: no price for gpt-4.1',
    );
  });

  it('names a choice of models', () => {
    const choice = (...ids: string[]) => lensTitle(call({ model: { ids, source: 'multiple', places: [] } }));
    expect(choice('gpt-4o', 'gpt-4o-mini')).toContain('gpt-4o or gpt-4o-mini');
    expect(choice('a', 'b', 'c')).toContain('a and 2 more');
  });

  it('leaves out sizes that have no tokens', () => {
    const image = call({
      inputTokens: { low: 0, typical: 0, high: 0, exact: true, basis: '' },
      outputTokens: { low: 0, typical: 0, high: 0, basis: '' },
    });
    expect(lensTitle(image)).toBe('$0.0031 – 0.012 a call · gpt-4.1');
  });
});
