import type { Change } from './changed-stretch.ts';
import type { ClassFacts, FileFacts, FunctionFacts } from './facts.ts';
import type { Counts, Gathered, Part } from './parts.ts';

/** How far facts move: characters, and places in the lists of functions and classes. */
export interface Move {
  readonly offset: number;
  readonly functions: number;
  readonly classes: number;
  /** Only what stands behind this change moves so far; what stood in it moves to its end at most. */
  readonly change?: Change;
}

/** A copy of plain facts with their offsets and ids moved; the same object where nothing moves. */
export function moved<T extends object>(facts: T, by: Move): T {
  if (by.offset === 0 && by.functions === 0 && by.classes === 0 && !by.change) return facts;
  const root = { ...facts };
  // Iterates: chains of 20,000 terms are real.
  const open: Record<string, unknown>[] = [root as Record<string, unknown>];
  for (let one = open.pop(); one; one = open.pop()) {
    for (const key in one) {
      const value = one[key];
      if (typeof value === 'number') one[key] = value + distance(key, value, by);
      else if (Array.isArray(value)) {
        const list: unknown[] = value.slice();
        for (let i = 0; i < list.length; i++) {
          const item = list[i];
          if (typeof item !== 'object' || item === null) continue;
          list[i] = { ...item };
          open.push(list[i] as Record<string, unknown>);
        }
        one[key] = list;
      } else if (typeof value === 'object' && value !== null) {
        const copy = { ...value };
        one[key] = copy;
        open.push(copy as Record<string, unknown>);
      }
    }
  }
  return root;
}

function distance(key: string, value: number, by: Move): number {
  switch (key) {
    case 'start':
    case 'end':
    case 'nameStart':
    case 'propertyStart':
    case 'argsStart':
    case 'argsEnd':
      if (value < 0) return 0; // a call without brackets
      return by.change ? movedBy(by.change, value) : by.offset;
    case 'functionId':
    case 'parentId':
      return by.functions;
    case 'classId':
      return by.classes;
    default:
      return 0;
  }
}

function movedBy({ start, end, newEnd }: Change, at: number): number {
  if (at >= end) return newEnd - end;
  return at > start ? Math.min(at, newEnd) - at : 0;
}

export type Lists = Pick<FileFacts, keyof Counts>;

/** What was read of a file before a part of it. */
export const listsUpTo = (facts: Lists, counts: Counts): Gathered => ({
  body: facts.body.slice(0, counts.body),
  imports: facts.imports.slice(0, counts.imports),
  exports: facts.exports.slice(0, counts.exports),
  functions: facts.functions.slice(0, counts.functions),
  classes: facts.classes.slice(0, counts.classes),
});

/** What was read of a file from a part of it on, moved. */
export function movedFrom(facts: Lists, from: Counts, by: Move): Lists {
  const rest = <T extends object>(list: readonly T[], first: number): T[] =>
    list.slice(first).map(one => moved(one, by));
  return {
    body: rest(facts.body, from.body),
    imports: rest(facts.imports, from.imports),
    exports: facts.exports.slice(from.exports),
    functions: rest<FunctionFacts>(facts.functions, from.functions).map(one =>
      by.functions === 0 ? one : { ...one, id: one.id + by.functions },
    ),
    classes: rest<ClassFacts>(facts.classes, from.classes).map(one =>
      by.functions === 0 && by.classes === 0
        ? one
        : { ...one, id: one.id + by.classes, methods: one.methods.map(id => id + by.functions) },
    ),
  };
}

/** Parts moved, with their counts. */
export function movedParts(parts: readonly Part[], offset: number, before: Counts, after: Counts): Part[] {
  return parts.map(part => ({
    start: part.start + offset,
    end: part.end + offset,
    before: {
      body: part.before.body + after.body - before.body,
      imports: part.before.imports + after.imports - before.imports,
      exports: part.before.exports + after.exports - before.exports,
      functions: part.before.functions + after.functions - before.functions,
      classes: part.before.classes + after.classes - before.classes,
    },
  }));
}
