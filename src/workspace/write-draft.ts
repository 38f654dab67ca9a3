import { randomUUID } from 'node:crypto';
import { closeSync, fchmodSync, fsyncSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a text beside a file, with that file's mode where it exists, to be moved into its place in one step. Returns
 * the draft's path; on an error throws and leaves no draft.
 */
export function writeDraft(path: string, text: string): string {
  const draft = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  const mode = statSync(path, { throwIfNoEntry: false })?.mode;
  const handle = openSync(draft, 'wx', 0o644);
  try {
    if (mode !== undefined) fchmodSync(handle, mode & 0o777);
    const bytes = Buffer.from(text, 'utf8');
    for (let done = 0; done < bytes.length;) done += writeSync(handle, bytes, done);
    fsyncSync(handle);
    return draft;
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  } finally {
    closeSync(handle);
  }
}

/** `EACCES` of a file system's error; its text where it has no code. */
export const codeOf = (error: unknown): string => String((error as { code?: unknown }).code ?? error);
