import type { CallExpr, Expr } from '../syntax/facts.ts';
import { lastNameOf } from '../syntax/last-name.ts';
import type { Evaluator } from '../values/evaluate.ts';
import { numberOf, type Context } from '../values/value.ts';
import { lengthOf, SOME, type Length } from './length-of.ts';

/** How often a call from outside the workspace runs a function that it is handed. */
export interface CallbackRuns {
  readonly length: Length;
  /** Source of the figure, for the assumption's name. */
  readonly over: Expr | null;
  /** Once for each item of `over`, the item its first argument. */
  readonly isEach?: boolean;
}

const ONE: Length = { low: 1, typical: 1, high: 1, isAssumed: false };
const MAYBE: Length = { low: 0, typical: 1, high: 1, isAssumed: false };
const EVENTS: Length = { low: 0, typical: 1, high: Infinity, isAssumed: true };
const ON_ERROR: Length = { low: 0, typical: 0, high: 1, isAssumed: false };

const EACH =
  /^(map|forEach|flatMap|each|eachLimit|mapLimit|mapSeries|mapAsync|forEachSeries|apply|applymap|imap|imap_unordered|starmap|amap|transform|filter|reduce|reduceRight|parallelMap|pMap|pAll|map_async|thread_map|process_map|abatch)$/;
const UNTIL = /^(find|findIndex|findLast|some|every|any|all)$/;
const EVENT = /^(on|once|addListener|addEventListener|subscribe|setInterval|watch|listen|use|connect)$/;
const NOW =
  /^(then|finally|submit|run_in_executor|to_thread|run|call|runInTransaction|transaction|withSpan|startActiveSpan|startSpan|run_sync|run_until_complete|create_task|ensure_future|gather|wait_for|Thread|Process|setTimeout|setImmediate|nextTick|queueMicrotask|after|waitUntil|limit|limiter|schedule|add|Promise|partial|bind|wrap|retry|pRetry|backOff|asyncRetry|runExclusive|track|step|task|time|measure|streamSSE|streamText|stream|createDataStream|createDataStreamResponse|createUIMessageStream|createStreamableUI|run_coroutine_threadsafe|call_soon|spawn|start_soon)$/;

/** By the name of what takes the function; the list that it runs over is its receiver or another argument. */
export function callbackRuns(call: CallExpr, context: Context, evaluator: Evaluator): CallbackRuns {
  const { callee } = call;
  const name = callee.kind === 'member' ? callee.property : callee.kind === 'name' ? callee.name : '';
  const receiver = callee.kind === 'member' ? callee.object : null;
  if (name === 'catch' || name === 'on_error') return { length: ON_ERROR, over: null };
  if (name === 'times' && call.args[0]) return counted(call.args[0].value, context, evaluator);
  if (name === 'from' && receiver?.kind === 'name' && receiver.name === 'Array')
    return { length: lengthOf(call, context, evaluator), over: call };
  if (EACH.test(name) || UNTIL.test(name)) {
    const list = listOf(call, receiver);
    if (!list) return { length: SOME, over: call };
    const length = lengthOf(list, context, evaluator);
    if (UNTIL.test(name)) return { length: { ...length, low: Math.min(1, length.low) }, over: list };
    return { length, over: list, isEach: !/^(starmap|reduce|reduceRight|abatch)$/.test(name) };
  }
  if (EVENT.test(name)) return { length: EVENTS, over: call };
  if (NOW.test(name)) return { length: ONE, over: null };
  if (/map|each|limit|parallel|batch|concurren|pool/i.test(name)) {
    const list = listOf(call, null);
    if (list) return { length: lengthOf(list, context, evaluator), over: list };
  }
  return { length: MAYBE, over: null };
}

/** The list among receiver and arguments: `xs.map(f)`, `pool.map(f, xs)`, `map(f, xs)`, `mapLimit(xs, 3, f)`. */
function listOf(call: CallExpr, receiver: Expr | null): Expr | null {
  const others = call.args
    .filter(a => a.value.kind !== 'function' && a.value.kind !== 'number' && a.value.kind !== 'object')
    .map(a => a.value);
  if (receiver) {
    const isModule =
      receiver.kind === 'name' &&
      /^(_|lodash|async|pool|executor|p|Promise|Bluebird|ex|tpe|bluebird|es)$|pool|executor/i.test(
        receiver.name,
      );
    const isLead = call.args[0]?.value.kind === 'function' || call.args.length <= 1;
    if (!isModule && (isLead || call.args[1]?.value.kind === 'number' || others.length < 2))
      return isLead || others.length === 0 ? receiver : receiver;
  }
  // The function may itself be a name: the last of the others is then the list, where it comes first.
  const lead = call.args[0]?.value;
  if (
    lead?.kind === 'function' ||
    (lead?.kind === 'member' && others.length > 1) ||
    (lead?.kind === 'name' &&
      others.length > 1 &&
      /^(map|imap|starmap|imap_unordered|submit|map_async|thread_map|process_map)$/.test(
        lastNameOf(call.callee),
      ))
  )
    return others.find(o => o !== lead) ?? receiver;
  return others[0] ?? receiver;
}

function counted(expr: Expr, context: Context, evaluator: Evaluator): CallbackRuns {
  const n = numberOf(evaluator.evaluate(expr, context));
  return { length: n === undefined ? SOME : { low: n, typical: n, high: n, isAssumed: false }, over: expr };
}
