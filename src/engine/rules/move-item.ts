import type { Expr, FileFacts, Span } from '../syntax/facts.ts';
import type { TextEdit } from './define-rule.ts';

/**
 * Moves an item of a list (a message, a block of the system prompt) behind those of the same role that follow it.
 * Undefined where nothing of its role follows, or a comment between them would end up at another item.
 */
export function moveItemBehind(
  { file, text }: FileFacts,
  list: Expr,
  inside: Span,
): readonly TextEdit[] | undefined {
  if (list.kind !== 'list') return undefined;
  const { items } = list;
  const at = items.findIndex(item => item.start <= inside.start && inside.end <= item.end);
  const moved = items[at];
  if (!moved || !isPlain(moved)) return undefined;
  let last = at;
  while (items[last + 1] && isPlain(items[last + 1]!) && roleOf(items[last + 1]!) === roleOf(moved)) last++;
  if (last === at) return undefined;
  const between = items.slice(at, last).map((item, i) => text.slice(item.end, items[at + i + 1]!.start));
  if (between.some(part => /#|\/\//.test(part))) return undefined;
  const order = [...items.slice(at + 1, last + 1), moved];
  const written = order.map((item, i) => text.slice(item.start, item.end) + (between[i] ?? '')).join('');
  return [{ file, start: moved.start, end: items[last]!.end, text: written }];
}

const isPlain = (item: Expr): boolean =>
  item.kind === 'object' &&
  !item.entries.some(e => e.isSpread || e.key === 'cache_control' || e.key === 'cachePoint');

/** The role of a message; blocks have none. */
function roleOf(item: Expr): string | undefined {
  const role = item.kind === 'object' ? item.entries.find(e => e.key === 'role')?.value : undefined;
  return role?.kind === 'string' ? role.value : undefined;
}
