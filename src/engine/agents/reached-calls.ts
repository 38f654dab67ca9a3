import type { ResolvedCall } from '../calls/resolved-call.ts';
import type { CallExpr, FileFacts } from '../syntax/facts.ts';
import { callsByName } from '../values/callers.ts';
import type { Evaluator } from '../values/evaluate.ts';
import { optionsOf, type FunctionValue } from '../values/value.ts';

/** The requests that a function makes, itself or through functions of the workspace that it calls. */
export type ReachedCalls = (fn: FunctionValue) => ReadonlySet<ResolvedCall>;

/** Functions deep, and functions in all, that are followed from one. */
const MOST_DEPTH = 8;
const MOST_FUNCTIONS = 200;

export function createReachedCalls(resolved: readonly ResolvedCall[], evaluator: Evaluator): ReachedCalls {
  const inFunction = new Map<FileFacts, Map<number | null, ResolvedCall[]>>();
  for (const call of resolved) {
    const { facts, context } = call.site;
    const functions = inFunction.get(facts) ?? new Map<number | null, ResolvedCall[]>();
    inFunction.set(facts, functions);
    functions.set(context.functionId, [...(functions.get(context.functionId) ?? []), call]);
  }
  const callees = new WeakMap<CallExpr, readonly FunctionValue[]>();
  const known = new Map<string, ReadonlySet<ResolvedCall>>();

  return fn => {
    const key = keyOf(fn);
    const done = known.get(key);
    if (done) return done;
    const found = new Set<ResolvedCall>();
    follow(fn, found, new Set(), 0);
    known.set(key, found);
    return found;
  };

  function follow(fn: FunctionValue, found: Set<ResolvedCall>, seen: Set<string>, depth: number): void {
    if (depth > MOST_DEPTH || seen.size > MOST_FUNCTIONS || seen.has(keyOf(fn))) return;
    seen.add(keyOf(fn));
    for (const id of withNested(fn.facts, fn.functionId)) {
      seen.add(`${fn.facts.file}#${String(id)}`);
      for (const call of inFunction.get(fn.facts)?.get(id) ?? []) found.add(call);
      for (const call of callsIn(fn.facts, id))
        for (const callee of calleesOf(call, fn.facts, id)) follow(callee, found, seen, depth + 1);
    }
  }

  function calleesOf(call: CallExpr, facts: FileFacts, functionId: number): readonly FunctionValue[] {
    const known = callees.get(call);
    if (known) return known;
    const context = { facts, functionId, frame: null };
    const handed = call.args
      .map(a => a.value)
      .filter(v => v.kind === 'name' || v.kind === 'member' || v.kind === 'function');
    const functions = [call.callee, ...handed].flatMap(expr =>
      optionsOf(evaluator.evaluate(expr, context)).flatMap(({ value }) => {
        const own = value.kind === 'instance' ? evaluator.field(value, '__call__') : value;
        return own.kind === 'function' ? [own] : [];
      }),
    );
    callees.set(call, functions);
    return functions;
  }
}

const keyOf = (fn: FunctionValue): string => `${fn.facts.file}#${String(fn.functionId)}`;

const withNested = (facts: FileFacts, id: number): number[] => [
  id,
  ...facts.functions.filter(f => f.parentId === id).flatMap(f => withNested(facts, f.id)),
];

const index = new WeakMap<FileFacts, Map<number | null, CallExpr[]>>();

function callsIn(facts: FileFacts, functionId: number): readonly CallExpr[] {
  let calls = index.get(facts);
  if (!calls) {
    calls = new Map();
    for (const list of callsByName(facts).values())
      for (const { call, functionId: id } of list) calls.set(id, [...(calls.get(id) ?? []), call]);
    index.set(facts, calls);
  }
  return calls.get(functionId) ?? [];
}
