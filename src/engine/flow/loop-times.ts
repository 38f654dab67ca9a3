import type { Range } from '../model.ts';
import type { Expr, Stmt } from '../syntax/facts.ts';
import type { Evaluator } from '../values/evaluate.ts';
import { numberOf, type Context, type Value } from '../values/value.ts';

type Looping = Extract<Stmt, { kind: 'for' | 'while' }> | { readonly kind: 'each'; readonly iterable: Expr };

/** Assumed where the code sets no bound: a few items, and no end. */
const UNBOUNDED: Range = { low: 0, typical: 5, high: null };

/** How often the body of a loop runs: literal bounds exactly, the rest as an assumption. */
export function timesOf(loop: Looping, context: Context, evaluator: Evaluator): Range {
  if (loop.kind === 'each') return timesOfIterable(loop.iterable, context, evaluator);
  if (loop.kind === 'while') return { low: loop.testAfter ? 1 : 0, typical: 5, high: null };
  if (loop.form !== 'counter')
    return loop.iterable ? timesOfIterable(loop.iterable, context, evaluator) : UNBOUNDED;
  return timesOfCounter(loop, context, evaluator);
}

function exactly(count: number): Range {
  const times = Math.max(0, Math.ceil(count));
  return { low: times, typical: times, high: times };
}

function timesOfIterable(iterable: Expr, context: Context, evaluator: Evaluator): Range {
  if (iterable.kind === 'call' && iterable.callee.kind === 'name') {
    const args = iterable.args.map(a => a.value);
    switch (iterable.callee.name) {
      case 'range': {
        const numbers = args.map(a => numberOf(evaluator.evaluate(a, context)));
        if (numbers.length === 0 || numbers.some(n => n === undefined)) return UNBOUNDED;
        const [from, to, step] =
          numbers.length === 1 ? [0, numbers[0]!, 1] : [numbers[0]!, numbers[1]!, numbers[2] ?? 1];
        return step === 0 ? UNBOUNDED : exactly((to - from) / step);
      }
      case 'enumerate':
      case 'reversed':
      case 'sorted':
      case 'tqdm':
      case 'list':
        return args[0] ? timesOfIterable(args[0], context, evaluator) : UNBOUNDED;
      case 'zip': {
        const lengths = args.map(a => timesOfIterable(a, context, evaluator)).filter(r => r.high !== null);
        return lengths.length > 0 ? lengths.reduce((a, b) => (b.high! < a.high! ? b : a)) : UNBOUNDED;
      }
      default:
    }
  }
  return timesOfValue(evaluator.evaluate(iterable, context));
}

function timesOfValue(value: Value): Range {
  if (value.kind === 'list') {
    const sure = value.items.filter(i => !i.isSpread && i.when === null).length;
    const maybe = value.items.filter(i => !i.isSpread).length;
    return value.items.some(i => i.isSpread)
      ? { low: sure, typical: Math.max(5, maybe), high: null }
      : { low: sure, typical: maybe, high: maybe };
  }
  if (value.kind === 'object' && !value.isOpen) return exactly(value.entries.size);
  if (value.kind === 'one-of') {
    const all = value.options.map(o => timesOfValue(o.value));
    return {
      low: Math.min(...all.map(r => r.low)),
      typical: all[0]!.typical,
      high: all.some(r => r.high === null) ? null : Math.max(...all.map(r => r.high!)),
    };
  }
  return UNBOUNDED;
}

/** `for (let i = 0; i < n; i++)` with numbers that the source decides. */
function timesOfCounter(loop: Extract<Stmt, { kind: 'for' }>, context: Context, evaluator: Evaluator): Range {
  const init = loop.init?.kind === 'assign' ? loop.init : undefined;
  const from = init?.value ? numberOf(evaluator.evaluate(init.value, context)) : undefined;
  const { test } = loop;
  if (from === undefined || test?.kind !== 'compare') return UNBOUNDED;
  const to = numberOf(evaluator.evaluate(test.right, context));
  if (to !== undefined) {
    const span =
      test.op === '<'
        ? to - from
        : test.op === '<='
          ? to - from + 1
          : test.op === '>'
            ? from - to
            : test.op === '>='
              ? from - to + 1
              : undefined;
    return span === undefined ? UNBOUNDED : exactly(span);
  }
  // `i < items.length`
  if (test.right.kind === 'member' && test.right.property === 'length')
    return timesOfIterable(test.right.object, context, evaluator);
  return UNBOUNDED;
}
