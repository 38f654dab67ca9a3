import { paramName } from './arguments.ts';
import type { Machine } from './evaluate.ts';
import { returned } from './invoke.ts';
import { unknown, type BoundCall, type FunctionValue, type Value } from './value.ts';

/** What a function gives back for arguments that are values already, such as the items that `map` hands over. */
export function applyFunction(
  fn: FunctionValue,
  args: readonly Value[],
  call: BoundCall,
  machine: Machine,
): Value {
  const params = fn.facts.functions[fn.functionId]!.params.filter(p => p.kind === 'positional');
  const given = new Map(
    params.flatMap((param, i) => (i < args.length ? [[paramName(param), () => args[i]!] as const] : [])),
  );
  return (
    machine.nested(() => returned(fn, call, machine, { args: given, isOpen: false })) ??
    unknown('too much code to follow', 'result')
  );
}
