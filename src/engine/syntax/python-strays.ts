import type { Node } from 'web-tree-sitter';
import type { Arg, CallExpr, Expr, Stmt } from './facts.ts';
import { DEPTH_LIMIT, missing } from './python-context.ts';
import type { PythonContext } from './python-context.ts';
import { lastName, readArgument } from './python-calls.ts';
import { readExpr } from './python-expressions.ts';
import { readBlock, readStatement } from './python-statements.ts';

/**
 * Adds to `out` what can be read of the ERROR nodes met since there were `base` of them, so that calls in half-typed
 * code are still seen.
 */
export function readStrays(context: PythonContext, base: number, out: Stmt[]): void {
  const { strays } = context;
  while (strays.length > base) {
    const [stray] = strays.splice(base, 1);
    if (stray) readStray(stray.node, stray.atStatement, context, out);
  }
}

interface Item {
  readonly node: Node;
  readonly type: string;
}

/** Children of an ERROR, punctuation included, read from left to right. */
interface Cursor {
  readonly items: readonly Item[];
  at: number;
}

/** Reads one ERROR node. `atStatement`: it stands where a statement may start. */
export function readStray(error: Node, atStatement: boolean, context: PythonContext, out: Stmt[]): void {
  if (context.depth >= DEPTH_LIMIT) return;
  context.depth++;
  const base = context.strays.length;
  const items = error.children
    .map(node => ({ node, type: node.type }))
    .filter(item => item.type !== 'comment');
  const cursor: Cursor = { items, at: 0 };
  const target = atStatement && items[1]?.type === '=' ? readTarget(cursor, context) : null;
  if (target) {
    const value = takeValue(cursor, context, out);
    const [start, end] = [target.start, Math.max(value?.end ?? 0, items[1]!.node.endIndex)];
    out.push({
      kind: 'assign',
      targets: [target],
      value: value ?? missing(end),
      annotation: null,
      op: '',
      declares: null,
      start,
      end,
    });
  }
  while (cursor.at < items.length) {
    const value = takeValue(cursor, context, out);
    if (value && !WORTHLESS.has(value.kind))
      out.push({ kind: 'expr', value, start: value.start, end: value.end });
    readStrays(context, base, out);
  }
  context.depth--;
}

/** A lone name or literal amid broken code says nothing. */
const WORTHLESS: ReadonlySet<Expr['kind']> = new Set(['name', 'string', 'number', 'boolean', 'null']);
const CALLABLE: ReadonlySet<string> = new Set(['identifier', 'attribute', 'call', 'subscript']);

function readTarget(cursor: Cursor, context: PythonContext): Expr | null {
  const first = cursor.items[0]!;
  if (first.type !== 'identifier' && first.type !== 'attribute') return null;
  cursor.at = 2;
  return readExpr(first.node, context, first.type);
}

/** Reads the next item: an expression is returned, a statement goes to `out`, punctuation is passed over. */
function takeValue(cursor: Cursor, context: PythonContext, out: Stmt[]): Expr | null {
  const item = cursor.items[cursor.at++];
  if (!item) return null;
  const { node, type } = item;
  if (type === 'ERROR') readStray(node, false, context, out);
  else if (type === 'block') out.push(...readBlock(node, context));
  else if (/_(?:statement|definition)$/.test(type)) readStatement(node, type, context, out);
  else if (type === 'await') return takeAwaited(item, cursor, context, out);
  else if (CALLABLE.has(type)) return takeCall(readExpr(node, context, type), cursor, context);
  else if (node.isNamed && !SHARDS.test(type)) return readExpr(node, context, type);
  return null;
}

/** Pieces of strings, imports and parameter lists, which are no expressions. */
const SHARDS =
  /^(?:string_|interpolation|escape_|format_|import_|dotted_|aliased_|relative_|parameters|line_)/;

function takeAwaited({ node }: Item, cursor: Cursor, context: PythonContext, out: Stmt[]): Expr | null {
  if (node.isNamed) return readExpr(node, context, 'await');
  const value = takeValue(cursor, context, out);
  return value && { kind: 'await', value, start: node.startIndex, end: value.end };
}

/** `callee` and, where an opening bracket follows it, the call that it begins, up to where its arguments break off. */
function takeCall(callee: Expr, cursor: Cursor, context: PythonContext): Expr {
  const open = cursor.items[cursor.at];
  if (open?.type !== '(') return callee;
  cursor.at++;
  const args: Arg[] = [];
  let end = open.node.endIndex;
  let argsEnd = end;
  for (let item = cursor.items[cursor.at]; item; item = cursor.items[cursor.at]) {
    const { node, type } = item;
    if (type !== ',' && type !== ')' && (!node.isNamed || type === 'ERROR' || type === 'block')) break;
    cursor.at++;
    end = node.endIndex;
    if (type === ')') break;
    argsEnd = end;
    if (type === ',') continue;
    const arg = takeArgument(node, cursor, context);
    args.push(arg);
    end = argsEnd = arg.end;
    const next = cursor.items[cursor.at]?.type;
    if (next !== ',' && next !== ')') break;
  }
  const [start, argsStart] = [callee.start, open.node.endIndex];
  return {
    kind: 'call',
    callee,
    args,
    isNew: false,
    nameStart: lastName(callee) ?? start,
    argsStart,
    argsEnd,
    start,
    end,
  } satisfies CallExpr;
}

/** `name=` before something unreadable is still an argument of that name. */
function takeArgument(node: Node, cursor: Cursor, context: PythonContext): Arg {
  const next = cursor.items[cursor.at];
  if (next?.type !== '=') return readArgument(node, context);
  cursor.at++;
  const [start, end] = [node.startIndex, next.node.endIndex];
  const name = context.text.slice(start, node.endIndex);
  return { name, spread: null, value: missing(end), start, end };
}
