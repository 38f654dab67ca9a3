import { expect, test } from 'vitest';
import {
  FILL_RULES,
  overlayRows,
  REGION_RULES,
  THRESHOLD_RULES,
  TIER_RULES,
} from '../../../src/engine/prices/overlay/index.ts';
import { createPriceBook } from '../../../src/engine/prices/index.ts';
import { includesModel } from '../../../src/engine/prices/overlay/model-names.ts';

const isDay = /^20\d\d-\d\d-\d\d$/;

test('every row of the overlay has a source and a day', () => {
  for (const rule of [...TIER_RULES, ...REGION_RULES, ...FILL_RULES, ...THRESHOLD_RULES]) {
    expect(rule.source).toMatch(/^https:\/\//);
    expect(rule.checked).toMatch(isDay);
  }
  for (const { row } of overlayRows(true)) {
    expect(row.source.length, row.model).toBeGreaterThan(10);
    expect(row.checked, row.model).toMatch(isDay);
  }
});

test('every rule speaks of a model that exists', () => {
  const { catalogue } = createPriceBook();
  for (const { provider, models } of [...TIER_RULES, ...REGION_RULES, ...FILL_RULES]) {
    const known = [...catalogue.values()].filter(
      rows => rows.provider === provider || catalogue.get(provider)?.resells.includes(rows.provider) === true,
    );
    const named = known.some(({ rows }) => rows.some(({ model }) => includesModel(models, model)));
    expect(named, `${provider} ${models.join(', ')}`).toBe(true);
  }
});

test('rates are finite and not negative', () => {
  for (const { row } of overlayRows(true))
    for (const { prices } of row.steps)
      for (const rate of Object.values(prices)) {
        const numbers =
          typeof rate === 'object' ? [rate.base, ...rate.tiers.map(({ price }) => price)] : [rate];
        for (const number of numbers)
          expect(number, row.model).toSatisfy(
            (n: unknown) => typeof n === 'number' && Number.isFinite(n) && n >= 0,
          );
      }
});
