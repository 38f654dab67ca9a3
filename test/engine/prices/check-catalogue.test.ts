import { expect, test } from 'vitest';
import { bundledProviders } from '../../../src/engine/prices/bundled-catalogue.ts';
import {
  catalogueAge,
  checkCatalogue,
  createPriceBook,
  priceUsage,
} from '../../../src/engine/prices/index.ts';

const info = { source: 'https://example.org/data.json', checked: '2026-11-20' };

type Json = { id: string; models: { id: string; match: unknown; prices: unknown }[] }[];

/** The bundled catalogue as a feed would carry it, with one change. */
function feed(change: (all: Json) => void): unknown {
  const all = JSON.parse(JSON.stringify(bundledProviders())) as Json;
  change(all);
  return all;
}

const openai = (all: Json): Json[number] => all.find(({ id }) => id === 'openai')!;
const mini = (all: Json): Json[number]['models'][number] =>
  openai(all).models.find(({ id }) => id === 'gpt-4o-mini')!;

test('a sound feed takes the place of the bundled catalogue, under the same overlay', () => {
  const check = checkCatalogue(
    feed(all => {
      mini(all).prices = [
        { prices: { input_mtok: 0.2, output_mtok: 0.6 } },
        { constraint: { start_date: '2026-12-01' }, prices: { input_mtok: 0.1, output_mtok: 0.6 } },
      ];
    }),
    info,
  );
  if (!check.ok) throw new Error(check.why);
  const book = createPriceBook({ catalogue: check.catalogue });
  const price = (date: string, tier: 'standard' | 'batch' = 'standard'): unknown =>
    priceUsage(
      { provider: 'openai', model: 'gpt-4o-mini', usage: { inputTokens: 1_000_000 }, date, tier },
      book,
    );
  expect(price('2026-11-24')).toMatchObject({
    usd: '0.2',
    rates: { checked: '2026-11-20', next: { date: '2026-12-01', inputUsdPerMTok: 0.1 } },
  });
  expect(price('2026-12-01')).toMatchObject({ usd: '0.1', rates: { from: '2026-12-01', next: null } });
  expect(price('2026-11-24', 'batch')).toMatchObject({ usd: '0.1' });
});

test('a younger feed comes before what stood in for models that the bundled catalogue lacks', () => {
  const mine = {
    provider: 'anthropic',
    model: 'claude-sonnet-5-5',
    usage: { inputTokens: 1_000_000 },
    date: '2026-12-24',
  };
  const stopgap = priceUsage(mine, createPriceBook());
  expect(stopgap).toMatchObject({ priced: true, match: { table: 'overlay' } });
  const withIt = feed(all =>
    all.find(({ id }) => id === 'anthropic')!.models.push({ id: 'claude-sonnet-5-5', match: { equals: 'claude-sonnet-5-5' }, prices: { input_mtok: 7, output_mtok: 8 } }),
  ); // prettier-ignore
  const usdAt = (checked: string): string | null => {
    const check = checkCatalogue(withIt, { source: 's', checked });
    if (!check.ok) throw new Error(check.why);
    const priced = priceUsage(mine, createPriceBook({ catalogue: check.catalogue }));
    return priced.priced ? priced.usd : null;
  };
  expect(usdAt('2026-12-20')).toBe('7');
  expect(usdAt('2026-10-01')).toBe(stopgap.priced ? stopgap.usd : null);
});

test.each<[string, unknown, RegExp]>([
  ['no list', { openai: [] }, /no list of providers/],
  ['nothing', undefined, /no list of providers/],
  ['an empty list', [], /in the bundled catalogue/],
  ['a provider without models', feed(all => (openai(all).models = [])), /openai has 0 models/],
  ['a negative price', feed(all => (mini(all).prices = { input_mtok: -1 })), /-1 is no price/],
  ['a price as text', feed(all => (mini(all).prices = { input_mtok: '0.15' })), /is no price/],
  ['no price steps', feed(all => (mini(all).prices = [])), /no prices/],
  [
    'an unknown constraint',
    feed(all => (mini(all).prices = [{ constraint: { weekday: 'monday' }, prices: {} }])),
    /unknown constraint/,
  ],
  ['a clause that is unknown', feed(all => (mini(all).match = { resembles: 'gpt' })), /unknown clause/],
  [
    'a pattern that can run away',
    feed(all => (mini(all).match = { regex: '^(a+)+$' })),
    /pattern out of bounds/,
  ],
  ['a provider twice', feed(all => all.push(openai(all))), /listed twice/],
  ['an id that is no id', feed(all => (openai(all).id = '../../etc')), /provider has no id/],
])('%s is refused whole', (_, json, why) => {
  const check = checkCatalogue(json, info);
  expect(check.ok ? '' : check.why).toMatch(why);
});

test('the age of the prices, marked from 90 days on', () => {
  expect(catalogueAge('2026-09-23', '2026-11-24')).toEqual({
    days: 62,
    old: false,
  });
  expect(catalogueAge('2026-09-23', '2026-12-21')).toEqual({
    days: 89,
    old: false,
  });
  expect(catalogueAge('2026-09-23', '2026-12-22')).toEqual({
    days: 90,
    old: true,
  });
  expect(catalogueAge('2026-09-23', '2026-01-01')).toEqual({
    days: 0,
    old: false,
  });
});
