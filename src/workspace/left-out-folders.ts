import type { FolderEntry } from './file-system.ts';

/** Folders that hold other people's or generated code, by name. The scanned folder's own name never counts. */
const leftOutNames: ReadonlySet<string> = new Set([
  // packages
  'node_modules',
  'bower_components',
  'site-packages',
  'dist-packages',
  '__pypackages__',
  'vendor',
  // virtual environments
  'venv',
  '.venv',
  'virtualenv',
  '.virtualenv',
  '.tox',
  '.nox',
  // build output
  'dist',
  'build',
  'out',
  '.next',
  '.nuxt',
  '.svelte-kit',
  // version control
  '.git',
  '.hg',
  '.svn',
]);

/** Whether a folder of that name is left out whatever it holds. */
export function leavesOutFolder(name: string): boolean {
  return leftOutNames.has(name);
}

/** Whether these are the entries of a virtual environment, whatever its name. */
export function isVirtualEnvironment(entries: readonly FolderEntry[]): boolean {
  return entries.some(({ name, kind }) =>
    kind === 'folder' ? name === 'conda-meta' : name === 'pyvenv.cfg',
  );
}
