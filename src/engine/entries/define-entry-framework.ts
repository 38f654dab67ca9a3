import type { EntryKind } from '../model.ts';

/**
 * Where a framework starts the user's code, as data: decorators, calls that take a handler, classes whose methods are
 * handlers, and files whose exports are. Receivers, aliases, routers with prefixes and imports are the engine's business.
 */
export interface EntryFramework {
  readonly id: string;
  readonly packages: { readonly python?: readonly string[]; readonly script?: readonly string[] };
  readonly decorators?: readonly EntryRule[];
  readonly registrations?: readonly RegistrationRule[];
  readonly classes?: readonly ClassRule[];
  readonly files?: readonly FileRule[];
  /** Running a file that imports the package is an entry of this kind (Streamlit). */
  readonly script?: { readonly kind: EntryKind; readonly name: string };
}

/**
 * Names: "{METHOD}" the method in capitals, "{path}" the first text argument after prefixes, "{methods}" the `methods`
 * argument in capitals, "{function}" the handler's name, "{file}" the file, "{route}" the path that the file's place
 * gives, "{class}" the class.
 */
export type EntryName = string;

export interface EntryRule {
  /** Last names of what decorates or registers. */
  readonly methods: readonly string[];
  readonly kind: EntryKind;
  readonly name: EntryName;
  /** Option of the receiver's constructor that prefixes paths. */
  readonly prefix?: string;
  /** Names that count without a known package, where the first argument is a path ("/…") or a text. */
  readonly loose?: 'path' | 'text' | 'none';
  /** Ends of workspace modules that stand for the package: generated files. */
  readonly modules?: readonly string[];
}

export interface RegistrationRule extends EntryRule {
  /** Key or keyword under which the handler stands; any argument unless said. */
  readonly key?: readonly string[];
  /** The entry is the variable or key that holds the result: `export const answer = action({ handler })`. */
  readonly isNamedByHolder?: boolean;
}

export interface ClassRule {
  /** Names of base classes, or of decorators on the class. */
  readonly bases?: readonly string[];
  readonly decorator?: string;
  /** Methods that are handlers; with `decorated`, those with one of these decorators. */
  readonly methods?: readonly string[];
  readonly decorated?: readonly string[];
  readonly kind: EntryKind;
  readonly name: EntryName;
}

export interface FileRule {
  /** Path of the file below the root or below any folder. */
  readonly path: RegExp;
  /** Exported names; "*" for all. */
  readonly exports: readonly string[];
  readonly kind: EntryKind;
  readonly name: EntryName;
  /** Text that the file, or the handler, must start with: 'use server'. */
  readonly directive?: string;
  /** The file must import one of the packages. */
  readonly isImporting?: boolean;
  /** A package that some file of the workspace must name, where the place of a file alone says too little. */
  readonly beside?: string;
}

export const defineEntryFramework = (framework: EntryFramework): EntryFramework => framework;
