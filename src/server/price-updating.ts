import { fetchPrices, readFetchedPrices } from '../workspace/price-updates.ts';

export interface PriceUpdatingOptions {
  /** Folder of fetched prices, outside of any workspace. */
  readonly folder: string;
  readonly url: string | undefined;
  /** Today in UTC, YYYY-MM-DD. */
  today(): string;
  log(line: string): void;
  /** Prices are others than before. */
  changed(): void;
}

/** Keeps the price catalogue young for a user who asked for that: one GET a day at most. Off, the bundled one holds. */
export class PriceUpdating {
  readonly #options: PriceUpdatingOptions;
  #isOn = false;
  #triedOn = '';

  constructor(options: PriceUpdatingOptions) {
    this.#options = options;
  }

  /** Where prices are read from; null for the bundled ones. */
  get folder(): string | null {
    return this.#isOn ? this.#options.folder : null;
  }

  /** Follows the setting; resolves when a fetch that it led to is over. */
  async follow(isOn: boolean): Promise<void> {
    const { folder, url, today, log, changed } = this.#options;
    const wasOn = this.#isOn;
    this.#isOn = isOn;
    const stored = isOn || wasOn ? readFetchedPrices(folder) : null;
    if (wasOn !== isOn && stored) changed();
    if (!isOn || stored?.info.checked === today() || this.#triedOn === today()) return;
    this.#triedOn = today();
    const result = await fetchPrices({ folder, today: today(), ...(url === undefined ? {} : { url }) });
    log(result.updated ? `prices updated: ${result.models} models` : `prices not updated: ${result.why}`);
    if (result.updated && this.#isOn) changed();
  }
}
