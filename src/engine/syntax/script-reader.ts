import type { Node } from 'web-tree-sitter';
import { brokenSpans } from './broken-spans.ts';
import { countsOf, nothingGathered, type Gathered, type Part } from './parts.ts';
import { scriptContext } from './script-context.ts';
import { mendStatements, settleStrays } from './script-mending.ts';
import { isError, ScriptNode } from './script-node.ts';
import { readStatement } from './script-statements.ts';
import type { SourceUnit } from './source-unit.ts';

/**
 * Facts of a parsed TypeScript or JavaScript text. Never throws, whatever the tree: broken code gives what can be read
 * of it. `gathered` is what was read of the text above: ids go on from there, in its own lists.
 */
export function readScript(root: Node, text: string, gathered: Gathered = nothingGathered()): SourceUnit {
  const r = scriptContext(text, root.hasError, gathered);
  const whole = new ScriptNode(root, r.strays);
  const { body } = gathered;
  const parts: Part[] = [];
  if (isError(whole)) {
    // broken from end to end: no statements, only tokens
    mendStatements(r, whole, body);
    settleStrays(r, 0, body);
  } else
    for (const part of whole.parts) {
      parts.push({ start: part.start, end: part.end, before: countsOf(gathered) });
      readStatement(r, part, body);
    }
  return { ...gathered, broken: brokenSpans(root), parts };
}
