import { describe, expect, it } from 'vitest';
import type { ModelOffer } from '../../src/engine/model.ts';
import { modelHover } from '../../src/present/hover-places.ts';
import { callHover } from '../../src/present/hover.ts';
import { triedChanges } from '../../src/present/tried-changes.ts';
import { call, reportOf } from './calls.ts';

const hostile = '](command:evil) <img src=x onerror=alert(1)> `x` | **b** $(zap) \u202eesrever\u0007';

describe('callHover', () => {
  it('shows amount, parts, runs and where the price comes from', () => {
    const one = call({
      parts: [
        { name: 'system prompt', kind: 'static', tokens: 1412, usd: 0.003 },
        { name: '{question}', kind: 'hole', tokens: 80, usd: 0.0002 },
        { name: 'output', kind: 'output', tokens: 350, usd: 0.003 },
      ],
      drivers: [{ name: '{question}', low: 20, typical: 80, high: 400, unit: 'tokens', basis: 'assumption' }],
      price: {
        model: 'gpt-4.1',
        provider: 'openai',
        inputUsdPerMTok: 2,
        outputUsdPerMTok: 8,
        source: 'OpenAI',
        checked: '2026-11-20',
        notes: [],
      },
    });
    const feature = {
      name: 'POST /api/answer',
      entry: { file: 'api/main.py', line: 3, kind: 'http-route' as const },
      calls: [{ id: one.id, times: { low: 1, typical: 4, high: 10 } }],
      usd: null,
      usdPerMonth: null,
      unpricedCalls: 0,
    };
    const text = callHover(one, { ...reportOf(one), features: [feature] });
    expect(text).toContain('**gpt\\-4\\.1** · chat');
    expect(text).toContain('**\\$0\\.0031 – 0\\.012** a call');
    expect(text).toContain('| system prompt | 1,412 |');
    expect(text).toContain('| \\{question\\} | \\~80 |');
    expect(text).toContain('Runs usually 4 times \\(1–10\\) per POST /api/answer');
    expect(text).toContain('Most uncertain');
    expect(text).toContain('_Prices OpenAI, checked 2026\\-11\\-20, 4 days ago_');
  });

  it('says what the counts rest on, what is to know of the price, and marks old prices', () => {
    const price = { model: 'm', provider: 'p', inputUsdPerMTok: 2, outputUsdPerMTok: 8, source: 'S', checked: '2026-08-26' }; // prettier-ignore
    const one = call({
      inputTokens: { low: 9, typical: 9, high: 9, exact: true, basis: 'exact: OpenAI GPT-4.1, Chat' },
      outputTokens: { low: 1, typical: 5, high: 16, basis: 'output cap 16' },
      price: { ...price, notes: ['sources disagree: other (2026-11-10) has 3 in, 9 out'] },
    });
    const marked = callHover(one, reportOf(one));
    const text = marked.replaceAll('\\', '');
    expect(text).toContain('Input exact: OpenAI GPT-4.1, Chat');
    expect(text).toContain('Output output cap 16');
    expect(text).toContain('sources disagree: other');
    expect(text).toContain('_**old prices** S, checked 2026-08-26, 90 days ago_');
    const younger = call({ price: { ...price, checked: '2026-08-27', notes: [] } });
    expect(callHover(younger, reportOf(younger))).toContain(
      '_Prices S, checked 2026\\-08\\-27, 89 days ago_',
    );
  });

  it('says whether the prompt is cached, and how much is read from it', () => {
    const hits = {
      ...{
        name: 'cache hits',
        low: 0.4,
        typical: 0.6,
        high: 0.8,
        unit: 'share',
        basis: 'assumption' as const,
      },
      assumption: 'assumptions.everywhere.cache-hit-rate',
    };
    const hoverOf = (one: Parameters<typeof call>[0]) =>
      callHover(call(one), reportOf()).replaceAll('\\', '');
    expect(hoverOf({ promptCache: true })).toContain('Prompt cache: asked for');
    expect(hoverOf({ drivers: [hits] })).toContain(
      'Prompt cache: automatic, 40 – 80 % of the prompt read from it (assumed)',
    );
    expect(hoverOf({})).not.toContain('Prompt cache');
  });

  it('shows hostile names as text', () => {
    const text = callHover(
      call({
        model: { ids: [hostile], source: 'literal', places: [] },
        parts: [{ name: hostile, kind: 'hole', tokens: 5, usd: null }],
        usd: null,
        unpriced: hostile,
      }),
      reportOf(),
    );
    const unescaped = text.replace(/\\./g, '');
    expect(unescaped).not.toMatch(/[[\]<>$\u202e\u0007]/);
    expect(unescaped).not.toContain('command:');
  });
});

describe('modelHover', () => {
  const calls = [
    call(),
    call({ id: 'b', file: 'api/rank.py', usd: { low: 0.01, typical: 0.02, high: 0.03 } }),
  ];
  it('says what a model drives, what that comes to, and which call is the dearest', () => {
    const links = {
      showCalls: (text: string) => `command:show?${text}`,
      switchModel: () => 'command:switch',
    };
    const place = { file: 'api/models.py', line: 1, column: 16 };
    const text = modelHover(['gpt-4.1'], calls, reportOf(...calls), links, place);
    expect(text).toContain('**gpt\\-4\\.1** drives 2 calls in 2 files');
    expect(text).toContain('\\~\\$0\\.027 a run of all features \\(100 %\\)');
    expect(text).toContain('dearest: answer\\(\\) in api/rank\\.py\\:10, 75 %');
    expect(text).toContain('[Show all](command:show?gpt-4.1) · [Switch…](command:switch)');
    expect(modelHover(['gpt-4.1'], [], reportOf())).toContain('no call that was found');
  });
});

describe('the cheapest fitting model', () => {
  const offer = {
    ...{
      provider: 'openai',
      isSameProvider: true,
      contextTokens: 1e6,
      maxOutputTokens: 1e5,
      capabilities: [],
    },
    ...{ lost: [], quality: [], released: null, source: 'x', checked: null, isPresent: false, usd: 1 },
  };
  const models = (...others: Partial<ModelOffer>[]) => [
    {
      ...{
        ids: ['gpt-5'],
        provider: 'openai',
        calls: [call().id],
        places: [],
        inputTokens: 1,
        outputTokens: 1,
      },
      ...{ usd: 1, usdPerMonth: null },
      offers: [
        { ...offer, id: 'gpt-5', isPresent: true, inputUsdPerMTok: 10, outputUsdPerMTok: 10 },
        ...others.map(other => ({ ...offer, id: '', inputUsdPerMTok: 5, outputUsdPerMTok: 5, ...other })),
      ],
    },
  ];
  const hover = (...others: Partial<ModelOffer>[]) =>
    callHover(call(), { ...reportOf(call()), models: models(...others) }, { switchModel: () => 'command:s' });

  it('is named with what it saves at the same tokens, and a link', () =>
    expect(hover({ id: 'gpt-5.1' })).toContain(
      'gpt\\-5\\.1 −50 % at the same tokens · [Switch…](command:s)',
    ));
  it.each([
    ['loses something', { id: 'gpt-5.1', lost: ['vision'] }],
    ['is two sizes smaller', { id: 'gpt-5-nano' }],
    ['is a generation older', { id: 'gpt-4.1' }],
    ['stands at another provider', { id: 'claude-opus-5', isSameProvider: false }],
    ['saves little', { id: 'gpt-5.1', inputUsdPerMTok: 9, outputUsdPerMTok: 9 }],
  ])('is none that %s', (_why, other) => expect(hover(other)).not.toContain('Cheaper'));

  it('is the one that an exported page tries', async () => {
    const sets: string[] = [];
    const small = { id: 'gpt-5-nano', inputUsdPerMTok: 0.1, outputUsdPerMTok: 0.1 };
    await triedChanges({ ...reportOf(call()), models: models(small, { id: 'gpt-5.1' }) }, set => {
      sets.push(set);
      return Promise.resolve(null);
    });
    expect(sets.filter(set => set.startsWith('models.'))).toEqual(['models.gpt-5=gpt-5.1']);
  });
});
