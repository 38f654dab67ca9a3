import type { Expr, ObjectEntry } from './facts.ts';
import { isTooDeep, nameExpr, otherExpr, textOf, type ScriptContext } from './script-context.ts';
import { readExpr } from './script-expressions.ts';
import { ScriptNode } from './script-node.ts';
import { readKey, spreadEntry } from './script-objects.ts';

/** What is assigned to: a name, a member, or a destructuring pattern as an object or a list. */
export function readPattern(r: ScriptContext, node: ScriptNode): Expr {
  if (isTooDeep(r)) return otherExpr('too-deep', node);
  r.depth++;
  const target = readTarget(r, node);
  r.depth--;
  return target;
}

function readTarget(r: ScriptContext, node: ScriptNode): Expr {
  switch (node.type) {
    case 'undefined':
      return nameExpr('undefined', node);
    case 'object_pattern': {
      const entries = node.kids.map(k => readTargetEntry(r, k));
      return { kind: 'object', entries, start: node.start, end: node.end };
    }
    case 'array_pattern':
      return { kind: 'list', form: 'list', items: readTargets(r, node), start: node.start, end: node.end };
    case 'rest_pattern': {
      const value = node.kids[0] ? readPattern(r, node.kids[0]) : otherExpr('rest', node);
      return { kind: 'spread', value, start: node.start, end: node.end };
    }
    default:
      return readExpr(r, node);
  }
}

function readTargetEntry(r: ScriptContext, node: ScriptNode): ObjectEntry {
  const { start, end } = node;
  const named = (key: string, value: Expr): ObjectEntry => ({
    key,
    computed: null,
    isSpread: false,
    value,
    start,
    end,
  });
  switch (node.type) {
    case 'shorthand_property_identifier_pattern':
      return named(textOf(r, node), nameExpr(textOf(r, node), node));
    case 'object_assignment_pattern':
      return node.kids[0]
        ? named(textOf(r, node.kids[0]), readExpr(r, node))
        : spreadEntry(node, otherExpr('pattern', node));
    case 'pair_pattern': {
      const [keyNode, valueNode] = node.kids;
      if (!keyNode || !valueNode) break;
      return { ...readKey(r, keyNode), isSpread: false, value: readPattern(r, valueNode), start, end };
    }
    case 'rest_pattern':
      if (node.kids[0]) return spreadEntry(node, readPattern(r, node.kids[0]));
  }
  return spreadEntry(node, readExpr(r, node));
}

/** Items of an array pattern; a place left empty (`[, b]`) is an OtherExpr 'hole'. */
function readTargets(r: ScriptContext, node: ScriptNode): Expr[] {
  if (!/[[,]\s*,/.test(textOf(r, node))) return node.kids.map(k => readPattern(r, k));
  const items: Expr[] = [];
  let isEmpty = true;
  for (const child of node.raw.children) {
    if (child.type === ',') {
      if (isEmpty) items.push(otherExpr('hole', { start: child.startIndex, end: child.startIndex }));
      isEmpty = true;
    } else if (child.isNamed && child.type !== 'comment') {
      items.push(readPattern(r, new ScriptNode(child, node.strays)));
      isEmpty = false;
    }
  }
  return items;
}
