import { FileError } from './file-system.ts';
import type { FileSystem } from './file-system.ts';
import { byCodeUnit } from './listing.ts';
import type { Listing } from './listing.ts';
import { hostPath, normalRelative, relativePath } from './relative-path.ts';
import { decode } from './source-text.ts';

const maxOtherBytes = 2_000_000;

/** Files that code refers to (prompt files, manifests, settings), read when asked for and never beyond the root. */
export class OtherFiles {
  readonly #files: FileSystem;
  readonly #texts = new Map<string, string | undefined>();
  readonly #byName = new Map<string, string[]>();
  readonly #listing: Listing;

  constructor(files: FileSystem, listing: Listing) {
    this.#files = files;
    this.#listing = listing;
    for (const path of [...listing.sources, ...listing.others]) this.#addName(path);
    // Kept out of version control, but what decides a default on this machine.
    for (const [folder, names] of listing.folders) {
      for (const name of names)
        if (name.startsWith('.env')) this.#addName(folder ? `${folder}/${name}` : name);
    }
  }

  /** Text of a file below the root; undefined for none, for one beyond 2 MB, and for what is no text. */
  text(path: string): string | undefined {
    const normal = normalRelative(path);
    if (normal === null || normal === '') return undefined;
    if (!this.#texts.has(normal)) this.#texts.set(normal, this.#read(normal));
    return this.#texts.get(normal);
  }

  exists(path: string): boolean {
    const normal = normalRelative(path);
    if (normal === null) return false;
    if (normal === '') return true;
    const at = normal.lastIndexOf('/');
    const names = this.#listing.folders.get(at < 0 ? '' : normal.slice(0, at));
    return names ? names.has(normal.slice(at + 1)) : this.#standsBelowRoot(normal);
  }

  named(names: readonly string[]): readonly string[] {
    return [...new Set(names.flatMap(name => this.#byName.get(name) ?? []))].sort(byCodeUnit);
  }

  forget(path: string): void {
    this.#texts.delete(path);
  }

  #addName(path: string): void {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const end = name.lastIndexOf('.');
    for (const key of end > 0 ? [name, `*${name.slice(end)}`] : [name]) {
      const known = this.#byName.get(key);
      if (known === undefined) this.#byName.set(key, [path]);
      else if (!known.includes(path)) known.push(path);
    }
  }

  #read(path: string): string | undefined {
    try {
      const file = this.#inside(path);
      if (file === null || this.#files.kind(file) !== 'file') return undefined;
      return decode(this.#files.read(file, maxOtherBytes)) ?? undefined;
    } catch (error) {
      if (error instanceof FileError) return undefined;
      throw error;
    }
  }

  /** In a folder that was not walked: an ignored one, or anywhere when a single file is scanned. */
  #standsBelowRoot(path: string): boolean {
    try {
      return this.#inside(path) !== null;
    } catch (error) {
      if (error instanceof FileError) return false;
      throw error;
    }
  }

  /** Real path of what exists, null when links lead out of the root. */
  #inside(path: string): string | null {
    const { pathStyle } = this.#files;
    const real = this.#files.realPath(hostPath(this.#listing.root, path, pathStyle));
    return relativePath(this.#listing.root, real, pathStyle) === null ? null : real;
  }
}
