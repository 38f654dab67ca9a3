import type { Expr, Span, TemplateExpr } from './facts.ts';
import { otherExpr, type ScriptContext } from './script-context.ts';
import { readExpr } from './script-expressions.ts';
import { decodeEscapes } from './script-literals.ts';
import { isError, type ScriptNode } from './script-node.ts';

/** A template literal: `node` is the literal, `whole` includes its tag. */
export function readTemplate(
  r: ScriptContext,
  node: ScriptNode,
  whole: Span,
  tag: Expr | null,
): TemplateExpr {
  const parts: Expr[] = [];
  let from = node.start + 1;
  const addText = (to: number): void => {
    if (to > from)
      parts.push({ kind: 'string', value: decodeEscapes(r.text.slice(from, to)), start: from, end: to });
  };
  for (const kid of node.parts) {
    if (kid.type !== 'template_substitution' && !isError(kid)) continue;
    addText(kid.start);
    parts.push(readHole(r, kid));
    from = kid.end;
  }
  const closed = r.text[node.end - 1] === '`' && node.end - node.start > 1;
  addText(closed ? node.end - 1 : node.end);
  return { kind: 'template', parts, tag, start: whole.start, end: whole.end };
}

function readHole(r: ScriptContext, node: ScriptNode): Expr {
  if (isError(node)) return readExpr(r, node);
  const [first] = node.kids;
  if (node.kids.length === 1 && first) return readExpr(r, first);
  return otherExpr(
    'hole',
    node,
    node.kids.map(k => readExpr(r, k)),
  );
}
