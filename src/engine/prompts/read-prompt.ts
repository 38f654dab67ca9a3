import type { FieldReader } from '../calls/fields.ts';
import type { Machine } from '../values/evaluate.ts';
import { type ListItem, type Option, type Value } from '../values/value.ts';
import { both, isByDefault } from '../values/conditions.ts';
import { formatNames, holeFor } from '../values/templates.ts';
import type { PromptField } from '../sdks/define-sdk.ts';
import { readContent, readMessages, usualRole } from './read-messages.ts';
import { readFed } from './read-template.ts';
import { asHole, type PromptPart, type PromptReading } from './prompt-parts.ts';
import { sizeHole } from './size-hole.ts';
import { readSignature } from './read-signature.ts';

const MOST_VARIANTS = 12;

/** What text a request carries: the usual prompt first, then those that other conditions make. */
export function readPrompt(
  fields: readonly PromptField[],
  reader: FieldReader,
  machine: Machine,
): PromptReading[] {
  const used = fields.filter(f => f.unless === undefined || reader.read([f.unless]).kind === 'absent');
  const values = used.map(field => ({
    field,
    choices: choicesOf(filled(reader.read([field.field]), field, reader)),
  }));
  let readings: { when: string | null; parts: PromptPart[] }[] = [{ when: null, parts: [] }];
  for (const { field, choices } of values) {
    const room = Math.max(1, Math.floor(MOST_VARIANTS / readings.length));
    const taken = choices.slice(0, room);
    readings = taken.flatMap(choice =>
      readings.map(reading => ({
        when: both(reading.when, choice.when),
        parts: [...reading.parts, ...partsOf(choice.value, field, reader, machine)],
      })),
    );
  }
  return distinctReadings(readings);
}

/** A text, or the texts of messages, with what their placeholders are filled with, as far as the call says. */
function filled(value: Value, field: PromptField, reader: FieldReader): Value {
  const { filled: how } = field;
  if (!how) return value;
  if (value.kind === 'list')
    return { ...value, items: value.items.map(i => ({ ...i, value: filled(i.value, field, reader) })) };
  if (value.kind === 'object')
    return {
      ...value,
      entries: new Map([...value.entries].map(([key, inner]) => [key, filled(inner, field, reader)])),
    };
  if (value.kind !== 'text') return value;
  const given = how.from === '' ? null : reader.read([how.from]);
  const pattern = how.braces === 'single' ? /\{(\w+)\}/g : /\{\{\s*\$?(\w+)\s*\}\}/g;
  const lookUp = (name: string): Value | undefined => {
    if (given) return given.kind === 'object' ? given.entries.get(name) : undefined;
    const argument = reader.read([name]);
    return argument.kind === 'absent' ? undefined : argument;
  };
  return formatNames(value, pattern, name => lookUp(name) ?? holeFor(name, value));
}

function partsOf(value: Value, field: PromptField, reader: FieldReader, machine: Machine): PromptPart[] {
  const role = field.role ?? 'user';
  switch (field.as) {
    case 'messages':
      return readMessages(value, role, machine);
    case 'contents':
      return readMessages(value, role, machine);
    case 'template':
      return value.kind === 'absent' ? [] : readFed(value, reader.read(['input', 'inputs']), machine);
    case 'signature':
      return readSignature(value, role, machine);
    case 'values':
      return value.kind === 'object'
        ? [...value.entries].flatMap(([name, inner]) =>
            readContent(inner.kind === 'text' ? inner : asHole(inner, name), role, machine),
          )
        : [];
    case 'text':
    case 'texts':
      return readContent(value, role, machine);
  }
}

/** Every way in which choices inside a value may fall, the usual one first; conditional items of lists are choices. */
export function choicesOf(value: Value, most = MOST_VARIANTS): Option[] {
  switch (value.kind) {
    case 'one-of':
      return preferred(
        value.options.flatMap(o =>
          choicesOf(o.value, most).map(c => ({ value: c.value, when: both(o.when, c.when) })),
        ),
      ).slice(0, most);
    case 'list':
      return product(
        value.items.map(item => itemChoices(item, most)),
        most,
      ).map(({ value: items, when }) => ({
        value: { kind: 'list', items: items.filter(i => i !== null) },
        when,
      }));
    case 'object': {
      const keys = [...value.entries.keys()];
      const inner = [...value.entries].map(([key, v]) => choicesOf(key === 'role' ? usualRole(v) : v, most));
      if (inner.every((c, i) => c.length === 1 && c[0]!.value === value.entries.get(keys[i]!)))
        return [{ value, when: null }];
      return product(inner, most).map(({ value: values, when }) => ({
        value: { ...value, entries: new Map(keys.map((k, i) => [k, values[i]!])) },
        when,
      }));
    }
    default:
      return [{ value, when: null }];
  }
}

function itemChoices(item: ListItem, most: number): { value: ListItem | null; when: string | null }[] {
  const inner = choicesOf(item.value, most).map(c => ({ value: { ...item, value: c.value }, when: c.when }));
  if (item.when === null) return inner;
  return [
    ...inner.map(c => ({ ...c, when: both(item.when, c.when) })),
    { value: null, when: `not ${item.when}` },
  ];
}

/** Known texts before unknown ones, since the code falls back to them; what needs no condition before what does. */
function preferred(options: readonly Option[]): Option[] {
  const weight = ({ value, when }: Option): number =>
    value.kind === 'unknown'
      ? 2
      : value.kind === 'absent' || (value.kind === 'constant' && value.value === null)
        ? 3
        : value.kind === 'text' && value.pieces.length === 0
          ? 3
          : isByDefault(when) && when !== 'by default'
            ? -1
            : when === null || when === 'otherwise' || when === 'by default'
              ? 0
              : 1;
  return [...options].sort((a, b) => weight(a) - weight(b));
}

/** Combinations in which later lists vary first; at most `most`, the first of each always among them. */
function product<T>(
  lists: readonly (readonly { value: T; when: string | null }[])[],
  most: number,
): { value: T[]; when: string | null }[] {
  let result: { value: T[]; when: string | null }[] = [{ value: [], when: null }];
  for (const list of lists) {
    const room = Math.max(1, Math.floor(most / result.length));
    result = list
      .slice(0, room)
      .flatMap(one => result.map(r => ({ value: [...r.value, one.value], when: both(r.when, one.when) })));
  }
  return result;
}

/** Readings that say something else than those before them: another text, or holes of another size. */
export function distinctReadings(readings: readonly PromptReading[]): PromptReading[] {
  const seen = new Set<string>();
  return readings.filter(reading => {
    const key = JSON.stringify(
      reading.parts.map(p => [
        p.role,
        p.pieces.map(x => ('text' in x ? x.text : [sizeHole(x.hole, p).tokens])),
      ]),
    );
    return !seen.has(key) && seen.add(key);
  });
}
