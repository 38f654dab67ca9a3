import type { Node } from 'yaml';
import { isMap } from 'yaml';
import { appendItem } from './append-item.ts';
import { commentsOf } from './comments-of.ts';
import { find } from './container.ts';
import { openText } from './open-text.ts';
import type { OpenText } from './open-text.ts';
import { modelAt, modelOf, modelOfValue, sameModel, withoutPath } from './plain-model.ts';
import type { ModelList } from './plain-model.ts';
import { removeValue } from './remove-value.ts';
import { setValue } from './set-value.ts';
import type { EditValue, Path } from './yaml-pieces.ts';

/** A change of one value. `append` adds an item to a list, and makes the list where there is none. */
export type ConfigurationEdit =
  | { readonly kind: 'set'; readonly path: Path; readonly value: EditValue }
  | { readonly kind: 'append'; readonly path: Path; readonly value: EditValue }
  | { readonly kind: 'remove'; readonly path: Path };

export type EditResult = { readonly text: string } | { readonly refused: string };

/**
 * Changes values in the text of a configuration file. Every comment, every other value, the order and the style stay
 * as they are: the text is cut only where the value stands, and the outcome is read again and compared. What can't be
 * done so is refused with a word why, and then nothing of the edits is done.
 */
export function editConfiguration(text: string, edits: readonly ConfigurationEdit[]): EditResult {
  let current = text;
  for (const edit of edits.flatMap(edit => expand(current, edit))) {
    const result = editOnce(current, edit);
    if ('refused' in result) return result;
    current = result.text;
  }
  return { text: current };
}

/** A map written over a map changes it member by member, so that comments inside stay. */
function expand(text: string, edit: ConfigurationEdit): readonly ConfigurationEdit[] {
  if (
    edit.kind !== 'set' ||
    typeof edit.value !== 'object' ||
    edit.value === null ||
    Array.isArray(edit.value)
  )
    return [edit];
  const open = openText(text);
  if ('refused' in open) return [edit];
  const { node, rest } = find(open, edit.path);
  if (rest.length > 0 || !isMap(node) || node.items.length === 0) return [edit];
  const members = Object.entries(edit.value as Record<string, EditValue>);
  const kept = new Set(members.map(([key]) => key));
  const gone = node.items
    .map(pair => String((pair.key as { value?: unknown }).value))
    .filter(key => !kept.has(key));
  return [
    ...members.flatMap(([key, value]) => expand(text, { kind: 'set', path: [...edit.path, key], value })),
    ...gone.map(key => ({ kind: 'remove', path: [...edit.path, key] }) as const),
  ];
}

function editOnce(text: string, edit: ConfigurationEdit): EditResult {
  const open = openText(text);
  if ('refused' in open) return open;
  if (edit.path.length === 0) return { refused: 'the whole file can’t be replaced' };
  let refused = 'this place of the file can’t be changed without losing something: change it by hand';
  for (const attempt of attemptsOf(open, edit)) {
    if ('refused' in attempt) refused = attempt.refused;
    else if (keepsAllElse(open, attempt.text, edit)) return attempt;
  }
  return { refused: `${edit.path.join('.')}: ${refused}` };
}

function attemptsOf(open: OpenText, edit: ConfigurationEdit): readonly EditResult[] {
  if (edit.kind === 'remove') return [removeValue(open, edit.path)];
  if (edit.kind === 'append') return [appendItem(open, edit.path, edit.value)];
  return [setValue(open, edit.path, edit.value, true), setValue(open, edit.path, edit.value, false)];
}

/** Reads the outcome again: the edit is there, everything else is as it was, and no comment is lost. */
function keepsAllElse(before: OpenText, text: string, edit: ConfigurationEdit): boolean {
  const after = openText(text);
  if ('refused' in after) return false;
  const [old, now] = [modelOf(before.root), modelOf(after.root as Node | null)];
  const had = modelAt(old, edit.path);
  const has = modelAt(now, edit.path);
  if (!sameModel(withoutPath(old, edit.path), withoutPath(now, edit.path))) {
    if (edit.kind !== 'remove' || typeof edit.path.at(-1) !== 'number') return false;
    if (!sameModel(withoutPath(old, edit.path), now)) return false;
  }
  if (edit.kind === 'set' && !sameModel(has, modelOfValue(edit.value))) return false;
  if (edit.kind === 'remove' && typeof edit.path.at(-1) !== 'number' && !sameModel(has, null)) return false;
  if (edit.kind === 'append' && !sameModel(has, appended(had, modelOfValue(edit.value)))) return false;
  return holdsAll(commentsOf(text), commentsOf(before.text));
}

function appended(list: ReturnType<typeof modelAt>, item: ReturnType<typeof modelOfValue>): ModelList {
  if (typeof list === 'object' && list !== null && 'items' in list) return { items: [...list.items, item] };
  return { items: list === null ? [item] : [list, item] };
}

function holdsAll(comments: readonly string[], wanted: readonly string[]): boolean {
  const counts = new Map<string, number>();
  for (const comment of comments) counts.set(comment, (counts.get(comment) ?? 0) + 1);
  return wanted.every(comment => {
    const left = (counts.get(comment) ?? 0) - 1;
    counts.set(comment, left);
    return left >= 0;
  });
}
