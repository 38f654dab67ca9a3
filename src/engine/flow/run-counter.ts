import type { AgentNode } from '../agents/agent-graph.ts';
import type { ModelsInRuns } from '../calls/model-in-run.ts';
import type { ResolvedCall } from '../calls/resolved-call.ts';
import type { Evaluator } from '../values/evaluate.ts';
import {
  constantText,
  optionsOf,
  type BoundCall,
  type Context,
  type Frame,
  type FunctionValue,
  type Value,
} from '../values/value.ts';
import { createGraphCounter } from './count-graphs.ts';
import { countBlock } from './count-statements.ts';
import { countExpr } from './count-expressions.ts';
import type { Counting } from './counting.ts';
import type { Reaching } from './find-reaching.ts';
import type { Graphs } from './graphs.ts';
import { createHotPlaces } from './hot-places.ts';
import { argumentSources, lengthOf, ofValue, SOME } from './length-of.ts';
import { isTelling } from './telling-arguments.ts';
import { frameOf, splitByDefaults } from './run-frame.ts';
import { createRelevantParams } from './relevant-params.ts';
import { attemptsOfDecorators } from './retries.ts';
import {
  asCall,
  callsIn,
  oneCall,
  assuming,
  hasCalls,
  nothing,
  retried,
  unbounded,
  withUsual,
  type CountAssumption,
  type RunCounts,
  type Times,
} from './run-counts.ts';

export interface CounterOptions {
  readonly reaching: Reaching;
  readonly evaluator: Evaluator;
  /** File → offset of a call's name → its index. */
  readonly sites: ReadonlyMap<string, ReadonlyMap<number, number>>;
  /** The calls by index. */
  readonly calls: readonly ResolvedCall[];
  readonly graphs: Graphs;
  readonly models: ModelsInRuns;
  /** Times that the user gives for a loop, by its name; `inside` are the indexes of the calls that it repeats. */
  readonly configured: (name: string, file: string, inside?: () => ReadonlySet<number>) => Times | undefined;
}

export interface RunCounter {
  /** Runs of a call with one of its models are counted apart, too, under an index of their own. */
  withModel(index: number): { readonly call: number; readonly model: string } | undefined;
  /** Counts of one run that starts at a function, or at a module's own code. */
  count(fn: FunctionValue, started: BoundCall | null): RunCounts;
  module(context: Context, body: Context['facts']['body']): RunCounts;
  /** One run of a graph. */
  graph(root: AgentNode): RunCounts;
}

/** Functions within functions followed; past them the answer for any argument is taken. */
const MOST_DEPTH = 120;
/** Runs of one function within itself, with other arguments each time. */
const MOST_RECURSION = 48;
/** Runs of one function with other arguments; later ones count as with any arguments. */
const MOST_VARIANTS = 32;
const MOST_RUNS = 12_000;
/** Usual runs of a function that calls itself without a bound. */
const USUAL_RECURSION = 3;
const RECURS = ' calls itself';

interface Open {
  readonly functionKey: string;
  readonly level: number;
  isRecursive: boolean;
}

export function createRunCounter({
  reaching,
  evaluator,
  sites,
  configured,
  calls,
  graphs,
  models,
}: CounterOptions): RunCounter {
  const relevant = createRelevantParams((facts, id) => hot(facts, id), reaching);
  const choosing = createRelevantParams(
    (facts, id) => hot(facts, id),
    reaching,
    ({ file }, { nameStart }) => {
      const index = sites.get(file)?.get(nameStart);
      return index === undefined ? [] : models.deciding(calls[index]!);
    },
  );
  /** Frames of functions whose callers are not known, and say which model is used. */
  const blind = new WeakSet<Frame>();
  const told: { readonly call: number; readonly model: string }[] = [];
  const indexes = new Map<string, number>();
  const hot = createHotPlaces(reaching, new Map([...sites].map(([file, at]) => [file, new Set(at.keys())])));
  const done = new Map<string, RunCounts>();
  /** Answers that rest on a run that is still open: good until it ends. */
  const provisional = new Map<string, { counts: RunCounts; level: number }>();
  const general = new Map<string, RunCounts>();
  const open = new Map<string, Open>();
  const variants = new Map<string, number>();
  const depthOf = new Map<string, number>();
  const assumptions = new Map<string, CountAssumption>();
  const ids = new WeakMap<object, number>();
  const values = new Map<string, Value>();
  let nextId = 0;
  let runs = 0;
  /** Lowest open run that the current one met again. */
  let met = Infinity;

  const graphCounter = createGraphCounter(graphs, () => counting);
  const counting: Counting = {
    evaluator,
    reaching,
    siteAt: (file, offset) => sites.get(file)?.get(offset),
    isBuilding: graphs.isBuilding,
    request(index, context) {
      const model = isBlind(context.frame) ? null : models.modelIn(calls[index]!, context);
      return model === null ? oneCall(index) : oneCall(index, indexWith(index, model));
    },
    behind: (index, name) => graphCounter.ofCall(calls[index]!, name),
    hot,
    block: (body, context) => countBlock(body, context, counting),
    expr: (expr, context) => countExpr(expr, context, counting),
    once(expr, self, make) {
      const key = `${String(idOf(expr))} ${valueKey(self)}`;
      let value = values.get(key);
      if (!value) values.set(key, (value = make()));
      return value;
    },
    run: (fn, bound) => run(fn, bound),
    runWith: (fn, item) => run(fn, null, item),
    isSet: (name, file) => configured(name, file) !== undefined,
    assumption(name, { facts, start }, times, isSet) {
      const key = `${facts.file} ${String(start)} ${name}`;
      let known = assumptions.get(key);
      if (!known) {
        const high = times.high === Infinity ? null : times.high;
        known = {
          name,
          file: facts.file,
          start,
          low: times.low,
          typical: times.typical,
          high,
          basis: isSet ? 'configuration' : 'assumption',
        };
        assumptions.set(key, known);
      }
      return known;
    },
    repeat(body, given, name, at, how) {
      const length = Number.isFinite(given.typical) ? given : SOME;
      const set = configured(name, at.facts.file, () => callsIn(body));
      const times = set ?? length;
      const counts = how(body, times);
      return (set !== undefined || length.isAssumed) && hasCalls(body)
        ? assuming(counts, counting.assumption(name, at, times, set !== undefined))
        : counts;
    },
  };

  return {
    withModel: index => told[index - calls.length],
    count(fn, started) {
      prepare();
      return run(fn, started);
    },
    module(context, body) {
      prepare();
      return asCall(countBlock(body, context, counting));
    },
    graph(root) {
      prepare();
      return graphCounter.ofGraph(root, Infinity);
    },
  };

  function indexWith(call: number, model: string): number {
    const key = `${String(call)} ${model}`;
    let index = indexes.get(key);
    if (index === undefined) indexes.set(key, (index = calls.length + told.push({ call, model }) - 1));
    return index;
  }

  function isBlind(frame: Frame | null): boolean {
    for (let one = frame; one; one = one.outer) if (blind.has(one)) return true;
    return frame === null;
  }

  /** Very long chains of functions are counted from their ends, so that none is followed all the way down. */
  function prepare(): void {
    if (general.size > 0 || (reaching.nodes.all.at(-1)?.distance ?? 0) < MOST_DEPTH / 2) return;
    for (const node of reaching.nodes.all) {
      if (node.functionId === null) continue;
      const value: FunctionValue = {
        kind: 'function',
        facts: node.facts,
        functionId: node.functionId,
        self: null,
        frame: null,
      };
      general.set(functionKey(value), run(value, null));
    }
  }

  function run(value: FunctionValue, bound: BoundCall | null, item?: Value): RunCounts {
    const fn = value.facts.functions[value.functionId]!;
    const own = functionKey(value);
    if (bound && (variants.get(own) ?? 0) >= MOST_VARIANTS && !depthOf.get(own))
      return run(anyObject(value), null);
    const frame = frameOf(value, bound, evaluator, item);
    const split = bound && splitByDefaults(frame, relevant(value.facts, fn.id));
    if (!split) return runIn(value, bound, frame);
    return withUsual(runIn(value, bound, split.open), runIn(value, bound, split.usual));
  }

  function runIn(value: FunctionValue, bound: BoundCall | null, frame: Frame): RunCounts {
    const fn = value.facts.functions[value.functionId]!;
    const own = functionKey(value);
    if (!bound && choosing(value.facts, fn.id).length > 0) blind.add(frame);
    const key = `${own}|${selfKey(value)}|${argumentsKey(value, frame)}`;
    const known = done.get(key) ?? provisional.get(key)?.counts;
    if (known) {
      const rests = provisional.get(key);
      if (rests) met = Math.min(met, rests.level);
      return known;
    }
    const meeting = open.get(key);
    if (meeting) return meet(meeting);
    const depth = depthOf.get(own) ?? 0;
    if (depth >= MOST_RECURSION) {
      for (const one of open.values()) if (one.functionKey === own) return meet(one);
    }
    if (open.size >= MOST_DEPTH || ++runs > MOST_RUNS) return general.get(own) ?? nothing;
    const here: Open = { functionKey: own, level: open.size, isRecursive: false };
    open.set(key, here);
    depthOf.set(own, depth + 1);
    if (bound) variants.set(own, (variants.get(own) ?? 0) + 1);
    const before = met;
    met = Infinity;
    const context: Context = { facts: value.facts, functionId: fn.id, frame };
    let counts = asCall(countBlock(fn.body, context, counting));
    if (here.isRecursive) counts = recursive(counts, value, fn.name);
    counts = retried(counts, attemptsOfDecorators(fn, { ...context, functionId: fn.parentId }, evaluator));
    open.delete(key);
    depthOf.set(own, depth);
    if (met < here.level) provisional.set(key, { counts, level: met });
    else {
      done.set(key, counts);
      for (const [other, { level }] of provisional) if (level >= here.level) provisional.delete(other);
    }
    met = Math.min(before, met < here.level ? met : Infinity);
    return counts;
  }

  function meet(one: Open): RunCounts {
    one.isRecursive = true;
    met = Math.min(met, one.level);
    return nothing;
  }

  /**
   * Calls itself with nothing that ends it: how often only run time knows. Functions that call each other in a ring
   * are one recursion: what it usually takes counts once, with the first of them that closes.
   */
  function recursive(counts: RunCounts, value: FunctionValue, name: string | null): RunCounts {
    if (!hasCalls(counts)) return counts;
    const label = `${name ?? 'a function'}${RECURS}`;
    const set = configured(label, value.facts.file);
    const isCounted = [...counts.assumptions].some(a => a.name.endsWith(RECURS));
    if (isCounted && !set) return unbounded(counts, 1);
    const times = set ?? { low: 1, typical: USUAL_RECURSION, high: Infinity };
    const at = { facts: value.facts, start: value.facts.functions[value.functionId]!.start };
    return assuming(
      unbounded(counts, times.typical),
      counting.assumption(label, at, times, set !== undefined),
    );
  }

  function argumentsKey(value: FunctionValue, frame: Frame): string {
    const names = relevant(value.facts, value.functionId);
    const chosen = choosing(value.facts, value.functionId).flatMap(name => {
      const given = frame.args.get(name);
      return given ? `${name}=${modelKey(given())}` : [];
    });
    if (names.length === 0 && chosen.length === 0 && value.frame === null) return '';
    const parts = names.map(name => {
      const given = frame.args.get(name);
      if (!given) return '-';
      const source = argumentSources.get(frame)?.get(name);
      // What a function gives back is told apart by the place of the call alone.
      if (source && !isTelling(source.expr, source.context))
        return `x${String(idOf(source.expr))}${turnKey(source.context.frame)}`;
      const of = given();
      const text = valueKey(of);
      if (!source || (of.kind !== 'list' && of.kind !== 'unknown')) return text;
      const { low, typical, high } =
        of.kind === 'list' && !of.items.some(i => i.isSpread)
          ? ofValue(of)!
          : lengthOf(source.expr, source.context, evaluator);
      return `${text}:${String(low)},${String(typical)},${String(high)}`;
    });
    return `${value.frame ? String(idOf(value.frame)) : ''}|${parts.join(',')}|${chosen.join(',')}|${frame.isOpen ? 'open' : ''}`;
  }

  /** Whole names: two that start alike are two models. */
  function modelKey(value: Value): string {
    return optionsOf(value)
      .map(o => constantText(o.value) ?? valueKey(o.value))
      .join('/');
  }

  /** Turns of a loop that are followed item by item tell their values apart. */
  function turnKey(frame: Frame | null): string {
    for (let one = frame; one; one = one.outer) if (one.items) return `@${String(idOf(one))}`;
    return '';
  }

  function valueKey(value: Value, level = 0): string {
    switch (value.kind) {
      case 'constant':
        return `${String(value.value)}${/-default$/.test(value.via) ? '?' : ''}`;
      case 'text': {
        const [piece] = value.pieces;
        return value.pieces.length === 1 && piece && 'text' in piece && piece.text.length < 40
          ? `"${piece.text}"`
          : 'text';
      }
      case 'function':
        return `f${value.facts.file}#${String(value.functionId)}${value.frame ? `@${String(idOf(value.frame))}` : ''}${value.self ? valueKey(value.self) : ''}`;
      case 'class':
        return `c${value.facts.file}#${String(value.classId)}`;
      case 'instance':
        return `i${value.of.facts.file}#${String(value.of.classId)}${value.made ? `@${String(idOf(value.made.call))}${value.made.context.frame ? `.${String(idOf(value.made.context.frame))}` : ''}` : ''}`;
      case 'module':
        return `m${value.facts.file}`;
      case 'external':
        return `e${value.module}.${value.path}`;
      case 'one-of':
        return `(${value.options
          .slice(0, 6)
          .map(o => valueKey(o.value))
          .join('/')})`;
      case 'list': {
        // What is spread in tells no run from another: lists that only grow would make each recursion a new one.
        const own = value.items.filter(i => !i.isSpread);
        const rest = own.length < value.items.length ? ';*' : '';
        return `[${own.length <= 8 ? own.map(i => valueKey(i.value, level + 1)).join(';') : String(idOf(value))}${rest}]`;
      }
      case 'object':
        return value.entries.size <= 12 && level < 3
          ? `{${[...value.entries].map(([key, inner]) => `${key}:${valueKey(inner, level + 1)}`).join(';')}}`
          : `{${String(idOf(value))}}`;
      default:
        return value.kind;
    }
  }

  function selfKey({ self }: FunctionValue): string {
    return self ? valueKey(self) : '';
  }

  function idOf(object: object): number {
    let id = ids.get(object);
    if (id === undefined) ids.set(object, (id = nextId++));
    return id;
  }
}

/** The function on an object of which only the class is known. */
const anyObject = (value: FunctionValue): FunctionValue => ({
  ...value,
  frame: null,
  self: value.self?.kind === 'instance' ? { ...value.self, made: null } : value.self,
});

const functionKey = (value: FunctionValue): string => `${value.facts.file}#${String(value.functionId)}`;
