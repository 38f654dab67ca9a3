import type { FileFacts } from '../syntax/facts.ts';
import { frameBeside } from './frame-beside.ts';
import type { Frames } from './frames.ts';
import type { Rests } from './rests.ts';
import { scopeOf } from './scopes.ts';
import { calledAtIn, type CalledAt, type Context, type Frame } from './value.ts';

/** The innermost frame around a place that something rests on; the call of module-level code that led there stays, where it matters. */
export function frameOf(rests: readonly Rests[], { facts, frame }: Context, frames: Frames): Frame | null {
  let found = frame;
  while (found && !matters(found, rests, facts)) found = found.outer;
  if (found || !frame) return found;
  const calledAt = calledAtIn(frame, undefined);
  return calledAt && changesNames(calledAt.facts)
    ? frames.within(null, calledAt.facts, calledAt.at, () => ofCall(calledAt))
    : null;
}

function matters(frame: Frame, rests: readonly Rests[], facts: FileFacts): boolean {
  const { turn, held, chosen, items, functionId } = frame;
  if (chosen && rests.some(r => r.iterables.has(chosen.expr))) return true;
  if (turn) return rests.some(r => r.iterables.has(turn.iterable));
  if (items && [...items.keys()].some(iterable => rests.some(r => r.iterables.has(iterable)))) return true;
  if (frame.facts !== facts) return false;
  if (held) return rests.some(r => r.names.has(held.name));
  return functionId !== null && functionId >= 0 && rests.some(r => r.functions.has(functionId));
}

const ofCall = (calledAt: CalledAt): Frame => frameBeside(calledAt.facts, null, { calledAt });

const changing = new WeakMap<FileFacts, boolean>();

/** Whether names of the module hold one thing here and another there. */
export function changesNames(facts: FileFacts): boolean {
  let changes = changing.get(facts);
  if (changes === undefined) {
    const { names, mutations } = scopeOf(facts, null);
    changes = mutations.size > 0 || [...names.values()].some(b => b.length > 1);
    changing.set(facts, changes);
  }
  return changes;
}
