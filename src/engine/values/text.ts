import { both, isByDefault } from './conditions.ts';
import { holeOf, ownName } from './printed.ts';
import {
  constantText,
  farther,
  oneOf,
  optionsOf,
  type Option,
  type Piece,
  type TextValue,
  type Value,
  type Via,
} from './value.ts';

/** Choices multiply when texts are joined; past this many the rest is one hole. */
const MOST_VARIANTS = 12;

/** A value as it prints inside a text: pieces, with holes for what is unknown. */
export function piecesOf(value: Value): readonly Piece[] {
  switch (value.kind) {
    case 'text':
      return value.pieces;
    case 'constant':
      return [{ text: value.value === null ? 'None' : String(value.value), ...value.place }];
    case 'unknown':
      return [{ hole: value }];
    case 'absent':
      return [];
    default:
      return [{ hole: holeOf(value, value.kind === 'external' ? ownName(value) : value.kind, null) }];
  }
}

export const viaOf = (value: Value): Via =>
  value.kind === 'text' || value.kind === 'constant' ? value.via : 'literal';

/** Joins values to one text, or to one text a variant where a part is a choice. */
export function joinTexts(parts: readonly Value[]): Value {
  let variants: { pieces: Piece[]; via: Via; when: string | null }[] = [
    { pieces: [], via: 'literal', when: null },
  ];
  for (const part of parts) {
    const options = usualFirst(withOneHole(optionsOf(part)));
    if (options.length * variants.length > MOST_VARIANTS || options.length === 1) {
      const { value } = options[0]!;
      for (const variant of variants) {
        for (const piece of piecesOf(value)) variant.pieces.push(piece);
        variant.via = farther(variant.via, viaOf(value));
      }
      continue;
    }
    variants = variants.flatMap(variant =>
      options.map(({ value, when }) => ({
        pieces: [...variant.pieces, ...piecesOf(value)],
        via: farther(variant.via, viaOf(value)),
        when: both(variant.when, when),
      })),
    );
  }
  return oneOf(variants.map(({ pieces, via, when }) => ({ value: { kind: 'text', pieces, via }, when })));
}

const usualFirst = (options: readonly Option[]): readonly Option[] =>
  options.some(o => isByDefault(o.when))
    ? [...options].sort((a, b) => Number(isByDefault(b.when)) - Number(isByDefault(a.when)))
    : options;

/** What only run time knows prints as one hole, however many ways lead to it. */
function withOneHole(options: readonly Option[]): readonly Option[] {
  const first = options.findIndex(o => o.value.kind === 'unknown');
  return options.filter((o, i) => o.value.kind !== 'unknown' || i === first);
}

/** Applies a change of the whole string to a text: holes stay, as marks that the change can't touch. */
export function mapText(value: TextValue, change: (text: string) => string): TextValue {
  if (value.pieces.every(p => 'text' in p)) return replaceText(value, change(constantText(value)!));
  const mark = (index: number): string => `\u{f0000}${String(index)}\u{f0001}`;
  const marked = value.pieces.map((p, i) => ('text' in p ? p.text : mark(i))).join('');
  const changed = change(marked);
  const pieces: Piece[] = [];
  let from: Extract<Piece, { text: string }> | undefined;
  const first = value.pieces.find(p => 'text' in p);
  for (const part of changed.split(/(\u{f0000}\d+\u{f0001})/u)) {
    if (part.startsWith('\u{f0000}')) {
      const at = Number(part.slice(2, -2));
      pieces.push(value.pieces[at]!);
      from = value.pieces.slice(at).find(p => 'text' in p) as typeof from;
    } else if (part !== '') {
      const origin = from ?? first;
      if (origin && 'text' in origin) pieces.push({ ...origin, text: part });
    }
  }
  return { ...value, pieces };
}

/** The same origin with another text. A text of several origins keeps the span of each only when nothing changed. */
function replaceText(value: TextValue, text: string): TextValue {
  const constants = value.pieces.filter(p => 'text' in p);
  if (constants.map(p => p.text).join('') === text) return value;
  const [first] = constants;
  if (!first) return value;
  if (constants.length === 1) return { ...value, pieces: [{ ...first, text }] };
  return { ...value, pieces: trimTo(constants, text) ?? [{ ...first, text }] };
}

/** Strips at both ends keep the pieces apart. */
function trimTo(pieces: readonly Extract<Piece, { text: string }>[], text: string): Piece[] | undefined {
  const whole = pieces.map(p => p.text).join('');
  let skip = text === '' ? -1 : whole.indexOf(text);
  if (skip < 0) return undefined;
  let left = text.length;
  const kept: Piece[] = [];
  for (const piece of pieces) {
    const drop = Math.min(skip, piece.text.length);
    skip -= drop;
    const part = piece.text.slice(drop, drop + left);
    left -= part.length;
    if (part !== '') kept.push({ ...piece, text: part });
  }
  return kept;
}

/** An address with its holes in braces: "{base_url}/v1/chat/completions"; undefined for what is no text. */
export function addressWithHoles(url: Value): string | undefined {
  if (url.kind !== 'text') return undefined;
  return url.pieces.map(p => ('text' in p ? p.text : `{${p.hole.name.replace(/[{}/]/g, ' ')}}`)).join('');
}
