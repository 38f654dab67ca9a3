import {
  unknown,
  type ExternalValue,
  type Piece,
  type Place,
  type UnknownValue,
  type Value,
} from './value.ts';

/** Calls whose result prints as a date or a time. */
const DATES =
  /(^|\.)((datetime|date|pendulum|arrow)\.(now|today|utcnow)|time\.(strftime|ctime|asctime)|Date|dayjs|moment)\(\)/;

/** What stands in a text for a value that is none: a hole with the name that it is used under. */
export function printed(value: Value, name: string, place: Place | null): Value {
  switch (value.kind) {
    case 'text':
    case 'constant':
    case 'one-of':
    case 'unknown':
    case 'absent':
      return value;
    default:
      return holeOf(value, name, place);
  }
}

/** The hole that something without a text of its own leaves. */
export function holeOf(value: Value, name: string, place: Place | null): UnknownValue {
  if (value.kind !== 'external') return unknown('not a text', name, place);
  return unknown('not a text', name, place, {
    made: value,
    ...(isDate(value) ? { type: 'date' as const } : {}),
  });
}

export const isDate = ({ module, path }: ExternalValue): boolean =>
  DATES.test([module, path].filter(Boolean).join('.'));

/** `get_buffer_string` of `get_buffer_string()`, `day` of `datetime.now().day`. */
export const ownName = ({ module, path }: ExternalValue): string =>
  path
    .replaceAll(/\(\)|\[\]/g, '')
    .split('.')
    .at(-1) || module;

/** A date written part by part, `{now:%a} {now:%b} {now.day}, {now:%Y}`, is one date. */
export function withWholeDates(pieces: readonly Piece[]): readonly Piece[] {
  if (!pieces.some((p, i) => isDateHole(p) && isDateHole(nextHole(pieces, i)))) return pieces;
  const found: Piece[] = [];
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i]!;
    found.push(piece);
    if (!isDateHole(piece)) continue;
    while (isDateHole(nextHole(pieces, i))) i += 'hole' in pieces[i + 1]! ? 1 : 2;
  }
  return found;
}

/** The next piece, or the one behind what stands between the parts of a date. */
function nextHole(pieces: readonly Piece[], at: number): Piece | undefined {
  const next = pieces[at + 1];
  return next && 'text' in next && /^[\s,./:T-]{1,3}$/.test(next.text) ? pieces[at + 2] : next;
}

const isDateHole = (piece: Piece | undefined): boolean =>
  piece !== undefined && 'hole' in piece && piece.hole.type === 'date';
