import { shortenId, spellAlike } from '../model-id.ts';
import { includesModel } from '../overlay/model-names.ts';
import type { PriceDay } from '../price-day.ts';
import type { ModelMatch } from '../price-types.ts';
import type { Discount, OwnPrice } from './own-types.ts';

/** The user's prices, findable by id. */
export type OwnIndex = ReadonlyMap<string, readonly OwnPrice[]>;

export function indexOwn(prices: readonly OwnPrice[]): OwnIndex {
  const index = new Map<string, OwnPrice[]>();
  for (const price of prices) {
    const key = spellAlike(price.model);
    const rows = index.get(key);
    if (rows === undefined) index.set(key, [price]);
    else rows.push(price);
  }
  return index;
}

/** The user's price for an id at a provider: the id as written first, then shortened, then without its path. */
export function findOwn(index: OwnIndex, provider: string | null, id: string): OwnPrice | null {
  if (index.size === 0) return null;
  const tail = id.split('/').at(-1) ?? id;
  for (const text of tail === id ? [id] : [id, tail])
    for (const { id: short } of shortenId(text.toLowerCase(), { latest: true })) {
      const rows = index.get(spellAlike(short));
      const row =
        rows?.find(({ provider: own }) => own !== null && own === provider) ??
        rows?.find(({ provider: own }) => own === null || provider === null);
      if (row !== undefined) return row;
    }
  return null;
}

const within = (from: string | null, until: string | null, { day }: PriceDay): boolean =>
  (from === null || day >= from) && (until === null || day < until);

/** Whether an own price holds on a day; `until` is the first day after. */
export const holdsOn = (price: OwnPrice, day: PriceDay): boolean => within(price.from, price.until, day);

/** The discount that the user has for a model on a day. */
export function discountFor(
  discounts: readonly Discount[],
  { provider, model }: ModelMatch,
  day: PriceDay,
): Discount | null {
  return (
    discounts.find(
      discount =>
        discount.provider === provider &&
        includesModel(discount.models, model) &&
        within(discount.from, discount.until, day),
    ) ?? null
  );
}
