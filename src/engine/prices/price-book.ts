import type { Provider } from '@pydantic/genai-prices';
import { BUNDLED, bundledProviders } from './bundled-catalogue.ts';
import { indexCatalogue } from './catalogue.ts';
import type { Catalogue } from './catalogue.ts';
import { overlayRows } from './overlay/index.ts';

/** A name of the user's own for a model: an alias in code, an inference profile, a fine-tune. */
export interface AliasTarget {
  readonly provider: string | null;
  readonly model: string;
}

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
  readonly aliases: ReadonlyMap<string, AliasTarget>;
}

export interface PriceBookOptions {
  /** Azure deployment name -> model. */
  readonly azureDeployments?: ReadonlyMap<string, string>;
  readonly aliases?: ReadonlyMap<string, AliasTarget>;
  /** Leave out the models that come from a second catalogue: for the script that compares with it. */
  readonly withoutLaterRows?: boolean;
  /** A checked catalogue in place of the bundled one. */
  readonly catalogue?: { readonly providers: readonly Provider[]; readonly info: CatalogueInfo };
}

/** The bundled prices with the user's own names and rates on top. */
export function createPriceBook({
  azureDeployments,
  aliases,
  catalogue,
  withoutLaterRows,
}: PriceBookOptions = {}): PriceBook {
  const { providers, info } = catalogue ?? { providers: bundledProviders(), info: BUNDLED };
  return {
    catalogue: indexCatalogue(providers, info.checked, overlayRows(withoutLaterRows !== true)),
    info,
    azureDeployments: azureDeployments ?? new Map(),
    aliases: aliases ?? new Map(),
  };
}
