import type { Expr } from './facts.ts';
import { isTooDeep, otherExpr, textOf, type ScriptContext } from './script-context.ts';
import { readExpr } from './script-expressions.ts';
import type { ScriptNode } from './script-node.ts';

/** An element: its components (not HTML tags) and the expressions in it, nested elements included, in order. */
export function readJsx(r: ScriptContext, node: ScriptNode): Expr {
  const found: Expr[] = [];
  gather(r, node, found);
  return otherExpr('jsx', node, found);
}

function gather(r: ScriptContext, node: ScriptNode, found: Expr[]): void {
  if (isTooDeep(r)) return;
  r.depth++;
  for (const part of node.parts) gatherKid(r, part, found);
  r.depth--;
}

function gatherKid(r: ScriptContext, node: ScriptNode, found: Expr[]): void {
  switch (node.type) {
    case 'jsx_text':
    case 'jsx_closing_element':
    case 'jsx_namespace_name':
    case 'string':
    case 'html_character_reference':
    case 'type_arguments':
      return;
    case 'jsx_element':
    case 'jsx_self_closing_element':
    case 'jsx_fragment':
    case 'jsx_opening_element':
    case 'jsx_expression':
      gather(r, node, found);
      return;
    case 'jsx_attribute':
      gatherAttribute(r, node, found);
      return;
    case 'identifier':
      if (isTag(r, node)) return;
      found.push(readExpr(r, node));
      return;
    default:
      found.push(readExpr(r, node));
  }
}

/** Lower-case names right behind `<` are HTML. */
function isTag(r: ScriptContext, node: ScriptNode): boolean {
  return r.text[node.start - 1] === '<' && /^[a-z]/.test(r.text.slice(node.start, node.start + 1));
}

/** A handler is named after its attribute. */
function gatherAttribute(r: ScriptContext, node: ScriptNode, found: Expr[]): void {
  const [key, value] = node.kids;
  if (!key || !value) return;
  const inner = value.type === 'jsx_expression' ? value.kids[0] : undefined;
  if (!inner || value.kids.length > 1) return gatherKid(r, value, found);
  found.push(readExpr(r, inner, { name: textOf(r, key), start: key.start, docAt: key.start }));
}
