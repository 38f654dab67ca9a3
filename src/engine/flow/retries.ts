import type { CallExpr, Expr, FunctionFacts, Stmt } from '../syntax/facts.ts';
import { walkBlock } from '../syntax/walk.ts';
import { calledNameOf } from '../syntax/last-name.ts';
import type { Evaluator } from '../values/evaluate.ts';
import { numberOf, type Context } from '../values/value.ts';
import type { LoopStmt } from './repeat-bounds.ts';

const RETRY = /attempt|retr(y|ies)|\btries\b|backoff/i;

/** A loop that repeats only what failed: its turns are attempts, no runs. */
export function isRetryLoop(loop: LoopStmt, head: string): boolean {
  const body = loop.body;
  if (!leavesSomewhere(body)) return false;
  if (RETRY.test(head)) return true;
  return body.some(
    stmt =>
      stmt.kind === 'try' &&
      leavesAtEnd([...stmt.body, ...stmt.else]) &&
      stmt.handlers.some(h => !leavesAtEnd(h.body)),
  );
}

const leavesAtEnd = (body: readonly Stmt[]): boolean => {
  const last = body.at(-1);
  return last !== undefined && (last.kind === 'return' || last.kind === 'break' || last.kind === 'throw');
};

function leavesSomewhere(body: readonly Stmt[]): boolean {
  let found = false;
  walkBlock(body, null, { stmt: stmt => void (found ||= stmt.kind === 'return' || stmt.kind === 'break') });
  return found;
}

const NAMED =
  /^(retry|retrying|retryable|backoff|on_exception|with_retry|withRetry|pRetry|retryWithBackoff|asyncRetry|retry_async|async_retry|tenacity)$/i;
const LIMITS =
  /^(max_?(re)?tries|max_?attempts|retries|attempts|tries|stop_?max_?attempt_?number|num_?of_?attempts|num_?retries|limit|retryCount)$/i;

/** Attempts that decorators ask for: `@retry(stop=stop_after_attempt(3))`, `@backoff.on_exception(…, max_tries=5)`. */
export function attemptsOfDecorators(fn: FunctionFacts, context: Context, evaluator: Evaluator): number {
  let attempts = 1;
  for (const decorator of fn.decorators) {
    const callee = decorator.kind === 'call' ? decorator.callee : decorator;
    if (!NAMED.test(calledNameOf(callee)) && !/retry/i.test(calledNameOf(callee))) continue;
    attempts *= decorator.kind === 'call' ? (attemptsIn(decorator, context, evaluator) ?? 1) : 1;
  }
  return attempts;
}

/** Attempts of a call that repeats what it is handed: `pRetry(f, { retries: 5 })`; 1 where it is no such call. */
export function attemptsOfCall(call: CallExpr, context: Context, evaluator: Evaluator): number {
  return /retry|backoff/i.test(calledNameOf(call.callee)) ? (attemptsIn(call, context, evaluator) ?? 1) : 1;
}

function attemptsIn(call: CallExpr, context: Context, evaluator: Evaluator): number | undefined {
  const number = (expr: Expr): number | undefined => numberOf(evaluator.evaluate(expr, context));
  for (const arg of call.args) {
    if (arg.name !== null && LIMITS.test(arg.name)) return limit(arg.name, number(arg.value));
    if (arg.value.kind === 'object')
      for (const entry of arg.value.entries)
        if (entry.key !== null && LIMITS.test(entry.key)) return limit(entry.key, number(entry.value));
    const stop = stopIn(arg.value);
    if (stop) return number(stop);
  }
  return undefined;
}

/** Retries come on top of the first attempt. */
const limit = (name: string, count: number | undefined): number | undefined =>
  count === undefined
    ? undefined
    : /retr/i.test(name) && !/tries$/i.test(name.replace(/retries$/i, ''))
      ? count + 1
      : count;

function stopIn(expr: Expr): Expr | undefined {
  if (expr.kind === 'call')
    return calledNameOf(expr.callee) === 'stop_after_attempt' ? expr.args[0]?.value : undefined;
  if (expr.kind === 'binary') return stopIn(expr.left) ?? stopIn(expr.right);
  return undefined;
}
