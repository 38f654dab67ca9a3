import type { Expr, ListExpr, ObjectEntry, ObjectExpr } from './facts.ts';
import { nameExpr, otherExpr, textOf, type ScriptContext } from './script-context.ts';
import { readExpr } from './script-expressions.ts';
import { numberExpr, stringExpr } from './script-literals.ts';
import { mendEntries } from './script-mending-expressions.ts';
import { isError, type ScriptNode } from './script-node.ts';

export function readObject(r: ScriptContext, node: ScriptNode): ObjectExpr {
  const entries: ObjectEntry[] = [];
  for (const part of node.parts) addEntry(r, part, entries);
  return { kind: 'object', entries, start: node.start, end: node.end };
}

/** Broken code may hold any key, so that it counts as a spread behind what can be read of it. */
export function addEntry(r: ScriptContext, node: ScriptNode, into: ObjectEntry[]): void {
  if (isError(node)) into.push(...mendEntries(r, node), spreadEntry(node, otherExpr('ERROR', node)));
  else if (node.type === 'pair' && node.parts.some(isError)) into.push(...mendEntries(r, node));
  else into.push(readEntry(r, node));
}

function readEntry(r: ScriptContext, node: ScriptNode): ObjectEntry {
  switch (node.type) {
    case 'pair':
      return readPair(r, node);
    case 'method_definition':
      return readMethodEntry(r, node);
    case 'spread_element':
      return spreadEntry(node, readExpr(r, node.kids[0] ?? node));
    case 'shorthand_property_identifier': {
      const key = textOf(r, node);
      return entry(node, key, null, nameExpr(key, node));
    }
    default:
      return spreadEntry(node, readExpr(r, node));
  }
}

function readPair(r: ScriptContext, node: ScriptNode): ObjectEntry {
  const [keyNode] = node.kids;
  const valueNode = node.kids.at(-1);
  if (!keyNode || !valueNode || node.kids.length < 2) return spreadEntry(node, readExpr(r, keyNode ?? node));
  const { key, computed } = readKey(r, keyNode);
  const naming = key === null ? undefined : { name: key, start: keyNode.start, docAt: node.start };
  return entry(node, key, computed, readExpr(r, valueNode, naming));
}

function readMethodEntry(r: ScriptContext, node: ScriptNode): ObjectEntry {
  const computedKey = node.kid('computed_property_name');
  const computed = computedKey ? readKey(r, computedKey).computed : null;
  const value = readExpr(r, node);
  const key = value.kind === 'function' && !computed ? r.functions[value.functionId]!.name : null;
  return entry(node, key, computed, value);
}

function entry(
  { start, end }: ScriptNode,
  key: string | null,
  computed: Expr | null,
  value: Expr,
): ObjectEntry {
  return { key, computed, isSpread: false, value, start, end };
}

export function spreadEntry({ start, end }: ScriptNode, value: Expr): ObjectEntry {
  return { key: null, computed: null, isSpread: true, value, start, end };
}

/** The name of a property, or the expression that computes it. */
export function readKey(
  r: ScriptContext,
  node: ScriptNode,
): { readonly key: string | null; readonly computed: Expr | null } {
  switch (node.type) {
    case 'string':
      return { key: stringExpr(r.text, node).value, computed: null };
    case 'number':
      return { key: String(numberExpr(r.text, node).value), computed: null };
    case 'computed_property_name':
      return { key: null, computed: readExpr(r, node.kids[0] ?? node) };
    default:
      return { key: textOf(r, node), computed: null };
  }
}

export function readArray(r: ScriptContext, node: ScriptNode): ListExpr {
  const items = node.parts.map(k => readExpr(r, k));
  return { kind: 'list', form: 'list', items, start: node.start, end: node.end };
}
