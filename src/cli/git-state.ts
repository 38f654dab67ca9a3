import { spawnSync } from 'node:child_process';

export type GitState = 'clean' | 'dirty' | 'none';

/** Whether the folder's git tree has changes of its own; 'none' where it is in no tree (or git is not there). */
export function gitState(folder: string): GitState {
  const { status, stdout } = spawnSync('git', ['status', '--porcelain', '--untracked-files=no'], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (status !== 0) return 'none';
  return stdout.trim() === '' ? 'clean' : 'dirty';
}
