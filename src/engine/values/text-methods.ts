import type { Machine } from './evaluate.ts';
import { placeOf } from './evaluate.ts';
import { sliceValue } from './slices.ts';
import { argumentOf } from './arguments.ts';
import { formatBraces, formatNames, holeFor } from './templates.ts';
import { keywords } from './known-functions.ts';
import { joinTexts, mapText } from './text.ts';
import { sourceOf } from '../syntax/walk.ts';
import {
  constantText,
  numberOf,
  oneOf,
  optionsOf,
  stringOf,
  unknown,
  type BoundCall,
  type ExternalValue,
  type TextValue,
  type Value,
} from './value.ts';
import type { Argument } from './known-methods.ts';

/** Methods of strings whose result the text decides. */
export function textMethod(
  object: TextValue,
  method: string,
  argument: Argument,
  call: BoundCall,
  machine: Machine,
): Value | undefined {
  switch (method) {
    case 'format': {
      const map = keywords(
        {
          call: { ...call.call, args: call.call.args.filter(a => a.name !== null || a.spread === 'map') },
          context: call.context,
        },
        machine,
      );
      const positional = call.call.args
        .filter(a => a.name === null && !a.spread)
        .map(a => () => machine.evaluate(a.value, call.context));
      return formatBraces(object, (field, index) => {
        const [name] = field.split(/[.[]/);
        if (field === '' || /^\d+$/.test(field))
          return positional[field === '' ? index : Number(field)]?.() ?? holeFor(`value ${field}`, object);
        return (map.kind === 'object' ? map.entries.get(name!) : undefined) ?? holeFor(field, object);
      });
    }
    case 'strip':
    case 'trim':
      return call.call.args.length === 0 ? mapText(object, t => t.trim()) : object;
    case 'lstrip':
    case 'trimStart':
      return call.call.args.length === 0 ? mapText(object, t => t.trimStart()) : object;
    case 'rstrip':
    case 'trimEnd':
      return call.call.args.length === 0 ? mapText(object, t => t.trimEnd()) : object;
    case 'lower':
    case 'toLowerCase':
      return mapText(object, t => t.toLowerCase());
    case 'upper':
    case 'toUpperCase':
      return mapText(object, t => t.toUpperCase());
    case 'join': {
      const items = argument('iterable', 0);
      return items.kind === 'list'
        ? joined(items.items, object)
        : unknown(
            'joined from a list that only run time knows',
            items.kind === 'unknown' ? items.name : sourceOf(call.context.facts, call.call),
            placeOf(call.call, call.context),
            items.kind === 'unknown' && items.made ? { made: items.made } : {},
          );
    }
    case 'replace':
    case 'replaceAll':
      return replaced(object, argument('old', 0), argument('new', 1));
    case 'concat':
      return joinTexts([object, ...call.call.args.map(a => machine.evaluate(a.value, call.context))]);
    case 'slice':
    case 'substring':
      return sliced(object, argument, call);
    case 'split':
    case 'rsplit':
      return split(object, method === 'rsplit', argument, call);
    case 'encode':
    case 'decode':
    case 'toString':
    case 'valueOf':
    case 'get_secret_value':
      return object;
    case 'safe_substitute':
    case 'substitute':
      return substituted(object, call, machine);
    default:
      return undefined;
  }
}

/** `split` and `rsplit`; a limit leaves the rest in one part (Python) or leaves it out (scripts). */
function split(
  object: TextValue,
  isFromRight: boolean,
  argument: Argument,
  call: BoundCall,
): Value | undefined {
  const text = constantText(object);
  const separator = stringOf(argument('sep', 0));
  const limit = argument('maxsplit', 1);
  const [piece] = object.pieces;
  if (text === undefined || separator === undefined || separator === '' || !piece || !('text' in piece))
    return undefined;
  const most = limit.kind === 'absent' ? Infinity : numberOf(limit);
  if (most === undefined) return undefined;
  return {
    kind: 'list',
    items: partsOf(text, separator, most, isFromRight, call.context.facts.language === 'python').map(
      part => ({
        value: { kind: 'text', pieces: part === '' ? [] : [{ ...piece, text: part }], via: object.via },
        isSpread: false,
        when: null,
      }),
    ),
  };
}

function partsOf(
  text: string,
  separator: string,
  most: number,
  isFromRight: boolean,
  isPython: boolean,
): string[] {
  const parts = text.split(separator);
  if (!isPython) return parts.slice(0, most);
  if (most < 0 || parts.length - 1 <= most) return parts;
  const cutAt = isFromRight ? parts.length - most : most;
  const [head, tail] = [parts.slice(0, cutAt), parts.slice(cutAt)];
  return isFromRight ? [head.join(separator), ...tail] : [...head, tail.join(separator)];
}

export function sliced(object: Value, argument: Argument, call: BoundCall): Value {
  const [from, to] = [argument('start', 0), argument('end', 1)];
  return sliceValue(object, from.kind === 'absent' ? 0 : numberOf(from), numberOf(to), to.kind !== 'absent', {
    place: placeOf(call.call, call.context),
    name: sourceOf(call.context.facts, call.call),
  });
}

function substituted(template: TextValue, call: BoundCall, machine: Machine): Value {
  const map = keywords(call, machine);
  return formatNames(
    template,
    /\$\$|\$(?:\{(\w+)\}|(\w+))/g,
    name => (map.kind === 'object' ? map.entries.get(name) : undefined) ?? holeFor(name, template),
  );
}

/** `Template(text).substitute(…)`. */
export function templateMethod(
  object: ExternalValue,
  method: string,
  call: BoundCall,
  machine: Machine,
): Value | undefined {
  if (object.module !== 'string' || object.path !== 'Template()' || !/substitute$/.test(method))
    return undefined;
  const made = object.calls[0];
  const template = made ? argumentOf(made, 'template', 0, machine.evaluate) : undefined;
  return template?.kind === 'text' ? substituted(template, call, machine) : undefined;
}

/** Joins items with a separator; a part of unknown length is one hole. */
export function joined(
  items: readonly { value: Value; isSpread: boolean; when: string | null }[],
  separator: Value,
): Value {
  const parts: Value[] = [];
  for (const item of items) {
    if (parts.length > 0) parts.push(separator);
    if (!item.isSpread)
      parts.push(
        item.when === null
          ? item.value
          : oneOf([
              { value: item.value, when: item.when },
              { value: { kind: 'text', pieces: [], via: 'literal' }, when: 'otherwise' },
            ]),
      );
    else {
      const inner = item.value.kind === 'list' ? item.value.items[0]?.value : item.value;
      // An item among others, and whole sentences, stand there once at least. Of a list of nothing else, what marks
      // an item ("- ") is part of what is not known.
      const constants = inner?.kind === 'text' ? constantsOf(inner).length : 0;
      const isRepeated = inner?.kind === 'text' && constants > (items.length === 1 ? LONGEST_MARK : 0);
      if (isRepeated) parts.push(inner);
      parts.push(
        inner?.kind === 'unknown'
          ? inner
          : unknown(
              isRepeated ? 'repeated for each further item' : 'repeated for each item',
              nameOf(inner),
              firstPlace(inner),
            ),
      );
    }
  }
  const text = joinTexts(parts);
  return text.kind === 'absent' ? { kind: 'text', pieces: [], via: 'literal' } : text;
}

/** Characters of "- image 1: ", "Q: … A: …" and the like. */
const LONGEST_MARK = 40;

const constantsOf = (text: TextValue): string =>
  text.pieces
    .map(p => ('text' in p ? p.text : ''))
    .join('')
    .trim();

const nameOf = (value: Value | undefined): string => {
  const hole = value?.kind === 'text' ? value.pieces.find(p => 'hole' in p) : undefined;
  return hole && 'hole' in hole ? hole.hole.name : 'items';
};
const firstPlace = (value: Value | undefined): { file: string; start: number; end: number } | null => {
  const piece = value?.kind === 'text' ? value.pieces.find(p => 'text' in p) : undefined;
  return piece && 'text' in piece ? { file: piece.file, start: piece.start, end: piece.end } : null;
};

function replaced(text: TextValue, from: Value, to: Value): Value | undefined {
  const needle = stringOf(from);
  if (needle === undefined || needle === '') return text;
  const pieces: Value[] = [];
  // What run time puts into a template may have a stand-in where there is none: that makes no prompt of its own.
  const filled = optionsOf(to).find(o => o.value.kind === 'unknown')?.value ?? to;
  for (const piece of text.pieces) {
    if ('hole' in piece) pieces.push(piece.hole);
    else
      for (const [i, part] of piece.text.split(needle).entries()) {
        if (i > 0) pieces.push(to.kind === 'absent' ? holeFor('replacement', text) : filled);
        if (part !== '') pieces.push({ kind: 'text', pieces: [{ ...piece, text: part }], via: text.via });
      }
  }
  const result = joinTexts(pieces);
  return result.kind === 'absent' ? { ...text, pieces: [] } : result;
}
