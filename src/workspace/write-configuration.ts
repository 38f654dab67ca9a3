import { lstatSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { codeOf, writeDraft } from './write-draft.ts';

export type Written = { readonly written: true } | { readonly refused: string };

/** Text of the file, null where there is none, or why it can't be edited. */
export type ReadForEdit = { readonly text: string | null } | { readonly refused: string };

/** Reads a configuration file that is to be edited. Links are refused: what they point to may lie anywhere. */
export function readForEdit(path: string): ReadForEdit {
  try {
    const stats = lstatSync(path, { throwIfNoEntry: false });
    if (!stats) return { text: null };
    const name = basename(path);
    if (stats.isSymbolicLink()) return { refused: `${name} is a link: give the file that it points to` };
    if (!stats.isFile()) return { refused: `${name} is no file: move it out of the way first` };
    const bytes = readFileSync(path);
    const text = bytes.toString('utf8');
    return Buffer.from(text, 'utf8').equals(bytes)
      ? { text }
      : { refused: `${name} is no UTF-8 text: save it as UTF-8 first` };
  } catch (error) {
    return { refused: `${basename(path)} can’t be read (${codeOf(error)})` };
  }
}

/**
 * Writes a configuration file in one step: readers see the old text or the new one, never a part. Refuses when the
 * file no longer holds `before` (null: when there is one by now), so that nobody's edit is lost.
 */
export function writeConfiguration(path: string, before: string | null, text: string): Written {
  const name = basename(path);
  let draft: string | null = null;
  try {
    draft = writeDraft(path, text);
    const now = readForEdit(path);
    if ('refused' in now) return refuse(draft, now.refused);
    if (now.text !== before)
      return refuse(
        draft,
        `${name} was ${before === null ? 'made' : now.text === null ? 'removed' : 'changed'} meanwhile and was left as it is: try again`,
      );
    renameSync(draft, path);
    return { written: true };
  } catch (error) {
    return refuse(
      draft,
      `${name} can’t be written (${codeOf(error)}): is the folder there, and may you write in it?`,
    );
  }
}

function refuse(draft: string | null, refused: string): Written {
  if (draft !== null) rmSync(draft, { force: true });
  return { refused };
}
