import { dataValue, looksSecret, parseData } from './data-value.ts';
import { SECRET_NAMES } from './environment.ts';
import type { Machine } from './evaluate.ts';
import { fieldOf } from './members.ts';
import { stringOf, unknown, type Value } from './value.ts';

/** Where a GitHub Action declares its inputs. A change of one may change every answer. */
export const actionFiles: readonly string[] = ['action.yml', 'action.yaml'];

/** What an input of a GitHub Action is where its user gives none: `getInput("model")` of @actions/core. */
export function actionInput(name: string | undefined, file: string, machine: Machine): Value {
  const open = unknown('an input of the action', name ?? 'input');
  if (name === undefined || SECRET_NAMES.test(name)) return open;
  const path = nearest(machine.sources.named(actionFiles), file);
  const text = path === undefined ? undefined : machine.sources.text(path);
  if (path === undefined || text === undefined) return open;
  machine.reliesOn(file, path);
  const inputs = fieldOf(dataValue(parseData(text, 'yaml'), path, text), 'inputs', machine);
  const declared = inputs.kind === 'object' ? inputs.entries.get(name) : undefined;
  const value = declared?.kind === 'object' ? declared.entries.get('default') : undefined;
  // An action gets texts, however its file writes them.
  if (value?.kind === 'constant' && value.value !== null)
    return { kind: 'text', pieces: [{ text: String(value.value), ...value.place }], via: 'config-file' };
  return value && looksSecret(stringOf(value) ?? '') ? open : (value ?? open);
}

/** The file in the closest folder around another. */
function nearest(paths: readonly string[], file: string): string | undefined {
  const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);
  return [...paths]
    .filter(path => file.startsWith(folderOf(path)))
    .sort((a, b) => folderOf(b).length - folderOf(a).length)[0];
}
