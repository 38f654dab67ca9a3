import type { ConfigProblem } from '../engine/model.ts';
import type { PriceBook } from '../engine/prices/index.ts';
import { readOwnPrices } from '../engine/prices/own/read-own-prices.ts';
import { quoted } from './check/check-context.ts';
import type { ConfigurationFile } from './read-configuration.ts';

/** Problems of the `prices` member that show only beside the price list: a slip of the unit, an unknown provider. */
export function checkPrices(files: readonly ConfigurationFile[], book?: PriceBook): readonly ConfigProblem[] {
  return files.flatMap(({ file, configuration, pricePlaces }) =>
    readOwnPrices(configuration.prices, book).problems.map(({ path, message }) => {
      const place = placeOf(path, pricePlaces);
      return {
        file,
        line: place?.line ?? 1,
        column: place?.column ?? 1,
        message: `${place?.written ?? quoted(path.join('.'))} ${message}`,
      };
    }),
  );
}

function placeOf(path: readonly (string | number)[], places: ConfigurationFile['pricePlaces']) {
  for (let length = path.length; length >= 0; length--) {
    const place = places.get(JSON.stringify(path.slice(0, length)));
    if (place) return place;
  }
  return undefined;
}
