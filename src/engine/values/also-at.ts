import type { Place, TextValue, Value } from './value.ts';

/** A text that is written at two places, told with both. */
export function alsoAt(value: Value, equal: Value): Value {
  if (value.kind !== 'text' || equal.kind !== 'text' || value === equal) return value;
  const own = placeOf(value);
  const known = new Set([own, ...(value.again ?? [])].map(p => p && `${p.file}:${String(p.start)}`));
  const more = [placeOf(equal), ...(equal.again ?? [])].filter(
    (p): p is Place => p !== undefined && !known.has(`${p.file}:${String(p.start)}`),
  );
  return more.length > 0 ? { ...value, again: [...(value.again ?? []), ...more] } : value;
}

/** Of a text that one literal writes. */
function placeOf({ pieces: [only, ...others] }: TextValue): Place | undefined {
  if (!only || 'hole' in only || others.length > 0) return undefined;
  const { file, start, end } = only;
  return { file, start, end };
}
