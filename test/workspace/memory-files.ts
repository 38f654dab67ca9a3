import { FileError } from '../../src/workspace/file-system.ts';
import type { EntryKind, FileSystem, FileTrouble } from '../../src/workspace/file-system.ts';

/** A path of a test tree: its content, a link to an absolute path, or what reading it comes to. */
export type Entry =
  | string
  | Uint8Array
  | { readonly link: string }
  | { readonly trouble: FileTrouble }
  | { readonly pipe: true };

export interface MemoryFiles extends FileSystem {
  readonly entries: Map<string, Entry>;
  /** Paths read so far. */
  readonly reads: string[];
}

/** Files in memory with POSIX paths, listed in the order that `order` gives (default: as they were added). */
export function memoryFiles(
  tree: Readonly<Record<string, Entry>>,
  order: (names: string[]) => string[] = names => names,
): MemoryFiles {
  const entries = new Map(Object.entries(tree));
  const reads: string[] = [];

  const isFolder = (path: string): boolean =>
    path === '/' || [...entries.keys()].some(other => other.startsWith(`${path}/`));
  const resolve = (path: string, hops = 0): string => {
    if (hops > 20) throw new FileError('link loop', path);
    let real = '';
    for (const name of path.split('/').filter(part => part !== '' && part !== '.')) {
      real = `${real}/${name}`;
      const entry = entries.get(real);
      if (typeof entry === 'object' && 'link' in entry) real = resolve(entry.link, hops + 1);
    }
    if (!entries.has(real) && !isFolder(real === '' ? '/' : real)) throw new FileError('missing', path);
    return real === '' ? '/' : real;
  };
  const kindOf = (path: string): EntryKind => {
    const entry = entries.get(path);
    if (entry === undefined) return 'folder';
    if (typeof entry === 'object' && 'link' in entry) return 'link';
    if (typeof entry === 'object' && 'pipe' in entry) return 'other';
    return typeof entry === 'object' && 'trouble' in entry && isFolder(path) ? 'folder' : 'file';
  };
  return {
    entries,
    reads,
    pathStyle: 'posix',
    realPath: path => resolve(path),
    kind: path => kindOf(resolve(path)) as Exclude<EntryKind, 'link'>,
    list(folder) {
      const real = resolve(folder);
      const entry = entries.get(real);
      if (typeof entry === 'object' && 'trouble' in entry) throw new FileError(entry.trouble, folder);
      const start = real === '/' ? '/' : `${real}/`;
      const names = [...entries.keys()]
        .filter(path => path.startsWith(start))
        .map(path => path.slice(start.length).split('/')[0]!);
      return order([...new Set(names)]).map(name => ({ name, kind: kindOf(start + name) }));
    },
    read(file, maxBytes) {
      reads.push(file);
      const entry = entries.get(resolve(file));
      if (typeof entry === 'object' && 'trouble' in entry) throw new FileError(entry.trouble, file);
      if (entry === undefined || (!(entry instanceof Uint8Array) && typeof entry === 'object'))
        throw new FileError('no file', file);
      const bytes = typeof entry === 'string' ? new TextEncoder().encode(entry) : entry;
      if (bytes.length > maxBytes) throw new FileError('too large', file);
      return bytes;
    },
  };
}
