import type { Part } from './parts.ts';

/** Where two texts differ: the same before `start`, and from `end` (of the old) and `newEnd` (of the new) on. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly newEnd: number;
}

export function changeBetween(before: string, after: string): Change {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let same = 0;
  while (
    same < most - start &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  )
    same++;
  return { start, end: before.length - same, newEnd: after.length - same };
}

/** The parts of a file, by index, that have to be read again after a change; text without a part before or behind included. */
export interface Stretch {
  readonly first: number;
  /** Behind the last one. */
  readonly end: number;
  /** The first and last part are as they were: they show that the stretch ends where it did. */
  readonly hasGuardBefore: boolean;
  readonly hasGuardBehind: boolean;
}

/**
 * The parts that a change touches, with the next one, which a comment or a half statement above it may change, and one
 * more at each side: where a statement ends may hang on how the next one begins.
 */
export function stretchAround(parts: readonly Part[], { start, end }: Change): Stretch {
  let before = -1;
  while (before + 1 < parts.length && parts[before + 1]!.end < start) before++;
  let behind = Math.max(before, 0);
  while (behind < parts.length && parts[behind]!.start <= end) behind++;
  return {
    first: Math.max(before, 0),
    end: Math.min(behind + 2, parts.length),
    hasGuardBefore: before >= 0,
    hasGuardBehind: behind + 1 < parts.length,
  };
}
