import { folderOf, normalize } from './modules.ts';
import { constantText, stringOf, type Context, type Place, type Value } from './value.ts';

/** Marks a path that starts at the root of the workspace: no source holds this character. */
export const ROOT = '\u{f0002}/';

/** A path as a text; what follows an absolute part replaces what stood before. */
export function pathText(path: string, place: Place): Value {
  return { kind: 'text', pieces: path === '' ? [] : [{ ...place, text: path }], via: 'same-file' };
}

/** The file that holds a place: `__file__`, `import.meta.url`, `__filename`. */
export const ownPath = (context: Context, place: Place): Value => pathText(ROOT + context.facts.file, place);

/** Joins known parts; undefined when one isn't known. */
export function joinedPath(parts: readonly Value[], place: Place): Value | undefined {
  let path = '';
  for (const part of parts) {
    const text = stringOf(part);
    if (text === undefined) return undefined;
    path = text.startsWith('/') || text.startsWith(ROOT) || path === '' ? text : `${path}/${text}`;
  }
  return pathText(tidy(path), place);
}

/** Folder of a path, `up` levels above it. */
export function parentPath(value: Value, up: number, place: Place): Value | undefined {
  let path = stringOf(value);
  if (path === undefined) return undefined;
  for (let i = 0; i < up; i++)
    path = path.startsWith(ROOT) ? ROOT + folderOf(path.slice(ROOT.length)) : folderOf(path);
  return pathText(path === '' ? '.' : path, place);
}

const tidy = (path: string): string =>
  path.startsWith(ROOT) ? ROOT + normalize(path.slice(ROOT.length)) : path.replace(/\/{2,}/g, '/');

/** Workspace paths that a path in a source file may stand for, the likeliest first. */
export function candidatesOf(path: string, from: string): string[] {
  if (path.startsWith(ROOT)) return [normalize(path.slice(ROOT.length))];
  const relative = path.replace(/^file:\/\//, '').replace(/^\//, '');
  const found: string[] = [];
  for (let folder = folderOf(from); ; folder = folderOf(folder)) {
    found.push(normalize(folder === '' ? relative : `${folder}/${relative}`));
    if (folder === '') return [...new Set(found)];
  }
}

/** Attributes and methods of pathlib's paths on a text that is one. */
export function pathMember(value: Value, name: string): Value | undefined {
  const text = constantText(value);
  const first = value.kind === 'text' ? value.pieces[0] : undefined;
  if (text === undefined || !first || !('text' in first)) return undefined;
  const isPath = text.startsWith(ROOT) || text.includes('/') || /\.\w{1,8}$/.test(text);
  if (!isPath) return undefined;
  const base = text.slice(text.lastIndexOf('/') + 1);
  switch (name) {
    case 'parent':
      return parentPath(value, 1, first);
    case 'name':
      return pathText(base, first);
    case 'stem':
      return pathText(base.replace(/\.[^.]*$/, ''), first);
    case 'parents':
      return {
        kind: 'list',
        items: [1, 2, 3, 4, 5, 6].flatMap(up => {
          const parent = parentPath(value, up, first);
          return parent ? [{ value: parent, isSpread: false, when: null }] : [];
        }),
      };
    default:
      return undefined;
  }
}
