import type { Provider } from '@pydantic/genai-prices';
import { BUNDLED, bundledProviders } from './bundled-catalogue.ts';
import { indexCatalogue } from './catalogue.ts';
import type { Catalogue, NamedRow } from './catalogue.ts';
import { overlayRows } from './overlay/index.ts';
import { indexOwn } from './own/own-rows.ts';
import type { OwnIndex } from './own/own-rows.ts';
import type { Discount, OwnPrice, OwnPrices } from './own/own-types.ts';

/** Where the prices come from, for every surface to say once. */
export interface CatalogueInfo {
  readonly source: string;
  readonly version: string;
  /** Day of the catalogue. */
  readonly checked: string;
}

/** Everything that prices are looked up in: plain data, made once by a host. */
export interface PriceBook {
  readonly catalogue: Catalogue;
  readonly info: CatalogueInfo;
  readonly azureDeployments: ReadonlyMap<string, string>;
  readonly aliases: ReadonlyMap<string, string>;
  readonly own: OwnIndex;
  readonly discounts: readonly Discount[];
}

export interface PriceBookOptions {
  /** The user's own prices and discounts, from `readOwnPrices`. */
  readonly overrides?: OwnPrices;
  /** Prices of a file in LiteLLM's format, from `readLitellmPrices`; those of `overrides` come first. */
  readonly fromFile?: readonly OwnPrice[];
  /** Azure deployment name -> model. */
  readonly azureDeployments?: ReadonlyMap<string, string>;
  /** The user's name for a model -> the model's id, with or without a provider before it. */
  readonly aliases?: ReadonlyMap<string, string>;
  /** Leave out the models that come from a second catalogue: for the script that compares with it. */
  readonly withoutLaterRows?: boolean;
  /** A checked catalogue in place of the bundled one. */
  readonly catalogue?: { readonly providers: readonly Provider[]; readonly info: CatalogueInfo };
}

/** A row that stood in for a model which the catalogue lacked, and which a younger catalogue has. */
function isOvertaken(
  { row, isStopgap }: NamedRow,
  providers: readonly Provider[],
  { checked }: CatalogueInfo,
): boolean {
  if (isStopgap !== true || row.checked === null || checked <= row.checked) return false;
  return providers.some(({ id, models }) => id === row.provider && models.some(({ id }) => id === row.model));
}

/** The bundled prices with the user's own names and rates on top. */
export function createPriceBook({
  azureDeployments,
  aliases,
  catalogue,
  fromFile = [],
  overrides,
  withoutLaterRows,
}: PriceBookOptions = {}): PriceBook {
  const { providers, info } = catalogue ?? { providers: bundledProviders(), info: BUNDLED };
  const rows = overlayRows(withoutLaterRows !== true).filter(row => !isOvertaken(row, providers, info));
  return {
    catalogue: indexCatalogue(providers, info.checked, rows),
    info,
    azureDeployments: azureDeployments ?? new Map(),
    aliases: aliases ?? new Map(),
    own: indexOwn([...(overrides?.prices ?? []), ...fromFile]),
    discounts: overrides?.discounts ?? [],
  };
}

/** A book with the user's own names and prices in place of those that it has; the catalogue is shared. */
export function extendPriceBook(
  book: PriceBook,
  {
    azureDeployments,
    aliases,
    fromFile = [],
    overrides,
  }: Pick<PriceBookOptions, 'azureDeployments' | 'aliases' | 'fromFile' | 'overrides'>,
): PriceBook {
  return {
    ...book,
    azureDeployments: azureDeployments ?? book.azureDeployments,
    aliases: aliases ?? book.aliases,
    own:
      overrides === undefined && fromFile.length === 0
        ? book.own
        : indexOwn([...(overrides?.prices ?? []), ...fromFile]),
    discounts: overrides?.discounts ?? book.discounts,
  };
}
