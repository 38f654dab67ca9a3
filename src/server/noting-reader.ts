import { ftruncateSync, openSync, writeSync } from 'node:fs';
import type { SourceReader } from '../engine/syntax/source-reader.ts';

/** Keeps the note of what is being read, so that a crash can be blamed on a file. */
export interface ReadingNote {
  /** Absolute path, or '' when nothing is being read. */
  write(path: string): void;
}

/** A note in a file: what stands in it survives the death of the process. About 5 µs a write. */
export function fileNote(file: string): ReadingNote {
  const descriptor = openSync(file, 'w');
  return {
    write(path) {
      const length = writeSync(descriptor, path, 0);
      ftruncateSync(descriptor, length);
    },
  };
}

/** A reader that notes each file before it reads it, and refuses the ones that are left out. */
export function notingReader(
  reader: SourceReader,
  note: ReadingNote,
  leaveOut: ReadonlySet<string>,
  absolute: (file: string) => string,
): SourceReader {
  return {
    read(file, ...rest) {
      const path = absolute(file);
      if (leaveOut.has(path)) throw new Error('left out: reading it ended the analysis before');
      note.write(path);
      try {
        return reader.read(file, ...rest);
      } finally {
        note.write(''); // an exception is no crash: the worker lives on
      }
    },
  };
}
