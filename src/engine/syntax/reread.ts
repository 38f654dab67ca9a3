import { changeBetween, stretchAround, type Stretch } from './changed-stretch.ts';
import type { FileFacts, Pragma } from './facts.ts';
import { moved, movedFrom, movedParts, type Move } from './moved-facts.ts';
import { countsOf, type Counts, type Gathered, type Part } from './parts.ts';
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

/**
 * Facts of a text that differs a little from one that was read before: only the statements around the change are read.
 * They are what reading all of it would give. Undefined where that isn't sure: the stretch is broken by itself, or the
 * statements at its edges no longer stand alone.
 */
export function reread(before: Sound, text: string, read: ReadStretch): Sound | undefined {
  const { facts, parts } = before;
  const change = changeBetween(facts.text, text);
  const offset = change.newEnd - change.end;
  const stretch = stretchAround(parts, change);
  const start = stretch.hasGuardBefore ? parts[stretch.first]!.start : 0;
  const oldEnd = stretch.hasGuardBehind ? parts[stretch.end - 1]!.end : facts.text.length;
  const [from, to] = [countsAt(before, stretch.first), countsAt(before, stretch.end)];
  const unit = read(start, oldEnd + offset, gatheredUpTo(facts, from));
  if (unit.broken.length > 0 || !areGuarded(unit.parts, parts, stretch, offset)) return undefined;
  const now = countsOf(unit);
  const by: Move = {
    offset,
    functions: now.functions - to.functions,
    classes: now.classes - to.classes,
  };
  const rest = movedFrom(facts, to, by);
  return {
    facts: {
      ...facts,
      text,
      body: [...unit.body, ...rest.body],
      imports: [...unit.imports, ...rest.imports],
      exports: [...unit.exports, ...rest.exports],
      functions: [...unit.functions, ...rest.functions],
      classes: [...unit.classes, ...rest.classes],
      pragmas: [
        ...facts.pragmas.filter(pragma => pragma.end <= start),
        ...unit.pragmas,
        ...facts.pragmas.filter(pragma => pragma.start >= oldEnd).map(pragma => moved(pragma, by)),
      ],
      broken: [],
    },
    parts: [
      ...parts.slice(0, stretch.first),
      ...unit.parts,
      ...movedParts(parts.slice(stretch.end), offset, to, now),
    ],
  };
}

const countsAt = ({ facts, parts }: Sound, index: number): Counts => parts[index]?.before ?? countsOf(facts);

const gatheredUpTo = (facts: FileFacts, counts: Counts): Gathered => ({
  body: facts.body.slice(0, counts.body),
  imports: facts.imports.slice(0, counts.imports),
  exports: facts.exports.slice(0, counts.exports),
  functions: facts.functions.slice(0, counts.functions),
  classes: facts.classes.slice(0, counts.classes),
});

/** Whether the statements at the edges are as they were. */
function areGuarded(
  now: readonly Part[],
  before: readonly Part[],
  stretch: Stretch,
  offset: number,
): boolean {
  const same = (a: Part | undefined, b: Part, by: number): boolean =>
    a !== undefined && a.start === b.start + by && a.end === b.end + by;
  return (
    (!stretch.hasGuardBefore || same(now[0], before[stretch.first]!, 0)) &&
    (!stretch.hasGuardBehind || same(now.at(-1), before[stretch.end - 1]!, offset))
  );
}
