import { isAlias, isMap, isScalar, isSeq, Scalar } from 'yaml';
import type { Node, Pair, YAMLMap } from 'yaml';
import { quoted, tell } from './check-context.ts';
import type { CheckContext } from './check-context.ts';
import { startOf } from './parse-yaml.ts';

export interface Entry {
  readonly key: string;
  readonly keyNode: Node;
  readonly value: Node;
}

/** The pairs of a map, each key once: the first counts. Undefined where no map stands; `form` says what should. */
export function entriesOf(
  node: Node | null,
  at: string,
  form: string,
  context: CheckContext,
): Entry[] | undefined {
  if (isEmpty(node)) return [];
  if (!isMap(node)) {
    const is = isSeq(node) ? 'a list' : `the value ${quoted(String((node as Scalar).value))}`;
    tell(context, startOf(node), `${at || 'the file'} is ${is}: write ${form}`);
    return undefined;
  }
  const firsts = new Map<string, number>();
  const entries: Entry[] = [];
  for (const pair of (node as YAMLMap<Node, Node | null>).items) {
    const entry = entryOf(pair, at, context);
    if (!entry) continue;
    const first = firsts.get(entry.key);
    const start = startOf(entry.keyNode);
    if (first === undefined) {
      firsts.set(entry.key, start);
      entries.push(entry);
    } else {
      const line = context.place(first).line;
      tell(
        context,
        start,
        `${quoted(entry.key)} stands twice${inside(at)}, first in line ${line}, which counts: keep one`,
      );
    }
  }
  return entries;
}

export const inside = (at: string): string => (at ? ` in ${at}` : '');

function entryOf(pair: Pair<Node, Node | null>, at: string, context: CheckContext): Entry | undefined {
  const keyNode = pair.key as Node | null;
  if (!isPlainNode(keyNode, context)) return undefined;
  if (!isScalar(keyNode) || keyNode.value === null) {
    tell(
      context,
      startOf(keyNode ?? pair.value),
      `${at || 'the file'} has a key that is no name: write a text before the colon`,
    );
    return undefined;
  }
  const key = typeof keyNode.value === 'string' ? keyNode.value : (keyNode.source ?? String(keyNode.value));
  return { key, keyNode, value: pair.value ?? emptyAt(keyNode) };
}

/** A missing value, at the place of its key. */
function emptyAt(keyNode: Node): Node {
  const empty = new Scalar(null);
  if (keyNode.range) empty.range = keyNode.range;
  return empty;
}

/** A generated file has maps whose members are all still comments. */
export const isEmpty = (node: Node | null): boolean =>
  node === null || (isScalar(node) && node.value === null);

/** Anchors, aliases and tags are refused: settings need none, and they are how YAML is turned into a weapon. */
export function isPlainNode(node: Node | null, context: CheckContext): boolean {
  if (isAlias(node)) {
    once('alias', 'anchors and aliases (& and *) are not read: write the value out', node, context);
    return false;
  }
  const tag = node?.tag;
  if (tag && !/^tag:yaml\.org,2002:(map|seq|str|int|float|bool|null)$/.test(tag)) {
    once('tag', `tags such as ${quoted(tag)} are not read: write plain values`, node, context);
    return false;
  }
  return true;
}

function once(kind: string, message: string, node: Node | null, context: CheckContext): void {
  if (context.told.has(kind)) return;
  context.told.add(kind);
  tell(context, startOf(node), message);
}
