import { basename, join } from 'node:path';
import {
  CONFIGURATION_NAME,
  changeConfiguration,
  generateConfiguration,
  type Change,
} from '../configuration/index.ts';
import type { Report } from '../engine/model.ts';
import { readForEdit, writeConfiguration } from './write-configuration.ts';

/** Absolute path of the file that now holds the change, or one line why nothing was written. */
export type SettingsChanged = { readonly file: string } | { readonly refused: string };

/** Unsaved text that an editor has of a file; undefined when it has none. */
export type Unsaved = (path: string) => string | undefined;

/**
 * Writes a change into one of the workspace's configuration files. `files`: those that the last report rests on,
 * relative to the folder. Refuses where an editor holds unsaved text of them: saving it would undo the change.
 */
export function changeSettings(
  folder: string,
  files: readonly string[],
  change: Change,
  unsaved: Unsaved,
): SettingsChanged {
  const texts = [];
  for (const file of new Set([...files, CONFIGURATION_NAME])) {
    const read = readForEdit(join(folder, file));
    if ('refused' in read) return read;
    if (read.text !== null) texts.push({ file, text: read.text });
  }
  const changed = changeConfiguration(texts, change);
  return 'refused' in changed ? changed : write(folder, changed, unsaved);
}

/** What became of a configuration file that was written from a report; `text` as it now stands. */
export type Initialised =
  | {
      readonly file: string;
      readonly text: string;
      readonly isNew: boolean;
      readonly added: number;
      readonly gone: number;
    }
  | { readonly refused: string };

/** Writes the file at `path` from a report, or adds to it what is new. Nothing is written with `isDry`. */
export function initialiseSettings(
  path: string,
  before: string | null,
  report: Report,
  unsaved: Unsaved = () => undefined,
  isDry = false,
): Initialised {
  const generated = generateConfiguration(report, before ?? undefined);
  if ('refused' in generated) return { refused: `${basename(path)}: ${generated.refused}` };
  const { text, added, gone } = generated;
  const done = { file: path, text, isNew: before === null, added, gone };
  if (isDry || text === before) return done;
  const refused = unsavedTrouble(path, before, unsaved) ?? refusalOf(writeConfiguration(path, before, text));
  return refused === undefined ? done : { refused };
}

function write(
  folder: string,
  { file, before, text }: { readonly file: string; readonly before: string | null; readonly text: string },
  unsaved: Unsaved,
): SettingsChanged {
  const path = join(folder, file);
  const refused =
    unsavedTrouble(path, before, unsaved) ??
    (text === before ? undefined : refusalOf(writeConfiguration(path, before, text)));
  return refused === undefined ? { file: path } : { refused };
}

const refusalOf = (outcome: ReturnType<typeof writeConfiguration>): string | undefined =>
  'refused' in outcome ? outcome.refused : undefined;

function unsavedTrouble(path: string, saved: string | null, unsaved: Unsaved): string | undefined {
  const text = unsaved(path);
  return text === undefined || text === saved
    ? undefined
    : `${CONFIGURATION_NAME} has unsaved changes: save it first, then try again`;
}
