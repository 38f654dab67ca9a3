import { languageOf } from '../engine/syntax/source-reader.ts';
import { BadInput } from './bad-input.ts';
import { FileError } from './file-system.ts';
import type { FileSystem, FolderEntry } from './file-system.ts';
import { noIgnoreRules } from './ignore-rules.ts';
import type { IgnoreRules } from './ignore-rules.ts';
import { isVirtualEnvironment, leavesOutFolder } from './left-out-folders.ts';
import { byCodeUnit } from './listing.ts';
import type { Listing, Skipped } from './listing.ts';
import { hostPath, lastName, relativePath } from './relative-path.ts';
import { decode, hasMinifiedName } from './source-text.ts';

const maxIgnoreFileBytes = 1_000_000;

/** The source files of a folder, or a single file, as contract.md defines discovery. Throws BadInput. */
export function discover(files: FileSystem, path: string): Listing {
  const root = realRoot(files, path);
  return kindOfRoot(files, root, path) === 'file'
    ? singleFile(files, root, path)
    : walkTree(files, root, path);
}

function realRoot(files: FileSystem, path: string): string {
  try {
    return files.realPath(path);
  } catch (error) {
    throw badRoot(path, error);
  }
}

function kindOfRoot(files: FileSystem, root: string, path: string): 'file' | 'folder' {
  try {
    const kind = files.kind(root);
    if (kind !== 'other') return kind;
  } catch (error) {
    throw badRoot(path, error);
  }
  throw new BadInput(`${path} is neither a folder nor a file: give the folder to scan`);
}

function badRoot(path: string, error: unknown): BadInput {
  const trouble = error instanceof FileError ? error.trouble : 'unreadable';
  switch (trouble) {
    case 'missing':
      return new BadInput(`${path} does not exist: give a folder or a source file to scan`);
    case 'no permission':
      return new BadInput(
        `${path} can't be read, permission denied: allow reading it, or give another folder`,
      );
    default:
      return new BadInput(`${path} can't be read (${trouble}): give a folder or a source file to scan`);
  }
}

/** A file as the whole workspace: its folder is the root, so that its path is its name. */
function singleFile(files: FileSystem, file: string, path: string): Listing {
  const name = lastName(file, files.pathStyle);
  const at = file.length - name.length - 1;
  if (languageOf(name) === undefined) {
    throw new BadInput(
      `${path} is no source file that can be scanned: give a folder, or a Python, TypeScript or JavaScript file or a notebook`,
    );
  }
  return {
    root: file.slice(0, at) || file.slice(0, at + 1),
    name,
    sources: [name],
    others: [],
    folders: new Map(),
    links: new Map(),
    skipped: [],
  };
}

function walkTree(files: FileSystem, root: string, path: string): Listing {
  const walk = new Walk(files, root);
  const entries = walk.entriesOf('');
  if (typeof entries === 'string') throw badRoot(path, new FileError(entries, path));
  walk.folder('', noIgnoreRules, entries);
  return walk.listing();
}

interface PendingFolder {
  readonly path: string;
  readonly rules: IgnoreRules;
}

class Walk {
  readonly #files: FileSystem;
  readonly #root: string;
  readonly #sources: string[] = [];
  readonly #others: string[] = [];
  readonly #folders = new Map<string, ReadonlySet<string>>();
  readonly #links = new Map<string, string>();
  readonly #skipped: Skipped[] = [];
  readonly #pending: PendingFolder[] = [];

  constructor(files: FileSystem, root: string) {
    this.#files = files;
    this.#root = root;
  }

  listing(): Listing {
    for (let next = this.#pending.pop(); next !== undefined; next = this.#pending.pop()) {
      const entries = this.entriesOf(next.path);
      if (typeof entries === 'string') this.#skip(next.path, `folder: ${entries}`);
      else if (!isVirtualEnvironment(entries)) this.folder(next.path, next.rules, entries);
    }
    return {
      root: this.#root,
      name: lastName(this.#root, this.#files.pathStyle),
      sources: this.#sources.sort(byCodeUnit),
      others: this.#others.sort(byCodeUnit),
      folders: this.#folders,
      links: this.#links,
      skipped: this.#skipped.sort((a, b) => byCodeUnit(a.file, b.file)),
    };
  }

  entriesOf(folder: string): readonly FolderEntry[] | FileError['trouble'] {
    try {
      return this.#files.list(this.#host(folder));
    } catch (error) {
      if (error instanceof FileError) return error.trouble;
      throw error;
    }
  }

  folder(folder: string, above: IgnoreRules, entries: readonly FolderEntry[]): void {
    this.#folders.set(folder, new Set(entries.map(entry => entry.name)));
    const rules = this.#rulesIn(folder, above, entries);
    for (const { name, kind } of entries) {
      const path = folder === '' ? name : `${folder}/${name}`;
      if (kind === 'folder') {
        if (!leavesOutFolder(name) && !rules.ignoresFolder(path)) this.#pending.push({ path, rules });
      } else if (kind === 'file') {
        if (!rules.ignoresFile(path)) (isSource(name) ? this.#sources : this.#others).push(path);
      } else if (kind === 'link') {
        if (!rules.ignoresFile(path)) this.#link(path, name);
      } else if (isSource(name) && !rules.ignoresFile(path)) {
        this.#skip(path, 'no regular file');
      }
    }
  }

  #rulesIn(folder: string, above: IgnoreRules, entries: readonly FolderEntry[]): IgnoreRules {
    if (!entries.some(({ name, kind }) => name === '.gitignore' && kind === 'file')) return above;
    const path = folder === '' ? '.gitignore' : `${folder}/.gitignore`;
    try {
      return above.within(folder, decode(this.#files.read(this.#host(path), maxIgnoreFileBytes)) ?? '');
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      this.#skip(path, error.trouble);
      return above;
    }
  }

  /** The real file is found where it stands; a link only says so. What leaves the root, or ends nowhere, is skipped. */
  #link(path: string, name: string): void {
    try {
      const target = this.#files.realPath(this.#host(path));
      const inside = relativePath(this.#root, target, this.#files.pathStyle);
      const kind = this.#files.kind(target);
      if (inside === null) this.#skipLink(path, name, kind);
      else if (kind === 'file') this.#links.set(path, inside);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      if (isSource(name)) this.#skip(path, error.trouble === 'missing' ? 'link to nowhere' : error.trouble);
    }
  }

  #skipLink(path: string, name: string, kind: string): void {
    if (kind === 'folder') this.#skip(path, 'link to a folder outside of the scanned one');
    else if (isSource(name)) this.#skip(path, 'link to a file outside of the scanned folder');
  }

  #skip(file: string, why: string): void {
    this.#skipped.push({ file, why });
  }

  #host(path: string): string {
    return hostPath(this.#root, path, this.#files.pathStyle);
  }
}

function isSource(name: string): boolean {
  return languageOf(name) !== undefined && !hasMinifiedName(name);
}
