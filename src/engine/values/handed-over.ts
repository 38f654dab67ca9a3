import { lastNameOf } from '../syntax/last-name.ts';
import type { CallExpr } from '../syntax/facts.ts';
import type { FoundCall } from './callers.ts';

/** Python functions that call another one elsewhere, in a thread or a pool, with the arguments that follow it. */
const RUNNERS = ['submit', 'to_thread', 'run_in_executor', 'run_in_threadpool', 'run_sync', 'start_soon'];

/** `pool.submit(model.ask, text)` as the calls `model.ask(text)` that they set off, of functions of these names. */
export function* handedOver(
  calls: ReadonlyMap<string, readonly FoundCall[]>,
  names: readonly string[],
): Generator<FoundCall> {
  for (const runner of RUNNERS) {
    for (const { call, functionId } of calls.get(runner) ?? []) {
      const started = startedBy(call, runner === 'run_in_executor' ? 1 : 0);
      if (started && names.includes(lastNameOf(started.callee))) yield { call: started, functionId };
    }
  }
}

const made = new WeakMap<CallExpr, CallExpr>();

/** The same call each time, so that what is known of it is found again. */
function startedBy(call: CallExpr, index: number): CallExpr | undefined {
  const known = made.get(call);
  if (known) return known;
  const fn = call.args[index];
  if (!fn || fn.spread || fn.name !== null) return undefined;
  if (fn.value.kind !== 'member' && fn.value.kind !== 'name') return undefined;
  const started = { ...call, callee: fn.value, args: call.args.slice(index + 1) };
  made.set(call, started);
  return started;
}
