import type { Expr } from '../syntax/facts.ts';
import { childrenOf } from '../syntax/walk.ts';
import { lastNameOf } from '../syntax/last-name.ts';
import { itemOfRun } from '../values/names.ts';
import { scopeOf } from '../values/scopes.ts';
import type { Context } from '../values/value.ts';

const ARITHMETIC =
  /^(len|range|min|max|int|float|abs|round|floor|ceil|sum|list|tuple|sorted|parseInt|Number|trunc)$/;

/**
 * Whether an argument's value is worth working out in each run: literals, arithmetic, functions, and names that hold
 * these. What other calls give back, and texts put together, seldom decide how often something runs.
 */
export function isTelling(expr: Expr, context: Context, depth = 0): boolean {
  if (depth > 6) return false;
  switch (expr.kind) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
    case 'function':
      return true;
    case 'name':
      return isTellingName(expr.name, context, depth);
    case 'member':
      return expr.object.kind === 'name' && depth < 4;
    case 'call': {
      const name = lastNameOf(expr.callee);
      return ARITHMETIC.test(name) && expr.args.every(a => isTelling(a.value, context, depth + 1));
    }
    case 'list':
      return expr.items.length <= 40;
    case 'object':
    case 'template':
    case 'other':
      return false;
    default:
      return childrenOf(expr).every(child => isTelling(child, context, depth + 1));
  }
}

function isTellingName(name: string, context: Context, depth: number): boolean {
  for (let id = context.functionId; id !== null; id = context.facts.functions[id]!.parentId) {
    const bindings = scopeOf(context.facts, id).names.get(name);
    if (!bindings) continue;
    const inner = { ...context, functionId: id };
    return bindings.every(b =>
      b.kind === 'assign'
        ? isTelling(b.value, inner, depth + 1)
        : b.kind === 'item'
          ? itemOfRun(b.iterable, inner) !== undefined
          : b.kind === 'param' || b.kind === 'function',
    );
  }
  return true;
}
