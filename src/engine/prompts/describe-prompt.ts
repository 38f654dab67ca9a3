import { assumptionPath } from '../settings/assumption-for.ts';
import type { Hole, Prompt, PromptVariant, Segment } from '../model.ts';
import type { LineMap } from '../syntax/line-map.ts';
import type { ConstantPiece, Piece, UnknownValue } from '../values/value.ts';
import type { PromptPart, PromptReading } from './prompt-parts.ts';
import { sizeHole, type HoleSize } from './size-hole.ts';

export interface PromptDescriber {
  readonly lines: (file: string) => LineMap | undefined;
  /** Tokens of a text by the model's own counter. */
  readonly count: (text: string) => number;
  readonly includeText: boolean;
  /** Size that the user's configuration gives to a hole. */
  readonly configured: (hole: UnknownValue) => HoleSize | undefined;
  /** The call: where holes stand that have no place of their own. */
  readonly call: { readonly file: string; readonly cell?: number; readonly line: number };
}

/** Readings of a prompt as the report shows them: segments, holes and variants. */
export function describePrompt(readings: readonly PromptReading[], describer: PromptDescriber): Prompt {
  const [usual, ...others] = readings.map(r => ({
    when: r.when ?? 'otherwise',
    segments: segmentsOf(r.parts, describer),
    parts: r.parts,
  }));
  if (!usual) return { staticChars: 0, staticTokens: 0, segments: [], holes: [], variants: [] };
  const variants: PromptVariant[] = others.map(({ when, segments }) => ({
    when,
    ...sums(segments),
    segments,
  }));
  return {
    ...sums(usual.segments),
    segments: usual.segments,
    holes: holesOf(usual.parts, describer),
    variants,
  };
}

const sums = (segments: readonly Segment[]): { staticChars: number; staticTokens: number } => ({
  staticChars: segments.reduce((sum, s) => sum + s.chars, 0),
  staticTokens: segments.reduce((sum, s) => sum + s.tokens, 0),
});

/** Pieces of one literal or template are one segment, holes left out. */
function segmentsOf(parts: readonly PromptPart[], describer: PromptDescriber): Segment[] {
  const segments: Segment[] = [];
  for (const { role, pieces } of parts) {
    let open: { first: ConstantPiece; text: string } | undefined;
    const close = (): void => {
      if (open) segments.push(segment(role, open.first, open.text, describer));
      open = undefined;
    };
    for (const piece of pieces) {
      if ('hole' in piece) continue;
      if (
        open &&
        (open.first.file !== piece.file || open.first.start !== piece.start || open.first.end !== piece.end)
      )
        close();
      if (open) open.text += piece.text;
      else open = { first: piece, text: piece.text };
    }
    close();
  }
  return segments;
}

function segment(
  role: Segment['role'],
  piece: ConstantPiece,
  text: string,
  describer: PromptDescriber,
): Segment {
  const lines = describer.lines(piece.file);
  const start = lines?.place(piece.start);
  const end = lines?.place(Math.max(piece.start, piece.end - 1));
  return {
    role,
    file: piece.file,
    ...(start?.cell === undefined ? {} : { cell: start.cell }),
    startLine: start?.line ?? 1,
    endLine: end?.line ?? 1,
    chars: codePoints(text),
    tokens: describer.count(text),
    ...(describer.includeText ? { text } : {}),
  };
}

/** Unicode code points; an unpaired surrogate counts as one. */
export function codePoints(text: string): number {
  let count = text.length;
  for (let i = 0; i + 1 < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xd800 && unit < 0xdc00) {
      const next = text.charCodeAt(i + 1);
      if (next >= 0xdc00 && next < 0xe000) {
        count--;
        i++;
      }
    }
  }
  return count;
}

function holesOf(parts: readonly PromptPart[], describer: PromptDescriber): Hole[] {
  const holes: Hole[] = [];
  for (const part of parts)
    for (const piece of part.pieces) if ('hole' in piece) holes.push(holeOf(part, piece, describer));
  return holes;
}

function holeOf(
  part: PromptPart,
  { hole }: Extract<Piece, { hole: UnknownValue }>,
  describer: PromptDescriber,
): Hole {
  const at = hole.place ? describer.lines(hole.place.file)?.place(hole.place.start) : undefined;
  const place = at ? { ...at, file: hole.place!.file } : describer.call;
  const size = describer.configured(hole) ?? sizeHole(hole, part);
  return {
    name: hole.name || 'value',
    role: part.role,
    file: place.file,
    ...(place.cell === undefined ? {} : { cell: place.cell }),
    line: place.line,
    tokens: size.tokens,
    basis: size.basis,
    why: size.why,
    assumption: assumptionPath('hole', hole.name || 'value').join('.'),
  };
}
