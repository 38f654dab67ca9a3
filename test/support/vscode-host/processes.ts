import { readdirSync, readFileSync } from 'node:fs';

export interface RunningProcess {
  readonly pid: number;
  readonly commandLine: string;
}

/** What the process started, and what that started, as Linux lists it. */
export function descendants(pid: number): RunningProcess[] {
  const parents = new Map<number, number[]>();
  for (const name of readdirSync('/proc').filter(one => /^\d+$/.test(one))) {
    const parent = parentOf(Number(name));
    if (parent !== undefined) parents.set(parent, [...(parents.get(parent) ?? []), Number(name)]);
  }
  const below = (one: number): number[] =>
    (parents.get(one) ?? []).flatMap(child => [child, ...below(child)]);
  return below(pid).map(one => ({ pid: one, commandLine: read(one, 'cmdline').replaceAll('\0', ' ') }));
}

/** Resident memory of a process in bytes. */
export function residentBytes(pid: number): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(read(pid, 'status'))?.[1] ?? 0) * 1024;
}

function parentOf(pid: number): number | undefined {
  const parent = /^PPid:\s+(\d+)$/m.exec(read(pid, 'status'))?.[1];
  return parent === undefined ? undefined : Number(parent);
}

/** Empty when the process is gone by now. */
function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
