import type { Expr } from '../syntax/facts.ts';
import { sourceOf } from '../syntax/walk.ts';
import type { Sources } from '../sources.ts';
import { compare, binary } from './operators.ts';
import { invoke } from './invoke.ts';
import { evaluateComprehension } from './comprehension.ts';
import { frameOf } from './frame-of.ts';
import { Frames } from './frames.ts';
import { Remembered } from './remembered.ts';
import { restsOf } from './rests.ts';
import { slice } from './slices.ts';
import { elseOf } from './narrowing.ts';
import { evaluateTemplate } from './templates.ts';
import { fieldOf, itemOf } from './members.ts';
import { typeofName } from './list-functions.ts';
import { createModuleResolver, type ModuleResolver } from './modules.ts';
import { evaluateName } from './names.ts';
import { once } from './arguments.ts';
import { readEnvironment } from './environment.ts';
import { ownPath, parentPath } from './paths.ts';
import { createCallers, type Callers } from './callers.ts';
import { reassigned } from './reassigned.ts';
import {
  constantText,
  hop,
  isMade,
  oneOf,
  truthOf,
  unknown,
  type Context,
  type ExternalValue,
  type Frame,
  type FunctionValue,
  type InstanceValue,
  type ListItem,
  type OperationValue,
  type Place,
  type Value,
  type Via,
} from './value.ts';

export type Evaluate = (expr: Expr, context: Context) => Value;

/** What the rooms of `values` share while they evaluate for one report. */
export interface Machine {
  readonly sources: Sources;
  readonly resolver: ModuleResolver;
  readonly callers: Callers;
  readonly frames: Frames;
  readonly evaluate: Evaluate;
  /** Environment variables that deployments set, by name. */
  readonly environment: () => ReturnType<typeof readEnvironment>;
  /** What a call of something outside the workspace gives back, where that is known (client wrappers). */
  readonly resultOf: (external: ExternalValue, machine: Machine) => Value | undefined;
  /** Method of a pipe of stages, `(prompt | model).invoke`. */
  readonly memberOf?: (pipe: OperationValue, name: string) => Value | undefined;
  /** Method of a function that a decorator of a package made into something else. */
  readonly methodOf?: (fn: FunctionValue, name: string, machine: Machine) => Value | undefined;
  /** Attributes that a framework gives to objects of a workspace class, by the class's decorator. */
  readonly attributeOf?: (instance: InstanceValue, name: string, machine: Machine) => Value | undefined;
  /** Whether a thing comes from a package that we know. */
  readonly isKnown?: (external: ExternalValue) => boolean;
  /** Notes that what is known of one file rests on another. */
  readonly reliesOn: (from: string, on: string) => void;
  /** Runs with a limit on nesting; undefined when it is reached. */
  nested<T>(run: () => T): T | undefined;
  /** What is being evaluated was cut short: it is not remembered beyond the present question. */
  cutShort(): void;
  /** Whether nothing is being evaluated: a new question begins. */
  isIdle(): boolean;
  /** Runs, and says whether the answer holds beyond the present question. */
  settled<T>(run: () => T): { readonly value: T; readonly isSettled: boolean };
}

export interface Evaluator {
  readonly machine: Machine;
  /** Value of an expression, with a fresh allowance of steps. */
  evaluate: Evaluate;
  /** Gives what `machine` evaluates next a fresh allowance of steps too. */
  restart(): void;
  /** Member, key or keyword of a value. */
  field(value: Value, name: string): Value;
}

/** One question may take this many steps; past them the answer is unknown, never wrong. */
const MOST_STEPS = 40_000;
const MOST_DEPTH = 90;

export function createEvaluator(options: {
  readonly sources: Sources;
  readonly resultOf: Machine['resultOf'];
  readonly reliesOn: Machine['reliesOn'];
  readonly attributeOf?: NonNullable<Machine['attributeOf']>;
  readonly memberOf?: NonNullable<Machine['memberOf']>;
  readonly methodOf?: NonNullable<Machine['methodOf']>;
  readonly isKnown?: NonNullable<Machine['isKnown']>;
  /** Whether a text is the id of a model that has a price. */
  readonly isModel?: (id: string) => boolean;
  /** Whether an import names a package from outside, though a file of the workspace has that name too. */
  readonly isOutside?: (file: string, module: string, found: string) => boolean;
}): Evaluator {
  let steps = 0;
  let depth = 0;
  const remembered = new Remembered();

  const evaluate: Evaluate = (expr, context) => {
    if (isPlain(expr)) return step(expr, context, machine);
    const frame = frameFor(expr, context, machine);
    const known = remembered.known(expr, frame);
    if (known) return known;
    if (steps >= MOST_STEPS || depth > MOST_DEPTH) {
      remembered.cutShort();
      return unknown('too much code to follow', sourceOf(context.facts, expr), placeOf(expr, context));
    }
    const opened = remembered.open(expr, frame, depth);
    if (!opened) return unknown('depends on itself', sourceOf(context.facts, expr), placeOf(expr, context));
    steps++;
    depth++;
    const value = step(expr, frame === context.frame ? context : { ...context, frame }, machine);
    depth--;
    remembered.close(expr, frame, value, opened);
    return value;
  };

  const machine: Machine = {
    ...options,
    resolver: createModuleResolver(options.sources, options.isOutside),
    callers: createCallers(() => machine),
    frames: new Frames(run => remembered.attempt(run, depth)),
    evaluate,
    cutShort: () => remembered.cutShort(),
    isIdle: () => depth === 0,
    settled: run => remembered.settled(run, depth),
    environment: once(() => readEnvironment(options.sources, options.isModel ?? (() => false))),
    nested(run) {
      if (depth > MOST_DEPTH) {
        remembered.cutShort();
        return undefined;
      }
      depth += 4;
      try {
        return run();
      } finally {
        depth -= 4;
      }
    },
  };
  return {
    machine,
    evaluate(expr, context) {
      steps = 0;
      return evaluate(expr, context);
    },
    restart() {
      steps = 0;
    },
    field: (value, name) => {
      steps = 0;
      return fieldOf(value, name, machine);
    },
  };
}

/** The frames around an expression that it rests on: what it has in one of them it has in all that differ elsewhere. */
const frameFor = (expr: Expr, context: Context, { frames }: Machine): Frame | null =>
  context.frame && frameOf(restsOf(expr, context.facts, context.functionId), context, frames);

const isPlain = ({ kind }: Expr): boolean =>
  kind === 'string' || kind === 'number' || kind === 'boolean' || kind === 'null' || kind === 'function';

export const placeOf = (expr: { start: number; end: number }, context: Context): Place => ({
  file: context.facts.file,
  start: expr.start,
  end: expr.end,
});

function step(expr: Expr, context: Context, machine: Machine): Value {
  const { evaluate } = machine;
  const place = placeOf(expr, context);
  switch (expr.kind) {
    case 'string':
      return {
        kind: 'text',
        pieces: expr.value === '' ? [] : [{ text: expr.value, ...place }],
        via: 'literal',
      };
    case 'number':
    case 'boolean':
      return { kind: 'constant', value: expr.value, via: 'literal', place };
    case 'null':
      return { kind: 'constant', value: null, via: 'literal', place };
    case 'template':
      return evaluateTemplate(expr, context, machine);
    case 'name':
      return evaluateName(expr, context, machine);
    case 'member':
      if (/^(url|filename|dirname)$/.test(expr.property)) {
        const meta = evaluate(expr.object, context);
        if (meta.kind === 'external' && meta.module === '' && meta.path === 'import.meta') {
          const own = ownPath(context, place);
          return expr.property === 'dirname' ? (parentPath(own, 1, place) ?? own) : own;
        }
      }
      return named(
        reassigned(expr, fieldOf(evaluate(expr.object, context), expr.property, machine), context, machine),
        expr,
        context,
      );
    case 'index':
      return named(
        itemOf(evaluate(expr.object, context), evaluate(expr.index, context), machine),
        expr,
        context,
      );
    case 'slice':
      return slice(expr, context, machine);
    case 'call':
      return named(invoke(expr, context, machine), expr, context);
    case 'object':
      return evaluateObject(expr, context, machine);
    case 'list':
      return { kind: 'list', items: expr.items.flatMap(item => listItems(item, context, machine)) };
    case 'spread':
    case 'await':
      return evaluate(expr.value, context);
    case 'assign':
      return evaluate(expr.value, context);
    case 'binary':
      return binary(expr, context, machine);
    case 'logical':
      return logical(expr, context, machine);
    case 'compare':
      return compare(expr, context, machine);
    case 'unary': {
      const value = evaluate(expr.value, context);
      const truth = expr.op === 'not' ? truthOf(value) : undefined;
      if (truth !== undefined) return { kind: 'constant', value: !truth, via: viaOfAny(value), place };
      const type = expr.op === 'typeof' ? typeofName(value) : undefined;
      if (type !== undefined) return { kind: 'text', pieces: [{ text: type, ...place }], via: 'literal' };
      if (expr.op === '-' && value.kind === 'constant' && typeof value.value === 'number')
        return { ...value, value: -value.value };
      return unknown('only run time knows', sourceOf(context.facts, expr), place);
    }
    case 'conditional': {
      const truth = decided(evaluate(expr.test, context));
      if (truth !== undefined) return evaluate(truth ? expr.then : expr.else, context);
      const test = sourceOf(context.facts, expr.test);
      return oneOf([
        { value: evaluate(expr.then, context), when: test },
        { value: elseOf(expr, context, machine), when: `not (${test})` },
      ]);
    }
    case 'function':
      return {
        kind: 'function',
        facts: context.facts,
        functionId: expr.functionId,
        self: null,
        frame: frameFor(expr, context, machine),
      };
    case 'comprehension':
      return evaluateComprehension(expr, context, machine);
    case 'other':
      return unknown('only run time knows', sourceOf(context.facts, expr), place);
  }
}

/** Unknown values keep the name they are used under. */
function named(value: Value, expr: Expr, context: Context): Value {
  return value.kind === 'unknown' && value.place === null
    ? { ...value, place: placeOf(expr, context), name: value.name || sourceOf(context.facts, expr) }
    : value;
}

const viaOfAny = (value: Value): Via =>
  value.kind === 'constant' || value.kind === 'text' ? value.via : 'literal';

/** Truth of a condition that no caller and no environment can change; undefined otherwise. */
export function decided(value: Value): boolean | undefined {
  const via = viaOfAny(value);
  return via === 'environment-default' || via === 'parameter-default' ? undefined : truthOf(value);
}

function logical(expr: Extract<Expr, { kind: 'logical' }>, context: Context, machine: Machine): Value {
  const left = machine.evaluate(expr.left, context);
  const right = (): Value => machine.evaluate(expr.right, context);
  const truth = expr.op === '??' ? nullish(left) : truthOf(left);
  if (expr.op === 'and') {
    if (truth === true) return right();
    if (truth === false) return left;
    return oneOf([
      { value: right(), when: sourceOf(context.facts, expr.left) },
      {
        value: { kind: 'constant', value: null, via: 'literal', place: placeOf(expr, context) },
        when: 'otherwise',
      },
    ]);
  }
  // `aliases[name] ?? name`: a table of special cases, whatever else the name may be.
  if (expr.left.kind === 'index' && constantText(machine.evaluate(expr.left.index, context)) === undefined) {
    const given = right();
    if (given.kind === 'unknown' || given.kind === 'external') return given;
  }
  if (truth === true) return left;
  if (truth === false) return right();
  const via: Via = fromEnvironment(left) ? 'environment-default' : 'same-file';
  if (left.kind !== 'one-of')
    return oneOf([
      { value: left, when: null },
      { value: hop(right(), via), when: `no ${sourceOf(context.facts, expr.left)}` },
    ]);
  const fallback = right();
  const kept = left.options.filter(o => (expr.op === '??' ? nullish(o.value) : truthOf(o.value)) !== false);
  return oneOf([
    ...kept,
    ...(kept.length < left.options.length || kept.some(o => truthOf(o.value) === undefined)
      ? [{ value: hop(fallback, via), when: `no ${sourceOf(context.facts, expr.left)}` }]
      : []),
  ]);
}

/** true: surely something; false: surely nothing. */
function nullish(value: Value): boolean | undefined {
  if (value.kind === 'absent' || (value.kind === 'constant' && value.value === null)) return false;
  if (value.kind === 'external') return isMade(value) ? true : undefined;
  return value.kind === 'unknown' || value.kind === 'one-of' || value.kind === 'operation' ? undefined : true;
}

export const fromEnvironment = (value: Value): boolean =>
  value.kind === 'unknown' && value.why.startsWith('environment variable');

function evaluateObject(expr: Extract<Expr, { kind: 'object' }>, context: Context, machine: Machine): Value {
  const entries = new Map<string, Value>();
  let isOpen = false;
  for (const entry of expr.entries) {
    if (entry.isSpread) {
      const value = machine.evaluate(entry.value, context);
      for (const { value: option } of value.kind === 'one-of' ? value.options : [{ value }]) {
        if (option.kind === 'object') {
          for (const [key, inner] of option.entries) {
            const before = entries.get(key);
            entries.set(
              key,
              value.kind === 'one-of'
                ? oneOf([{ value: inner, when: null }, ...(before ? [{ value: before, when: null }] : [])])
                : inner,
            );
          }
          isOpen ||= option.isOpen;
        } else if (!(option.kind === 'constant' || option.kind === 'absent')) isOpen = true;
      }
      continue;
    }
    const key = entry.key ?? keyText(machine.evaluate(entry.computed!, context));
    if (key === undefined) isOpen = true;
    else entries.set(key, machine.evaluate(entry.value, context));
  }
  return { kind: 'object', entries, isOpen, place: placeOf(expr, context) };
}

function keyText(value: Value): string | undefined {
  if (value.kind === 'constant') return String(value.value);
  return value.kind === 'text' && value.pieces.every(p => 'text' in p)
    ? value.pieces.map(p => ('text' in p ? p.text : '')).join('')
    : undefined;
}

/** An item of a list literal; spreads of known lists are laid out. */
function listItems(item: Expr, context: Context, machine: Machine): ListItem[] {
  if (item.kind !== 'spread') {
    // `cond && x` and `...(cond ? [x] : [])` put an item there or not.
    return [{ value: machine.evaluate(item, context), isSpread: false, when: null }];
  }
  const value = machine.evaluate(item.value, context);
  return spreadItems(value);
}

/** What a spread value adds to a list. */
export function spreadItems(value: Value): ListItem[] {
  if (value.kind === 'list') return [...value.items];
  if (value.kind === 'absent' || (value.kind === 'constant' && value.value === null)) return [];
  if (
    value.kind === 'one-of' &&
    value.options.every(o => o.value.kind === 'list' || o.value.kind === 'constant')
  ) {
    return value.options.flatMap(({ value: option, when }) =>
      option.kind === 'list' ? option.items.map(i => ({ ...i, when: i.when ?? when ?? 'sometimes' })) : [],
    );
  }
  return [{ value, isSpread: true, when: null }];
}
