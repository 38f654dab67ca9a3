import type { ChoiceShape, FlagShape, NumberShape, PercentShape, TextShape } from '../shapes/shape.ts';
import { quoted } from './check-context.ts';
import { closestName } from './closest-name.ts';
import { fromRoot, pathTrouble } from './check-path.ts';

/** The value of a scalar, or what is wrong with it and what would be right. */
export type Checked = { readonly value: string | number | boolean } | { readonly wrong: string };
export type ScalarValue = string | number | boolean | null;

export function checkText(shape: TextShape, value: ScalarValue, source: string, folder: string): Checked {
  if (value === null) return { wrong: 'has no value: write a text or take the line out' };
  const text = typeof value === 'string' ? value : source;
  if (text.trim() === '') return { wrong: 'is empty: write a text or take the line out' };
  if (text.length > 2000) return { wrong: 'is longer than 2,000 characters' };
  if (shape.pattern && !new RegExp(shape.pattern.source).test(text))
    return { wrong: `is ${quoted(text)}: write ${shape.pattern.means}` };
  return shape.refers ? checkReference(shape.refers, text, folder) : { value: text };
}

/** Texts that name a place are read from the file's own folder on. */
export function checkReference(
  refers: NonNullable<TextShape['refers']>,
  text: string,
  folder: string,
): Checked {
  if (refers === 'feature' || refers === 'own-feature' || refers === 'rule') return { value: text };
  if (refers === 'entry' && !looksLikePath(text)) return { value: text };
  // "rule@call key": only the call's file is a path.
  const at = refers === 'finding' ? text.indexOf('@') + 1 : 0;
  if (refers === 'finding' && at === 0) return { value: text };
  const trouble = pathTrouble(text.slice(at));
  return trouble
    ? { wrong: `${quoted(text)} ${trouble}` }
    : { value: text.slice(0, at) + fromRoot(folder, text.slice(at)) };
}

/** "POST /api/answer" and "nightly digest" are names, "api/chat.py:answer" and "cli.py" are places. */
export function looksLikePath(entry: string): boolean {
  return (
    /^[^\s]*\.[A-Za-z]{1,5}(:[^\s/]*)?$/.test(entry) ||
    /^\.{0,2}\//.test(entry) ||
    entry.split('/').includes('..')
  );
}

export function checkNumber(shape: NumberShape, value: ScalarValue): Checked {
  const { unit, min, max, like } = shape;
  const right = `write a number${unit ? `, ${unit},` : ''} such as ${like}`;
  if (value === null) return { wrong: `has no value: ${right}` };
  if (typeof value === 'string')
    return { wrong: `is ${quoted(value)}, a text: ${numberInText(value) ?? right}` };
  if (typeof value !== 'number') return { wrong: `is ${String(value)}: ${right}` };
  if (!Number.isFinite(value))
    return { wrong: `is ${Number.isNaN(value) ? 'not a number' : 'infinite'}: ${right}` };
  if (value < 0 && min >= 0) return { wrong: `is ${value}, and can’t be negative: ${right}` };
  if (value < min) return { wrong: `is ${value}: write ${min} or more${unit ? ` (${unit})` : ''}` };
  if (value > max) return { wrong: `is ${value}: more than ${max}${unit ? ` ${unit}` : ''} can’t be meant` };
  if (shape.integer && !Number.isInteger(value)) return { wrong: `is ${value}: write a whole number` };
  return { value };
}

function numberInText(text: string): string | undefined {
  const bare = text.replace(/[\s,_']/g, '');
  if (/^-?\d+(\.\d+)?$/.test(bare)) return `write ${bare}, without quotes and separators`;
  const thousands = /^(\d+(?:\.\d+)?)([kKmM])$/.exec(bare);
  return thousands ? `write ${Number(thousands[1]) * (/k/i.test(thousands[2]!) ? 1e3 : 1e6)}` : undefined;
}

/** Per cent as a share: "40 %" and 40 are 0.4. */
export function checkPercent(shape: PercentShape, value: ScalarValue): Checked {
  const right = `write per cent such as ${shape.like} %`;
  const written = typeof value === 'string' ? /^(-?\d+(?:\.\d+)?)\s*%$/.exec(value.trim()) : null;
  const amount = typeof value === 'number' ? value : written ? Number(written[1]) : undefined;
  if (amount === undefined || !Number.isFinite(amount))
    return { wrong: value === null ? `has no value: ${right}` : `is ${quoted(String(value))}: ${right}` };
  if (amount < 0) return { wrong: `is ${String(value)}, and can’t be negative: ${right}` };
  if (!written && amount > 0 && amount < 1)
    return {
      wrong: `is ${amount}: write ${Number((amount * 100).toPrecision(12))} % if a share is meant, ${amount} % if not`,
    };
  if (amount > shape.max) return { wrong: `is ${String(value)}: more than ${shape.max} % can’t be meant` };
  return { value: Number((amount / 100).toPrecision(15)) };
}

export function checkChoice(shape: ChoiceShape, value: ScalarValue): Checked {
  // YAML 1.1 readers, and people, take `off` for false.
  const word = value === false ? 'off' : value === true ? 'on' : String(value);
  if (shape.values.includes(word)) return { value: word };
  const meant = closestName(word, shape.values);
  return {
    wrong: `is ${quoted(word)}: ${meant ? `did you mean ${meant}? ` : ''}write ${oneOf(shape.values)}`,
  };
}

export function checkFlag(_shape: FlagShape, value: ScalarValue): Checked {
  return typeof value === 'boolean'
    ? { value }
    : { wrong: `is ${quoted(String(value))}: write true or false` };
}

export const oneOf = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} or ${names[names.length - 1]!}`;
