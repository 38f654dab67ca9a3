import type { CallExpr, Expr, FunctionFacts, Stmt } from '../syntax/facts.ts';
import { sourceOf, walkBlock } from '../syntax/walk.ts';
import { placeOf, type Machine } from './evaluate.ts';
import { knownResult } from './known-functions.ts';
import { methodResult } from './known-methods.ts';
import { paramName } from './arguments.ts';
import { conditionOf } from './conditions.ts';
import { callerOf, depthOf } from './frames.ts';
import { chosenApart } from './pairs.ts';
import { scopeOf } from './scopes.ts';
import { turnsOfLoop } from './turns.ts';
import { typedValue } from './types.ts';
import {
  calledAtOf,
  hop,
  isNothing,
  oneOf,
  optionsOf,
  unknown,
  type BoundCall,
  type Context,
  type Frame,
  type FunctionValue,
  type Option,
  type Value,
} from './value.ts';

const MOST_FRAMES = 14;

/** Value of a call: of a workspace function, a class, a method of a known value, or something outside. */
export function invoke(call: CallExpr, context: Context, machine: Machine): Value {
  const bound: BoundCall = { call, context };
  if (call.callee.kind === 'member') {
    const object = machine.evaluate(call.callee.object, context);
    const result =
      settled(object, bound, machine) ?? methodResult(object, call.callee.property, bound, machine);
    if (result) return result;
  }
  return applied(machine.evaluate(call.callee, context), bound, machine);
}

/** What a known call gives: a promise of it may be caught, an unknown thing may have methods of these names of its own. */
const isPromised = ({ kind }: Value): boolean =>
  kind === 'external' || kind === 'instance' || kind === 'object' || kind === 'one-of';

/** `promise.then(value => …)`: what the function makes of the value; awaiting changes nothing here. */
function settled(object: Value, { call, context }: BoundCall, machine: Machine): Value | undefined {
  const [first] = call.args;
  if (call.callee.kind !== 'member') return undefined;
  if (/^(catch|finally)$/.test(call.callee.property) && isPromised(object)) return object;
  if (call.callee.property !== 'then' || !first || first.spread) return undefined;
  const fn = machine.evaluate(first.value, context);
  if (fn.kind !== 'function') return undefined;
  const [param] = fn.facts.functions[fn.functionId]!.params;
  const args = new Map(param ? [[paramName(param), () => object] as const] : []);
  return machine.nested(() => returned(fn, { call, context }, machine, { args, isOpen: false }));
}

function applied(callee: Value, bound: BoundCall, machine: Machine): Value {
  const { call, context } = bound;
  switch (callee.kind) {
    case 'function':
      return machine.callers.call(callee, bound);
    case 'class':
      return { kind: 'instance', of: callee, made: bound };
    case 'instance': {
      const method = callMethod(callee);
      return method?.kind === 'function'
        ? machine.callers.call(method, bound)
        : unknown('only run time knows', sourceOf(context.facts, call), placeOf(call, context));
    }
    case 'external': {
      // `await context.__aenter__()`: what `with` would give.
      const entered = /\.__a?enter__$/.exec(callee.path);
      if (entered) return { ...callee, path: callee.path.slice(0, entered.index) };
      const made = { ...callee, path: `${callee.path}()`, calls: [...callee.calls, bound] };
      if (made.path.length > 400) return unknown('too long to follow', '');
      return knownResult(made, bound, machine) ?? machine.resultOf(made, machine) ?? made;
    }
    case 'one-of':
      return oneOf(callee.options.map(o => ({ value: applied(o.value, bound, machine), when: o.when })));
    default:
      return unknown('only run time knows', sourceOf(context.facts, call), placeOf(call, context));
  }
}

function callMethod(instance: Value): Value | undefined {
  if (instance.kind !== 'instance') return undefined;
  const cls = instance.of.facts.classes[instance.of.classId]!;
  const id = cls.methods.find(m => instance.of.facts.functions[m]!.name === '__call__');
  return id === undefined
    ? undefined
    : { kind: 'function', facts: instance.of.facts, functionId: id, self: instance, frame: null };
}

/** What a function returns for one call, or for any call when it is null. */
export function returned(
  fn: FunctionValue,
  bound: BoundCall | null,
  machine: Machine,
  given?: Pick<Frame, 'args' | 'isOpen'>,
): Value {
  const facts = fn.facts.functions[fn.functionId]!;
  const depth = depthOf(bound);
  const name = facts.name ?? 'a function';
  if (depth > MOST_FRAMES || recurses(fn, bound)) return unknown('calls itself', name);
  const { self, frame: outer, functionId } = fn;
  const bind = (): Pick<Frame, 'args' | 'isOpen'> =>
    bound ? machine.callers.bind(facts, bound) : { args: new Map(), isOpen: true };
  const frame: Frame | null =
    bound && given
      ? {
          facts: fn.facts,
          functionId,
          self,
          depth,
          outer,
          caller: callerOf(fn, bound),
          calledAt: calledAtOf(bound),
          ...given,
        }
      : bound || self || outer
        ? machine.frames.ofCall(fn, bound, bind)
        : null;
  machine.reliesOn(bound?.context.facts.file ?? fn.facts.file, fn.facts.file);
  const frames = frame && !given ? apart(frame, facts, machine) : [{ frame, when: null }];
  return oneOf(
    frames.flatMap(one => {
      const context: Context = { facts: fn.facts, functionId: fn.functionId, frame: one.frame };
      return chosenApart(fn.functionId, context, machine).map(way => ({
        value: answer(fn, bound, way.context, machine),
        when: one.when ?? way.when,
      }));
    }),
  );
}

/** Functions of a few statements are asked once for each value that an argument may have, so that a name is looked up and given back as the same. */
function apart(
  frame: Frame,
  fn: FunctionFacts,
  machine: Machine,
): { readonly frame: Frame; readonly when: string | null }[] {
  if (fn.body.length > SHORT || frame.args.size > MOST_ARGUMENTS) return [{ frame, when: null }];
  let ways = [{ frame, when: null as string | null }];
  for (const [name, value] of frame.args) {
    const given = value();
    if (given.kind !== 'one-of' || ways.length * given.options.length > MOST_WAYS) continue;
    if (!given.options.every(o => o.value.kind === 'text' || o.value.kind === 'constant')) continue;
    ways = ways.flatMap(way =>
      given.options.map(option => ({
        frame: machine.frames.within(way.frame, name, option.value, () => ({
          ...way.frame,
          args: new Map([...way.frame.args, [name, () => option.value]]),
        })),
        when: [way.when, option.when].filter(w => w !== null).join(', ') || null,
      })),
    );
  }
  return ways;
}

const SHORT = 6;
const MOST_ARGUMENTS = 4;
const MOST_WAYS = 48;

function answer(fn: FunctionValue, bound: BoundCall | null, context: Context, machine: Machine): Value {
  const facts = fn.facts.functions[fn.functionId]!;
  const options: Option[] = [];
  for (const { value, start } of facts.isGenerator ? yields(facts) : returns(facts)) {
    const arms = scopeOf(fn.facts, fn.functionId)
      .pathAt(start)
      .filter(a => a.node >= 0);
    const loop = turnsOfLoop(arms, context, machine);
    const inside = loop ? arms.filter(a => a !== loop.loop) : arms;
    const turns = loop?.turns ?? [{ context, isRepeated: false, when: null }];
    let isSure = false;
    for (const turn of turns) {
      const when = conditionOf(inside, turn.context, machine);
      if (when === 'never') continue;
      const given = turn.when ?? (turn.isRepeated ? 'in the loop' : null);
      options.push({
        value: value
          ? hop(
              machine.evaluate(value, turn.context),
              bound && bound.context.facts !== fn.facts ? 'cross-file' : 'same-file',
            )
          : { kind: 'constant', value: null, via: 'literal', place: placeOf(facts, context) },
        when: when === 'always' ? given : when,
      });
      isSure = when === 'always' && given === null;
      if (isSure) break;
    }
    if (isSure) break;
  }
  const value =
    options.length === 0
      ? { kind: 'constant' as const, value: null, via: 'literal' as const, place: placeOf(facts, context) }
      : oneOf(options);
  return asDeclared(value, facts, context, machine);
}

/** What nobody knows, or comes from a package that we don't know, is what the function declares to give back. */
function asDeclared(value: Value, fn: FunctionFacts, context: Context, machine: Machine): Value {
  if (!fn.returns) return value;
  const isForeign = (one: Value): boolean => one.kind === 'external' && machine.isKnown?.(one) === false;
  const options = optionsOf(value).map(o => o.value);
  const isOpen = options.every(o => o.kind === 'unknown' || isNothing(o) || isForeign(o));
  if (!isOpen || options.every(isNothing)) return value;
  const typed = typedValue(fn.returns, value, { ...context, functionId: fn.parentId, frame: null }, machine);
  if (!typed || value.kind === 'unknown') return typed ?? value;
  return typed.kind === 'external' && machine.isKnown?.(typed) ? typed : value;
}

function recurses(fn: FunctionValue, bound: BoundCall | null): boolean {
  for (let f = bound?.context.frame ?? null; f; f = f.caller ?? f.outer)
    if (f.facts === fn.facts && f.functionId === fn.functionId) return true;
  return false;
}

function returns(fn: FunctionFacts): { value: Expr | null; start: number }[] {
  const found: { value: Expr | null; start: number }[] = [];
  walkBlock(fn.body, null, {
    stmt: (stmt: Stmt) =>
      void (stmt.kind === 'return' && found.push({ value: stmt.value, start: stmt.start })),
  });
  return found;
}

function yields(fn: FunctionFacts): { value: Expr | null; start: number }[] {
  const found: { value: Expr | null; start: number }[] = [];
  walkBlock(fn.body, null, {
    expr: expr =>
      void (
        expr.kind === 'other' &&
        expr.node.startsWith('yield') &&
        expr.children[0] &&
        found.push({ value: expr.children[0], start: expr.start })
      ),
  });
  return found;
}
