import { closeSync, fstatSync, openSync, readdirSync, readSync, realpathSync, statSync } from 'node:fs';
import type { Dirent, Stats } from 'node:fs';
import { resolve } from 'node:path';
import { FileError } from './file-system.ts';
import type { EntryKind, FileSystem, FileTrouble } from './file-system.ts';

/** The files of this machine. Synchronous: in a worker or a command line that is the fastest way to read many. */
export function nodeFileSystem(): FileSystem {
  return {
    pathStyle: process.platform === 'win32' ? 'windows' : 'posix',
    realPath: path => attempt(path, () => realpathSync.native(resolve(path))),
    kind: path => attempt(path, () => kindOf(statSync(path)) as Exclude<EntryKind, 'link'>),
    list: folder =>
      attempt(folder, () =>
        readdirSync(folder, { withFileTypes: true }).map(entry => ({
          name: entry.name,
          kind: kindOf(entry),
        })),
      ),
    read: (file, maxBytes) => attempt(file, () => readBytes(file, maxBytes)),
  };
}

function kindOf(entry: Dirent | Stats): EntryKind {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : 'other';
}

function readBytes(file: string, maxBytes: number): Uint8Array {
  const handle = openSync(file, 'r');
  try {
    const { size } = regular(file, fstatSync(handle));
    if (size > maxBytes) throw new FileError('too large', file);
    const bytes = Buffer.allocUnsafe(size);
    let filled = 0;
    while (filled < size) {
      const count = readSync(handle, bytes, filled, size - filled, null);
      if (count === 0) break;
      filled += count;
    }
    return bytes.subarray(0, filled);
  } finally {
    closeSync(handle);
  }
}

function regular(file: string, stats: Stats): Stats {
  if (!stats.isFile()) throw new FileError('no file', file);
  return stats;
}

function attempt<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw error instanceof FileError ? error : new FileError(troubleOf(error), path);
  }
}

function troubleOf(error: unknown): FileTrouble {
  switch ((error as { code?: unknown }).code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'missing';
    case 'EACCES':
    case 'EPERM':
      return 'no permission';
    case 'ELOOP':
      return 'link loop';
    case 'EISDIR':
      return 'no file';
    default:
      return 'unreadable';
  }
}
