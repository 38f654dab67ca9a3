import type { Role } from '../model.ts';
import { optionOf } from '../calls/fields.ts';
import type { Machine } from '../values/evaluate.ts';
import {
  optionsOf,
  stringOf,
  type BoundCall,
  type ExternalValue,
  type ListItem,
  type Value,
} from '../values/value.ts';
import { piecesOf } from '../values/text.ts';
import { marksCache, windowOf } from './history-window.ts';
import { argumentOf } from '../values/arguments.ts';
import { readTemplate } from './read-template.ts';
import { asHole, holePart, oneMessage, part, type MediaPart, type PromptPart } from './prompt-parts.ts';

/** Message classes of frameworks: their role, by name. */
const MESSAGE_CLASSES: ReadonlyMap<string, Role> = new Map([
  ['SystemMessage', 'system'],
  ['DeveloperMessage', 'system'],
  ['HumanMessage', 'user'],
  ['UserMessage', 'user'],
  ['AIMessage', 'assistant'],
  ['AssistantMessage', 'assistant'],
  ['ToolMessage', 'tool'],
  ['SystemMessagePromptTemplate', 'system'],
  ['HumanMessagePromptTemplate', 'user'],
]);

const ROLES: ReadonlyMap<string, Role> = new Map([
  ['system', 'system'],
  ['developer', 'system'],
  ['user', 'user'],
  ['human', 'user'],
  ['assistant', 'assistant'],
  ['ai', 'assistant'],
  ['model', 'assistant'],
  ['tool', 'tool'],
  ['function', 'tool'],
]);

export const roleOf = (value: Value, fallback: Role): Role =>
  ROLES.get(stringOf(value)?.toLowerCase() ?? '') ?? fallback;

/** "user" in the place of "system" is for the few models that lack the latter. */
export function usualRole(value: Value): Value {
  const options = optionsOf(value);
  const roles = options.map(o => roleOf(o.value, 'unknown'));
  return roles.includes('unknown') ? value : (options[roles.indexOf('system')]?.value ?? value);
}

/** A list of messages in the shape of any chat API; plain text is one message. */
export function readMessages(value: Value, role: Role, machine: Machine): PromptPart[] {
  switch (value.kind) {
    case 'absent':
      return [];
    case 'list':
      return value.items.flatMap(item => readItem(item, role, machine));
    case 'unknown':
      return [withWindow(holePart(role, value, looksRepeated(value.name)), value, machine)];
    case 'object':
    case 'external':
      return readMessage(value, role, machine);
    default:
      return readContent(value, role, machine);
  }
}

/** A history with what the code keeps of it. */
function withWindow(one: PromptPart, value: Value, machine: Machine): PromptPart {
  const window = one.isRepeated ? windowOf(value, machine) : undefined;
  return window ? { ...one, window } : one;
}

const looksRepeated = (name: string): boolean => /messages|history|conversation|chat_log|turns/i.test(name);

function readItem(item: ListItem, role: Role, machine: Machine): PromptPart[] {
  if (!item.isSpread) return readMessage(item.value, role, machine);
  if (item.value.kind !== 'list')
    return [withWindow(holePart('unknown', asHole(item.value, 'history'), true), item.value, machine)];
  return item.value.items
    .flatMap(inner => readItem(inner, role, machine))
    .map(p => ({ ...p, isRepeated: true }));
}

function readMessage(value: Value, role: Role, machine: Machine): PromptPart[] {
  switch (value.kind) {
    case 'object': {
      const given = optionOf(value, 'role', machine);
      const own = roleOf(given, given.kind === 'absent' ? role : 'unknown');
      for (const name of ['content', 'parts', 'text']) {
        const content = optionOf(value, name, machine);
        if (content.kind !== 'absent') return oneMessage(readContent(content, own, machine));
      }
      return readContent(value, own, machine);
    }
    case 'external':
      return readMade(value, role, machine);
    case 'list': {
      // LangChain's ("system", "text") pairs.
      const [first, second] = value.items;
      const name = first && value.items.length === 2 ? stringOf(first.value) : undefined;
      if (name !== undefined && ROLES.has(name.toLowerCase()) && second)
        return readContent(second.value, ROLES.get(name.toLowerCase())!, machine);
      return readMessages(value, role, machine);
    }
    case 'unknown':
      return [holePart(role, value, looksRepeated(value.name))];
    default:
      return readContent(value, role, machine);
  }
}

/** `SystemMessage(content="…")`, `types.Content(role="user", parts=[…])`, `types.Part.from_text(text="…")`. */
function readMade(value: ExternalValue, role: Role, machine: Machine): PromptPart[] {
  const template = readTemplate(value, { kind: 'absent' }, machine);
  if (template) return template;
  const call = value.calls.at(-1);
  const names = value.path.replaceAll('()', '').split('.');
  if (!call || !value.path.endsWith('()')) return [holePart(role, asHole(value, names.at(-1) ?? 'message'))];
  const own = names.map(n => MESSAGE_CLASSES.get(n)).find(Boolean);
  const content = contentOf(call, machine);
  if (own)
    return content ? readContent(content, own, machine) : [holePart(own, asHole(value, names.at(-1)!))];
  const given = roleOf(optionOf(value, 'role', machine), role);
  const media = mediaOf(names, value, machine);
  if (media) return [part(given, [], { media: [media] })];
  if (
    /Message$|Content$|Part$|from_text|UserContent|ModelContent|text_content/i.test(
      value.path.replaceAll('()', ''),
    ) &&
    content
  )
    return readContent(content, given, machine);
  const isHistory = looksRepeated(value.path) || /(^|\.)deque\(\)$/.test(value.path);
  return [withWindow(holePart(role, asHole(value, names.at(-1) ?? 'message'), isHistory), value, machine)];
}

function contentOf(call: BoundCall, machine: Machine): Value | undefined {
  for (const name of ['content', 'parts', 'text']) {
    const value = argumentOf(call, name, null, machine.evaluate);
    if (value.kind !== 'absent') return value;
  }
  const [first] = call.call.args;
  if (!first || first.name !== null) return undefined;
  const value = machine.evaluate(first.value, call.context);
  if (value.kind !== 'object') return value;
  for (const name of ['content', 'parts', 'text'])
    if (value.entries.has(name)) return value.entries.get(name);
  return undefined;
}

function mediaOf(names: readonly string[], value: ExternalValue, machine: Machine): MediaPart | undefined {
  const last = names.at(-1) ?? '';
  if (!/^(from_bytes|from_uri|fromUri|Image|from_data|from_image)$/.test(last)) return undefined;
  const mime = stringOf(optionOf(value, 'mime_type', machine)) ?? '';
  const kind = mime.startsWith('audio')
    ? 'audio'
    : mime.startsWith('video')
      ? 'video'
      : mime.includes('pdf')
        ? 'document'
        : 'image';
  return { kind, detail: null };
}

/** Content of a message: text, blocks, or a list of blocks. */
export function readContent(value: Value, role: Role, machine: Machine): PromptPart[] {
  switch (value.kind) {
    case 'absent':
      return [];
    case 'constant':
      return value.value === null ? [] : [part(role, piecesOf(value))];
    case 'text':
      return value.pieces.length === 0 ? [] : [part(role, value.pieces)];
    case 'list':
      return value.items.flatMap(item =>
        item.isSpread
          ? item.value.kind === 'list'
            ? item.value.items
                .flatMap(i => readContent(i.value, role, machine))
                .map(p => ({ ...p, isRepeated: true }))
            : [holePart(role, asHole(item.value, 'parts'), true)]
          : readContent(item.value, role, machine),
      );
    case 'object':
      return readBlock(value, role, machine);
    case 'external':
      return readMade(value, role, machine);
    case 'one-of':
      return readContent(value.options[0]!.value, role, machine);
    default:
      return [holePart(role, asHole(value, 'content'))];
  }
}

/** A block of a message: `{type: "text", text}`, an image, a tool result. */
function readBlock(value: Value, role: Role, machine: Machine): PromptPart[] {
  const type = stringOf(optionOf(value, 'type', machine)) ?? '';
  const has = (name: string): Value | undefined => {
    const inner = optionOf(value, name, machine);
    return inner.kind === 'absent' ? undefined : inner;
  };
  const text = has('text');
  if (text) {
    const isCacheMark = marksCache(value, machine);
    return readContent(text, role, machine).map(p => (isCacheMark ? { ...p, isCacheMark } : p));
  }
  const image = has('image_url') ?? has('image') ?? has('inline_data') ?? has('inlineData');
  if (image || type.includes('image')) {
    const detail = image ? stringOf(optionOf(image, 'detail', machine)) : undefined;
    return [
      part(role, [], {
        media: [{ kind: 'image', detail: detail ?? stringOf(optionOf(value, 'detail', machine)) ?? null }],
      }),
    ];
  }
  if (type.includes('audio') || has('input_audio'))
    return [part(role, [], { media: [{ kind: 'audio', detail: null }] })];
  if (type === 'document' || type === 'file' || type === 'input_file')
    return [part(role, [], { media: [{ kind: 'document', detail: null }] })];
  const content = has('content') ?? has('parts');
  if (content) return readContent(content, role, machine);
  return value.kind === 'object' && value.entries.size === 0 && !value.isOpen
    ? []
    : [holePart(role, asHole(value, type || 'block'))];
}
