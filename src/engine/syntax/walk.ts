import type { Expr, FileFacts, FunctionFacts, Stmt } from './facts.ts';

/** Sub-expressions of an expression, in source order. Bodies of functions are not among them. */
export function childrenOf(expr: Expr): readonly Expr[] {
  const children: Expr[] = [];
  addChildren(expr, children);
  return children;
}

/** Adds to a list instead of making one: every walk asks it of every expression. */
function addChildren(expr: Expr, out: Expr[]): void {
  switch (expr.kind) {
    case 'template':
      if (expr.tag) out.push(expr.tag);
      for (const part of expr.parts) out.push(part);
      return;
    case 'member':
      out.push(expr.object);
      return;
    case 'index':
      out.push(expr.object, expr.index);
      return;
    case 'slice':
      out.push(expr.object);
      addPresent(expr.from, out);
      addPresent(expr.to, out);
      return;
    case 'call':
      out.push(expr.callee);
      for (const arg of expr.args) out.push(arg.value);
      return;
    case 'object':
      for (const entry of expr.entries) {
        addPresent(entry.computed, out);
        out.push(entry.value);
      }
      return;
    case 'list':
      for (const item of expr.items) out.push(item);
      return;
    case 'spread':
    case 'await':
    case 'unary':
      out.push(expr.value);
      return;
    case 'binary':
    case 'logical':
    case 'compare':
      out.push(expr.left, expr.right);
      return;
    case 'conditional':
      out.push(expr.test, expr.then, expr.else);
      return;
    case 'comprehension':
      for (const clause of expr.clauses) {
        out.push(clause.iterable);
        for (const condition of clause.conditions) out.push(condition);
      }
      addPresent(expr.key, out);
      out.push(expr.element);
      return;
    case 'assign':
      out.push(expr.target, expr.value);
      return;
    case 'other':
      for (const child of expr.children) out.push(child);
  }
}

function addPresent(expr: Expr | null, out: Expr[]): void {
  if (expr) out.push(expr);
}

/** Expressions that stand in a statement itself, not in the blocks below it. */
export function expressionsOf(stmt: Stmt): readonly Expr[] {
  const out: Expr[] = [];
  switch (stmt.kind) {
    case 'expr':
      out.push(stmt.value);
      break;
    case 'assign':
      addPresent(stmt.value, out);
      for (const target of stmt.targets) out.push(target);
      break;
    case 'return':
    case 'throw':
      addPresent(stmt.value, out);
      break;
    case 'if':
    case 'while':
      out.push(stmt.test);
      break;
    case 'for':
      addPresent(stmt.iterable, out);
      addPresent(stmt.target, out);
      addPresent(stmt.test, out);
      addPresent(stmt.update, out);
      break;
    case 'with':
      for (const { context, target } of stmt.items) {
        out.push(context);
        addPresent(target, out);
      }
      break;
    case 'switch':
      out.push(stmt.subject);
      for (const { tests } of stmt.cases) for (const test of tests) out.push(test);
  }
  return out;
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
export function walkFile(facts: Pick<FileFacts, 'body' | 'functions' | 'classes'>, visit: Visit): void {
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
    const first = stack.length;
    addChildren(expr, stack);
    // the first child comes off the stack first
    for (let low = first, high = stack.length - 1; low < high; low++, high--)
      [stack[low], stack[high]] = [stack[high]!, stack[low]!];
  }
}

/** The text of an expression on one line, shortened for people. */
export function sourceOf(
  facts: FileFacts,
  span: { readonly start: number; readonly end: number },
  most = 60,
): string {
  if (most !== 60) return shortened(facts, span, most);
  let source = sources.get(span);
  if (source === undefined) sources.set(span, (source = shortened(facts, span, most)));
  return source;
}

const sources = new WeakMap<object, string>();

function shortened(
  facts: FileFacts,
  span: { readonly start: number; readonly end: number },
  most: number,
): string {
  const text = facts.text.slice(span.start, Math.min(span.end, span.start + 4 * most)).replace(/\s+/g, ' ');
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
