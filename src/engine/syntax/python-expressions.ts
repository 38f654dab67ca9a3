import type { Node } from 'web-tree-sitter';
import type { Expr, ListExpr, ObjectEntry, UnaryExpr } from './facts.ts';
import { readCall } from './python-calls.ts';
import { readBinary, readComparison } from './python-chains.ts';
import { readComprehension } from './python-comprehensions.ts';
import { childrenOf, DEPTH_LIMIT, identifierEnd, missing, other } from './python-context.ts';
import type { PythonContext } from './python-context.ts';
import { readLambda } from './python-definitions.ts';
import { readNumber } from './python-numbers.ts';
import { readConcatenated, readString } from './python-strings.ts';
import { readIndex } from './python-subscripts.ts';

/** An expression, type or assignment target. `type` is the node's, where the caller has asked for it already. */
export function readExpr(node: Node | undefined, context: PythonContext, type?: string): Expr {
  if (!node) return missing(context.text.length);
  if (context.depth >= DEPTH_LIMIT) return other(node, 'too deep', []);
  context.depth++;
  const expr = readByType(node, type ?? node.type, context);
  context.depth--;
  return expr;
}

function readByType(node: Node, type: string, context: PythonContext): Expr {
  const start = node.startIndex;
  switch (type) {
    case 'identifier': {
      const end = identifierEnd(node, context);
      return { kind: 'name', name: context.text.slice(start, end), start, end };
    }
    case 'attribute':
    case 'member_type':
      return readMember(node, context);
    case 'call':
      return readCall(node, context);
    case 'string':
      return readString(node, context);
    case 'concatenated_string':
      return readConcatenated(node, context);
    case 'integer':
    case 'float':
      return readNumber(node, context.text);
    case 'true':
    case 'false':
      return { kind: 'boolean', value: type === 'true', start, end: node.endIndex };
    case 'none':
      return { kind: 'null', start, end: node.endIndex };
    case 'binary_operator':
    case 'boolean_operator':
    case 'union_type':
      return readBinary(node, type, context);
    case 'comparison_operator':
      return readComparison(node, context);
    case 'not_operator':
    case 'unary_operator':
      return readUnary(node, type, context);
    case 'subscript':
    case 'generic_type':
      return readIndex(node, context);
    case 'dictionary':
      return {
        kind: 'object',
        entries: childrenOf(node, context).map(child => readEntry(child, context)),
        start,
        end: node.endIndex,
      };
    case 'list':
    case 'list_pattern':
      return readItems(node, 'list', context);
    case 'set':
      return readItems(node, 'set', context);
    case 'tuple':
    case 'tuple_pattern':
    case 'expression_list':
    case 'pattern_list':
      return readItems(node, 'tuple', context);
    default:
      return readRarer(node, type, context);
  }
}

function readRarer(node: Node, type: string, context: PythonContext): Expr {
  const [start, end] = [node.startIndex, node.endIndex];
  const children = childrenOf(node, context);
  switch (type) {
    case 'parenthesized_expression':
    case 'type':
    case 'as_pattern_target':
      return readExpr(children[0], context);
    case 'list_splat':
    case 'list_splat_pattern':
    case 'dictionary_splat':
    case 'dictionary_splat_pattern':
    case 'splat_type':
      return { kind: 'spread', value: readExpr(children[0], context), start, end };
    case 'await':
      return { kind: 'await', value: readExpr(children[0], context), start, end };
    case 'conditional_expression':
      return {
        kind: 'conditional',
        test: readExpr(children[1], context),
        then: readExpr(children[0], context),
        else: readExpr(children[2], context),
        start,
        end,
      };
    case 'named_expression':
      return {
        kind: 'assign',
        target: readExpr(children[0], context),
        value: readExpr(children[1], context),
        start,
        end,
      };
    case 'lambda':
      return readLambda(node, children, null, context);
    case 'list_comprehension':
    case 'set_comprehension':
    case 'dictionary_comprehension':
    case 'generator_expression':
      return readComprehension(node, type, children, context);
    case 'yield':
      context.frame.isGenerator = true;
      return other(
        node,
        type,
        children.map(child => readExpr(child, context)),
      );
    default:
      return other(
        node,
        type,
        children.map(child => readExpr(child, context)),
      );
  }
}

/** As `readExpr`, but a lambda takes the name of what it is assigned to. */
export function readNamed(
  node: Node | undefined,
  name: { readonly name: string; readonly start: number } | null,
  context: PythonContext,
  knownType?: string,
): Expr {
  if (!node || !name) return readExpr(node, context, knownType);
  const type = knownType ?? node.type;
  return type === 'lambda'
    ? readLambda(node, childrenOf(node, context), name, context)
    : readExpr(node, context, type);
}

function readMember(node: Node, context: PythonContext): Expr {
  const [plain, property] = childrenOf(node, context);
  const object = context.hasError ? abutting(node, plain) : plain;
  const end = property ? identifierEnd(property, context) : node.endIndex;
  const propertyStart = property?.startIndex ?? end;
  return {
    kind: 'member',
    object: readExpr(object, context),
    property: context.text.slice(propertyStart, end),
    propertyStart,
    start: node.startIndex,
    end,
  };
}

/** Where a line end was lost (`if x` ⏎ `client.chat`), the object is the name before the dot, inside the ERROR. */
function abutting(node: Node, object: Node | undefined): Node | undefined {
  const error = node.namedChildren[1];
  const name = error?.isError ? error.lastNamedChild : null;
  return name?.type === 'identifier' ? name : object;
}

function readUnary(node: Node, type: string, context: PythonContext): Expr {
  const start = node.startIndex;
  const op = type === 'not_operator' ? 'not' : (context.text[start] as UnaryExpr['op']);
  return {
    kind: 'unary',
    op,
    value: readExpr(childrenOf(node, context)[0], context),
    start,
    end: node.endIndex,
  };
}

function readItems(node: Node, form: ListExpr['form'], context: PythonContext): ListExpr {
  const items = childrenOf(node, context).map(child => readExpr(child, context));
  return { kind: 'list', form, items, start: node.startIndex, end: node.endIndex };
}

function readEntry(node: Node, context: PythonContext): ObjectEntry {
  const [start, end] = [node.startIndex, node.endIndex];
  const type = node.type;
  if (type !== 'pair') {
    const value = readExpr(node, context, type);
    const spread = value.kind === 'spread';
    return { key: null, computed: null, isSpread: spread, value: spread ? value.value : value, start, end };
  }
  const [keyNode, valueNode] = childrenOf(node, context);
  const key = readExpr(keyNode, context);
  const name = key.kind === 'string' ? key.value : null;
  const value = readNamed(valueNode, name === null ? null : { name, start: key.start }, context);
  return { key: name, computed: name === null ? key : null, isSpread: false, value, start, end };
}
