import { isMap } from 'yaml';
import type { Node, Pair, YAMLMap, YAMLSeq } from 'yaml';
import type { Splice } from './open-text.ts';

/** Adds a member or item to a flow map or list, after the last one. */
export function flowInsert(text: string, node: Node, piece: string): Splice {
  const items = (node as YAMLMap | YAMLSeq).items;
  const last = items[items.length - 1] as Node | Pair<Node, Node | null> | undefined;
  if (last) return { offset: endOf(last), remove: 0, insert: `, ${piece}` };
  const inside = text.slice(node.range![0] + 1, node.range![1] - 1);
  const padded = isMap(node) && inside === '' ? ` ${piece} ` : piece;
  return { offset: node.range![0] + 1, remove: 0, insert: padded };
}

export const endOf = (item: Node | Pair<Node, Node | null>): number =>
  'key' in item ? (item.value ?? item.key).range![1] : item.range![1];
export const startOfItem = (item: Node | Pair<Node, Node | null>): number =>
  'key' in item ? item.key.range![0] : item.range![0];
