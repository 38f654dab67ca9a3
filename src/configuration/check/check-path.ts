/** Why a path or glob of the file can't be used, or undefined where it can. */
export function pathTrouble(path: string): string | undefined {
  if (path.trim() === '') return 'is empty: write a path from this file’s folder on';
  if (path.includes('\\')) return 'has backslashes: write paths with forward slashes';
  if (/^(\/|~|[A-Za-z]:)/.test(path)) return 'leaves the workspace: write a path from this file’s folder on';
  if (path.split('/').includes('..')) return 'leaves the folder of this file: put it into a file further up';
  if (path.length > 1000) return 'is longer than 1,000 characters';
  return undefined;
}

/** From the workspace root on: "./a" in folder "apps/web/" becomes "apps/web/a". */
export const fromRoot = (folder: string, path: string): string => folder + path.replace(/^(\.\/)+/, '');
