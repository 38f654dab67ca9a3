import type { Node } from 'web-tree-sitter';
import { brokenSpans } from './broken-spans.ts';
import type { Language, Stmt } from './facts.ts';
import { scriptContext, type ScriptContext } from './script-context.ts';
import { mendStatements, settleStrays } from './script-mending.ts';
import { isError, ScriptNode } from './script-node.ts';
import { readBlock } from './script-statements.ts';
import type { SourceUnit } from './source-unit.ts';

/** Facts of a parsed TypeScript or JavaScript text. Never throws, whatever the tree: broken code gives what can be read of it. */
export function readScript(root: Node, text: string, _language: Exclude<Language, 'python'>): SourceUnit {
  const r = scriptContext(text, root.hasError);
  const body = readFile(r, new ScriptNode(root, r.strays));
  const { imports, exports, functions, classes } = r;
  return { imports, exports, body, functions, classes, broken: brokenSpans(root) };
}

/** A file that is broken from end to end has no statements, only tokens. */
function readFile(r: ScriptContext, root: ScriptNode): Stmt[] {
  if (!isError(root)) return readBlock(r, root);
  const body: Stmt[] = [];
  mendStatements(r, root, body);
  settleStrays(r, 0, body);
  return body;
}
