import type { Node } from 'web-tree-sitter';
import type {
  Expr,
  ForStmt,
  Handler,
  IfStmt,
  Stmt,
  TryStmt,
  WhileStmt,
  WithItem,
  WithStmt,
} from './facts.ts';
import { childrenOf } from './python-context.ts';
import type { PythonContext } from './python-context.ts';
import { readExpr } from './python-expressions.ts';
import { readBlock } from './python-statements.ts';

interface Branch {
  readonly start: number;
  readonly test: Expr;
  readonly then: readonly Stmt[];
}

/** `elif` becomes an `if` in `else`; imports under `if TYPE_CHECKING:` are for types only. */
export function readIf(node: Node, context: PythonContext): IfStmt {
  const end = node.endIndex;
  const [condition, block, ...clauses] = childrenOf(node, context);
  const branches = [readBranch(node, condition, block, context)];
  let last: readonly Stmt[] = [];
  for (const clause of clauses) {
    const parts = childrenOf(clause, context);
    if (clause.type === 'elif_clause') branches.push(readBranch(clause, parts[0], parts[1], context));
    else last = readBlock(parts[0], context);
  }
  return chain(branches, last, end);
}

/** A chain longer than this goes on beside, not inside, its last branch: facts stay shallow. */
const LONGEST_CHAIN = 100;

function chain(branches: readonly Branch[], last: readonly Stmt[], end: number): IfStmt {
  const chunks: (readonly Branch[])[] = [];
  for (let at = LONGEST_CHAIN; at < branches.length; at += LONGEST_CHAIN)
    chunks.push(branches.slice(at, at + LONGEST_CHAIN));
  const beyond = chunks.map((chunk, i) => chain(chunk, i + 1 < chunks.length ? [] : last, end));
  let orElse = beyond.length > 0 ? beyond : last;
  let result: IfStmt | undefined;
  for (const { start, test, then } of branches.slice(0, LONGEST_CHAIN).reverse()) {
    result = { kind: 'if', test, then, else: orElse, start, end };
    orElse = [result];
  }
  return result!;
}

function readBranch(
  node: Node,
  condition: Node | undefined,
  block: Node | undefined,
  context: PythonContext,
): Branch {
  const test = readExpr(condition, context);
  const outer = context.typeOnly;
  context.typeOnly ||= isTypeChecking(test);
  const then = readBlock(block, context);
  context.typeOnly = outer;
  return { start: node.startIndex, test, then };
}

function isTypeChecking(test: Expr): boolean {
  if (test.kind === 'member') return test.property === 'TYPE_CHECKING';
  return test.kind === 'name' && test.name === 'TYPE_CHECKING';
}

export function readFor(node: Node, context: PythonContext): ForStmt {
  const [left, right, block, clause] = childrenOf(node, context);
  return {
    kind: 'for',
    form: 'of',
    target: readExpr(left, context),
    iterable: readExpr(right, context),
    init: null,
    test: null,
    update: null,
    body: readBlock(block, context),
    else: readClause(clause, context),
    start: node.startIndex,
    end: node.endIndex,
  };
}

export function readWhile(node: Node, context: PythonContext): WhileStmt {
  const [condition, block, clause] = childrenOf(node, context);
  return {
    kind: 'while',
    test: readExpr(condition, context),
    testAfter: false,
    body: readBlock(block, context),
    else: readClause(clause, context),
    start: node.startIndex,
    end: node.endIndex,
  };
}

/** The block of an `else` or `finally`. */
function readClause(clause: Node | undefined, context: PythonContext): Stmt[] {
  return clause ? readBlock(childrenOf(clause, context)[0], context) : [];
}

export function readTry(node: Node, context: PythonContext): TryStmt {
  const [block, ...clauses] = childrenOf(node, context);
  const body = readBlock(block, context);
  const handlers: Handler[] = [];
  let [orElse, atLast]: Stmt[][] = [];
  for (const clause of clauses) {
    const type = clause.type;
    if (type === 'else_clause') orElse = readClause(clause, context);
    else if (type === 'finally_clause') atLast = readClause(clause, context);
    else handlers.push(readHandler(clause, context));
  }
  return {
    kind: 'try',
    body,
    handlers,
    else: orElse ?? [],
    finally: atLast ?? [],
    start: node.startIndex,
    end: node.endIndex,
  };
}

function readHandler(clause: Node, context: PythonContext): Handler {
  const parts = childrenOf(clause, context);
  const block = parts.pop();
  const types: Expr[] = [];
  let name: string | null = null;
  for (const part of parts) {
    const { context: type, target } = readAs(part, context);
    types.push(type);
    if (target?.kind === 'name') name = target.name;
  }
  const first = types[0] ?? null;
  const type: Expr | null =
    types.length < 2
      ? first
      : { kind: 'list', form: 'tuple', items: types, start: first!.start, end: types.at(-1)!.end };
  return { type, name, body: readBlock(block, context) };
}

export function readWith(node: Node, context: PythonContext): WithStmt {
  const [clause, block] = childrenOf(node, context);
  const items: WithItem[] = [];
  for (const item of clause ? childrenOf(clause, context) : [])
    for (const value of childrenOf(item, context)) items.push(...withItems(value, context));
  return { kind: 'with', items, body: readBlock(block, context), start: node.startIndex, end: node.endIndex };
}

/** `with (open(a) as f, open(b)):` may parse as a bracket around `as` patterns. */
function withItems(value: Node, context: PythonContext): WithItem[] {
  const type = value.type;
  if (type !== 'parenthesized_expression' && type !== 'tuple') return [readAs(value, context)];
  const parts = childrenOf(value, context);
  if (!parts.some(part => part.type === 'as_pattern'))
    return [{ context: readExpr(value, context, type), target: null }];
  return parts.map(part => readAs(part, context));
}

/** `E as e`, or an expression alone. */
function readAs(node: Node, context: PythonContext): WithItem {
  const type = node.type;
  if (type !== 'as_pattern') return { context: readExpr(node, context, type), target: null };
  const [value, target] = childrenOf(node, context);
  return { context: readExpr(value, context), target: target ? readExpr(target, context) : null };
}
