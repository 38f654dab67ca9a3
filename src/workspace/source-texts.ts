import { FileError } from './file-system.ts';
import type { FileSystem } from './file-system.ts';
import type { Skipped } from './listing.ts';
import { byCodeUnit } from './listing.ts';
import { hostPath } from './relative-path.ts';
import { maxBytesOf, sourceText, tooLarge, unsavedText } from './source-text.ts';
import type { SourceText } from './source-text.ts';

/** Characters kept in memory; beyond that the texts read first are read again when they are needed. */
const keptCharacters = 128_000_000;

/** The texts of source files: from the editor where it holds one unsaved, else from disk, each read once. */
export class SourceTexts {
  readonly #files: FileSystem;
  readonly #kept = new Map<string, string>();
  readonly #unsaved = new Map<string, string>();
  readonly #skipped = new Map<string, string>();
  readonly #root: string;
  #keptCharacters = 0;

  constructor(files: FileSystem, root: string) {
    this.#files = files;
    this.#root = root;
  }

  /** Files that could not be taken, sorted by code unit. */
  get skipped(): readonly Skipped[] {
    return [...this.#skipped]
      .map(([file, why]) => ({ file, why }))
      .sort((a, b) => byCodeUnit(a.file, b.file));
  }

  /** Text of an open file, or null when it is closed; forgets what was read. */
  setUnsaved(path: string, text: string | null): void {
    if (text === null) this.#unsaved.delete(path);
    else this.#unsaved.set(path, text);
    this.forget(path);
  }

  unsaved(path: string): string | undefined {
    return this.#unsaved.get(path);
  }

  skip(path: string, why: string): void {
    this.#skipped.set(path, why);
  }

  forget(path: string): void {
    const text = this.#kept.get(path);
    if (text !== undefined) this.#keptCharacters -= text.length;
    this.#kept.delete(path);
    this.#skipped.delete(path);
  }

  /** Text of a source file; undefined when it is skipped, left out or gone. */
  get(path: string): string | undefined {
    const kept = this.#kept.get(path);
    if (kept !== undefined) return kept;
    const read = this.#read(path);
    if (read === 'left out') return undefined;
    if ('skipped' in read) {
      this.#skipped.set(path, read.skipped);
      return undefined;
    }
    this.#keep(path, read.text);
    return read.text;
  }

  #read(path: string): SourceText {
    const unsaved = this.#unsaved.get(path);
    if (unsaved !== undefined) return unsavedText(path, unsaved);
    try {
      const file = hostPath(this.#root, path, this.#files.pathStyle);
      return sourceText(path, this.#files.read(file, maxBytesOf(path)));
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      return { skipped: error.trouble === 'too large' ? tooLarge : error.trouble };
    }
  }

  #keep(path: string, text: string): void {
    this.#kept.set(path, text);
    this.#keptCharacters += text.length;
    for (const [oldest, { length }] of this.#kept) {
      if (this.#keptCharacters <= keptCharacters || oldest === path) break;
      this.#kept.delete(oldest);
      this.#keptCharacters -= length;
    }
  }
}
