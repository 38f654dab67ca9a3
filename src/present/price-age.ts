import type { Report } from '../engine/model.ts';
import { catalogueAge } from '../engine/prices/catalogue-age.ts';
import { plainText } from './plain-text.ts';

/** How old prices are, in words, and whether they are to be marked. */
export interface PriceAge {
  readonly text: string;
  readonly areOld: boolean;
}

/** `checked 2026-09-23, 62 days ago` on the day that is priced. */
export function ageText(checked: string, date: string): PriceAge {
  const { days, old } = catalogueAge(checked, date);
  return { text: `checked ${plainText(checked)}${days > 1 ? `, ${days} days ago` : ''}`, areOld: old };
}

/** For once a surface: `prices checked 2026-09-23, 62 days ago`, and `old prices, …` from 90 days on. */
export function pricesText({ prices }: Pick<Report, 'prices'>): PriceAge {
  const { text, areOld } = ageText(prices.checked, prices.date);
  if (Date.parse(prices.date) < Date.parse(prices.checked))
    return { text: `prices as of ${prices.date}, ${text}`, areOld };
  return { text: areOld ? `old prices, ${text}` : `prices ${text}`, areOld };
}

/** What readers have to know of the prices of a report: where sources disagree, a line a model. */
export function disagreements({ calls }: Pick<Report, 'calls'>): string[] {
  const lines = calls.flatMap(({ price }) =>
    (price?.notes ?? [])
      .filter(note => note.startsWith('sources disagree'))
      .map(note => plainText(`${price!.model} at ${price!.provider}: ${note}`, 300)),
  );
  return [...new Set(lines)].sort();
}
