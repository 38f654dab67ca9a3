import type { Expr, FunctionFacts } from '../syntax/facts.ts';
import { paramName } from '../values/arguments.ts';
import type { Evaluator } from '../values/evaluate.ts';
import {
  numberOf,
  unknown,
  type BoundCall,
  type Context,
  type Frame,
  type FunctionValue,
  type Value,
} from '../values/value.ts';
import { argumentSources } from './length-of.ts';

/** The frame of one run of a function; `item` is the first argument where a library gives it. */
export function frameOf(
  value: FunctionValue,
  bound: BoundCall | null,
  { machine }: Evaluator,
  item?: Value,
): Frame {
  const fn = value.facts.functions[value.functionId]!;
  const given = bound
    ? machine.callers.bind(fn, bound)
    : { args: itemArgument(fn, item), isOpen: false, isStart: true };
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

/**
 * A run whose arguments hold numbers that only run time knows, with a default in the code (`req.body.depth ?? 2`): the
 * usual one has the default, and the open one shows what all that may be given comes to. Null where there are none.
 */
export function splitByDefaults(
  frame: Frame,
  names: readonly string[],
): { readonly usual: Frame; readonly open: Frame } | null {
  const usual = new Map(frame.args);
  const open = new Map(frame.args);
  const sources = new Map(argumentSources.get(frame) ?? []);
  for (const name of names) {
    const given = frame.args.get(name)?.();
    const split = given && splitValue(given);
    if (!split) continue;
    usual.set(name, () => split.usual);
    open.set(name, () => split.open);
    // What it was written as tells the two no longer apart.
    sources.delete(name);
  }
  if ([...usual].every(([name, of]) => frame.args.get(name) === of)) return null;
  const frames = { usual: { ...frame, args: usual }, open: { ...frame, args: open } };
  for (const one of [frames.usual, frames.open]) argumentSources.set(one, sources);
  return frames;
}

function splitValue(value: Value): { readonly usual: Value; readonly open: Value } | null {
  if (value.kind === 'object') {
    const split = [...value.entries].map(([key, inner]) => {
      const both = inner.kind === 'one-of' ? splitValue(inner) : null;
      return { key, usual: both?.usual ?? inner, open: both?.open ?? inner };
    });
    if (split.every(s => s.usual === value.entries.get(s.key))) return null;
    return {
      usual: { ...value, entries: new Map(split.map(s => [s.key, s.usual])) },
      open: { ...value, entries: new Map(split.map(s => [s.key, s.open])) },
    };
  }
  if (value.kind !== 'one-of') return null;
  const numbers = value.options.flatMap(o => (numberOf(o.value) === undefined ? [] : [o.value]));
  // What a framework hands in is a value from outside where its type is written.
  const others = value.options.flatMap(o =>
    o.value.kind === 'unknown' || o.value.kind === 'external' ? [o.value] : [],
  );
  const [usual] = numbers;
  if (numbers.length !== 1 || others.length + 1 !== value.options.length || usual?.kind !== 'constant')
    return null;
  return {
    usual: { ...usual, via: 'parameter-default' },
    open: others[0] ?? unknown('only run time knows', 'number'),
  };
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
