import type { Node } from 'web-tree-sitter';
import { brokenSpans } from './broken-spans.ts';
import type { Language } from './facts.ts';
import { scriptContext } from './script-context.ts';
import { ScriptNode } from './script-node.ts';
import { readBlock } from './script-statements.ts';
import type { SourceUnit } from './source-unit.ts';

/** Facts of a parsed TypeScript or JavaScript text. Never throws, whatever the tree: broken code gives what can be read of it. */
export function readScript(root: Node, text: string, _language: Exclude<Language, 'python'>): SourceUnit {
  const r = scriptContext(text);
  const body = readBlock(r, new ScriptNode(root));
  const { imports, exports, functions, classes } = r;
  return { imports, exports, body, functions, classes, broken: brokenSpans(root) };
}
