import type { AssignStmt, Stmt } from './facts.ts';
import type { ScriptContext } from './script-context.ts';
import { namingOf, readExpr } from './script-expressions.ts';
import { importDeclared } from './script-imports.ts';
import type { ScriptNode } from './script-node.ts';
import { readPattern } from './script-patterns.ts';
import { readStatement } from './script-statements.ts';
import { readType } from './script-types.ts';

/** `const a = 1, b = 2`: one assignment a variable; `const m = require('m')` is an import instead. */
export function readDeclaration(r: ScriptContext, node: ScriptNode, into: Stmt[], docAt: number): void {
  const declares = declaredBy(r.text.slice(node.start, node.start + 5));
  let isFirst = true;
  for (const kid of node.kids) {
    if (kid.type !== 'variable_declarator') readStatement(r, kid, into);
    else if (!importDeclared(r, kid))
      into.push(readDeclarator(r, kid, declares, isFirst ? node : kid, isFirst ? docAt : kid.start));
    isFirst = false;
  }
}

/** `using` cannot be assigned again, as `const`. */
function declaredBy(word: string): 'const' | 'let' | 'var' {
  if (word.startsWith('let')) return 'let';
  return word.startsWith('var') ? 'var' : 'const';
}

function readDeclarator(
  r: ScriptContext,
  node: ScriptNode,
  declares: 'const' | 'let' | 'var',
  from: ScriptNode,
  docAt: number,
): AssignStmt {
  const rest = node.kids.filter(k => k.type !== 'type_annotation');
  const annotation = node.kids.length > rest.length ? node.kid('type_annotation') : undefined;
  const [targetNode, valueNode] = rest;
  const target = readPattern(r, targetNode ?? node);
  return {
    kind: 'assign',
    targets: [target],
    value: valueNode ? readExpr(r, valueNode, namingOf(target, docAt)) : null,
    annotation: annotation ? readType(r, annotation) : null,
    op: '',
    declares,
    start: from.start,
    end: node.end,
  };
}
