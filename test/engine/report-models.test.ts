import { describe, expect, it } from 'vitest';
import type { Feature } from '../../src/engine/model.ts';
import { createPriceBook } from '../../src/engine/prices/index.ts';
import { reportModels } from '../../src/engine/report/report-models.ts';
import { call } from '../present/calls.ts';

const book = createPriceBook();
const modelled = (id: string, changes: Parameters<typeof call>[0] = {}) =>
  call({ ...changes, provider: 'openai', model: { ids: [id], source: 'literal', places: [] } });
const uses = (calls: ReturnType<typeof call>[], features: Feature[] = []) =>
  reportModels(
    calls.map(call => ({ call, times: 1 })),
    { date: '2026-11-24', features, bookFor: () => book },
  );

describe('reportModels', () => {
  it('sums up what a model carries in one run of each feature', () => {
    const feature: Feature = {
      name: 'f',
      entry: { file: 'a.py', line: 1, kind: 'main' },
      calls: [{ id: 'a', times: { low: 1, typical: 3, high: 9 } }],
      ...{ usd: null, usdPerMonth: null, unpricedCalls: 0 },
    };
    const [use] = uses([modelled('gpt-5', { id: 'a' }), modelled('gpt-5', { id: 'b' })], [feature]);
    const { usd, inputTokens } = call();
    expect(use!.usd).toBeCloseTo(usd!.typical * 4, 12);
    expect(use!.inputTokens).toBe(inputTokens.typical * 4);
  });

  it('offers others at the same tokens: their amounts stand to each other as their prices do', () => {
    const [use] = uses([modelled('gpt-5')]);
    const present = use!.offers.find(offer => offer.isPresent)!;
    expect(present.usd).toBeCloseTo(use!.usd!, 12);
    const at = (offer: typeof present) =>
      use!.inputTokens * offer.inputUsdPerMTok + use!.outputTokens * offer.outputUsdPerMTok;
    for (const offer of use!.offers) expect(offer.usd / present.usd).toBeCloseTo(at(offer) / at(present), 9);
    expect(use!.offers.length).toBeGreaterThan(3);
  });

  it('keeps what routes an id to its provider, at that provider alone', () => {
    const [use] = uses([modelled('openai:gpt-5')]);
    for (const { id, isSameProvider } of use!.offers) expect(id.startsWith('openai:')).toBe(isSameProvider);
  });

  it('offers nothing that lacks what the calls use', () => {
    const [use] = uses([modelled('gpt-5', { tools: { count: 1, tokens: 50 } })]);
    for (const offer of use!.offers) expect(offer.capabilities).toContain('tools');
  });
});
