import type { Node } from 'web-tree-sitter';
import type { Arg, CallExpr, Expr } from './facts.ts';
import { childrenOf, missing } from './python-context.ts';
import type { PythonContext } from './python-context.ts';
import { readExpr } from './python-expressions.ts';

export function readCall(node: Node, context: PythonContext): CallExpr {
  const [callee, list] = childrenOf(node, context);
  const { text } = context;
  const fn = readExpr(callee, context);
  const end = node.endIndex;
  const argsStart = list ? list.startIndex + 1 : end;
  const args = list ? readArguments(list, context) : [];
  // The list's own bracket may be missing in half-typed code, and the last one be that of an argument.
  const closed = text[end - 1] === ')' && end > argsStart && (args.at(-1)?.end ?? 0) < end;
  return {
    kind: 'call',
    callee: fn,
    args,
    isNew: false,
    nameStart: lastName(fn) ?? fn.start,
    argsStart,
    argsEnd: closed ? end - 1 : end,
    start: node.startIndex,
    end,
  };
}

function readArguments(list: Node, context: PythonContext): Arg[] {
  if (list.type === 'generator_expression') {
    const [start, end] = [list.startIndex + 1, list.endIndex - 1];
    const value = { ...readExpr(list, context, 'generator_expression'), start, end };
    return [{ name: null, spread: null, value, start, end }];
  }
  return childrenOf(list, context).map(child => readArgument(child, context));
}

/** One argument of a call or entry of a class's bracket. */
export function readArgument(node: Node, context: PythonContext): Arg {
  const type = node.type;
  const [start, end] = [node.startIndex, node.endIndex];
  if (type === 'keyword_argument') {
    const [name, value] = childrenOf(node, context);
    return {
      name: name ? context.text.slice(name.startIndex, name.endIndex) : '',
      spread: null,
      value: readExpr(value, context),
      start,
      end,
    };
  }
  if (context.hasError && type === 'identifier' && context.text[end] === '=')
    return { name: context.text.slice(start, end), spread: null, value: missing(end), start, end };
  const value = readExpr(node, context, type);
  if (value.kind !== 'spread') return { name: null, spread: null, value, start, end };
  const spread = context.text.startsWith('**', value.start) ? 'map' : 'list';
  return { name: null, spread, value: value.value, start, end };
}

/** Offset of the last name of a callee; undefined where it has none. */
export function lastName(callee: Expr): number | undefined {
  switch (callee.kind) {
    case 'name':
      return callee.start;
    case 'member':
      return callee.propertyStart;
    case 'call':
      return lastName(callee.callee);
    case 'index':
    case 'slice':
      return lastName(callee.object);
    case 'await':
      return lastName(callee.value);
    default:
      return undefined;
  }
}
