import type { Node } from 'web-tree-sitter';
import { brokenSpans } from './broken-spans.ts';
import { countsOf, nothingGathered, type Gathered, type Part } from './parts.ts';
import type { PythonContext } from './python-context.ts';
import { readBlock } from './python-statements.ts';
import { readStray } from './python-strays.ts';
import type { SourceUnit } from './source-unit.ts';

/**
 * Facts from a tree of tree-sitter-python. `text` is what the tree's offsets point into. `gathered` is what was read
 * of the text above: ids go on from there, in its own lists, which the result shares.
 */
export function readPython(root: Node, text: string, gathered: Gathered = nothingGathered()): SourceUnit {
  const { body, imports, functions, classes } = gathered;
  const context: PythonContext = {
    text,
    hasError: root.hasError,
    imports,
    functions,
    classes,
    strays: [],
    frame: { functionId: null, classId: null, isGenerator: false },
    typeOnly: false,
    depth: 0,
  };
  const parts: Part[] = [];
  if (context.hasError && root.isError) {
    readStray(root, true, context, body);
  } else
    readBlock(root, context, 0, body, ({ startIndex: start, endIndex: end }) =>
      parts.push({ start, end, before: countsOf(gathered) }),
    );
  return { ...gathered, broken: context.hasError ? brokenSpans(root) : [], parts };
}
