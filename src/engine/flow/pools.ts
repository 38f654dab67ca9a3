import type { Expr, FunctionFacts } from '../syntax/facts.ts';
import { walkBlock } from '../syntax/walk.ts';
import type { FunctionValue } from '../values/value.ts';

/**
 * A helper that runs a function for each item of a list with a few workers: `mapLimit(items, 3, f)`, written by hand
 * as workers that take `items[next++]` or `items.shift()`. Gives the positions of list and function.
 */
export function pooledParameter(
  value: FunctionValue,
): { readonly list: number; readonly callback: number } | undefined {
  const fn = value.facts.functions[value.functionId]!;
  const at = (name: string): number =>
    fn.params.filter(p => p.name !== 'self').findIndex(p => p.name === name);
  for (const inner of value.facts.functions) {
    if (!isWithin(inner, fn, value)) continue;
    let callback = -1;
    let list = -1;
    let isShared = false;
    walkBlock(inner.body, null, {
      expr: expr => {
        if (expr.kind === 'call' && expr.callee.kind === 'name' && at(expr.callee.name) >= 0)
          callback = at(expr.callee.name);
        const taken = takenFrom(expr);
        if (taken !== null && at(taken.name) >= 0) {
          list = at(taken.name);
          isShared = true;
        }
      },
    });
    if (callback >= 0 && list >= 0 && isShared && callback !== list) return { list, callback };
  }
  return undefined;
}

/** Inside, not the helper itself: its own loops are counted as loops. */
function isWithin(inner: FunctionFacts, fn: FunctionFacts, value: FunctionValue): boolean {
  for (let id = inner.parentId; id !== null; id = value.facts.functions[id]!.parentId)
    if (id === fn.id) return true;
  return false;
}

/** `xs[i++]`, `xs[next]`, `xs.shift()`. */
function takenFrom(expr: Expr): { readonly name: string } | null {
  if (expr.kind === 'index' && expr.object.kind === 'name' && expr.index.kind !== 'string')
    return { name: expr.object.name };
  if (
    expr.kind === 'call' &&
    expr.callee.kind === 'member' &&
    expr.callee.object.kind === 'name' &&
    /^(shift|pop|popleft|get_nowait|next)$/.test(expr.callee.property)
  )
    return { name: expr.callee.object.name };
  return null;
}
