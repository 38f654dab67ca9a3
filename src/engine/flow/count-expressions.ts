import type { ComprehensionExpr, Expr } from '../syntax/facts.ts';
import { childrenOf } from '../syntax/walk.ts';
import { clauseName } from './loop-names.ts';
import type { Context } from '../values/value.ts';
import { functionsOf } from './callees.ts';
import { choiceOf, fixedChoiceOf } from './choices.ts';
import { countCall } from './count-calls.ts';
import type { Counting } from './counting.ts';
import { isTelling, knownItems, namesOf, withItem } from './item-by-item.ts';
import { lengthOf } from './length-of.ts';
import {
  inSequence,
  multiplied,
  nothing,
  oneByOne,
  oneOfTwo,
  repeated,
  type RunCounts,
} from './run-counts.ts';

/** Counts of an expression: its parts in order, choices and comprehensions as what they are. */
export function countExpr(root: Expr, context: Context, counting: Counting): RunCounts {
  const hot = counting.hot(context.facts, context.functionId);
  let result = nothing;
  // Long chains of operators are walked, not nested.
  const stack: Expr[] = [root];
  for (let expr = stack.pop(); expr; expr = stack.pop()) {
    if (!hot.within(expr)) continue;
    switch (expr.kind) {
      case 'call':
        result = inSequence(result, countCall(expr, context, counting));
        break;
      case 'comprehension':
        result = inSequence(result, countComprehension(expr, context, counting));
        break;
      case 'conditional': {
        result = inSequence(result, counting.expr(expr.test, context));
        const { sure } = fixedChoiceOf(expr.test, context, counting.evaluator);
        const then = sure === false ? nothing : counting.expr(expr.then, context);
        const otherwise = sure === true ? nothing : counting.expr(expr.else, context);
        if (then === nothing && otherwise === nothing) break;
        result = inSequence(
          result,
          sure === undefined
            ? oneOfTwo(then, otherwise, choiceOf(expr.test, context, counting.evaluator))
            : sure
              ? then
              : otherwise,
        );
        break;
      }
      case 'logical': {
        result = inSequence(result, counting.expr(expr.left, context));
        const isAnd = expr.op === 'and';
        const fixed = expr.op === '??' ? {} : fixedChoiceOf(expr.left, context, counting.evaluator);
        if (fixed.sure !== undefined && fixed.sure !== isAnd) break;
        const right = counting.expr(expr.right, context);
        if (right === nothing) break;
        const { sure, usual } = expr.op === '??' ? {} : choiceOf(expr.left, context, counting.evaluator);
        result = inSequence(
          result,
          oneOfTwo(right, nothing, {
            sure: sure === undefined ? undefined : sure === isAnd,
            usual: usual === undefined ? undefined : usual === isAnd,
          }),
        );
        break;
      }
      case 'other':
        for (const child of expr.children) {
          const handlers =
            child.kind === 'function' || child.kind === 'name' || child.kind === 'member'
              ? handed(child, context, counting)
              : nothing;
          result = inSequence(result, handlers);
        }
        pushAll(stack, childrenOf(expr));
        break;
      case 'function':
        break;
      case 'member':
        result = inSequence(result, getter(expr, context, counting));
        stack.push(expr.object);
        break;
      default:
        pushAll(stack, childrenOf(expr));
    }
  }
  return result;
}

function pushAll(stack: Expr[], children: readonly Expr[]): void {
  for (let i = children.length - 1; i >= 0; i--) stack.push(children[i]!);
}

/** A function that markup keeps for later: a click may run it, any number of times. */
function handed(expr: Expr, context: Context, counting: Counting): RunCounts {
  let result = nothing;
  for (const fn of functionsOf(expr, context, counting)) {
    if (counting.reaching.isEntry(fn.facts, fn.functionId)) continue;
    const times = { low: 0, typical: 1, high: Infinity };
    const body = multiplied(counting.run(fn, null), times);
    if (body !== nothing) result = inSequence(result, body);
  }
  return result;
}

/** Reading a property that is a method. */
function getter(expr: Extract<Expr, { kind: 'member' }>, context: Context, counting: Counting): RunCounts {
  for (const node of counting.reaching.methods.get(expr.property) ?? []) {
    const fn = node.facts.functions[node.functionId!]!;
    if (fn.form !== 'getter' && !fn.decorators.some(d => d.kind === 'name' && /property$/.test(d.name)))
      continue;
    const object = counting.evaluator.evaluate(expr.object, context);
    if (
      object.kind === 'instance' &&
      object.of.facts.file === node.facts.file &&
      object.of.classId === fn.classId
    )
      return counting.run(
        { kind: 'function', facts: node.facts, functionId: fn.id, self: object, frame: null },
        null,
      );
  }
  return nothing;
}

function countComprehension(expr: ComprehensionExpr, context: Context, counting: Counting): RunCounts {
  const inner = (index: number, at: Context): RunCounts => {
    const clause = expr.clauses[index];
    if (!clause)
      return expr.key
        ? inSequence(counting.expr(expr.key, at), counting.expr(expr.element, at))
        : counting.expr(expr.element, at);
    const turn = (within: Context): RunCounts => {
      let one = inner(index + 1, within);
      for (const condition of [...clause.conditions].reverse())
        one = inSequence(
          counting.expr(condition, within),
          one === nothing ? nothing : oneOfTwo(one, nothing, choiceOf(condition, within, counting.evaluator)),
        );
      return one;
    };
    const first = counting.expr(clause.iterable, at);
    const name = clauseName(clause, at.facts);
    const items =
      !counting.isSet(name, at.facts.file) &&
      (clause.conditions.length > 0 || isTelling(expr.element, namesOf(clause.target), at, counting))
        ? knownItems(clause.iterable, at, counting)
        : undefined;
    if (items)
      return inSequence(
        first,
        oneByOne(
          items.map(({ value, when }) => {
            const one = turn(withItem(at, clause.iterable, value));
            return when === null ? one : oneOfTwo(one, nothing, { usual: true });
          }),
        ),
      );
    const length = lengthOf(clause.iterable, at, counting.evaluator);
    const any = length.high === 0 ? nothing : turn(at);
    if (any === nothing) return first;
    return inSequence(
      first,
      counting.repeat(any, length, name, { facts: at.facts, start: expr.start }, repeated),
    );
  };
  return inner(0, context);
}
