/** What discovery sees of a folder's entry; a link says nothing of its target. */
export type EntryKind = 'file' | 'folder' | 'link' | 'other';

export interface FolderEntry {
  readonly name: string;
  readonly kind: EntryKind;
}

/** Why a path could not be read. */
export type FileTrouble = 'missing' | 'no permission' | 'link loop' | 'no file' | 'too large' | 'unreadable';

/** The only thing a FileSystem throws. */
export class FileError extends Error {
  readonly trouble: FileTrouble;

  constructor(trouble: FileTrouble, path: string) {
    super(`${path}: ${trouble}`);
    this.name = 'FileError';
    this.trouble = trouble;
  }
}

/** Files of the host, read only. Paths are absolute, in the host's own form; every member may throw a FileError. */
export interface FileSystem {
  /** How the host writes paths: decides separators and drive letters, never where the code runs. */
  readonly pathStyle: 'posix' | 'windows';
  /** The absolute path without links, loops or `..`; relative paths start at the current folder. */
  realPath(path: string): string;
  /** What stands there, links followed. */
  kind(path: string): Exclude<EntryKind, 'link'>;
  /** Entries of a folder, in any order. */
  list(folder: string): readonly FolderEntry[];
  /** Bytes of a regular file; 'too large' beyond `maxBytes`, before any of it is read. */
  read(file: string, maxBytes: number): Uint8Array;
}
