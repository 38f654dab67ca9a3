import type { Expr, FunctionFacts } from '../syntax/facts.ts';
import { paramName } from '../values/arguments.ts';
import type { Evaluator } from '../values/evaluate.ts';
import type { BoundCall, Context, Frame, FunctionValue, Value } from '../values/value.ts';
import { argumentSources } from './length-of.ts';

/** The frame of one run of a function; `item` is the first argument where a library gives it. */
export function frameOf(
  value: FunctionValue,
  bound: BoundCall | null,
  { machine }: Evaluator,
  item?: Value,
): Frame {
  const fn = value.facts.functions[value.functionId]!;
  const given = bound ? machine.callers.bind(fn, bound) : { args: itemArgument(fn, item), isOpen: false };
  const frame: Frame = {
    facts: value.facts,
    functionId: fn.id,
    self: value.self,
    depth: (bound?.context.frame?.depth ?? 0) + 1,
    outer: value.frame,
    ...given,
  };
  if (bound) argumentSources.set(frame, sourcesOf(value, bound));
  return frame;
}

function itemArgument(fn: FunctionFacts, item: Value | undefined): Map<string, () => Value> {
  const first = fn.params.find(p => !/^(self|cls)$/.test(p.name) || fn.classId === null);
  return new Map(item && first ? [[paramName(first), () => item]] : []);
}

/** Argument expressions by parameter, where positions tell. */
function sourcesOf(
  value: FunctionValue,
  { call, context }: BoundCall,
): ReadonlyMap<string, { expr: Expr; context: Context }> {
  const fn = value.facts.functions[value.functionId]!;
  const params =
    /^(self|cls)$/.test(fn.params[0]?.name ?? '') && fn.classId !== null ? fn.params.slice(1) : fn.params;
  const found = new Map<string, { expr: Expr; context: Context }>();
  let index = 0;
  for (const arg of call.args) {
    if (arg.spread) return found;
    const name = arg.name ?? params[index++]?.name;
    if (name) found.set(name, { expr: arg.value, context });
  }
  return found;
}
