import type { Stmt } from './facts.ts';
import type { PythonContext } from './python-context.ts';
import { readStatement } from './python-statements.ts';

/** Reads what the parser could not place (ERROR nodes), so that calls in broken code are still seen. */
export function readStrays(context: PythonContext, out: Stmt[]): void {
  for (let node = context.strays.shift(); node; node = context.strays.shift())
    for (const child of node.namedChildren)
      if (child.type !== 'comment') readStatement(child, child.type, context, out);
}
