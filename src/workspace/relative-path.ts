/** How a host writes its paths. */
export type PathStyle = 'posix' | 'windows';

/**
 * Where `path` stands below `root`, with forward slashes ('' for the root itself); null when it stands outside.
 * Both are absolute and without `..`. Windows drives compare without case, and `\\?\` in front means nothing.
 */
export function relativePath(root: string, path: string, style: PathStyle): string | null {
  const from = split(root, style);
  const to = split(path, style);
  if (to.drive !== from.drive || to.names.length < from.names.length) return null;
  if (from.names.some((name, i) => !sameName(name, to.names[i]!, style))) return null;
  return to.names.slice(from.names.length).join('/');
}

/** The host's path of a relative one. */
export function hostPath(root: string, relative: string, style: PathStyle): string {
  if (relative === '') return root;
  const separator = style === 'windows' ? '\\' : '/';
  const names = style === 'windows' ? relative.replaceAll('/', '\\') : relative;
  return root.endsWith(separator) ? root + names : root + separator + names;
}

/** The last name of a host's path; '' of a root. */
export function lastName(path: string, style: PathStyle): string {
  return split(path, style).names.at(-1) ?? '';
}

/**
 * A path that someone wrote (in code, in an editor's message) in the engine's form: `./a//b/../c` is `a/c`.
 * Null when it is absolute, leaves the root, or can name no file.
 */
export function normalRelative(path: string): string | null {
  if (path.startsWith('/') || /^[a-z]:/i.test(path) || path.includes('\0')) return null;
  const names: string[] = [];
  for (const name of path.split('/')) {
    if (name === '' || name === '.') continue;
    if (name !== '..') names.push(name);
    else if (names.pop() === undefined) return null;
  }
  return names.join('/');
}

interface SplitPath {
  /** `c:` or `//server/share`; '' on POSIX. */
  readonly drive: string;
  readonly names: readonly string[];
}

function split(path: string, style: PathStyle): SplitPath {
  if (style === 'posix') return { drive: '', names: path.split('/').filter(Boolean) };
  const plain = path.replaceAll('\\', '/').replace(/^\/\/\?\/(UNC\/)?/i, (_, unc) => (unc ? '//' : ''));
  const drive = /^(?:[a-z]:|\/\/[^/]+\/[^/]+)/i.exec(plain)?.[0] ?? '';
  return { drive: drive.toLowerCase(), names: plain.slice(drive.length).split('/').filter(Boolean) };
}

function sameName(a: string, b: string, style: PathStyle): boolean {
  return a === b || (style === 'windows' && a.toLowerCase() === b.toLowerCase());
}
