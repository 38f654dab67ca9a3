import type { FileFacts } from './syntax/facts.ts';

/**
 * What the engine may know of a workspace, asked for on demand. Paths are relative to the workspace root, with
 * forward slashes, whatever the host's own paths look like. All answers are synchronous and side-effect free.
 */
export interface Sources {
  /** Every source file that discovery found, sorted by code unit. */
  readonly paths: readonly string[];
  /** Facts of a source file, parsed when first asked for; undefined when it is missing, too large or unreadable. */
  facts(path: string): FileFacts | undefined;
  /** Text of any file below the root that is not a secret (prompt files, package.json, YAML …); undefined when there is none. */
  text(path: string): string | undefined;
  /** Whether a file or folder of that path exists below the root. */
  exists(path: string): boolean;
  /** Paths (of `paths`) whose text holds at least one of the words, found without parsing. */
  mentioning(words: readonly string[]): readonly string[];
  /** Paths (of `paths`) whose text holds at least one of the names as a whole word, found without parsing. */
  naming(names: readonly string[]): readonly string[];
  /** Paths (of `paths`) whose text seems to call something of that name, `name(…)`, found without parsing. */
  calling(name: string): readonly string[];
  /** Files of any kind below the root whose base name is one of `names` (manifests, tsconfig.json; `*.baml` for all that end so), sorted. */
  named(names: readonly string[]): readonly string[];
}
