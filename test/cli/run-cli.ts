import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

export const bundle = resolve('dist/cli.js');

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Run as this user, to meet files that can't be read. */
  readonly uid?: number;
  readonly program?: string;
}

/** The command line as users run it: the built bundle in a process of its own. */
export function runCli(args: readonly string[], options: RunOptions = {}): Ran {
  const { cwd, input = '', env = {}, uid, program = bundle } = options;
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    input,
    env: { PATH: process.env['PATH'] ?? '', ...env },
    ...(cwd === undefined ? {} : { cwd }),
    ...(uid === undefined ? {} : { uid }),
  });
  return { code: status, stdout, stderr };
}
