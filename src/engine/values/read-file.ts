import type { Machine } from './evaluate.ts';
import { candidatesOf } from './paths.ts';
import { oneOf, optionsOf, stringOf, unknown, type Value } from './value.ts';

/** Files that hold secrets: their text reaches nothing. */
export const isSecretFile = (path: string): boolean =>
  /^\.env(\.|$)|\.(pem|key|p12|pfx)$|^(id_rsa|credentials|secrets?)(\.|$)/i.test(
    path.slice(path.lastIndexOf('/') + 1),
  );

/** The workspace file that a path names; every place that was looked at counts as what the answer rests on. */
export function findFile(path: string, from: string, machine: Machine): string | undefined {
  for (const candidate of candidatesOf(path, from)) {
    machine.reliesOn(from, candidate);
    if (isSecretFile(candidate)) return undefined;
    if (machine.sources.text(candidate) !== undefined) return candidate;
  }
  return undefined;
}

/** Text of a file that a program reads; what can't be found is a hole named after the file. */
export function fileText(path: Value, from: string, machine: Machine): Value {
  return oneOf(optionsOf(path).map(({ value, when }) => ({ value: oneText(value, from, machine), when })));
}

function oneText(path: Value, from: string, machine: Machine): Value {
  const name = stringOf(path);
  if (name === undefined)
    return unknown('text of a file that only run time knows', path.kind === 'unknown' ? path.name : 'file');
  const found = findFile(name, from, machine);
  const text = found === undefined ? undefined : machine.sources.text(found);
  const base = name.slice(name.lastIndexOf('/') + 1);
  if (found === undefined || text === undefined)
    return unknown('text of a file that is not in the workspace', base);
  const clean = text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
  const shift = text.length - clean.length > 0 && text.startsWith('\ufeff') ? 1 : 0;
  return {
    kind: 'text',
    pieces: clean === '' ? [] : [{ text: clean, file: found, start: shift, end: text.length }],
    via: 'config-file',
  };
}
