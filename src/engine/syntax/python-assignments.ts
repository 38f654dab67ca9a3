import type { Node } from 'web-tree-sitter';
import type { AssignStmt, Expr } from './facts.ts';
import { childrenOf } from './python-context.ts';
import type { PythonContext } from './python-context.ts';
import { readExpr, readNamed } from './python-expressions.ts';

/** `a = b = v`, `a: T = v`, `a: T`. A chain leans right, one level a target: walked in a loop. */
export function readAssignment(node: Node, context: PythonContext): AssignStmt {
  const targets: Expr[] = [];
  let annotation: Expr | null = null;
  let value: Expr | null = null;
  let link: Node | undefined = node;
  while (link) {
    const [left, ...rest]: Node[] = childrenOf(link, context);
    targets.push(readExpr(left, context));
    link = undefined;
    for (const right of rest) {
      const type: string = right.type;
      if (type === 'type') annotation = readExpr(right, context, type);
      else if (type === 'assignment') link = right;
      else value = readNamed(right, nameOf(targets.at(-1)), context, type);
    }
  }
  const [start, end] = [node.startIndex, node.endIndex];
  return { kind: 'assign', targets, value, annotation, op: '', declares: null, start, end };
}

/** `a += v`: op "+". */
export function readAugmented(node: Node, context: PythonContext): AssignStmt {
  const [left, right] = childrenOf(node, context);
  const [start, end] = [node.startIndex, node.endIndex];
  const gap = left && right ? context.text.slice(left.endIndex, right.startIndex) : '';
  const op = /[^\s\\=]+(?==)/.exec(gap)?.[0] ?? '';
  const targets = [readExpr(left, context)];
  const value = readExpr(right, context);
  return { kind: 'assign', targets, value, annotation: null, op, declares: null, start, end };
}

function nameOf(target: Expr | undefined): { name: string; start: number } | null {
  if (target?.kind === 'name') return { name: target.name, start: target.start };
  if (target?.kind === 'member') return { name: target.property, start: target.propertyStart };
  return null;
}
