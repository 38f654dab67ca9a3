import type { CallExpr, ClassFacts, FileFacts, FunctionFacts } from '../syntax/facts.ts';
import { callersOf } from '../dependencies.ts';
import { isTestOrExample } from '../calls/test-or-example.ts';
import { walkFile } from '../syntax/walk.ts';
import { bindArguments } from './arguments.ts';
import type { Machine } from './evaluate.ts';
import { handedOver } from './handed-over.ts';
import { overrides } from './overrides.ts';
import { returned } from './invoke.ts';
import { unknown, type BoundCall, type ClassValue, type FunctionValue, type Value } from './value.ts';

/** Who calls a function, and what a call of it gives back. */
export interface Callers {
  /** Calls of a function (of a constructor: calls that make an object of its class) anywhere in the workspace. */
  of(facts: FileFacts, fn: FunctionFacts): readonly BoundCall[];
  bind(fn: FunctionFacts, call: BoundCall): ReturnType<typeof bindArguments>;
  /** Value that a call gives back; null when nothing is known of its arguments. */
  call(fn: FunctionValue, call: BoundCall | null): Value;
}

/** More calls than this are those of a helper that everything uses. */
const MOST_CALLS = 60;
/** Callers of callers of callers: past this the trail is cold. */
const MOST_OPEN = 8;

export function createCallers(machineOf: () => Machine): Callers {
  const found = new WeakMap<FunctionFacts, readonly BoundCall[]>();
  /** Functions whose callers are being looked for, and what was found meanwhile but may be a part. */
  const open = new Set<FunctionFacts>();
  const early = new Map<FunctionFacts, readonly BoundCall[]>();
  return {
    of(facts, fn) {
      const known = found.get(fn);
      if (known) return known;
      const machine = machineOf();
      if (machine.isIdle()) early.clear();
      const part = early.get(fn);
      if (part || open.has(fn) || open.size >= MOST_OPEN) {
        machine.cutShort();
        return part ?? [];
      }
      open.add(fn);
      const { value: calls, isSettled } = machine.settled(() => search(facts, fn, machine));
      open.delete(fn);
      (isSettled ? found : early).set(fn, calls);
      return calls;
    },
    bind: (fn, call) =>
      bindArguments(isMethodCall(fn) ? fn.params.slice(1) : fn.params, call, machineOf().evaluate),
    call: (fn, call) =>
      machineOf().nested(() => returned(fn, call, machineOf())) ??
      unknown('too much code to follow', 'result'),
  };
}

/** In Python the object is the first parameter. */
const isMethodCall = (fn: FunctionFacts): boolean =>
  fn.classId !== null && !fn.isStatic && /^(self|cls|mcs)$/.test(fn.params[0]?.name ?? '');

function search(facts: FileFacts, fn: FunctionFacts, machine: Machine): BoundCall[] {
  const cls = fn.classId === null ? undefined : facts.classes[fn.classId];
  const isConstructor = cls !== undefined && (fn.form === 'constructor' || fn.name === '__init__');
  const name = isConstructor ? cls.name : fn.name;
  if (!name) return [];
  machine.reliesOn(facts.file, callersOf(name));
  const calls: BoundCall[] = [];
  let counted = 0;
  // A subclass's `super().__init__()` names the class without calling it.
  const paths = isConstructor ? machine.sources.mentioning([name]) : machine.sources.calling(name);
  for (const path of paths) {
    const other = path === facts.file ? facts : machine.sources.facts(path);
    if (!other) continue;
    for (const { call, functionId } of callsNamed(
      other,
      isConstructor ? [name, '__init__', 'super'] : [name],
    )) {
      if (functionId === fn.id && other === facts) continue;
      const context = { facts: other, functionId, frame: null };
      const callee = machine.evaluate(call.callee, context);
      if (
        !(isConstructor
          ? makes(callee, facts, cls)
          : isCallOf(callee, facts, fn) || overrides(callee, facts, fn, machine) || mayCall(callee, call, fn))
      )
        continue;
      machine.reliesOn(facts.file, path);
      calls.push({ call, context });
      if (!isTestOrExample(path)) counted++;
      if (counted > MOST_CALLS) return [];
    }
  }
  return calls;
}

const makes = (callee: Value, facts: FileFacts, cls: ClassFacts): boolean =>
  (callee.kind === 'class' && sameClass(callee, facts, cls)) ||
  (callee.kind === 'function' &&
    callee.facts.file === facts.file &&
    callee.facts.functions[callee.functionId]?.classId === cls.id);

const sameClass = (value: ClassValue, facts: FileFacts, cls: ClassFacts): boolean =>
  value.facts.file === facts.file && value.classId === cls.id;

function isCallOf(callee: Value, facts: FileFacts, fn: FunctionFacts): boolean {
  if (callee.kind === 'one-of') return callee.options.some(o => isCallOf(o.value, facts, fn));
  return callee.kind === 'function' && callee.facts.file === facts.file && callee.functionId === fn.id;
}

/** Names of two words and more: what is called by one of them is mostly the method of that name. */
const TELLING = /[a-z0-9]_[a-z0-9]|[a-z][A-Z]/;

/**
 * A method called on an object that nobody knows (made by a factory, injected): its own name and keywords tell, where
 * the name is none that everything has.
 */
function mayCall(callee: Value, call: CallExpr, fn: FunctionFacts): boolean {
  const isOpen = callee.kind === 'unknown' || (callee.kind === 'external' && callee.module === '');
  if (!isOpen || fn.classId === null || call.callee.kind !== 'member') return false;
  if (fn.name === null || !TELLING.test(fn.name.replace(/^_+/, ''))) return false;
  const params = new Set(fn.params.map(p => p.name));
  const takesAny = fn.params.some(p => p.kind === 'rest-map');
  return call.args.every(a => a.name === null || takesAny || params.has(a.name));
}

export interface FoundCall {
  readonly call: CallExpr;
  readonly functionId: number | null;
}

const lists = new WeakMap<FileFacts, readonly FoundCall[]>();

/** All calls of a file: several ask, so it is walked once. */
export function callsOf(facts: FileFacts): readonly FoundCall[] {
  let calls = lists.get(facts);
  if (!calls) {
    const found: FoundCall[] = [];
    walkFile(facts, {
      expr: (expr, functionId) => void (expr.kind === 'call' && found.push({ call: expr, functionId })),
    });
    lists.set(facts, (calls = found));
  }
  return calls;
}

const index = new WeakMap<FileFacts, Map<string, FoundCall[]>>();

/** Calls of a file by the last name of their callee. */
export function callsByName(facts: FileFacts): ReadonlyMap<string, readonly FoundCall[]> {
  const known = index.get(facts);
  if (known) return known;
  const calls = new Map<string, FoundCall[]>();
  for (const found of callsOf(facts)) {
    const name = lastName(found.call);
    const list = calls.get(name);
    if (list) list.push(found);
    else calls.set(name, [found]);
  }
  index.set(facts, calls);
  return calls;
}

function* callsNamed(facts: FileFacts, names: readonly string[]): Generator<FoundCall> {
  const calls = callsByName(facts);
  for (const name of names) yield* calls.get(name) ?? [];
  if (facts.language === 'python') yield* handedOver(calls, names);
}

/** `create` of `a.b.create(…)`, `f` of `f(…)`, `f` of `f(x)(y)`. */
export function lastName(call: CallExpr): string {
  let { callee } = call;
  while (callee.kind === 'call' || callee.kind === 'await' || callee.kind === 'index')
    callee = callee.kind === 'call' ? callee.callee : callee.kind === 'index' ? callee.object : callee.value;
  return callee.kind === 'member' ? callee.property : callee.kind === 'name' ? callee.name : '';
}
