import type { Expr, TemplateExpr } from '../syntax/facts.ts';
import { sourceOf } from '../syntax/walk.ts';
import { placeOf, type Machine } from './evaluate.ts';
import { holeOf, printed, withWholeDates } from './printed.ts';
import { joinTexts, mapText } from './text.ts';
import { unknown, type ConstantPiece, type Context, type TextValue, type Value } from './value.ts';

/** f-strings and template literals. Constant pieces carry the span of the whole template. */
export function evaluateTemplate(expr: TemplateExpr, context: Context, machine: Machine): Value {
  const place = placeOf(expr, context);
  const parts = expr.parts.map((part): Value => {
    if (part.kind === 'string')
      return {
        kind: 'text',
        pieces: part.value === '' ? [] : [{ text: part.value, ...place }],
        via: 'literal',
      };
    return interpolated(part, context, machine);
  });
  const text =
    parts.length === 0
      ? ({ kind: 'text', pieces: [], via: 'literal' } as const)
      : wholeDates(joinTexts(parts));
  const tag =
    expr.tag?.kind === 'name' ? expr.tag.name : expr.tag?.kind === 'member' ? expr.tag.property : null;
  if (tag === null || tag === 'raw') return text;
  return /dedent|outdent|undent/i.test(tag) && text.kind === 'text' ? dedented(text, true) : text;
}

/** What an interpolation prints: its value, or a hole under the name that the source gives it. */
function interpolated(part: Expr, context: Context, machine: Machine): Value {
  const place = placeOf(part, context);
  const [inner] = part.kind === 'other' && part.node === 'format' ? part.children : [];
  if (!inner) return printed(machine.evaluate(part, context), sourceOf(context.facts, part), place);
  // A format of its own makes another text of it, unless it stays what it was: a date.
  const value = machine.evaluate(inner, context);
  const name = sourceOf(context.facts, inner);
  const hole =
    value.kind === 'external' ? holeOf(value, name, place) : unknown('formatted at run time', name, place);
  return value.kind === 'unknown' ? { ...hole, ...value, name: value.name || name } : hole;
}

const wholeDates = (text: Value): Value =>
  text.kind === 'text' ? { ...text, pieces: withWholeDates(text.pieces) } : text;

/** `textwrap.dedent` (and, with `strip`, the JavaScript tag, which also trims). */
export function dedented(value: TextValue, strip: boolean): TextValue {
  return mapText(value, text => {
    const lines = text.split('\n');
    const indents = lines
      .slice(strip ? 1 : 0)
      .filter(l => l.trim() !== '')
      .map(l => /^[ \t]*/.exec(l)![0].length);
    const least = indents.length > 0 ? Math.min(...indents) : 0;
    const cut = lines
      .map((l, i) =>
        strip && i === 0
          ? l
          : l.trim() === '' && !strip
            ? ''
            : l.slice(Math.min(least, /^[ \t]*/.exec(l)![0].length)),
      )
      .join('\n');
    return strip ? cut.trim() : cut;
  });
}

/** Fills `{name}`, `{0}`, `{name!r:>10}` of Python's str.format. Missing values become holes named like the field. */
export function formatBraces(template: TextValue, lookup: (field: string, index: number) => Value): Value {
  return fill(template, /\{\{|\}\}|\{([^{}]*)\}/g, (match, index) => {
    if (match[0] === '{{') return '{';
    if (match[0] === '}}') return '}';
    return lookup(/^[^!:.[]*/.exec(match[1]!)![0], index);
  });
}

/** Fills `%s`, `%d`, `%(name)s`. */
export function formatPercent(template: TextValue, right: Value): Value {
  return fill(template, /%%|%(?:\((\w+)\))?[-+ #0]*\d*(?:\.\d+)?[sdrfgeixXa]/g, (match, index) => {
    if (match[0] === '%%') return '%';
    if (match[1] !== undefined)
      return right.kind === 'object'
        ? (right.entries.get(match[1]) ?? holeFor(match[1], template))
        : holeFor(match[1], template);
    if (right.kind === 'list')
      return right.items[index]?.value ?? holeFor(`value ${String(index + 1)}`, template);
    return index === 0 ? right : holeFor(`value ${String(index + 1)}`, template);
  });
}

/** Fills `$name`, `${name}` of string.Template, or another pattern whose first group is the name. */
export function formatNames(template: TextValue, pattern: RegExp, lookup: (name: string) => Value): Value {
  return fill(template, pattern, match =>
    match[0] === '$$' ? '$' : lookup(match.slice(1).find(Boolean) ?? match[0]),
  );
}

export function holeFor(name: string, template: TextValue): Value {
  const first = template.pieces.find((p): p is ConstantPiece => 'text' in p);
  return {
    kind: 'unknown',
    why: 'filled in at run time',
    name,
    place: first ? { file: first.file, start: first.start, end: first.end } : null,
  };
}

function fill(
  template: TextValue,
  pattern: RegExp,
  replace: (match: RegExpExecArray, index: number) => Value | string,
): Value {
  const parts: Value[] = [];
  let index = 0;
  for (const piece of template.pieces) {
    if ('hole' in piece) {
      parts.push(piece.hole);
      continue;
    }
    const constant = (text: string): void => {
      if (text !== '') parts.push({ kind: 'text', pieces: [{ ...piece, text }], via: template.via });
    };
    let from = 0;
    for (const match of piece.text.matchAll(pattern)) {
      constant(piece.text.slice(from, match.index));
      const value = replace(match, index);
      if (typeof value === 'string') constant(value);
      else {
        parts.push(value);
        index++;
      }
      from = match.index + match[0].length;
    }
    constant(piece.text.slice(from));
  }
  const joined = joinTexts(parts);
  return joined.kind === 'absent'
    ? { kind: 'text', pieces: [], via: template.via }
    : joined.kind === 'text'
      ? { ...joined, via: template.via }
      : joined;
}
