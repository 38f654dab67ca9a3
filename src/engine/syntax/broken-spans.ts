import type { Node } from 'web-tree-sitter';
import type { Span } from './facts.ts';

/** Spans that the parser skipped (ERROR) or made up (MISSING, of no width), in order. Iterates: trees can be 20,000 deep. */
export function brokenSpans(root: Node): Span[] {
  const spans: Span[] = [];
  const open: Node[] = root.hasError ? [root] : [];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.isError || node.isMissing) {
      spans.push({ start: node.startIndex, end: node.endIndex });
      continue;
    }
    const children = node.children;
    for (let i = children.length - 1; i >= 0; i--) {
      const child = children[i]!;
      if (child.hasError) open.push(child);
    }
  }
  return spans;
}
