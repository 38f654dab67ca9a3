import type { Node } from 'web-tree-sitter';
import type { Expr, StringExpr, TemplateExpr } from './facts.ts';
import { childrenOf, other } from './python-context.ts';
import type { PythonContext } from './python-context.ts';
import { decodePython } from './python-escapes.ts';
import type { LiteralForm } from './python-escapes.ts';
import { readExpr } from './python-expressions.ts';

/** A `string` node: a plain literal, or an f-string with interpolations. */
export function readString(node: Node, context: PythonContext): StringExpr | TemplateExpr {
  const { text } = context;
  const start = node.startIndex;
  const end = node.endIndex;
  const opening = OPENING.exec(text.slice(start, start + 6));
  const prefix = opening?.[1]?.toLowerCase() ?? '';
  const quote = opening?.[2] ?? '';
  const form: LiteralForm = {
    raw: prefix.includes('r'),
    bytes: prefix.includes('b'),
    template: prefix.includes('f') || prefix.includes('t'),
  };
  const from = start + prefix.length + quote.length;
  const closed = end - quote.length >= from && text.endsWith(quote, end);
  const to = closed ? end - quote.length : end;
  const parts: Expr[] = form.template ? templateParts(node, from, to, form, context) : [];
  if (parts.every(part => part.kind === 'string')) {
    const value = form.template
      ? parts.map(part => part.value).join('')
      : decodePython(text.slice(from, to), form);
    return { kind: 'string', value, start, end };
  }
  return { kind: 'template', parts, tag: null, start, end };
}

const OPENING = /^([a-zA-Z]{0,2})("""|'''|"|')/;

function templateParts(
  node: Node,
  from: number,
  to: number,
  form: LiteralForm,
  context: PythonContext,
): Expr[] {
  const parts: Expr[] = [];
  let at = from;
  const literal = (start: number, end: number): void => {
    if (end > start)
      parts.push({ kind: 'string', value: decodePython(context.text.slice(start, end), form), start, end });
  };
  for (const child of node.namedChildren) {
    if (child.type !== 'interpolation') continue;
    literal(at, child.startIndex);
    at = child.endIndex;
    parts.push(...interpolation(child, context));
  }
  literal(at, to);
  return parts;
}

/**
 * `{x}` and `{x!s}` are the expression itself; `{x!r}` and `{x:spec}` an `other` named "format" around it, since
 * their text is not x's; `{x=}` a piece of text and such an `other`.
 */
function interpolation(node: Node, context: PythonContext): Expr[] {
  const { text } = context;
  const [inner, ...rest] = childrenOf(node, context);
  if (!inner) return [other(node, 'format', [])];
  const value = readExpr(inner, context);
  const parts: Expr[] = [];
  const after = text.slice(inner.endIndex, rest[0]?.startIndex ?? node.endIndex - 1);
  const echo = after.includes('=');
  if (echo) {
    const [start, end] = [node.startIndex + 1, inner.endIndex + after.length];
    parts.push({ kind: 'string', value: text.slice(start, end), start, end });
  }
  const specs: Expr[] = [];
  let plain = !echo;
  for (const child of rest) {
    const source = text.slice(child.startIndex, child.endIndex);
    if (source === '!s' || source === ':') continue;
    plain = false;
    if (source.startsWith(':')) specs.push(...specExprs(child, context));
  }
  parts.push(
    plain
      ? value
      : {
          kind: 'other',
          node: 'format',
          children: [value, ...specs],
          start: inner.startIndex,
          end: node.endIndex,
        },
  );
  return parts;
}

function specExprs(spec: Node, context: PythonContext): Expr[] {
  return childrenOf(spec, context).flatMap(child => {
    const inner = childrenOf(child, context)[0];
    return inner ? [readExpr(inner, context)] : [];
  });
}

/** Adjacent literals: one string, or one template when any is a template. */
export function readConcatenated(node: Node, context: PythonContext): StringExpr | TemplateExpr {
  const pieces = childrenOf(node, context).map(child => readString(child, context));
  const parts = joinLiterals(pieces.flatMap(piece => (piece.kind === 'string' ? [piece] : piece.parts)));
  const [start, end] = [node.startIndex, node.endIndex];
  const only = parts[0];
  if (parts.length === 1 && only?.kind === 'string') return { ...only, start, end };
  if (parts.length === 0) return { kind: 'string', value: '', start, end };
  return { kind: 'template', parts, tag: null, start, end };
}

function joinLiterals(parts: readonly Expr[]): Expr[] {
  const joined: Expr[] = [];
  let texts: StringExpr[] = [];
  const flush = (): void => {
    const first = texts[0];
    if (first)
      joined.push({ ...first, value: texts.map(piece => piece.value).join(''), end: texts.at(-1)!.end });
    texts = [];
  };
  for (const part of parts) {
    if (part.kind === 'string') texts.push(part);
    else {
      flush();
      joined.push(part);
    }
  }
  flush();
  return joined;
}
