import { expect, it } from 'vitest';
import { noConfiguration, type Configuration } from '../../../src/engine/configuration.ts';
import { changedBy, readWhatIf, type WhatIf } from '../../../src/engine/scenarios/what-if.ts';

const changed = (texts: readonly string[], base: Configuration = noConfiguration): Configuration =>
  changedBy(texts.map(readWhatIf) as WhatIf[], () => base)('a.py');

it('changes models, volumes, caching and assumptions', () => {
  const { models, features, assumptions, caching } = changed([
    'models.gpt-4.1=gpt-4.1-mini',
    'features.POST /api/v1.2/chat.volume=5000',
    'features.POST /api/v1.2/chat.turns=20',
    'features.chat.output=50..100..400',
    'assumptions.everywhere.holes.question=40',
    'turns=8',
    'cache-hit-rate=40 %',
    'caching=on',
  ]);
  expect([...models.swaps!]).toEqual([['gpt-4.1', 'gpt-4.1-mini']]);
  expect(features).toEqual([
    { name: 'POST /api/v1.2/chat', entries: [], volumePerMonth: 5000, turnsPerConversation: 20 },
  ]);
  expect(
    assumptions.map(a => [a.kind, a.name, a.scope?.feature, a.value.low, a.value.typical, a.value.high]),
  ).toEqual([
    ['cache-hit-rate', '*', undefined, 0.4, 0.4, 0.4],
    ['turns', '*', undefined, 8, 8, 8],
    ['hole', 'question', undefined, 40, 40, 40],
    ['output', '*', 'chat', 50, 100, 400],
  ]);
  expect(caching).toBe(true);
});

it('multiplies volumes, of one feature or of all that have one', () => {
  const base: Configuration = {
    ...noConfiguration,
    features: [
      { name: 'chat', entries: [], volumePerMonth: 100 },
      { name: 'search', entries: [], volumePerMonth: 30 },
      { name: 'admin', entries: [] },
    ],
  };
  const volumes = (...texts: string[]) => changed(texts, base).features.map(f => f.volumePerMonth);
  expect(volumes('volume=x2')).toEqual([200, 60, undefined]);
  expect(volumes('features.chat.volume=x0.5')).toEqual([50, 30, undefined]);
});

it('takes the place of settings of a narrower scope where it holds everywhere, and only of its own scope elsewhere', () => {
  const value = { low: 1, typical: 1, high: 1 };
  const base: Configuration = {
    ...noConfiguration,
    assumptions: [
      { kind: 'output', name: '*', value },
      { kind: 'output', name: '*', scope: { call: 'k' }, value },
    ],
  };
  const typicals = (text: string) => changed([text], base).assumptions.map(a => a.value.typical);
  expect(typicals('output=9')).toEqual([9]);
  expect(typicals('assumptions.calls.k.output=9')).toEqual([9, 1]);
});

it('gives the same settings as the same object', () => {
  const settings = changedBy([readWhatIf('models.a=b') as WhatIf], () => noConfiguration);
  expect(settings('a.py')).toBe(settings('b.py'));
});

it.each([
  'turns',
  'colour=red',
  'features.chat.volume=many',
  'features.chat.turns=0',
  'features.chat.colour=3',
  'assumptions.everywhere.cache-hit-rate=2',
  'assumptions.everywhere.holes=3',
  'output=5..3..9',
  'volume=200',
  'caching=maybe',
])('says what is wrong with %s', text => expect(readWhatIf(text)).toBeTypeOf('string'));
