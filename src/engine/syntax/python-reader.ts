import type { Node } from 'web-tree-sitter';
import { brokenSpans } from './broken-spans.ts';
import type { ClassFacts, FunctionFacts, ImportFact } from './facts.ts';
import type { PythonContext } from './python-context.ts';
import { readBlock } from './python-statements.ts';
import { readStray } from './python-strays.ts';
import type { SourceUnit } from './source-unit.ts';

export interface PythonUnit extends SourceUnit {
  readonly imports: ImportFact[];
  readonly functions: FunctionFacts[];
  readonly classes: ClassFacts[];
}

/**
 * Facts from a tree of tree-sitter-python. `text` is what the tree's offsets point into. `before` is what the
 * cells above in a notebook made: ids go on from there, in its own lists, which the result shares.
 */
export function readPython(root: Node, text: string, before?: PythonUnit): PythonUnit {
  const context: PythonContext = {
    text,
    hasError: root.hasError,
    imports: before?.imports ?? [],
    functions: before?.functions ?? [],
    classes: before?.classes ?? [],
    strays: [],
    frame: { functionId: null, classId: null, isGenerator: false },
    typeOnly: false,
    depth: 0,
  };
  const body = [...(before?.body ?? [])];
  if (context.hasError && root.isError) {
    readStray(root, true, context, body);
  } else body.push(...readBlock(root, context));
  const { imports, functions, classes } = context;
  const broken = [...(before?.broken ?? []), ...(context.hasError ? brokenSpans(root) : [])];
  return { imports, exports: [], body, functions, classes, broken };
}
