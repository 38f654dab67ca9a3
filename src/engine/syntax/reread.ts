import { changeBetween, stretchAround, type Change, type Stretch } from './changed-stretch.ts';
import type { FileFacts, Pragma } from './facts.ts';
import { keptStretch, mayReachFurther } from './half-typed.ts';
import { listsUpTo, moved, movedFrom, movedParts, type Lists, type Move } from './moved-facts.ts';
import { countsOf, nothingGathered, type Counts, type Gathered, type Part } from './parts.ts';
import type { SourceUnit } from './source-unit.ts';

/** Facts of a file without broken code, with the statements at its top. */
export interface Sound {
  readonly facts: FileFacts;
  readonly parts: readonly Part[];
}

/** Reads a stretch of the new text as if it were a file of its own, after what was gathered above it. */
export type ReadStretch = (
  start: number,
  end: number,
  gathered: Gathered,
) => SourceUnit & { readonly pragmas: readonly Pragma[] };

/** What a change makes of the facts of a file: read afresh around it, as they were elsewhere. */
interface Changed {
  readonly change: Change;
  readonly stretch: Stretch;
  /** Of the stretch, in the old text. */
  readonly start: number;
  readonly end: number;
  readonly from: Counts;
  readonly to: Counts;
  readonly unit: ReturnType<ReadStretch>;
}

/**
 * Facts of a text that differs a little from one that was read before: only the statements around the change are read.
 * They are what reading all of it would give. Undefined where that isn't sure: the stretch is broken by itself, or the
 * statements at its edges no longer stand alone.
 */
export function reread(before: Sound, text: string, read: ReadStretch): Sound | undefined {
  const changed = readAround(before, text, read);
  return isSound(before, changed) ? sound(before, changed, text) : undefined;
}

/**
 * As `reread`, but for a person who is typing: what is broken stays within its stretch, and calls that get lost in it
 * stay as they were. Undefined where all of the text has to be read, which tells more.
 */
export function rereadHalfTyped(
  before: Sound,
  text: string,
  read: ReadStretch,
): Sound | { readonly facts: FileFacts } | undefined {
  const { facts } = before;
  const changed = readAround(before, text, read);
  if (isSound(before, changed)) return sound(before, changed, text);
  const { change, start, end, from, to, unit } = changed;
  if (unit.broken.length === 0) return undefined;
  if (
    mayReachFurther(text.slice(start, end + change.newEnd - change.end)) &&
    !read(0, text.length, nothingGathered()).broken.length
  )
    return undefined;
  const kept = keptStretch({ facts, from, to, length: end - start, change, now: unit });
  return { facts: { ...joined(facts, changed, kept), text, broken: unit.broken } };
}

function readAround({ facts, parts }: Sound, text: string, read: ReadStretch): Changed {
  const change = changeBetween(facts.text, text);
  const stretch = stretchAround(parts, change);
  const start = stretch.hasGuardBefore ? parts[stretch.first]!.start : 0;
  const end = stretch.hasGuardBehind ? parts[stretch.end - 1]!.end : facts.text.length;
  const countsAt = (index: number): Counts => parts[index]?.before ?? countsOf(facts);
  const [from, to] = [countsAt(stretch.first), countsAt(stretch.end)];
  const unit = read(start, end + change.newEnd - change.end, listsUpTo(facts, from));
  return { change, stretch, start, end, from, to, unit };
}

/** Whether the stretch makes sense by itself, with the statements at its edges as they were. */
function isSound({ parts: before }: Sound, { unit, stretch, change }: Changed): boolean {
  const same = (a: Part | undefined, b: Part, by: number): boolean =>
    a !== undefined && a.start === b.start + by && a.end === b.end + by;
  const now = unit.parts;
  return (
    unit.broken.length === 0 &&
    (!stretch.hasGuardBefore || same(now[0], before[stretch.first]!, 0)) &&
    (!stretch.hasGuardBehind || same(now.at(-1), before[stretch.end - 1]!, change.newEnd - change.end))
  );
}

function sound({ facts, parts }: Sound, changed: Changed, text: string): Sound {
  const { change, stretch, to, unit } = changed;
  return {
    facts: { ...joined(facts, changed, unit), text, broken: [] },
    parts: [
      ...parts.slice(0, stretch.first),
      ...unit.parts,
      ...movedParts(parts.slice(stretch.end), change.newEnd - change.end, to, countsOf(unit)),
    ],
  };
}

/** The old facts with others up to the end of the stretch. */
function joined(facts: FileFacts, { change, start, end, to, unit }: Changed, head: Lists): FileFacts {
  const now = countsOf(head);
  const by: Move = {
    offset: change.newEnd - change.end,
    functions: now.functions - to.functions,
    classes: now.classes - to.classes,
  };
  const rest = movedFrom(facts, to, by);
  return {
    ...facts,
    body: [...head.body, ...rest.body],
    imports: [...head.imports, ...rest.imports],
    exports: [...head.exports, ...rest.exports],
    functions: [...head.functions, ...rest.functions],
    classes: [...head.classes, ...rest.classes],
    pragmas: [
      ...facts.pragmas.filter(pragma => pragma.end <= start),
      ...unit.pragmas,
      ...facts.pragmas.filter(pragma => pragma.start >= end).map(pragma => moved(pragma, by)),
    ],
  };
}
