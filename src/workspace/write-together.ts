import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fchmodSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** A file's text before and after. */
export interface Rewrite {
  /** Real path. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Writes several files, all or none: drafts beside them first, then every file is moved into place, and those already
 * moved are put back when one fails. Refuses when a file no longer holds `before`. Returns why nothing was written.
 */
export function writeTogether(rewrites: readonly Rewrite[]): string | undefined {
  const drafts: string[] = [];
  const moved: Rewrite[] = [];
  let current = '';
  try {
    for (const { path, before, after } of rewrites) {
      current = path;
      if (readFileSync(path, 'utf8') !== before)
        return undo([], drafts) ?? `${basename(path)} was changed meanwhile: nothing was written, try again`;
      drafts.push(writeDraft(path, after));
    }
    for (const [i, rewrite] of rewrites.entries()) {
      current = rewrite.path;
      renameSync(drafts[i]!, rewrite.path);
      moved.push(rewrite);
    }
    return undefined;
  } catch (error) {
    const failed = undo(moved, drafts);
    return failed ?? `${basename(current)} can’t be written (${codeOf(error)}): every file is as it was`;
  }
}

/** Puts back what was moved and removes the drafts; says what could not be put back. */
function undo(moved: readonly Rewrite[], drafts: readonly string[]): string | undefined {
  const lost: string[] = [];
  for (const { path, before } of moved)
    try {
      renameSync(writeDraft(path, before), path);
    } catch {
      lost.push(path);
    }
  for (const draft of drafts) rmSync(draft, { force: true });
  return lost.length > 0 ? `could not put back ${lost.join(', ')}: use git to restore` : undefined;
}

function writeDraft(path: string, text: string): string {
  const draft = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  const handle = openSync(draft, 'wx', 0o644);
  try {
    fchmodSync(handle, statSync(path).mode & 0o777);
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

const codeOf = (error: unknown): string => String((error as { code?: unknown }).code ?? error);
