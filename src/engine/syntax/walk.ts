import type { Expr, FileFacts, FunctionFacts, Stmt } from './facts.ts';

/** Sub-expressions of an expression, in source order. Bodies of functions are not among them. */
export function childrenOf(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case 'template':
      return expr.tag ? [expr.tag, ...expr.parts] : expr.parts;
    case 'member':
      return [expr.object];
    case 'index':
      return [expr.object, expr.index];
    case 'slice':
      return [expr.object, ...present(expr.from), ...present(expr.to)];
    case 'call':
      return [expr.callee, ...expr.args.map(a => a.value)];
    case 'object':
      return expr.entries.flatMap(e => (e.computed ? [e.computed, e.value] : [e.value]));
    case 'list':
      return expr.items;
    case 'spread':
    case 'await':
    case 'unary':
      return [expr.value];
    case 'binary':
    case 'logical':
    case 'compare':
      return [expr.left, expr.right];
    case 'conditional':
      return [expr.test, expr.then, expr.else];
    case 'comprehension':
      return [
        ...expr.clauses.flatMap(c => [c.iterable, ...c.conditions]),
        ...present(expr.key),
        expr.element,
      ];
    case 'assign':
      return [expr.target, expr.value];
    case 'other':
      return expr.children;
    default:
      return [];
  }
}

const present = (expr: Expr | null): readonly Expr[] => (expr ? [expr] : []);

/** Expressions that stand in a statement itself, not in the blocks below it. */
export function expressionsOf(stmt: Stmt): readonly Expr[] {
  switch (stmt.kind) {
    case 'expr':
      return [stmt.value];
    case 'assign':
      return [...present(stmt.value), ...stmt.targets];
    case 'return':
    case 'throw':
      return present(stmt.value);
    case 'if':
    case 'while':
      return [stmt.test];
    case 'for':
      return [
        ...present(stmt.iterable),
        ...present(stmt.target),
        ...present(stmt.test),
        ...present(stmt.update),
      ];
    case 'with':
      return stmt.items.flatMap(i => [i.context, ...present(i.target)]);
    case 'switch':
      return [stmt.subject, ...stmt.cases.flatMap(c => c.tests)];
    default:
      return [];
  }
}

/** Blocks of a statement, in source order; bodies of functions and classes are not among them. */
export function blocksOf(stmt: Stmt): readonly (readonly Stmt[])[] {
  switch (stmt.kind) {
    case 'if':
      return [stmt.then, stmt.else];
    case 'for':
      return [...(stmt.init ? [[stmt.init]] : []), stmt.body, stmt.else];
    case 'while':
      return [stmt.body, stmt.else];
    case 'try':
      return [stmt.body, ...stmt.handlers.map(h => h.body), stmt.else, stmt.finally];
    case 'with':
    case 'block':
      return [stmt.body];
    case 'switch':
      return stmt.cases.map(c => c.body);
    default:
      return [];
  }
}

export interface Visit {
  /** Called before the children. */
  readonly expr?: (expr: Expr, functionId: number | null) => void;
  readonly stmt?: (stmt: Stmt, functionId: number | null) => void;
}

/** Visits every statement and expression of a file once: module level, every function, class fields, decorators, defaults. */
export function walkFile(facts: FileFacts, visit: Visit): void {
  walkBlock(facts.body, null, visit);
  for (const fn of facts.functions) walkFunction(fn, visit);
  for (const cls of facts.classes) {
    for (const expr of [...cls.bases, ...cls.decorators]) walkExpr(expr, cls.functionId, visit);
    for (const field of cls.fields) if (field.value) walkExpr(field.value, cls.functionId, visit);
    walkBlock(cls.body, cls.functionId, visit);
  }
}

function walkFunction(fn: FunctionFacts, visit: Visit): void {
  for (const expr of fn.decorators) walkExpr(expr, fn.parentId, visit);
  for (const param of fn.params) if (param.default) walkExpr(param.default, fn.parentId, visit);
  walkBlock(fn.body, fn.id, visit);
}

export function walkBlock(body: readonly Stmt[], functionId: number | null, visit: Visit): void {
  for (const stmt of body) {
    visit.stmt?.(stmt, functionId);
    if (visit.expr) for (const expr of expressionsOf(stmt)) walkExpr(expr, functionId, visit);
    for (const block of blocksOf(stmt)) walkBlock(block, functionId, visit);
  }
}

/** Iterative: chains of 20,000 terms are real. */
export function walkExpr(root: Expr, functionId: number | null, visit: Visit): void {
  if (!visit.expr) return;
  const stack: Expr[] = [root];
  for (let expr = stack.pop(); expr; expr = stack.pop()) {
    visit.expr(expr, functionId);
    const children = childrenOf(expr);
    for (let i = children.length - 1; i >= 0; i--) stack.push(children[i]!);
  }
}

/** The text of an expression on one line, shortened for people. */
export function sourceOf(
  facts: FileFacts,
  span: { readonly start: number; readonly end: number },
  most = 60,
): string {
  const text = facts.text.slice(span.start, Math.min(span.end, span.start + 4 * most)).replace(/\s+/g, ' ');
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
