import { optionOf } from '../calls/fields.ts';
import type { Role } from '../model.ts';
import { argumentOf } from '../values/arguments.ts';
import type { Machine } from '../values/evaluate.ts';
import { formatBraces, formatNames, holeFor } from '../values/templates.ts';
import {
  absent,
  optionsOf,
  stringOf,
  unknown,
  type BoundCall,
  type ExternalValue,
  type ListItem,
  type Value,
} from '../values/value.ts';
import { asHole, holePart, part, type PromptPart } from './prompt-parts.ts';

/** What placeholders are filled with: a value by its name, undefined where only run time knows. */
type Fill = (name: string) => Value | undefined;

const ROLES: ReadonlyMap<string, Role> = new Map([
  ['system', 'system'],
  ['human', 'user'],
  ['user', 'user'],
  ['ai', 'assistant'],
  ['assistant', 'assistant'],
]);
const MADE =
  /(^|\.)((?:Chat|System|Human|AI)?(?:Message)?PromptTemplate|FewShot\w*Template|MessagesPlaceholder|hub)\b/;
/** Methods that fill a template in, with the values in their arguments. */
const FILLS =
  /\.(a?format_messages|a?format_prompt|a?format|a?invoke|formatMessages|formatPromptValue|format|partial)\(\)$/;
/** Methods that turn a filled template into another form. */
const CASTS = /\.(to_messages|to_string|toChatMessages|toString|messages)(\(\))?$/;

/** Messages that a prompt template stands for (LangChain's), filled as far as its calls say; undefined for anything else. */
export function readTemplate(value: Value, given: Value, machine: Machine): PromptPart[] | undefined {
  if (value.kind !== 'external' || !MADE.test(value.path)) return undefined;
  let made: ExternalValue = value;
  const fills: Fill[] = [fillOf(given)];
  for (let i = 0; i < 6; i++) {
    const cast = CASTS.exec(made.path);
    if (cast) {
      const isCall = cast[0].endsWith('()');
      made = {
        ...made,
        path: made.path.slice(0, cast.index),
        calls: isCall ? made.calls.slice(0, -1) : made.calls,
      };
      continue;
    }
    const filled = FILLS.exec(made.path);
    const call = made.calls.at(-1);
    if (!filled || !MADE.test(made.path.slice(0, filled.index))) break;
    if (call) fills.push(fillOfCall(call, machine));
    made = { ...made, path: made.path.slice(0, filled.index), calls: made.calls.slice(0, -1) };
  }
  const fill: Fill = name => {
    for (const one of fills) {
      const found = one(name);
      if (found) return found;
    }
    return undefined;
  };
  return messagesOf(made, fill, machine);
}

/** What stands before a model in a pipe: the template among its stages, what a function makes else. */
export function readFed(value: Value, given: Value, machine: Machine): PromptPart[] {
  const stages = stagesIn(value);
  for (const [i, stage] of [...stages.entries()].reverse()) {
    const named = stages.slice(0, i).find(s => s.kind === 'object') ?? given;
    for (const option of optionsOf(stage)) {
      const parts = readTemplate(option.value, named, machine);
      if (parts) return parts;
    }
  }
  return [holePart('user', asHole(given.kind === 'absent' ? (stages.at(-1) ?? value) : given, 'input'))];
}

export const stagesIn = (value: Value): Value[] =>
  value.kind === 'operation' && value.op === '|'
    ? [...stagesIn(value.left), ...stagesIn(value.right)]
    : [value];

const fillOf =
  (given: Value): Fill =>
  name =>
    given.kind === 'object' ? given.entries.get(name) : undefined;

function fillOfCall(call: BoundCall, machine: Machine): Fill {
  const [first] = call.call.args;
  const object =
    first && first.name === null && !first.spread ? machine.evaluate(first.value, call.context) : absent;
  return name => {
    if (object.kind === 'object') return object.entries.get(name);
    const value = argumentOf(call, name, null, machine.evaluate);
    return value.kind === 'absent' || /spread/.test(value.kind === 'unknown' ? value.why : '')
      ? undefined
      : value;
  };
}

function messagesOf(made: ExternalValue, fill: Fill, machine: Machine): PromptPart[] {
  const call = made.calls.at(-1);
  const name = /([\w.]+)\(\)$/.exec(made.path)?.[1] ?? made.path;
  const hole = (): PromptPart[] => [holePart('user', asHole(made, 'prompt'))];
  if (!call || /(^|\.)hub\b/.test(name) || /FewShot/.test(name)) return hole();
  const role: Role = /System/.test(name) ? 'system' : /AI/.test(name) ? 'assistant' : 'user';
  if (/MessagesPlaceholder/.test(name))
    return placeholder(given(call, ['variable_name', 'variableName'], machine), fill);
  const messages = given(call, ['messages', 'promptMessages'], machine, !/from_?[tT]emplate/.test(name));
  if (messages.kind === 'list') return messages.items.flatMap(item => messageOf(item, fill, machine));
  const template = given(call, ['template'], machine);
  if (template.kind === 'absent') {
    const inner = given(call, ['prompt'], machine);
    return (inner.kind === 'absent' ? undefined : readTemplate(inner, absent, machine)) ?? hole();
  }
  return textParts(template, role, formatIn(call, machine), fill);
}

/** An argument by name, as a member of the options object, or the first one. */
function given(call: BoundCall, names: readonly string[], machine: Machine, isFirst = true): Value {
  for (const name of names) {
    const value = argumentOf(call, name, null, machine.evaluate);
    if (value.kind !== 'absent') return value;
  }
  const [first] = call.call.args;
  if (!first || first.name !== null || first.spread) return absent;
  const value = machine.evaluate(first.value, call.context);
  if (value.kind === 'object' && names.some(n => value.entries.has(n)))
    return names.map(n => value.entries.get(n)).find(v => v !== undefined) ?? absent;
  return isFirst || value.kind === 'text' ? value : absent;
}

function messageOf(item: ListItem, fill: Fill, machine: Machine): PromptPart[] {
  const { value } = item;
  if (item.isSpread) return [holePart('unknown', asHole(value, 'history'), true)];
  switch (value.kind) {
    case 'list': {
      const [first, second] = value.items;
      const name = first ? stringOf(first.value)?.toLowerCase() : undefined;
      if (name === 'placeholder' || name === 'messages_placeholder')
        return second ? placeholder(second.value, fill) : [];
      const role = ROLES.get(name ?? '');
      return second ? textParts(second.value, role ?? 'unknown', 'braces', fill) : [];
    }
    case 'text':
      return textParts(value, 'user', 'braces', fill);
    case 'object': {
      const role = ROLES.get(stringOf(optionOf(value, 'role', machine)) ?? '') ?? 'unknown';
      return textParts(optionOf(value, 'content', machine), role, 'braces', fill);
    }
    case 'external': {
      const parts = MADE.test(value.path) ? messagesOf(value, fill, machine) : undefined;
      if (parts) return parts;
      const content = value.calls.at(-1) ? given(value.calls.at(-1)!, ['content'], machine) : absent;
      const role: Role = /System/.test(value.path)
        ? 'system'
        : /AI/.test(value.path)
          ? 'assistant'
          : /Human/.test(value.path)
            ? 'user'
            : 'unknown';
      // A message that is no template is sent as it is.
      return content.kind === 'text'
        ? [part(role, content.pieces)]
        : [holePart(role, asHole(content, 'message'))];
    }
    default:
      return [holePart('unknown', asHole(value, 'message'))];
  }
}

/** The history that goes in here: a number of messages that only run time knows. */
function placeholder(value: Value, fill: Fill): PromptPart[] {
  const name = stringOf(value)?.replace(/[{}]/g, '') ?? 'history';
  const filled = fill(name);
  const hole = filled?.kind === 'unknown' ? { ...filled, name } : unknown('filled in at run time', name);
  return [holePart('unknown', hole, true)];
}

const TEXTS: ReadonlySet<Value['kind']> = new Set(['text', 'constant', 'one-of', 'unknown', 'list']);

type Format = 'braces' | 'mustache';

function formatIn(call: BoundCall, machine: Machine): Format {
  const format = ['template_format', 'templateFormat']
    .map(n => stringOf(given(call, [n], machine, false)))
    .find(f => f !== undefined);
  return format === 'mustache' || format === 'jinja2' ? 'mustache' : 'braces';
}

function textParts(value: Value, role: Role, format: Format, fill: Fill): PromptPart[] {
  const [first] = optionsOf(value);
  const template = first?.value ?? value;
  if (template.kind !== 'text') return [holePart(role, asHole(template, 'prompt'))];
  const lookup = (name: string): Value => {
    const value = fill(name.trim());
    // A retriever or a function is no text: what it gives is.
    return value && TEXTS.has(value.kind) ? value : holeFor(name.trim(), template);
  };
  const filled =
    format === 'braces'
      ? formatBraces(template, lookup)
      : formatNames(template, /\{\{\s*([\w.]+)\s*\}\}/g, lookup);
  return filled.kind === 'text' ? [part(role, filled.pieces)] : [holePart(role, asHole(filled, 'prompt'))];
}
