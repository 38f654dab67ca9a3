import type { CallExpr, Expr, FunctionFacts } from '../syntax/facts.ts';
import { walkExpr } from '../syntax/walk.ts';
import { lastNameOf } from '../syntax/last-name.ts';
import { lastName } from '../values/callers.ts';
import type { Context, FunctionValue, Value } from '../values/value.ts';
import type { Counting } from './counting.ts';
import { argumentSources } from './length-of.ts';
import { isTelling } from './telling-arguments.ts';
import { scopeOf } from '../values/scopes.ts';
import { functionOf, type FlowNode } from './flow-node.ts';
import { isConstructor, isNamesake, overrides } from './refers-to.ts';

/** What a call may run: one of these functions. */
export interface Callee {
  readonly functions: readonly FunctionValue[];
  /** It may run something else too, or none of them. */
  readonly isOpen: boolean;
}

const NONE: Callee = { functions: [], isOpen: true };

/** Sends work elsewhere: another run's, with an entry point of its own. */
const LATER =
  /^(delay|apply_async|send_with_options|kiq|enqueue|enqueue_in|enqueue_at|remote|spawn_later|si|signature)$/;

/**
 * The value of a callee or of a function that is handed on, first without the arguments of this run: mostly that says
 * enough, and it is remembered for all runs. Where the object itself is known exactly, what it holds tells more.
 */
export function lookUp(expr: Expr, context: Context, counting: Counting): Value {
  const { evaluator } = counting;
  const general = { ...context, frame: null };
  if (context.frame === null) return evaluator.evaluate(expr, general);
  // A function made here sees the arguments of this run.
  if (expr.kind === 'function') return evaluator.evaluate(expr, context);
  const roots = rootsOf(expr, context);
  if (!roots.hasLocal && !roots.hasSelf) return evaluator.evaluate(expr, general);
  // A parameter may hold another function in each run.
  if (expr.kind === 'name') return evaluator.evaluate(expr, context);
  const self = roots.hasSelf ? selfOf(context) : null;
  const isExact = self?.kind === 'instance' && self.made !== null;
  if (!isExact) {
    const value = evaluator.evaluate(expr, general);
    if (value.kind !== 'unknown' && value.kind !== 'one-of') return value;
    if (!roots.hasLocal) return value;
  } else if (!roots.hasLocal) return counting.once(expr, self, () => evaluator.evaluate(expr, context));
  return evaluator.evaluate(expr, context);
}

function selfOf(context: Context): Value | null {
  for (let frame = context.frame; frame; frame = frame.outer) if (frame.self) return frame.self;
  return null;
}

/** Whether an expression has local names in it, or the object itself. */
function rootsOf(expr: Expr, context: Context): { hasLocal: boolean; hasSelf: boolean } {
  const found = { hasLocal: false, hasSelf: false };
  walkExpr(expr, null, {
    expr: e => {
      if (e.kind !== 'name') return;
      if (/^(self|this|cls|super)$/.test(e.name)) found.hasSelf = true;
      else if (isLocal(e.name, context)) found.hasLocal = true;
    },
  });
  return found;
}

function isLocal(name: string, context: Context): boolean {
  for (let id = context.functionId; id !== null; id = context.facts.functions[id]!.parentId)
    if (scopeOf(context.facts, id).names.has(name)) return true;
  // In a turn for one item, the names of the module's own loop are known as in a function's.
  for (let frame = context.frame; frame; frame = frame.outer)
    if (frame.items && frame.facts === context.facts)
      return (
        scopeOf(context.facts, null)
          .names.get(name)
          ?.some(b => b.kind === 'item' || b.kind === 'assign') === true
      );
  return false;
}

/** The functions that a call may run. */
export function calleeOf(call: CallExpr, value: Value, context: Context, counting: Counting): Callee {
  const { callee } = call;
  if (callee.kind === 'member') {
    if (LATER.test(callee.property)) return NONE;
    if (/^(call|apply|bind)$/.test(callee.property)) {
      const object = counting.evaluator.evaluate(callee.object, context);
      if (object.kind === 'function') return ofValue(object, call, context, counting);
    }
  }
  return ofValue(value, call, context, counting);
}

function ofValue(value: Value, call: CallExpr, context: Context, counting: Counting): Callee {
  switch (value.kind) {
    case 'function':
      return ofFunction(value, counting);
    case 'class': {
      const ctor = constructorOf(value, counting);
      return ctor
        ? {
            functions: [{ ...ctor, self: { kind: 'instance', of: value, made: { call, context } } }],
            isOpen: false,
          }
        : NONE;
    }
    case 'instance': {
      const method = methodOf(value, ['__call__', 'forward'], counting);
      return method ? { functions: [method], isOpen: false } : NONE;
    }
    case 'one-of': {
      const all = value.options.map(o => ofValue(o.value, call, context, counting));
      return { functions: unique(all.flatMap(a => a.functions)), isOpen: all.some(a => a.isOpen) };
    }
    case 'external': {
      // `partial(f, x)(…)`, `f.bind(this)(…)`, `task("name", f)(…)`: the function inside.
      const made = /(^|\.)(partial|task)\(\)$/.test(value.path) ? value.calls.at(-1) : undefined;
      const args = made?.call.args ?? [];
      const first = args.find(a => a.value.kind === 'function') ?? args[0];
      return first
        ? ofValue(counting.evaluator.evaluate(first.value, made!.context), call, context, counting)
        : NONE;
    }
    case 'unknown':
      return byName(call, value, context, counting);
    default:
      return NONE;
  }
}

/** The function itself, or what overrides it where the object may be of a class below. */
function ofFunction(value: FunctionValue, counting: Counting): Callee {
  const fn = value.facts.functions[value.functionId]!;
  const below = (counting.reaching.methods.get(fn.name ?? '') ?? []).filter(node => {
    const other = functionOf(node)!;
    return (
      !(node.facts.file === value.facts.file && other.id === fn.id) &&
      overrides(value, node.facts, other, counting.evaluator)
    );
  });
  if (below.length === 0) return { functions: [value], isOpen: false };
  const others = below.map(node => methodValue(node, value.self));
  return isAbstract(fn)
    ? { functions: others, isOpen: false }
    : { functions: [value, ...others], isOpen: false };
}

function methodValue(node: FlowNode, self: Value | null): FunctionValue {
  const fn = functionOf(node)!;
  const of = { kind: 'class', facts: node.facts, classId: fn.classId! } as const;
  const made =
    self?.kind === 'instance' && self.of.facts === node.facts && self.of.classId === fn.classId
      ? self.made
      : null;
  return {
    kind: 'function',
    facts: node.facts,
    functionId: fn.id,
    self: { kind: 'instance', of, made },
    frame: null,
  };
}

/** A body that only says that a class below has to do it. */
function isAbstract(fn: FunctionFacts): boolean {
  if (fn.decorators.some(d => /abstract/i.test(lastNameOf(d)))) return true;
  const body = fn.body.filter(
    s => !(s.kind === 'expr' && (s.value.kind === 'string' || s.value.kind === 'other')),
  );
  return body.length === 0 || (body.length === 1 && body[0]!.kind === 'throw');
}

function constructorOf(
  of: Extract<Value, { kind: 'class' }>,
  counting: Counting,
  depth = 0,
): FunctionValue | undefined {
  const cls = of.facts.classes[of.classId]!;
  const id = cls.methods.find(m => isConstructor(of.facts.functions[m]!));
  if (id !== undefined)
    return {
      kind: 'function',
      facts: of.facts,
      functionId: id,
      self: { kind: 'instance', of, made: null },
      frame: null,
    };
  for (const base of depth < 8 ? cls.bases : []) {
    const value = counting.evaluator.evaluate(base, {
      facts: of.facts,
      functionId: cls.functionId,
      frame: null,
    });
    const found = value.kind === 'class' ? constructorOf(value, counting, depth + 1) : undefined;
    if (found) return found;
  }
  return undefined;
}

function methodOf(
  instance: Extract<Value, { kind: 'instance' }>,
  names: readonly string[],
  counting: Counting,
): FunctionValue | undefined {
  for (const name of names) {
    const value = counting.evaluator.field(instance, name);
    if (value.kind === 'function') return value;
  }
  return undefined;
}

/** A method on something unknown, by its name. */
function byName(call: CallExpr, value: Value, context: Context, counting: Counting): Callee {
  const { callee } = call;
  if (callee.kind !== 'member') return NONE;
  const found = (counting.reaching.methods.get(lastName(call)) ?? []).filter(node =>
    isNamesake(value, callee, context, node.facts, functionOf(node)!, counting.evaluator),
  );
  return { functions: found.map(node => methodValue(node, null)), isOpen: true };
}

function unique(functions: readonly FunctionValue[]): FunctionValue[] {
  return functions.filter(
    (fn, i) =>
      functions.findIndex(
        o =>
          o.facts === fn.facts &&
          o.functionId === fn.functionId &&
          o.self === fn.self &&
          o.frame === fn.frame,
      ) === i,
  );
}

/** A parameter that was given a function, a variable that was assigned one. */
function holdsFunction(name: string, context: Context, counting: Counting, depth = 0): boolean {
  for (let id = context.functionId; id !== null; id = context.facts.functions[id]!.parentId) {
    const bindings = scopeOf(context.facts, id).names.get(name);
    if (!bindings) continue;
    return bindings.some(b => {
      if (b.kind === 'function' || b.kind === 'import') return counting.reaching.names.has(name);
      if (b.kind === 'item') return true;
      if (b.kind === 'assign') return counting.hot(context.facts, id).within(b.value);
      if (b.kind !== 'param' || depth > 4) return false;
      for (let frame = context.frame; frame; frame = frame.outer) {
        if (frame.facts !== context.facts || frame.functionId !== id) continue;
        const given = argumentSources.get(frame)?.get(name);
        if (!given)
          return b.param.default !== null && counting.hot(context.facts, id).within(b.param.default);
        const { facts, functionId } = given.context;
        return (
          counting.hot(facts, functionId).within(given.expr) ||
          (given.expr.kind === 'name' && holdsFunction(given.expr.name, given.context, counting, depth + 1))
        );
      }
      return counting.reaching.names.has(name);
    });
  }
  return counting.reaching.names.has(name);
}

/** Whether what is handed on may be another function in each run: what calls give back, and its parts, seldom are functions at all. */
function isWorthRun(expr: Expr, context: Context): boolean {
  if (expr.kind === 'member') {
    const { object } = expr;
    return object.kind === 'name' && (/^(self|this|cls)$/.test(object.name) || isTelling(object, context));
  }
  return expr.kind !== 'name' || isTelling(expr, context);
}

/** Functions that an expression holds, where they may reach a call. */
export function functionsOf(expr: Expr, context: Context, counting: Counting): FunctionValue[] {
  const { reaching, evaluator } = counting;
  const hot = counting.hot(context.facts, context.functionId);
  const mayHold =
    expr.kind === 'name' && isLocal(expr.name, context)
      ? holdsFunction(expr.name, context, counting)
      : hot.within(expr);
  if (!mayHold) return [];
  const value = isWorthRun(expr, context)
    ? lookUp(expr, context, counting)
    : evaluator.evaluate(expr, { ...context, frame: null });
  const found: FunctionValue[] = [];
  for (const option of value.kind === 'one-of' ? value.options.map(o => o.value) : [value])
    if (option.kind === 'function' && reaching.nodes.get(option.facts, option.functionId)) found.push(option);
  if (found.length === 0 && value.kind === 'unknown' && expr.kind === 'member')
    for (const node of reaching.methods.get(expr.property) ?? [])
      if (isNamesake(value, expr, context, node.facts, functionOf(node)!, evaluator))
        found.push(methodValue(node, null));
  return found;
}
