import type { Node } from 'web-tree-sitter';
import type { Arg, CallExpr, Expr, ListExpr, ObjectEntry, SliceExpr, UnaryExpr } from './facts.ts';
import { readBinary, readComparison } from './python-chains.ts';
import { readComprehension } from './python-comprehensions.ts';
import { childrenOf, DEPTH_LIMIT, missing, other } from './python-context.ts';
import type { PythonContext } from './python-context.ts';
import { readLambda } from './python-definitions.ts';
import { readNumber } from './python-numbers.ts';
import { readConcatenated, readString } from './python-strings.ts';

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
      const end = node.endIndex;
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
  const [object, property] = childrenOf(node, context);
  const end = node.endIndex;
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

function readCall(node: Node, context: PythonContext): CallExpr {
  const [callee, list] = childrenOf(node, context);
  const { text } = context;
  const fn = readExpr(callee, context);
  const end = node.endIndex;
  const argsStart = list ? list.startIndex + 1 : end;
  const args = list ? readArguments(list, context) : [];
  // The list's own bracket may be missing in half-typed code, and the last one be that of an argument.
  const closed = text[end - 1] === ')' && end > argsStart && (args.at(-1)?.end ?? 0) < end;
  return {
    kind: 'call',
    callee: fn,
    args,
    isNew: false,
    nameStart: lastName(fn) ?? fn.start,
    argsStart,
    argsEnd: closed ? end - 1 : end,
    start: node.startIndex,
    end,
  };
}

function readArguments(list: Node, context: PythonContext): Arg[] {
  if (list.type === 'generator_expression') {
    const [start, end] = [list.startIndex + 1, list.endIndex - 1];
    const value = { ...readExpr(list, context, 'generator_expression'), start, end };
    return [{ name: null, spread: null, value, start, end }];
  }
  return childrenOf(list, context).map(child => readArgument(child, context));
}

/** One argument of a call or entry of a class's bracket. */
export function readArgument(node: Node, context: PythonContext): Arg {
  const type = node.type;
  const [start, end] = [node.startIndex, node.endIndex];
  if (type === 'keyword_argument') {
    const [name, value] = childrenOf(node, context);
    return {
      name: name ? context.text.slice(name.startIndex, name.endIndex) : '',
      spread: null,
      value: readExpr(value, context),
      start,
      end,
    };
  }
  const value = readExpr(node, context, type);
  if (value.kind !== 'spread') return { name: null, spread: null, value, start, end };
  const spread = context.text.startsWith('**', value.start) ? 'map' : 'list';
  return { name: null, spread, value: value.value, start, end };
}

/** Offset of the last name of a callee; undefined where it has none. */
function lastName(callee: Expr): number | undefined {
  switch (callee.kind) {
    case 'name':
      return callee.start;
    case 'member':
      return callee.propertyStart;
    case 'call':
      return lastName(callee.callee);
    case 'index':
    case 'slice':
      return lastName(callee.object);
    case 'await':
      return lastName(callee.value);
    default:
      return undefined;
  }
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

/** `a[i]`, `a[i, j]`, `a[i:j]` and generic types; a slice with a step is an index by an `other` named "slice". */
function readIndex(node: Node, context: PythonContext): Expr {
  const [objectNode, ...subscripts] = childrenOf(node, context);
  const [start, end] = [node.startIndex, node.endIndex];
  const object = readExpr(objectNode, context);
  const only = subscripts.length === 1 ? subscripts[0] : undefined;
  if (only) {
    const type = only.type;
    if (type === 'slice') return readSlice(node, object, only, context);
    if (type !== 'type_parameter')
      return { kind: 'index', object, index: readExpr(only, context, type), start, end };
    subscripts.splice(0, 1, ...childrenOf(only, context));
  }
  const items = subscripts.map(each => readExpr(each, context));
  if (items.length === 1) return { kind: 'index', object, index: items[0]!, start, end };
  const [first, last] = [items[0]?.start ?? end, items.at(-1)?.end ?? end];
  const index: ListExpr = { kind: 'list', form: 'tuple', items, start: first, end: last };
  return { kind: 'index', object, index, start, end };
}

function readSlice(node: Node, object: Expr, slice: Node, context: PythonContext): Expr {
  const [start, end] = [node.startIndex, node.endIndex];
  const bounds: Expr[] = [];
  const slots: (Expr | null)[] = [null];
  for (const child of slice.children) {
    if (child.isNamed) {
      if (context.text.charCodeAt(child.startIndex) === 35) continue;
      const bound = readExpr(child, context);
      bounds.push(bound);
      slots[slots.length - 1] = bound;
    } else slots.push(null);
  }
  const [from = null, to = null, step = null] = slots;
  if (step) return { kind: 'index', object, index: other(slice, 'slice', bounds), start, end };
  return { kind: 'slice', object, from, to, start, end } satisfies SliceExpr;
}
