import type { Expr } from '../syntax/facts.ts';
import { sourceOf } from '../syntax/walk.ts';
import { placeOf, type Machine } from './evaluate.ts';
import { frameBeside } from './frame-beside.ts';
import type { Arm } from './scopes.ts';
import { optionsOf, unknown, type Context, type Frame, type Value } from './value.ts';

/** One turn of a loop over a list that the source decides. */
export interface Turn {
  readonly context: Context;
  /** The item is there a number of times that only run time knows. */
  readonly isRepeated: boolean;
  /** Condition under which the item is in the list; null for always. */
  readonly when: string | null;
}

/** Loops over longer lists are read once, for any item. */
const MOST_TURNS = 48;
const MOST_DEPTH = 3;
const MOST_LISTS = 8;

/** The turns of a loop (or of a clause of a comprehension); undefined when only run time knows its list. */
export function turnsOver(iterable: Expr, context: Context, machine: Machine): Turn[] | undefined {
  if (turnDepth(context.frame) >= MOST_DEPTH) return undefined;
  return turnsOf(machine.evaluate(iterable, context), iterable, context, machine);
}

/** The turns for each list that a loop may go over; undefined when one of them is not known. */
export function choicesOver(
  iterable: Expr,
  context: Context,
  machine: Machine,
): { readonly turns: readonly Turn[]; readonly when: string | null }[] | undefined {
  if (turnDepth(context.frame) >= MOST_DEPTH) return undefined;
  const lists = optionsOf(machine.evaluate(iterable, context));
  if (lists.length > MOST_LISTS) return undefined;
  const choices = lists.map(({ value, when }) => ({
    turns: turnsOf(value, iterable, context, machine),
    when,
  }));
  return choices.every(c => c.turns) ? (choices as { turns: Turn[]; when: string | null }[]) : undefined;
}

function turnsOf(list: Value, iterable: Expr, context: Context, machine: Machine): Turn[] | undefined {
  if (list.kind !== 'list' || list.items.length > MOST_TURNS) return undefined;
  // A list of nothing but unknown items is read once, for any of them.
  if (list.items.length > 0 && list.items.every(i => i.isSpread && i.value.kind !== 'list')) return undefined;
  const turns: Turn[] = [];
  for (const { value, isSpread, when } of list.items) {
    if (!isSpread)
      turns.push({ context: inTurn(iterable, value, context, machine), isRepeated: false, when });
    else if (value.kind === 'list' && value.items.length === 1 && !value.items[0]!.isSpread)
      turns.push({
        context: inTurn(iterable, value.items[0]!.value, context, machine),
        isRepeated: true,
        when,
      });
    else {
      const name = value.kind === 'unknown' ? value.name : sourceOf(context.facts, iterable);
      const made = value.kind === 'unknown' && value.made ? { made: value.made } : {};
      const item = unknown(
        'an item of a list that only run time knows',
        name,
        placeOf(iterable, context),
        made,
      );
      turns.push({ context: inTurn(iterable, item, context, machine), isRepeated: true, when });
    }
  }
  return turns;
}

/** The turns of the outermost of the loops that a place stands in, where their list is known. */
export function turnsOfLoop(
  arms: readonly Arm[],
  context: Context,
  machine: Machine,
): { readonly loop: Arm; readonly turns: readonly Turn[] } | undefined {
  const loop = loopOf(arms, context);
  const turns = loop && turnsOver(loop.iterable!, context, machine);
  return turns && { loop, turns };
}

/** The same for each list that the loop may go over. */
export function choicesOfLoop(
  arms: readonly Arm[],
  context: Context,
  machine: Machine,
): { readonly loop: Arm; readonly choices: NonNullable<ReturnType<typeof choicesOver>> } | undefined {
  const loop = loopOf(arms, context);
  const choices = loop && choicesOver(loop.iterable!, context, machine);
  return choices && { loop, choices };
}

function loopOf(arms: readonly Arm[], context: Context): Arm | undefined {
  const loop = arms.find(a => a.isLoop);
  return loop?.iterable && !itemIn(context.frame, loop.iterable) ? loop : undefined;
}

/** The item that a loop variable holds in this turn; undefined outside of one. */
export function itemIn(frame: Frame | null, iterable: Expr): Value | undefined {
  for (let f = frame; f; f = f.outer) if (f.turn?.iterable === iterable) return f.turn.item;
  return undefined;
}

function inTurn(iterable: Expr, item: Value, context: Context, machine: Machine): Context {
  const { facts, frame: outer } = context;
  const make = (): Frame => frameBeside(facts, outer, { turn: { iterable, item } });
  return { ...context, frame: machine.frames.within(outer, iterable, item, make) };
}

function turnDepth(frame: Frame | null): number {
  let depth = 0;
  for (let f = frame; f; f = f.outer) if (f.turn) depth++;
  return depth;
}
