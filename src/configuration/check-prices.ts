import type { ConfigProblem } from '../engine/model.ts';
import type { PriceBook } from '../engine/prices/index.ts';
import { readLitellmPrices } from '../engine/prices/own/read-litellm-prices.ts';
import { readOwnPrices } from '../engine/prices/own/read-own-prices.ts';
import { quoted } from './check/check-context.ts';
import type { ConfigurationFile } from './read-configuration.ts';

/**
 * Problems of the `prices` members that show only beside the price list (a slip of the unit, an unknown provider), and
 * those of the files in LiteLLM's format that they name. `text` reads a file by its path from the root on.
 */
export function checkPrices(
  files: readonly ConfigurationFile[],
  text: (path: string) => string | undefined,
  book?: PriceBook,
): readonly ConfigProblem[] {
  return files.flatMap(({ file, configuration, pricePlaces }) => {
    if (configuration.prices === null) return [];
    const tell = (path: readonly (string | number)[], message: string): ConfigProblem => {
      const place = placeOf(path, pricePlaces);
      return {
        file,
        line: place?.line ?? 1,
        column: place?.column ?? 1,
        message: `${place?.written ?? 'prices'} ${message}`,
      };
    };
    const { prices, problems } = readOwnPrices(configuration.prices, book);
    const own = problems.map(({ path, message }) => tell(path, message));
    if (prices.file === null) return own;
    const content = text(prices.file);
    if (content === undefined)
      return [
        ...own,
        tell(
          ['file'],
          `names ${quoted(prices.file)}, which can’t be read: is it there, and smaller than 2 MB?`,
        ),
      ];
    const path = prices.file;
    return [
      ...own,
      ...readLitellmPrices(content, path, book).problems.map(problem => ({ file: path, ...problem })),
    ];
  });
}

function placeOf(path: readonly (string | number)[], places: ConfigurationFile['pricePlaces']) {
  for (let length = path.length; length >= 0; length--) {
    const place = places.get(JSON.stringify(path.slice(0, length)));
    if (place) return place;
  }
  return undefined;
}
