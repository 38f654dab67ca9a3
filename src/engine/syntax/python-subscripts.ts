import type { Node } from 'web-tree-sitter';
import type { Expr, ListExpr, SliceExpr } from './facts.ts';
import { childrenOf, other } from './python-context.ts';
import type { PythonContext } from './python-context.ts';
import { readExpr } from './python-expressions.ts';

/** `a[i]`, `a[i, j]`, `a[i:j]` and generic types; a slice with a step is an index by an `other` named "slice". */
export function readIndex(node: Node, context: PythonContext): Expr {
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
