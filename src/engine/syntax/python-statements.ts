import type { Node } from 'web-tree-sitter';
import type { Expr, Stmt } from './facts.ts';
import { readAssignment, readAugmented } from './python-assignments.ts';
import { readClass } from './python-classes.ts';
import { readFor, readIf, readTry, readWhile, readWith } from './python-compounds.ts';
import { childrenAndErrors, childrenOf, DEPTH_LIMIT, missing, other } from './python-context.ts';
import type { PythonContext } from './python-context.ts';
import { readFunction } from './python-definitions.ts';
import { readExpr } from './python-expressions.ts';
import { readImport, readImportFrom } from './python-imports.ts';
import { readMatch } from './python-patterns.ts';
import { readStray, readStrays } from './python-strays.ts';

/**
 * Statements of a module or block. Broken pieces met since there were `base` of them, and not yet read, are read
 * first: a definition passes the number at its start, so that those in its head land in it. They go to `out`.
 */
export function readBlock(
  block: Node | undefined,
  context: PythonContext,
  base = context.strays.length,
  out: Stmt[] = [],
  onStatement?: (node: Node) => void,
): Stmt[] {
  readStrays(context, base, out);
  if (!block || context.depth >= DEPTH_LIMIT) return out;
  context.depth++;
  for (const node of childrenAndErrors(block, context)) {
    onStatement?.(node);
    if (context.hasError && node.isError) readStray(node, true, context, out);
    else readStatement(node, node.type, context, out);
    readStrays(context, base, out);
  }
  context.depth--;
  return out;
}

/** Adds the statement to `out`: most make one, imports and `pass` none. */
export function readStatement(node: Node, type: string, context: PythonContext, out: Stmt[]): void {
  const start = node.startIndex;
  switch (type) {
    case 'expression_statement':
      out.push(readExpressionStatement(node, context));
      return;
    case 'return_statement': {
      const value = childrenOf(node, context)[0];
      out.push({ kind: 'return', value: value ? readExpr(value, context) : null, start, end: node.endIndex });
      return;
    }
    case 'if_statement':
      out.push(readIf(node, context));
      return;
    case 'for_statement':
      out.push(readFor(node, context));
      return;
    case 'while_statement':
      out.push(readWhile(node, context));
      return;
    case 'try_statement':
      out.push(readTry(node, context));
      return;
    case 'with_statement':
      out.push(readWith(node, context));
      return;
    case 'match_statement':
      out.push(readMatch(node, context));
      return;
    case 'function_definition':
    case 'class_definition':
      out.push(readDefinition(node, type, node, [], context));
      return;
    case 'decorated_definition':
      readDecorated(node, context, out);
      return;
    case 'import_statement':
      readImport(node, context);
      return;
    case 'import_from_statement':
    case 'future_import_statement':
      readImportFrom(node, type, context);
      return;
    default:
      readRarer(node, type, context, out);
  }
}

function readRarer(node: Node, type: string, context: PythonContext, out: Stmt[]): void {
  const [start, end] = [node.startIndex, node.endIndex];
  switch (type) {
    case 'pass_statement':
      return;
    case 'break_statement':
    case 'continue_statement':
      out.push({ kind: type === 'break_statement' ? 'break' : 'continue', start, end });
      return;
    case 'raise_statement':
      readRaise(node, context, out);
      return;
    case 'delete_statement': {
      const value = readExpr(childrenOf(node, context)[0], context);
      out.push({ kind: 'expr', value: { kind: 'unary', op: 'delete', value, start, end }, start, end });
      return;
    }
    case 'type_alias_statement': {
      const [target, value] = childrenOf(node, context).map(child => readExpr(child, context));
      const targets = [target ?? missing(start)];
      out.push({
        kind: 'assign',
        targets,
        value: value ?? null,
        annotation: null,
        op: '',
        declares: null,
        start,
        end,
      });
      return;
    }
    default: {
      // print, exec, assert, global, nonlocal; in broken code also a lone expression
      const name = type.replace(/_statement$/, '');
      const value =
        name === type
          ? readExpr(node, context, type)
          : other(
              node,
              name,
              childrenOf(node, context).map(child => readExpr(child, context)),
            );
      out.push({ kind: 'expr', value, start, end });
    }
  }
}

function readExpressionStatement(node: Node, context: PythonContext): Stmt {
  const [start, end] = [node.startIndex, node.endIndex];
  const children = childrenOf(node, context);
  const first = children[0];
  if (children.length === 1 && first) {
    const type = first.type;
    if (type === 'assignment') return readAssignment(first, context);
    if (type === 'augmented_assignment') return readAugmented(first, context);
    return { kind: 'expr', value: readExpr(first, context, type), start, end };
  }
  const items = children.map(child => readExpr(child, context));
  return { kind: 'expr', value: { kind: 'list', form: 'tuple', items, start, end }, start, end };
}

function readDecorated(node: Node, context: PythonContext, out: Stmt[]): void {
  const children = childrenOf(node, context);
  const definition = children.pop();
  if (!definition) return;
  const decorators = children.map(child => readExpr(childrenOf(child, context)[0], context));
  out.push(readDefinition(definition, definition.type, node, decorators, context));
}

function readDefinition(
  node: Node,
  type: string,
  whole: Node,
  decorators: readonly Expr[],
  context: PythonContext,
): Stmt {
  const [start, end] = [whole.startIndex, whole.endIndex];
  const decorated = { node, whole, decorators };
  return type === 'class_definition'
    ? { kind: 'class', classId: readClass(decorated, context), start, end }
    : { kind: 'function', functionId: readFunction(decorated, context), start, end };
}

/** The cause (`from e`) is kept only where it is more than a name: as an expression before the `throw`. */
function readRaise(node: Node, context: PythonContext, out: Stmt[]): void {
  const [start, end] = [node.startIndex, node.endIndex];
  const children = childrenOf(node, context);
  const value = children[0] ? readExpr(children[0], context) : null;
  const cause = children[1] ? readExpr(children[1], context) : null;
  if (cause && cause.kind !== 'name' && cause.kind !== 'null')
    out.push({ kind: 'expr', value: cause, start: cause.start, end: cause.end });
  out.push({ kind: 'throw', value, start, end });
}
