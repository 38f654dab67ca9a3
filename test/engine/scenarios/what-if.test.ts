import { expect, it } from 'vitest';
import { noConfiguration } from '../../../src/engine/configuration.ts';
import { changedBy, readWhatIf, type WhatIf } from '../../../src/engine/scenarios/what-if.ts';

const changed = (...texts: string[]) =>
  changedBy(texts.map(readWhatIf) as WhatIf[], () => noConfiguration)('a.py');

it('changes models, volumes and assumptions', () => {
  const { models, features, assumptions } = changed(
    'models.gpt-4.1=gpt-4.1-mini',
    'features.POST /api/v1.2/chat.volume=5000',
    'assumptions.everywhere.holes.question=40',
    'assumptions.everywhere.turns=20',
  );
  expect([...models.aliases]).toEqual([['gpt-4.1', 'gpt-4.1-mini']]);
  expect(features).toEqual([{ name: 'POST /api/v1.2/chat', entries: [], volumePerMonth: 5000 }]);
  expect(assumptions.map(a => [a.kind, a.name, a.value.typical])).toEqual([
    ['hole', 'question', 40],
    ['turns', '*', 20],
  ]);
});

it('gives the same settings as the same object', () => {
  const settings = changedBy([readWhatIf('models.a=b') as WhatIf], () => noConfiguration);
  expect(settings('a.py')).toBe(settings('b.py'));
});

it.each([
  'turns',
  'colour=red',
  'features.chat.volume=many',
  'assumptions.everywhere.cache-hit-rate=2',
  'assumptions.everywhere.holes=3',
])('says what is wrong with %s', text => expect(readWhatIf(text)).toBeTypeOf('string'));
