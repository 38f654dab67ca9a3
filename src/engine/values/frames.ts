import type { CallExpr } from '../syntax/facts.ts';
import { changesNames } from './frame-of.ts';
import { namesOfFunction } from './rests.ts';
import { ValueIds } from './value-ids.ts';
import { calledAtOf, type BoundCall, type Frame, type FunctionValue, type Value } from './value.ts';

type Arguments = Pick<Frame, 'args' | 'isOpen'>;

/** Runs a question on the side; undefined where its answer may be a part only, or was cut short. */
export type Settled = <T>(run: () => T) => T | undefined;

/**
 * Frames by what they stand for: a call with the same arguments on the same object is the same frame, so that what is
 * known in it is known still, whoever calls.
 */
export class Frames {
  readonly #calls = new Map<CallExpr | null, Map<Frame | null, Map<string, Frame>>>();
  readonly #byArguments = new Map<string, Frame>();
  readonly #within = new Map<Frame | null, Map<object | string, Map<number, Frame>>>();
  readonly #ids = new ValueIds();
  readonly #settled: Settled;

  constructor(settled: Settled) {
    this.#settled = settled;
  }

  /** The frame of a function for one call of it, null for any call. One whose arguments are not settled yet is not kept. */
  ofCall(fn: FunctionValue, call: BoundCall | null, bind: () => Arguments, depth = depthOf(call)): Frame {
    const frames = entry(
      entry(this.#calls, call?.call ?? null, () => new Map<Frame | null, Map<string, Frame>>()),
      call?.context.frame ?? null,
      () => new Map<string, Frame>(),
    );
    const key = `${String(this.#ids.of(fn))} ${String(depth)}`;
    const known = frames.get(key);
    if (known) return known;
    const given = this.#settled(bind);
    const { facts, functionId, self, frame: outer } = fn;
    const calledAt = call ? calledAtOf(call) : undefined;
    const caller = callerOf(fn, call);
    const frame: Frame = { facts, functionId, self, depth, outer, caller, calledAt, ...(given ?? bind()) };
    if (!given) return frame;
    const shared = this.#shared(frame, key);
    frames.set(key, shared);
    return shared;
  }

  /** The frame that has the same arguments already. */
  #shared(frame: Frame, key: string): Frame {
    const { facts, functionId, args, isOpen, calledAt } = frame;
    const names = namesOfFunction(facts.functions[functionId!]!, facts);
    const values = this.#settled(() =>
      [...args].flatMap(([name, value]) =>
        names.has(name) || name.startsWith('#') ? `${name}=${String(this.#ids.of(value()))}` : [],
      ),
    );
    if (!values) return frame;
    const from = calledAt && changesNames(calledAt.facts) ? calledAt : null;
    const at = from ? `${String(this.#ids.ofObject(from.facts))}:${String(from.at)}` : '';
    const callers: string[] = [];
    for (let f = frame.caller ?? null; f; f = f.caller ?? f.outer) callers.push(String(f.functionId));
    return entry(
      this.#byArguments,
      `${key}|${isOpen ? 'open' : ''}|${at}|${callers.join('<')}|${values.join()}`,
      () => frame,
    );
  }

  /** A frame inside another one, by what it is about and what that is there: a loop and its item, a name and what it holds. */
  within(outer: Frame | null, about: object | string, what: Value | number, make: () => Frame): Frame {
    const inner = entry(this.#within, outer, () => new Map<object | string, Map<number, Frame>>());
    return entry(
      entry(inner, about, () => new Map<number, Frame>()),
      typeof what === 'number' ? what : this.#ids.of(what),
      make,
    );
  }
}

/** Functions of a module have nothing around them: what they were called from tells whether they call themselves. */
export const callerOf = ({ facts, functionId, self }: FunctionValue, call: BoundCall | null): Frame | null =>
  call && !self && call.context.facts === facts && facts.functions[functionId]!.parentId === null
    ? call.context.frame
    : null;

export const depthOf = (call: BoundCall | null): number => (call?.context.frame?.depth ?? 0) + 1;

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
