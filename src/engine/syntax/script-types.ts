import type { Expr } from './facts.ts';
import { isTooDeep, nameExpr, otherExpr, textOf, type ScriptContext } from './script-context.ts';
import { readExpr } from './script-expressions.ts';
import type { ScriptNode } from './script-node.ts';

/** A type as an expression where it names something; any other is an OtherExpr without children. */
export function readType(r: ScriptContext, node: ScriptNode): Expr {
  if (isTooDeep(r)) return otherExpr('too-deep', node);
  r.depth++;
  const expr = readNamedType(r, node);
  r.depth--;
  return expr;
}

function readNamedType(r: ScriptContext, node: ScriptNode): Expr {
  switch (node.type) {
    case 'predefined_type':
    case 'type_identifier':
    case 'identifier':
    case 'this_type':
      return nameExpr(textOf(r, node), node);
    case 'type_annotation':
    case 'parenthesized_type':
    case 'readonly_type':
      return node.kids[0] ? readType(r, node.kids[0]) : otherExpr(node.type, node);
    case 'nested_type_identifier':
    case 'nested_identifier':
    case 'member_expression':
      return readQualified(r, node);
    case 'generic_type':
      return readGeneric(r, node);
    case 'array_type': {
      const element = node.kids[0] ? readType(r, node.kids[0]) : otherExpr(node.type, node);
      return {
        kind: 'index',
        object: nameExpr('Array', node),
        index: element,
        start: node.start,
        end: node.end,
      };
    }
    case 'union_type':
      return otherExpr('union', node, alternatives(r, node));
    case 'literal_type':
      return node.kids[0] ? readExpr(r, node.kids[0]) : nameExpr(textOf(r, node), node);
    case 'type_query':
      return readTypeQuery(r, node);
    default:
      return otherExpr(node.type, node);
  }
}

/** `typeof x`: the value that it asks about stays reachable. */
function readTypeQuery(r: ScriptContext, node: ScriptNode): Expr {
  const [value] = node.kids;
  const isPlain = value?.type === 'identifier' || value?.type === 'member_expression';
  return otherExpr('typeof', node, isPlain ? [readExpr(r, value)] : []);
}

function readQualified(r: ScriptContext, node: ScriptNode): Expr {
  const [left, right] = node.kids;
  if (!left || !right) return otherExpr(node.type, node);
  return {
    kind: 'member',
    object: readType(r, left),
    property: textOf(r, right),
    propertyStart: right.start,
    start: node.start,
    end: node.end,
  };
}

function readGeneric(r: ScriptContext, node: ScriptNode): Expr {
  const [name, args] = node.kids;
  if (!name || !args) return otherExpr(node.type, node);
  const items = args.kids.map(k => readType(r, k));
  const { start, end } = args;
  const index: Expr = items.length === 1 ? items[0]! : { kind: 'list', form: 'tuple', items, start, end };
  return { kind: 'index', object: readType(r, name), index, start: node.start, end: node.end };
}

/** Members of a union, which nests to the left. */
function alternatives(r: ScriptContext, union: ScriptNode): Expr[] {
  const found: Expr[] = [];
  let node: ScriptNode | undefined = union;
  while (node?.type === 'union_type') {
    const kids: readonly ScriptNode[] = node.kids;
    for (let i = kids.length - 1; i > 0; i--) found.push(readType(r, kids[i]!));
    node = kids[0];
  }
  if (node) found.push(readType(r, node));
  return found.reverse();
}
