import type { Node } from 'web-tree-sitter';
import type { ImportFact } from './facts.ts';
import { childrenOf } from './python-context.ts';
import type { PythonContext } from './python-context.ts';

/** `import a.b, c as d`. */
export function readImport(node: Node, context: PythonContext): void {
  for (const child of childrenOf(node, context)) {
    const { path, alias } = nameOf(child, context);
    if (path === '') continue;
    add(child, context, {
      local: alias ?? path.split('.', 1)[0]!,
      module: path,
      name: '*',
      bindsRoot: alias === null && path.includes('.'),
    });
  }
}

/** `from a import b as c`, `from . import b`, `from a import *`, `from __future__ import b`. */
export function readImportFrom(node: Node, type: string, context: PythonContext): void {
  const children = childrenOf(node, context);
  const future = type === 'future_import_statement';
  const from = future ? undefined : children[0];
  const module = future ? '__future__' : from ? compact(from, context) : '';
  for (const child of future ? children : children.slice(1)) {
    const { path, alias } = nameOf(child, context);
    if (path === '') continue;
    add(child, context, { local: alias ?? path, module, name: path, bindsRoot: false });
  }
}

function nameOf(node: Node, context: PythonContext): { path: string; alias: string | null } {
  if (node.type !== 'aliased_import') return { path: compact(node, context), alias: null };
  const [name, alias] = childrenOf(node, context);
  return {
    path: name ? compact(name, context) : '',
    alias: alias ? context.text.slice(alias.startIndex, alias.endIndex) : null,
  };
}

/** A dotted name may hold blanks, comments and line continuations: only its letters and dots count. */
function compact(node: Node, { text }: PythonContext): string {
  const source = text.slice(node.startIndex, node.endIndex);
  return /[\s\\#]/.test(source) ? source.replace(/#[^\n]*|[\s\\]+/g, '') : source;
}

function add(
  node: Node,
  { imports, typeOnly, frame }: PythonContext,
  fact: Pick<ImportFact, 'local' | 'module' | 'name' | 'bindsRoot'>,
): void {
  imports.push({
    ...fact,
    typeOnly,
    functionId: frame.functionId,
    start: node.startIndex,
    end: node.endIndex,
  });
}
