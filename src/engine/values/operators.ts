import type { BinaryExpr, CompareExpr, Expr } from '../syntax/facts.ts';
import { sourceOf } from '../syntax/walk.ts';
import { placeOf, type Machine } from './evaluate.ts';
import { formatPercent } from './templates.ts';
import { joinedPath } from './paths.ts';
import { joinTexts, viaOf } from './text.ts';
import { constantText, farther, isNothing, unknown, type Context, type Value } from './value.ts';

/** Operands of a left-recursive chain of one operator, in order, without recursion. */
function operandsOf(expr: BinaryExpr): Expr[] {
  const operands: Expr[] = [];
  let left: Expr = expr;
  while (left.kind === 'binary' && left.op === expr.op) {
    operands.push(left.right);
    left = left.left;
  }
  operands.push(left);
  return operands.reverse();
}

export function binary(expr: BinaryExpr, context: Context, machine: Machine): Value {
  const evaluated = (): Value[] =>
    operandsOf(expr).map(e => {
      const value = machine.evaluate(e, context);
      // Nobody adds nothing to a text: something is given where it matters.
      return value.kind === 'constant' && value.value === null
        ? unknown('given only at run time', sourceOf(context.facts, e), placeOf(e, context))
        : value;
    });
  switch (expr.op) {
    case '+':
      return add(evaluated(), expr, context);
    case '%': {
      const left = machine.evaluate(expr.left, context);
      if (left.kind === 'text') return formatPercent(left, machine.evaluate(expr.right, context));
      return arithmetic(expr, left, machine.evaluate(expr.right, context), context);
    }
    case '|': {
      const [left, right] = [machine.evaluate(expr.left, context), machine.evaluate(expr.right, context)];
      if (left.kind === 'object' && right.kind === 'object')
        return {
          ...left,
          entries: new Map([...left.entries, ...right.entries]),
          isOpen: left.isOpen || right.isOpen,
        };
      return { kind: 'operation', op: '|', left, right };
    }
    case '/': {
      // pathlib: `folder / "prompts" / "system.txt"`.
      const [left, right] = [machine.evaluate(expr.left, context), machine.evaluate(expr.right, context)];
      const path = left.kind === 'text' ? joinedPath([left, right], placeOf(expr, context)) : undefined;
      return path ?? arithmetic(expr, left, right, context);
    }
    default:
      return arithmetic(
        expr,
        machine.evaluate(expr.left, context),
        machine.evaluate(expr.right, context),
        context,
      );
  }
}

function add(values: readonly Value[], expr: BinaryExpr, context: Context): Value {
  if (values.every(v => v.kind === 'constant' && typeof v.value === 'number')) {
    const [first] = values;
    const sum = values.reduce((total, v) => total + (v.kind === 'constant' ? Number(v.value) : 0), 0);
    return {
      kind: 'constant',
      value: sum,
      via: values.map(viaOf).reduce(farther),
      place: first?.kind === 'constant' ? first.place : placeOf(expr, context),
    };
  }
  if (values.some(v => v.kind === 'list')) {
    return {
      kind: 'list',
      items: values.flatMap(v => (v.kind === 'list' ? v.items : [{ value: v, isSpread: true, when: null }])),
    };
  }
  const isText = (v: Value): boolean =>
    v.kind === 'text' || (v.kind === 'one-of' && v.options.some(o => o.value.kind === 'text'));
  if (values.some(isText)) return joinTexts(values);
  return unknown('only run time knows', sourceOf(context.facts, expr), placeOf(expr, context));
}

const ARITHMETIC: ReadonlyMap<string, (a: number, b: number) => number> = new Map([
  ['-', (a, b) => a - b],
  ['*', (a, b) => a * b],
  ['/', (a, b) => a / b],
  ['//', (a, b) => Math.floor(a / b)],
  ['%', (a, b) => a % b],
  ['**', (a, b) => a ** b],
]);

function arithmetic(expr: BinaryExpr, left: Value, right: Value, context: Context): Value {
  const compute = ARITHMETIC.get(expr.op);
  if (
    compute &&
    left.kind === 'constant' &&
    right.kind === 'constant' &&
    typeof left.value === 'number' &&
    typeof right.value === 'number'
  ) {
    const value = compute(left.value, right.value);
    if (Number.isFinite(value))
      return { kind: 'constant', value, via: farther(left.via, right.via), place: left.place };
  }
  if (
    expr.op === '*' &&
    left.kind === 'text' &&
    right.kind === 'constant' &&
    typeof right.value === 'number' &&
    right.value >= 0 &&
    right.value <= 1000
  ) {
    return joinTexts(Array.from({ length: right.value }, () => left));
  }
  return unknown('only run time knows', sourceOf(context.facts, expr), placeOf(expr, context), {
    type: 'number',
  });
}

export function compare(expr: CompareExpr, context: Context, machine: Machine): Value {
  const left = machine.evaluate(expr.left, context);
  const right = machine.evaluate(expr.right, context);
  const place = placeOf(expr, context);
  const result = compareValues(expr.op, left, right);
  if (result === undefined)
    return unknown('only run time knows', sourceOf(context.facts, expr), place, { type: 'boolean' });
  return { kind: 'constant', value: result, via: farther(viaOf(left), viaOf(right)), place };
}

function compareValues(op: string, left: Value, right: Value): boolean | undefined {
  if (op === 'in' || op === 'not in') {
    const inside = contains(right, left);
    return inside === undefined ? undefined : inside === (op === 'in');
  }
  if (isNothing(left) || isNothing(right)) {
    const same =
      isNothing(left) && isNothing(right)
        ? true
        : isSomething(left) || isSomething(right)
          ? false
          : undefined;
    if (same === undefined) return undefined;
    return op === '==' || op === 'is' ? same : op === '!=' || op === 'is not' ? !same : undefined;
  }
  const [a, b] = [constantText(left), constantText(right)];
  if (a === undefined || b === undefined) return undefined;
  const numeric = left.kind === 'constant' && right.kind === 'constant';
  const order = numeric ? Number(a) - Number(b) : a < b ? -1 : a > b ? 1 : 0;
  switch (op) {
    case '==':
    case 'is':
      return left.kind === right.kind && a === b;
    case '!=':
    case 'is not':
      return !(left.kind === right.kind && a === b);
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    default:
      return undefined;
  }
}

const isSomething = (v: Value): boolean =>
  !isNothing(v) && v.kind !== 'unknown' && v.kind !== 'one-of' && v.kind !== 'operation';

function contains(whole: Value, part: Value): boolean | undefined {
  const needle = constantText(part);
  if (needle === undefined) return undefined;
  if (whole.kind === 'text') {
    const text = constantText(whole);
    return text === undefined ? undefined : text.includes(needle);
  }
  if (whole.kind === 'object') return whole.entries.has(needle) ? true : whole.isOpen ? undefined : false;
  if (whole.kind !== 'list') return undefined;
  if (whole.items.some(i => constantText(i.value) === needle && i.when === null)) return true;
  return whole.items.every(i => !i.isSpread && constantText(i.value) !== undefined) ? false : undefined;
}
