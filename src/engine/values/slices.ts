import type { SliceExpr } from '../syntax/facts.ts';
import { sourceOf } from '../syntax/walk.ts';
import { placeOf, type Machine } from './evaluate.ts';
import { unknown, type Context, type Place, type Value } from './value.ts';

/** `xs[a:b]`. */
export function slice(expr: SliceExpr, context: Context, machine: Machine): Value {
  const value = machine.evaluate(expr.object, context);
  const from = expr.from ? machine.evaluate(expr.from, context) : undefined;
  const to = expr.to ? machine.evaluate(expr.to, context) : undefined;
  const at = (v: Value | undefined): number | undefined =>
    v?.kind === 'constant' && typeof v.value === 'number' ? v.value : undefined;
  return sliceValue(value, at(from) ?? (from ? undefined : 0), to ? at(to) : undefined, to !== undefined, {
    place: placeOf(expr, context),
    name: sourceOf(context.facts, expr),
  });
}

/** `text[a:b]`, `.slice(a, b)`: constants are cut, and a bound on something unknown is kept as its largest size. */
export function sliceValue(
  value: Value,
  from: number | undefined,
  to: number | undefined,
  hasTo: boolean,
  at: { place: Place; name: string },
): Value {
  if (from !== undefined && (!hasTo || to !== undefined)) {
    if (value.kind === 'text' && value.pieces.every(p => 'text' in p)) {
      const text = value.pieces
        .map(p => ('text' in p ? p.text : ''))
        .join('')
        .slice(from, to);
      const [first] = value.pieces;
      return { ...value, pieces: first && 'text' in first && text ? [{ ...first, text }] : [] };
    }
    if (value.kind === 'list' && value.items.every(i => !i.isSpread))
      return { kind: 'list', items: value.items.slice(from, to) };
  }
  const size =
    to !== undefined && from !== undefined && to > from && from >= 0
      ? to - from
      : to === undefined && from !== undefined && from < 0 && !hasTo
        ? -from
        : undefined;
  const name = value.kind === 'unknown' ? value.name : at.name;
  return unknown(
    value.kind === 'unknown' ? value.why : 'a part of something that only run time knows',
    name,
    at.place,
    {
      ...(value.kind === 'unknown' && value.made ? { made: value.made } : {}),
      ...(size === undefined ? {} : { maxChars: size }),
    },
  );
}
