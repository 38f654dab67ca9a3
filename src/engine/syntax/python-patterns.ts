import type { Node } from 'web-tree-sitter';
import type { Expr, ObjectEntry, SwitchCase, SwitchStmt } from './facts.ts';
import { childrenOf, DEPTH_LIMIT, missing, other } from './python-context.ts';
import type { PythonContext } from './python-context.ts';
import { readExpr } from './python-expressions.ts';
import { readNumber } from './python-numbers.ts';
import { readBlock } from './python-statements.ts';

/** `match`: a wildcard has no tests; a guard makes one test, an `other` named "guard" over pattern and condition. */
export function readMatch(node: Node, context: PythonContext): SwitchStmt {
  const children = childrenOf(node, context);
  const block = children.pop();
  const subjects = children.map(child => readExpr(child, context));
  const first = subjects[0] ?? missing(node.startIndex);
  const subject: Expr =
    subjects.length < 2
      ? first
      : { kind: 'list', form: 'tuple', items: subjects, start: first.start, end: subjects.at(-1)!.end };
  const cases = block ? childrenOf(block, context).map(child => readCase(child, context)) : [];
  return { kind: 'switch', subject, cases, start: node.startIndex, end: node.endIndex };
}

function readCase(node: Node, context: PythonContext): SwitchCase {
  let tests: Expr[] = [];
  let patterns = 0;
  let guard: Expr | null = null;
  let block: Node | undefined;
  for (const child of childrenOf(node, context)) {
    const type = child.type;
    if (type === 'block') block = child;
    else if (type === 'if_clause') guard = readExpr(childrenOf(child, context)[0], context);
    else {
      patterns++;
      tests.push(...readTests(child, context));
    }
  }
  if (patterns > 1)
    tests = [
      {
        kind: 'list',
        form: 'tuple',
        items: tests,
        start: tests[0]?.start ?? node.startIndex,
        end: tests.at(-1)?.end ?? node.endIndex,
      },
    ];
  if (guard)
    tests = [
      {
        kind: 'other',
        node: 'guard',
        children: [...tests, guard],
        start: tests[0]?.start ?? guard.start,
        end: guard.end,
      },
    ];
  return { tests, body: readBlock(block, context), fallsThrough: false };
}

/** The alternatives of a case's pattern; none for the wildcard. */
function readTests(node: Node, context: PythonContext): Expr[] {
  const inner = childrenOf(node, context);
  const only = inner[0];
  if (!only) return [];
  if (only.type !== 'union_pattern') return [readPattern(only, context, node)];
  return childrenOf(only, context).map(each => readPattern(each, context, only));
}

/** Patterns as expressions: values as they are, sequences as lists, mappings as objects, the rest as `other`. */
function readPattern(node: Node, context: PythonContext, parent: Node): Expr {
  if (context.depth >= DEPTH_LIMIT) return other(node, 'too deep', []);
  context.depth++;
  const pattern = readByType(node, context, parent);
  context.depth--;
  return pattern;
}

function readByType(node: Node, context: PythonContext, parent: Node): Expr {
  const type = node.type;
  const [start, end] = [node.startIndex, node.endIndex];
  const nested = (): Expr[] => childrenOf(node, context).map(child => readPattern(child, context, node));
  switch (type) {
    case 'case_pattern': {
      const inner = childrenOf(node, context)[0];
      return inner ? readPattern(inner, context, node) : other(node, 'wildcard', []);
    }
    case 'integer':
    case 'float': {
      const number = readNumber(node, context.text);
      const minus = context.text.slice(parent.startIndex, start).trimEnd().endsWith('-');
      return minus ? { kind: 'unary', op: '-', value: number, start: start - 1, end } : number;
    }
    case 'dotted_name':
      return readDotted(node, context);
    case 'list_pattern':
    case 'tuple_pattern':
      return { kind: 'list', form: type === 'list_pattern' ? 'list' : 'tuple', items: nested(), start, end };
    case 'dict_pattern':
      return { kind: 'object', entries: readEntries(node, context), start, end };
    case 'identifier':
    case 'string':
    case 'concatenated_string':
    case 'true':
    case 'false':
    case 'none':
      return readExpr(node, context, type);
    default:
      return other(node, type, nested());
  }
}

/** `a.b` is a value; a lone name binds whatever comes: an `other` named "capture". */
function readDotted(node: Node, context: PythonContext): Expr {
  const [first, ...rest] = childrenOf(node, context);
  let value = readExpr(first, context);
  for (const part of rest) {
    const [propertyStart, end] = [part.startIndex, part.endIndex];
    const property = context.text.slice(propertyStart, end);
    value = { kind: 'member', object: value, property, propertyStart, start: value.start, end };
  }
  return rest.length > 0 ? value : other(node, 'capture', [value]);
}

function readEntries(node: Node, context: PythonContext): ObjectEntry[] {
  const entries: ObjectEntry[] = [];
  let key: Expr | null = null;
  for (const child of childrenOf(node, context)) {
    const value = readPattern(child, context, node);
    const [start, end]: [number, number] = [key?.start ?? value.start, value.end];
    if (child.type === 'splat_pattern') {
      entries.push({ key: null, computed: null, isSpread: true, value, start, end });
    } else if (key) {
      const name: string | null = key.kind === 'string' ? key.value : null;
      entries.push({ key: name, computed: name === null ? key : null, isSpread: false, value, start, end });
      key = null;
    } else key = value;
  }
  return entries;
}
