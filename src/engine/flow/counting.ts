import type { CallExpr, Expr, FileFacts, Stmt } from '../syntax/facts.ts';
import type { Evaluator } from '../values/evaluate.ts';
import type { BoundCall, Context, FunctionValue, Value } from '../values/value.ts';
import type { Reaching } from './find-reaching.ts';
import type { HotPlaces } from './hot-places.ts';
import type { Length } from './length-of.ts';
import type { CountAssumption, RunCounts, Times } from './run-counts.ts';

/** What counts the ways through statements, whatever it is that is counted. */
export interface Ways {
  readonly evaluator: Evaluator;
  /** Index of the call that stands at an offset. */
  siteAt(file: string, offset: number): number | undefined;
  hot(facts: FileFacts, functionId: number | null): HotPlaces;
  block(body: readonly Stmt[], context: Context): RunCounts;
  expr(expr: Expr, context: Context): RunCounts;
  /** Whether the configuration says how often a loop runs. */
  isSet(name: string, file: string): boolean;
  /** Repetition by a length; assumed figures carry their name, and may be set by the configuration. */
  repeat(
    body: RunCounts,
    length: Length,
    name: string,
    at: { facts: FileFacts; start: number },
    how: (body: RunCounts, times: Times) => RunCounts,
  ): RunCounts;
}

/** What the parts of the counter share while they count for one feature. */
export interface Counting extends Ways {
  readonly reaching: Reaching;
  /** One request of the call with this index, told apart by the model that it uses in this run where that is known. */
  request(index: number, context: Context): RunCounts;
  /** A call that only puts an agent or a graph together. */
  isBuilding(call: CallExpr): boolean;
  /** What a request runs beside itself: the nodes of a graph, the tools of an agent. */
  behind(index: number, name: string): RunCounts;
  /** A value that depends on the object alone, worked out once for each object. */
  once(expr: Expr, self: Value, make: () => Value): Value;
  /** One run of a function, `bound` the call that starts it; null when nothing is known of it. */
  run(fn: FunctionValue, bound: BoundCall | null): RunCounts;
  /** One run of a function that a library starts with this item as its first argument. */
  runWith(fn: FunctionValue, item: Value): RunCounts;
  /** Makes (or finds) the assumption for a place. */
  assumption(
    name: string,
    at: { facts: FileFacts; start: number },
    times: Times,
    isSet: boolean,
  ): CountAssumption;
}
