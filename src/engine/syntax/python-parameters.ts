import type { Node } from 'web-tree-sitter';
import type { Expr, Param } from './facts.ts';
import { childrenOf } from './python-context.ts';
import type { PythonContext } from './python-context.ts';
import { readExpr } from './python-expressions.ts';

/** Parameters of a `def` or lambda, `self` included; `*` and `/` only set the kind of those after them. */
export function readParameters(list: Node, context: PythonContext): Param[] {
  const params: Param[] = [];
  let keywordOnly = false;
  for (const node of childrenOf(list, context)) {
    const type = node.type;
    if (type === 'keyword_separator') keywordOnly = true;
    if (type === 'keyword_separator' || type === 'positional_separator') continue;
    const param = readParameter(node, type, keywordOnly, context);
    if (param.kind === 'rest') keywordOnly = true;
    params.push(param);
  }
  return params;
}

function readParameter(node: Node, type: string, keywordOnly: boolean, context: PythonContext): Param {
  let named: Node | undefined = node;
  let annotation: Expr | null = null;
  let value: Expr | null = null;
  if (type === 'typed_parameter' || type === 'default_parameter' || type === 'typed_default_parameter') {
    const parts = childrenOf(node, context);
    named = parts[0];
    if (type !== 'default_parameter') annotation = parts[1] ? readExpr(parts[1], context) : null;
    if (type !== 'typed_parameter') value = readExpr(parts[type === 'default_parameter' ? 1 : 2], context);
  }
  const target = readExpr(named, context);
  const name = target.kind === 'spread' ? target.value : target;
  const simple = name.kind === 'name';
  return {
    name: simple ? name.name : '',
    kind: kindOf(target, keywordOnly, context.text),
    default: value,
    annotation,
    pattern: simple ? null : name,
    start: node.startIndex,
    end: node.endIndex,
  };
}

function kindOf(target: Expr, keywordOnly: boolean, text: string): Param['kind'] {
  if (target.kind !== 'spread') return keywordOnly ? 'keyword-only' : 'positional';
  return text.startsWith('**', target.start) ? 'rest-map' : 'rest';
}
