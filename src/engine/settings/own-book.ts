import type { Configuration } from '../configuration.ts';
import { extendPriceBook, readLitellmPrices, readOwnPrices, type PriceBook } from '../prices/index.ts';

/**
 * The price list with a configuration's own names and prices, made once for each configuration. `text` reads the file
 * in LiteLLM's format that it may name.
 */
export function createBooks(
  book: PriceBook,
  text: (path: string) => string | undefined,
): (configuration: Configuration) => PriceBook {
  const made = new WeakMap<Configuration, PriceBook>();
  return configuration => {
    const { models, prices } = configuration;
    const { azureDeployments, aliases } = models;
    if (prices == null && azureDeployments.size === 0 && aliases.size === 0) return book;
    const known = made.get(configuration);
    if (known) return known;
    const own = prices == null ? undefined : readOwnPrices(prices, book).prices;
    const file = own?.file == null ? undefined : text(own.file);
    const fromFile =
      own?.file == null || file === undefined ? [] : readLitellmPrices(file, own.file, book).prices;
    const extended = extendPriceBook(book, {
      azureDeployments,
      aliases,
      fromFile,
      ...(own ? { overrides: own } : {}),
    });
    made.set(configuration, extended);
    return extended;
  };
}
