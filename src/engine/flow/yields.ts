import type { CallExpr, Expr } from '../syntax/facts.ts';
import { walkBlock, walkExpr } from '../syntax/walk.ts';
import type { Evaluator } from '../values/evaluate.ts';
import type { Context, FunctionValue } from '../values/value.ts';
import { countBlock } from './count-statements.ts';
import type { Ways } from './counting.ts';
import { lengthOf, type Length } from './length-of.ts';
import { frameOf } from './run-frame.ts';
import { hasCalls, inSequence, multiplied, nothing, oneCall, totalOf, type RunCounts } from './run-counts.ts';

type YieldExpr = Extract<Expr, { kind: 'other' }>;

/** The generator that a call starts. */
export function generatorOf(expr: Expr, context: Context, evaluator: Evaluator): FunctionValue | undefined {
  if (expr.kind !== 'call') return undefined;
  const callee = evaluator.evaluate(expr.callee, context);
  return callee.kind === 'function' && callee.facts.functions[callee.functionId]!.isGenerator
    ? callee
    : undefined;
}

/** How many items a generator gives: its yields, counted as calls are. */
export function yieldedBy(
  generator: FunctionValue,
  call: CallExpr,
  context: Context,
  evaluator: Evaluator,
  depth: number,
): Length {
  const { facts } = generator;
  const fn = facts.functions[generator.functionId]!;
  const offsets: number[] = [];
  walkBlock(fn.body, null, { expr: expr => void (isYield(expr) && offsets.push(expr.start)) });
  let isAssumed = false;
  const one = oneCall(0);
  const ways: Ways = {
    evaluator,
    siteAt: () => undefined,
    hot: () => ({ within: ({ start, end }) => offsets.some(o => start <= o && o < end) }),
    block: (body, at) => countBlock(body, at, ways),
    expr(root, at) {
      let result = nothing;
      walkExpr(root, null, {
        expr: expr => {
          if (!isYield(expr)) return;
          const all = allOf(expr, facts.text);
          const length = all && lengthOf(all, at, evaluator, depth);
          if (length?.isAssumed) isAssumed = true;
          result = inSequence(result, length ? multiplied(one, length) : one);
        },
      });
      return result;
    },
    isSet: () => false,
    repeat(body, length, _name, _at, how): RunCounts {
      if (length.isAssumed && hasCalls(body)) isAssumed = true;
      return how(body, length);
    },
  };
  const frame = frameOf(generator, { call, context }, evaluator);
  const counts = totalOf(countBlock(fn.body, { facts, functionId: fn.id, frame }, ways));
  const { low, typical, high } = counts.get(0) ?? { low: 0, typical: 0, high: 0 };
  return { low, typical, high, isAssumed: isAssumed || low !== high };
}

/** What a generator runs before it gives its first item: all that is sure where its items are not all taken. */
export function beforeFirstItem(expr: Expr, context: Context, counting: Ways): RunCounts | undefined {
  const generator = generatorOf(expr, context, counting.evaluator);
  if (!generator || expr.kind !== 'call') return undefined;
  const { facts } = generator;
  const fn = facts.functions[generator.functionId]!;
  const first = fn.body.findIndex(stmt => {
    let gives = false;
    walkBlock([stmt], null, { expr: e => void (gives ||= isYield(e)) });
    return gives;
  });
  const frame = frameOf(generator, { call: expr, context }, counting.evaluator);
  return counting.block(fn.body.slice(0, Math.max(0, first)), { facts, functionId: fn.id, frame });
}

const isYield = (expr: Expr): expr is YieldExpr => expr.kind === 'other' && expr.node.startsWith('yield');

/** `yield from xs`, `yield* xs`: what gives all its items. */
const allOf = (expr: YieldExpr, text: string): Expr | undefined =>
  /^yield\s*(\*|from\b)/.test(text.slice(expr.start, expr.start + 20)) ? expr.children[0] : undefined;
