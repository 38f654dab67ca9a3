import type { Node } from 'web-tree-sitter';
import type { ComprehensionExpr, Expr } from './facts.ts';
import { childrenOf } from './python-context.ts';
import type { PythonContext } from './python-context.ts';
import { readExpr } from './python-expressions.ts';

interface Clause {
  readonly target: Expr;
  readonly iterable: Expr;
  readonly conditions: Expr[];
}

const FORMS: ReadonlyMap<string, ComprehensionExpr['form']> = new Map([
  ['list_comprehension', 'list'],
  ['set_comprehension', 'set'],
  ['dictionary_comprehension', 'object'],
  ['generator_expression', 'generator'],
]);

/** `[f(x) for x in xs if x]` and its kin; a condition belongs to the clause before it. */
export function readComprehension(
  node: Node,
  type: string,
  children: readonly Node[],
  context: PythonContext,
): ComprehensionExpr {
  const [body, ...rest] = children;
  const form = FORMS.get(type) ?? 'generator';
  const pair = form === 'object' && body ? childrenOf(body, context) : null;
  const clauses: Clause[] = [];
  for (const child of rest) {
    const parts = childrenOf(child, context);
    if (child.type === 'for_in_clause') {
      clauses.push({
        target: readExpr(parts[0], context),
        iterable: iterableOf(parts.slice(1), context),
        conditions: [],
      });
    } else clauses.at(-1)?.conditions.push(readExpr(parts[0], context));
  }
  return {
    kind: 'comprehension',
    form,
    element: readExpr(pair ? pair[1] : body, context),
    key: pair ? readExpr(pair[0], context) : null,
    clauses,
    start: node.startIndex,
    end: node.endIndex,
  };
}

/** Python 2 allows `for x in 1, 2`. */
function iterableOf(nodes: readonly Node[], context: PythonContext): Expr {
  if (nodes.length < 2) return readExpr(nodes[0], context);
  const items = nodes.map(node => readExpr(node, context));
  return { kind: 'list', form: 'tuple', items, start: items[0]!.start, end: items.at(-1)!.end };
}
