import type { CallExpr, Expr, FileFacts, FunctionFacts } from '../syntax/facts.ts';
import { lineMap, type LineMap } from '../syntax/line-map.ts';
import { walkBlock, walkExpr } from '../syntax/walk.ts';
import type { Machine } from '../values/evaluate.ts';
import { overrides } from '../values/overrides.ts';
import { isSelf, scopeOf } from '../values/scopes.ts';
import {
  unknown,
  type BoundCall,
  type Context,
  type Frame,
  type FunctionValue,
  type Value,
} from '../values/value.ts';
import { mayRun } from './may-run.ts';
import { isTestOrExample } from './test-or-example.ts';

/** One way in which the program gets to a place: the place, with what the callers on the way hand over. */
export interface CallPath {
  readonly context: Context;
  /** The outermost caller, "called at file:line"; null where nobody is known to call. */
  readonly when: string | null;
  /** Stands for callers that are not there yet: what a script hands over is one example of many. */
  readonly isOpen?: boolean;
}

/** Callers of callers of callers: past this many nothing more is told apart. */
const MOST_DEPTH = 6;
const MOST_PATHS = 36;
const MOST_CALLERS = 12;

export interface CallPaths {
  readonly paths: readonly CallPath[];
  /** There are more ways than are told apart. */
  readonly isPart: boolean;
}

/**
 * The ways to a place whose expressions rest on parameters, so that what one caller hands over stays together: the
 * model of one with the prompt of the same. A place that rests on no parameter has one way.
 */
export function pathsTo(context: Context, at: number, rests: readonly Expr[], machine: Machine): CallPaths {
  const fromTests = isTestOrExample(context.facts.file);
  return waysTo(context, at, rests, { machine, fromTests, known: new Map() }, 0);
}

interface Search {
  readonly machine: Machine;
  /** What a test passes is not what the program sends, except in tests. */
  readonly fromTests: boolean;
  /** Ways to callers that were met before, by how far out: many ways share their outer part. */
  readonly known: Map<CallExpr, CallPaths[]>;
}

function waysToCaller({ call, context }: BoundCall, search: Search, depth: number): CallPaths {
  const known = search.known.get(call) ?? [];
  search.known.set(call, known);
  const given = [call.callee, ...call.args.map(a => a.value)];
  return (known[depth] ??= waysTo(context, call.nameStart, given, search, depth));
}

function waysTo(
  context: Context,
  at: number,
  rests: readonly Expr[],
  search: Search,
  depth: number,
): CallPaths {
  const here: CallPaths = { paths: [{ context, when: null }], isPart: false };
  const { machine, fromTests } = search;
  if (depth >= MOST_DEPTH || context.frame) return here;
  const found = restsOnParameters(context, rests);
  if (!found) return here;
  const { fn, names } = found;
  const callers = machine.callers
    .of(context.facts, fn)
    .filter(c => fromTests || !isTestOrExample(c.context.facts.file));
  if (callers.length === 0 || callers.length > MOST_CALLERS) return here;
  const paths: CallPath[] = [];
  let isPart = false;
  let example: Frame | undefined;
  for (const [i, caller] of callers.entries()) {
    const outer = waysToCaller(caller, search, depth + 1);
    isPart ||= outer.isPart;
    for (const [j, way] of outer.paths.entries()) {
      const frame = frameOf(fn, context.facts, { call: caller.call, context: way.context }, machine);
      if (!frame) continue;
      if (isScript(caller.context) && isExample(frame, fn)) example ??= frame;
      const from = way.when ?? `called at ${placeOf(caller)}`;
      // All that are still to come have the same right to the room that is left.
      const waiting = outer.paths.length - j + callers.length - i - 1;
      const room = Math.floor((MOST_PATHS - paths.length) / waiting);
      for (const one of apart(frame, names, room)) {
        const reaching = { ...context, frame: one.frame };
        if (!mayRun(at, reaching, machine)) continue;
        const when = [from, one.when].filter(w => w !== null).join(', ');
        paths.push({ context: reaching, when });
      }
    }
  }
  if (example) {
    const frame = asHoles(example, fn, context.facts);
    paths.push({ context: { ...context, frame }, when: 'called otherwise', isOpen: true });
  }
  if (paths.length > MOST_PATHS) return { paths: paths.slice(0, MOST_PATHS), isPart: true };
  return paths.length > 0 ? { paths, isPart } : here;
}

/** A frame for each value that an argument may have: what rests on it then rests on one of them. Lists and objects come first, since whole prompts lie in them. */
function apart(
  frame: Frame,
  names: ReadonlySet<string>,
  room: number,
): { readonly frame: Frame; readonly when: string | null }[] {
  const choices = [...frame.args].flatMap(([name, given]) => {
    const value = names.has(name) || name.startsWith('#') ? given() : undefined;
    return value?.kind === 'one-of' ? [{ name, options: value.options }] : [];
  });
  const weight = ({ options }: (typeof choices)[number]): number =>
    options.some(o => o.value.kind === 'list' || o.value.kind === 'object') ? 0 : 1;
  let ways = [{ frame, when: null as string | null }];
  for (const { name, options } of choices.sort((a, b) => weight(a) - weight(b))) {
    if (ways.length * options.length > room) continue;
    ways = ways.flatMap(way =>
      options.map(({ value, when }) => ({
        frame: { ...way.frame, args: new Map([...way.frame.args, [name, () => value]]) },
        when: [way.when, when].filter(w => w !== null).join(', ') || null,
      })),
    );
  }
  return ways;
}

/** Code that shows how to call something: a module's own, a `main`, and functions of examples that take nothing. */
function isScript({ facts, functionId }: Context): boolean {
  if (functionId === null) return true;
  const { name, params, classId } = facts.functions[functionId]!;
  if (params.length > 0 || classId !== null) return false;
  return name === 'main' || isTestOrExample(facts.file);
}

/** A call with sentences of its own. */
const isExample = (frame: Frame, fn: FunctionFacts): boolean =>
  [...frame.args].some(([name, given]) => fn.params.some(p => p.name === name) && isText(given()));

const isText = (value: Value): boolean =>
  value.kind === 'text' && value.pieces.some(p => 'text' in p && /\s/.test(p.text.trim()));

/** The same call with other texts. */
function asHoles(frame: Frame, fn: FunctionFacts, facts: FileFacts): Frame {
  const args = new Map(
    [...frame.args].map(([name, given]) => {
      const param = fn.params.find(p => p.name === name);
      const hole =
        param && isText(given())
          ? unknown(`what callers of ${fn.name ?? 'a function'} give`, name, {
              file: facts.file,
              start: param.start,
              end: param.end,
            })
          : undefined;
      return [name, hole ? (): Value => hole : given] as const;
    }),
  );
  return { ...frame, args };
}

/** Frame of a function for one call of it, with the object it is called on; undefined when this way calls another one. */
function frameOf(fn: FunctionFacts, facts: FileFacts, call: BoundCall, machine: Machine): Frame | undefined {
  const isConstructor = fn.form === 'constructor' || fn.name === '__init__';
  const called = isConstructor ? undefined : machine.evaluate(call.call.callee, call.context);
  const callee = called && calleeOf(called, fn, facts);
  const isInherited = called !== undefined && !callee && overrides(called, facts, fn, machine);
  if (called && !callee && !isInherited && (called.kind === 'function' || called.kind === 'one-of'))
    return undefined;
  const self: Value | null =
    isConstructor && fn.classId !== null
      ? { kind: 'instance', of: { kind: 'class', facts, classId: fn.classId }, made: call }
      : isInherited
        ? { kind: 'instance', of: { kind: 'class', facts, classId: fn.classId! }, made: null }
        : (callee?.self ?? null);
  const outer = callee?.frame ?? null;
  return machine.frames.ofCall({ kind: 'function', facts, functionId: fn.id, self, frame: outer }, call, () =>
    machine.callers.bind(fn, call),
  );
}

function calleeOf(value: Value, fn: FunctionFacts, facts: FileFacts): FunctionValue | undefined {
  if (value.kind === 'one-of') {
    for (const option of value.options) {
      const found = calleeOf(option.value, fn, facts);
      if (found) return found;
    }
    return undefined;
  }
  return value.kind === 'function' && value.functionId === fn.id && value.facts === facts ? value : undefined;
}

/** The innermost named function around a place whose parameters its expressions rest on, directly or through names. */
function restsOnParameters(
  context: Context,
  rests: readonly Expr[],
): { fn: FunctionFacts; names: ReadonlySet<string> } | undefined {
  let names = namesIn(rests);
  for (let id = context.functionId; id !== null; id = context.facts.functions[id]!.parentId) {
    const fn = context.facts.functions[id]!;
    names = closure(names, context.facts, id);
    if (
      fn.name !== null &&
      (fn.params.some(p => isReached(p, names)) || (fn.classId !== null && [...names].some(isSelf)))
    )
      return { fn, names };
  }
  return undefined;
}

const isReached = (param: FunctionFacts['params'][number], names: ReadonlySet<string>): boolean =>
  names.has(param.name) || (param.pattern !== null && [...namesIn([param.pattern])].some(n => names.has(n)));

function namesIn(exprs: readonly Expr[]): Set<string> {
  const names = new Set<string>();
  for (const expr of exprs)
    walkExpr(expr, null, { expr: e => void (e.kind === 'name' && names.add(e.name)) });
  return names;
}

/** Names, and those that decide what they hold in a function. */
function closure(names: ReadonlySet<string>, facts: FileFacts, functionId: number): Set<string> {
  const scope = scopeOf(facts, functionId);
  const found = new Set(names);
  for (const name of found) {
    const rests: Expr[] = [];
    for (const binding of scope.names.get(name) ?? []) {
      if ('value' in binding) rests.push(binding.value);
      if ('iterable' in binding) rests.push(binding.iterable);
      for (const arm of binding.path) if (arm.test) rests.push(arm.test.expr);
      if (binding.kind === 'function')
        walkBlock(facts.functions[binding.functionId]!.body, null, {
          expr: e => void (e.kind === 'name' && found.add(e.name)),
        });
    }
    for (const { value, path } of scope.mutations.get(name) ?? []) {
      rests.push(value);
      for (const arm of path) if (arm.test) rests.push(arm.test.expr);
    }
    for (const one of namesIn(rests)) found.add(one);
  }
  return found;
}

const maps = new WeakMap<FileFacts, LineMap>();

/** "file:line"; in notebooks the file alone, since offsets there count the cells' text. */
function placeOf({ call, context }: BoundCall): string {
  const { facts } = context;
  if (facts.cells) return facts.file;
  let map = maps.get(facts);
  if (!map) maps.set(facts, (map = lineMap(facts)));
  return `${facts.file}:${String(map.place(call.nameStart).line)}`;
}
