import type { Expr, FileFacts } from '../syntax/facts.ts';
import { sourceOf, walkExpr } from '../syntax/walk.ts';
import { decided, type Machine } from './evaluate.ts';
import { frameBeside } from './frame-beside.ts';
import { membersOfEnum } from './members.ts';
import { conditionsAt, type Guard } from './scopes.ts';
import { constantText, oneOf, optionsOf, unknown, type Context, type Frame, type Value } from './value.ts';

const MOST_GUARDS = 6;

/**
 * The options of a name that the conditions around a read leave: behind `if (config.provider === "ollama") return`,
 * `config` is one of the others.
 */
export function narrowed(
  name: string,
  given: Value,
  read: { readonly start: number },
  context: Context,
  machine: Machine,
): Value {
  const value = given.kind === 'instance' ? (membersOfEnum(given, machine) ?? given) : given;
  if (value.kind !== 'one-of') return value;
  const guards = conditionsAt(context.facts, context.functionId, read.start)
    .filter(g => mentions(g.expr, name))
    .slice(-MOST_GUARDS);
  if (guards.length === 0) return given;
  const kept = value.options.filter(option => {
    const frame = holding(name, option.value, context, machine);
    return guards.every(g => decided(machine.evaluate(g.expr, { ...context, frame })) !== g.negated);
  });
  return kept.length === 0 || kept.length === value.options.length ? given : oneOf(kept);
}

/** `"b" if x == "a" else x`: behind the `else`, x is none of the "a" that it mostly is. */
export function elseOf(
  expr: Extract<Expr, { kind: 'conditional' }>,
  context: Context,
  machine: Machine,
): Value {
  const value = machine.evaluate(expr.else, context);
  const { test } = expr;
  if (test.kind !== 'compare' || !/^={2,3}$/.test(test.op)) return value;
  const [word, subject] = test.left.kind === 'string' ? [test.left, test.right] : [test.right, test.left];
  const written = sourceOf(context.facts, expr.else);
  if (word.kind !== 'string' || sourceOf(context.facts, subject) !== written) return value;
  const kept = optionsOf(value).filter(o => constantText(o.value) !== word.value);
  return kept.length > 0 ? oneOf(kept) : unknown('other than the default', written);
}

/** The value that a name holds while its options are tried one by one; undefined otherwise. */
export function heldIn(frame: Frame | null, name: string, facts: FileFacts): Value | undefined {
  for (let f = frame; f; f = f.outer) if (f.held?.name === name && f.facts === facts) return f.held.value;
  return undefined;
}

/** A frame in which a name holds one value. */
export function holding(
  name: string,
  value: Value,
  { facts, frame: outer }: Context,
  machine: Machine,
): Frame {
  return machine.frames.within(outer, `${facts.file} ${name}`, value, () =>
    frameBeside(facts, outer, { held: { name, value } }),
  );
}

const mentioned = new WeakMap<Guard['expr'], ReadonlySet<string>>();

export function mentions(expr: Expr, name: string): boolean {
  let names = mentioned.get(expr);
  if (!names) {
    const found = new Set<string>();
    walkExpr(expr, null, { expr: e => void (e.kind === 'name' && found.add(e.name)) });
    mentioned.set(expr, (names = found));
  }
  return names.has(name);
}
