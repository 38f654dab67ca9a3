/** A file that is not analysed, and why, in words for the report. */
export interface Skipped {
  readonly file: string;
  readonly why: string;
}

/** What a walk of the workspace found, before any source file is read. Paths are relative, with forward slashes. */
export interface Listing {
  /** Real path of the folder that all paths start at, in the host's form. */
  readonly root: string;
  /** Name of the scanned folder, or of the single file. */
  readonly name: string;
  /** Source files by their names, sorted by code unit. */
  readonly sources: readonly string[];
  /** All other files that are not left out, sorted by code unit. */
  readonly others: readonly string[];
  /** Every name in every folder that was walked, also what is left out: answers whether something exists. */
  readonly folders: ReadonlyMap<string, ReadonlySet<string>>;
  /** Links to files: where each stands → its real path. */
  readonly links: ReadonlyMap<string, string>;
  /** What could not be read, sorted by code unit. */
  readonly skipped: readonly Skipped[];
}

/** Order by UTF-16 code unit: the same on every machine and in every locale. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
