import { readFileSync, renameSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { codeOf, writeDraft } from './write-draft.ts';

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
