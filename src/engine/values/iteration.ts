import type { Expr } from '../syntax/facts.ts';
import { sourceOf } from '../syntax/walk.ts';
import { placeOf } from './evaluate.ts';
import { oneOf, unknown, type Context, type Value } from './value.ts';

const MOST_ITEMS = 24;

/** What a loop variable holds: one of the items of a known list, or something that only run time knows. */
export function iterated(value: Value, iterable: Expr, context: Context): Value {
  const place = placeOf(iterable, context);
  if (value.kind === 'list' && value.items.length > 0 && value.items.length <= MOST_ITEMS) {
    return oneOf(
      value.items.map((item): { value: Value; when: string } => ({
        value: item.isSpread
          ? (element(item.value) ??
            unknown('an item of a list that only run time knows', sourceOf(context.facts, iterable), place))
          : item.value,
        when: 'an item of the list',
      })),
    );
  }
  if (
    value.kind === 'object' &&
    !value.isOpen &&
    value.entries.size > 0 &&
    value.entries.size <= MOST_ITEMS
  ) {
    return oneOf(
      [...value.entries.keys()].map(key => ({
        value: { kind: 'text', pieces: [{ text: key, ...value.place }], via: 'same-file' },
        when: 'a key',
      })),
    );
  }
  return unknown(
    'an item of a list that only run time knows',
    sourceOf(context.facts, iterable),
    place,
    value.kind === 'unknown' && value.made ? { made: value.made } : {},
  );
}

const element = (value: Value): Value | undefined =>
  value.kind === 'list' && value.items.length === 1 ? value.items[0]!.value : undefined;
