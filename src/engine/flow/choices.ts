import type { Expr } from '../syntax/facts.ts';
import { childrenOf, walkExpr } from '../syntax/walk.ts';
import type { Evaluator } from '../values/evaluate.ts';
import { paramName } from '../values/arguments.ts';
import { frameFor, itemOfRun } from '../values/names.ts';
import { scopeOf, type Binding } from '../values/scopes.ts';
import { optionsOf, truthOf, type Context } from '../values/value.ts';
import type { Choice } from './run-counts.ts';

/** What the code says of a condition: surely so, usually so (by a default), or nothing. */
export function choiceOf(test: Expr, context: Context, evaluator: Evaluator): Choice {
  const value = evaluator.evaluate(test, context);
  const truth = truthOf(value) ?? truthOf(optionsOf(value)[0]!.value);
  const isDispatch =
    test.kind === 'compare' && test.op === '==' && [test.left, test.right].some(e => e.kind === 'string');
  if (truth === undefined) return { isDispatch };
  const isCertain =
    value.kind !== 'one-of' &&
    isFixed(test, context) &&
    !(isFlag(test) && (isDefault(value) || takesDefault(test, context)));
  return isCertain ? { sure: truth } : { usual: truth, isDispatch };
}

const isDefault = (value: ReturnType<Evaluator['evaluate']>): boolean =>
  (value.kind === 'constant' || value.kind === 'text') && /-default$/.test(value.via);

/** A condition that the code alone decides in this run, or none: for ways that hold no call themselves. */
export const fixedChoiceOf = (test: Expr, context: Context, evaluator: Evaluator): Choice =>
  isFixed(test, context) ? choiceOf(test, context, evaluator) : {};

/** A switch rather than a limit: numbers that bound a recursion hold, flags may be set otherwise. */
function isFlag(test: Expr): boolean {
  if (test.kind === 'logical') return isFlag(test.left) && isFlag(test.right);
  return !(test.kind === 'compare' && /^[<>]=?$/.test(test.op));
}

/** A condition on a parameter that this run leaves at its default: other runs may give something else. */
function takesDefault(test: Expr, context: Context): boolean {
  let found = false;
  walkExpr(test, null, {
    expr: e => {
      if (e.kind !== 'name' || found) return;
      for (let id = context.functionId; id !== null; id = context.facts.functions[id]!.parentId) {
        const [binding] = scopeOf(context.facts, id).names.get(e.name) ?? [];
        if (!binding) continue;
        const frame = frameFor(context.frame, context.facts, id);
        found = binding.kind === 'param' && frame !== null && !frame.args.has(paramName(binding.param));
        return;
      }
    },
  });
  return found;
}

/** Only literals, and names that this run can't change: arguments that are known, constants of the module. */
function isFixed(test: Expr, context: Context): boolean {
  if (test.kind === 'name') return isFixedName(test.name, context);
  if (test.kind === 'call') return false;
  if (test.kind === 'member' || test.kind === 'index')
    return isOfItem(test, context) && (test.kind === 'member' || isFixed(test.index, context));
  return childrenOf(test).every(child => isFixed(child, context));
}

/** A part of the item that a turn is for. */
function isOfItem(expr: Expr, context: Context): boolean {
  if (expr.kind === 'member' || expr.kind === 'index') return isOfItem(expr.object, context);
  if (expr.kind !== 'name') return false;
  for (let id = context.functionId; ; id = context.facts.functions[id]!.parentId) {
    const bindings = scopeOf(context.facts, id).names.get(expr.name);
    if (bindings) return isItem(bindings, context);
    if (id === null) return false;
  }
}

const isItem = (bindings: readonly Binding[], context: Context): boolean =>
  bindings.every(b => b.kind === 'item') &&
  bindings.some(b => b.kind === 'item' && itemOfRun(b.iterable, context) !== undefined);

function isFixedName(name: string, context: Context): boolean {
  for (let id = context.functionId; ; id = context.facts.functions[id]!.parentId) {
    const bindings = scopeOf(context.facts, id).names.get(name);
    if (bindings) {
      const [only] = bindings;
      if (isItem(bindings, context)) return true;
      if (bindings.length !== 1 || !only) return false;
      if (only.kind === 'param') return hasFrame(context, id);
      if (id === null) return only.kind === 'assign' || only.kind === 'import';
      return (
        only.kind === 'assign' &&
        only.path.length === 0 &&
        isFixed(only.value, { ...context, functionId: id })
      );
    }
    if (id === null) return false;
  }
}

function hasFrame(context: Context, functionId: number | null): boolean {
  for (let frame = context.frame; frame; frame = frame.outer)
    if (frame.facts === context.facts && frame.functionId === functionId) return true;
  return false;
}
