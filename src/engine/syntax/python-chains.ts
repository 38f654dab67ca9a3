import type { Node } from 'web-tree-sitter';
import type { BinaryExpr, CompareExpr, Expr, LogicalExpr } from './facts.ts';
import { childrenOf, missing, other } from './python-context.ts';
import type { PythonContext } from './python-context.ts';
import { readExpr } from './python-expressions.ts';

interface Term {
  readonly node: Node;
  readonly expr: Expr;
}

/** Longer chains are balanced (where that keeps the meaning) or flattened: facts stay shallow for every later stage. */
const LONGEST_SPINE = 150;
const ASSOCIATIVE: ReadonlySet<string> = new Set(['+', '|', '&', 'and', 'or']);

/** `a + b + c` and `a or b or c`: the tree leans left, one level a term; walked in a loop, as there may be thousands. */
export function readBinary(node: Node, type: string, context: PythonContext): Expr {
  const rights: Node[] = [];
  const ops: string[] = [];
  let left = node;
  let leftType = type;
  while (leftType === type) {
    const [a, b] = childrenOf(left, context);
    if (!a || !b) break;
    rights.push(b);
    ops.push(operatorBetween(a, b, context.text));
    left = a;
    leftType = a.type;
  }
  if (left === node)
    return other(
      node,
      type,
      childrenOf(node, context).map(n => readExpr(n, context)),
    );
  const terms: Term[] = [{ node: left, expr: readExpr(left, context, leftType) }];
  for (let i = rights.length - 1; i >= 0; i--)
    terms.push({ node: rights[i]!, expr: readExpr(rights[i]!, context) });
  ops.reverse();
  if (ops.length <= LONGEST_SPINE) {
    let result = terms[0]!.expr;
    for (const [i, op] of ops.entries())
      result = binary(op, result, terms[i + 1]!.expr, node.startIndex, terms[i + 1]!.node.endIndex);
    return result;
  }
  const op = ops[0]!;
  if (ASSOCIATIVE.has(op) && ops.every(each => each === op)) return balanced(op, terms, 0, terms.length);
  return other(
    node,
    'chain',
    terms.map(term => term.expr),
  );
}

function balanced(op: string, terms: readonly Term[], from: number, to: number): Expr {
  if (to - from === 1) return terms[from]!.expr;
  const middle = (from + to) >> 1;
  return binary(
    op,
    balanced(op, terms, from, middle),
    balanced(op, terms, middle, to),
    terms[from]!.node.startIndex,
    terms[to - 1]!.node.endIndex,
  );
}

function binary(op: string, left: Expr, right: Expr, start: number, end: number): BinaryExpr | LogicalExpr {
  return op === 'and' || op === 'or'
    ? { kind: 'logical', op, left, right, start, end }
    : { kind: 'binary', op, left, right, start, end };
}

/**
 * `a < b < c` becomes `a < b and b < c` where b can stand twice; where b holds a call or the like, an `other` named
 * "comparison" with all terms, so that no call is counted twice.
 */
export function readComparison(node: Node, context: PythonContext): Expr {
  const nodes = childrenOf(node, context);
  const terms = nodes.map(child => readExpr(child, context));
  if (nodes.length < 2) return other(node, 'comparison', terms);
  const middle = terms.slice(1, -1);
  if (middle.length > 20 || middle.some(term => !REPEATABLE.has(term.kind)))
    return other(node, 'comparison', terms);
  const links = nodes.slice(1).map((right, i): CompareExpr => {
    const left = nodes[i]!;
    const op = operatorBetween(left, right, context.text);
    return {
      kind: 'compare',
      op: op === '<>' ? '!=' : op,
      left: terms[i]!,
      right: terms[i + 1]!,
      start: left.startIndex,
      end: right.endIndex,
    };
  });
  let result: Expr = links[0] ?? missing(node.startIndex);
  for (const link of links.slice(1))
    result = { kind: 'logical', op: 'and', left: result, right: link, start: node.startIndex, end: link.end };
  return result;
}

const REPEATABLE: ReadonlySet<Expr['kind']> = new Set(['name', 'string', 'number', 'boolean', 'null']);

/** The operator in the gap between its operands, where blanks and comments may stand, in broken code anything. */
function operatorBetween(left: Node, right: Node, text: string): string {
  const gap = text.slice(left.endIndex, right.startIndex).trim();
  if (OPERATOR.test(gap)) return gap;
  const bare = gap
    .replace(/#[^\n]*|\\\r?\n|\s+/g, ' ')
    .trim()
    .replace(/ +/g, ' ');
  return OPERATOR.test(bare) ? bare : (/\S+$/.exec(bare)?.[0] ?? '');
}

const OPERATOR = /^(?:\*\*|\/\/|<<|>>|[-+*/%@|&^]|[<>]=?|[=!]=|<>|and|or|in|is|not in|is not)$/;
