import { basename, isAbsolute, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { CONFIGURATION_NAME } from '../configuration/index.ts';

/** Absolute path of a `file:` URI, in one spelling: editors write drive letters in either case. Undefined for other schemes. */
export function pathOfUri(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return oneSpelling(fileURLToPath(uri));
  } catch {
    return undefined; // a file URI with a foreign host, or not of this platform
  }
}

export function uriOfPath(path: string): string {
  return pathToFileURL(path).href;
}

function oneSpelling(path: string): string {
  const drive = /^[a-z]:/.exec(path);
  const upper = drive ? drive[0].toUpperCase() + path.slice(2) : path;
  return upper.length > 1 && upper.endsWith(sep) && !upper.endsWith(`:${sep}`) ? upper.slice(0, -1) : upper;
}

/** Path of `file` below `root`, with forward slashes; undefined when it is not below it. A root that is the file itself gives its name. */
export function below(root: string, file: string): string | undefined {
  const path = relative(root, file);
  if (path === '') return file.slice(file.lastIndexOf(sep) + 1);
  if (path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path)) return undefined;
  return path.split(sep).join('/');
}

/** The innermost of the folders that holds the file; a file in none of them is a root of its own. */
export function rootOf(folders: readonly string[], file: string): string {
  const holding = folders.filter(folder => below(folder, file) !== undefined);
  return holding.sort((a, b) => b.length - a.length)[0] ?? file;
}

/** What is to be analysed: the folders, and open sources outside of them. Settings are no source. */
export function rootsOf(folders: readonly string[], open: readonly string[]): readonly string[] {
  const sources = open.filter(path => basename(path) !== CONFIGURATION_NAME);
  return [...new Set([...folders, ...sources.map(path => rootOf(folders, path))])];
}
