import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Node, Pair, YAMLMap } from 'yaml';
import { columnOf, lineAt, lineStart, nextLine } from './open-text.ts';
import type { OpenText } from './open-text.ts';
import type { Path } from './yaml-pieces.ts';

/** The deepest node on a path, and what of the path lies beyond it. */
export interface Found {
  readonly node: Node | null;
  /** Key of the map's member that the node is the value of; null at the root and for items of lists. */
  readonly key: Node | null;
  /** Map or list that holds it. */
  readonly parent: Node | null;
  readonly rest: Path;
}

/** Follows a path as far as the text has it. */
export function find({ root }: OpenText, path: Path): Found {
  let found: Found = { node: root, key: null, parent: null, rest: path };
  while (found.rest.length > 0) {
    const [step, ...rest] = found.rest;
    const { node } = found;
    if (isMap(node)) {
      const pair = pairOf(node as YAMLMap<Node, Node | null>, String(step));
      if (!pair) return found;
      found = { node: pair.value, key: pair.key, parent: node, rest };
    } else if (isSeq(node) && typeof step === 'number') {
      const item = node.items[step] as Node | undefined;
      if (!item) return found;
      found = { node: item, key: null, parent: node, rest };
    } else return found;
  }
  return found;
}

export function pairOf(map: YAMLMap<Node, Node | null>, key: string): Pair<Node, Node | null> | undefined {
  return map.items.find(pair => isScalar(pair.key) && (pair.key.value === key || pair.key.source === key));
}

export const isNothing = (node: Node | null): boolean =>
  node === null || (isScalar(node) && node.value === null && (node.source ?? '') === '');

export const isFlow = (node: Node | null): boolean => (isMap(node) || isSeq(node)) && node.flow === true;

/** Why nothing can be written below a node, or undefined. */
export function blocked(node: Node | null): string | undefined {
  if (isAlias(node) || node?.tag?.startsWith('!')) return 'an alias or a tag';
  if (isScalar(node) && !isNothing(node)) return 'a plain value';
  return undefined;
}

/** Where lines can be added to a block map or list, and how far they are indented. */
export interface Slot {
  readonly offset: number;
  readonly indent: number;
}

/** The place after the last member of a block map or list, comments that belong to it included. */
export function slotIn(open: OpenText, { node, key }: Found): Slot {
  const { text, step } = open;
  if (node && (isMap(node) || isSeq(node)) && node.items.length > 0) {
    const indent = columnOf(text, node.range![0]);
    return { offset: ownedEnd(text, contentEnd(text, node), indent), indent };
  }
  if (!key) return { offset: text.length, indent: 0 };
  const parentIndent = columnOf(text, key.range![0]);
  return { offset: ownedEnd(text, nextLine(text, key.range![1]), parentIndent), indent: parentIndent + step };
}

/** Offset of the first line after a block node. */
function contentEnd(text: string, node: Node): number {
  const end = lastEnd(node);
  return end > 0 && text[end - 1] === '\n' ? end : nextLine(text, end);
}

function lastEnd(node: Node): number {
  if ((isMap(node) || isSeq(node)) && !node.flow) {
    const last: unknown = node.items[node.items.length - 1];
    const inner = isMap(node)
      ? ((last as Pair<Node, Node | null>).value ?? (last as Pair<Node, Node | null>).key)
      : (last as Node | null);
    if (inner) return lastEnd(inner);
  }
  return node.range![1];
}

/** Skips comment lines that are indented deeper than `indent`: they belong to the member above them. */
export function ownedEnd(text: string, offset: number, indent: number): number {
  let end = offset;
  for (let at = offset; at < text.length; at = nextLine(text, at)) {
    const { line, indent: own } = lineAt(text, at);
    if (line.trim() === '') continue;
    if (!line.trimStart().startsWith('#') || own <= indent) break;
    end = nextLine(text, at);
  }
  return end;
}

/** The whole lines that a block map's or list's member takes, from its first line to where the next may start. */
export function linesOf(
  { text }: OpenText,
  start: Node,
  value: Node | null,
): { readonly start: number; readonly end: number } {
  const end = value && lastEnd(value) > start.range![1] ? lastEnd(value) : start.range![1];
  return {
    start: lineStart(text, start.range![0]),
    end: end > 0 && text[end - 1] === '\n' ? end : nextLine(text, end),
  };
}
