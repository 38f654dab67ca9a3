import type { Change } from './changed-stretch.ts';
import type { FileFacts } from './facts.ts';
import { lastNameOf } from './last-name.ts';
import { listsUpTo, movedFrom, type Lists } from './moved-facts.ts';
import type { Counts } from './parts.ts';
import { walkFile } from './walk.ts';

/** A stretch of a file whose text no longer makes sense. */
export interface BrokenStretch {
  /** Of the file while it could be read. */
  readonly facts: FileFacts;
  /** Where the stretch begins and ends in the lists of those facts. */
  readonly from: Counts;
  readonly to: Counts;
  /** Characters of the stretch then. */
  readonly length: number;
  readonly change: Change;
  /** What can be read of the file up to the end of the stretch now. */
  readonly now: Lists;
}

/**
 * What stands for a half-typed stretch, with all above it: what can be read of it now or, where a call or a name got lost, what it
 * said while it could be read, moved with the edit. Of a stretch that is mostly another text now nothing is kept.
 */
export function keptStretch({ facts, from, to, length, change, now }: BrokenStretch): Lists {
  if ((change.end - change.start) * 2 > length) return now;
  const by = { offset: change.newEnd - change.end, functions: 0, classes: 0, change };
  const then = movedFrom(listsUpTo(facts, to), from, by);
  if (!isAnyLost(then, listsFrom(now, from))) return now;
  const above = listsUpTo(facts, from);
  return {
    body: [...above.body, ...then.body],
    imports: [...above.imports, ...then.imports],
    exports: [...above.exports, ...then.exports],
    functions: [...above.functions, ...then.functions],
    classes: [...above.classes, ...then.classes],
  };
}

const listsFrom = (lists: Lists, from: Counts): Walked => ({
  body: lists.body.slice(from.body),
  imports: lists.imports.slice(from.imports),
  functions: lists.functions.slice(from.functions),
  classes: lists.classes.slice(from.classes),
});

type Walked = Omit<Lists, 'exports'>;

function isAnyLost(then: Walked, now: Walked): boolean {
  const left = namesIn(now);
  return [...namesIn(then)].some(([name, times]) => (left.get(name) ?? 0) < times);
}

function namesIn(facts: Walked): ReadonlyMap<string, number> {
  const names = new Map<string, number>();
  const add = (name: string): unknown => names.set(name, (names.get(name) ?? 0) + 1);
  for (const { local } of facts.imports) add(`import ${local}`);
  for (const { name } of [...facts.functions, ...facts.classes]) add(`declared ${name ?? ''}`);
  walkFile(facts, {
    expr: expr => {
      if (expr.kind === 'call') add(lastNameOf(expr.callee));
    },
  });
  return names;
}

/** What may end anywhere below: comments and texts of several lines. Brackets can't: all statements below close their own. */
export function mayReachFurther(stretch: string): boolean {
  const count = (pattern: RegExp): number => stretch.match(pattern)?.length ?? 0;
  return (
    count(/"""/g) % 2 === 1 ||
    count(/'''/g) % 2 === 1 ||
    count(/`/g) % 2 === 1 ||
    count(/\/\*/g) !== count(/\*\//g)
  );
}
