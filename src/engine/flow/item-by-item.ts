import type { CallExpr, Expr, Stmt } from '../syntax/facts.ts';
import { blocksOf, expressionsOf, walkExpr } from '../syntax/walk.ts';
import { lastNameOf } from '../syntax/last-name.ts';
import { numberOf, type Context, type Frame, type ListItem, type Value } from '../values/value.ts';
import type { Ways } from './counting.ts';
import { argumentSources, holdsFor } from './length-of.ts';
import { generatorOf } from './yields.ts';
import { isTelling as isTellingValue } from './telling-arguments.ts';

/** Longer lists are counted by their length. */
const MOST_ITEMS = 12;

/** The items that a loop runs over, in order, where all of them are known and few. */
export function knownItems(
  iterable: Expr,
  context: Context,
  counting: Ways,
): readonly ListItem[] | undefined {
  // What a call gives back is seldom a known list; without this run's arguments it is worked out once for all.
  const isOfRun = context.frame !== null && isTellingValue(iterable, context);
  const items = itemsOf(iterable, isOfRun ? context : { ...context, frame: null }, counting, 0);
  return items && items.length > 0 && items.length <= MOST_ITEMS && items.every(i => !i.isSpread)
    ? items
    : undefined;
}

function itemsOf(
  iterable: Expr,
  context: Context,
  counting: Ways,
  depth: number,
): readonly ListItem[] | undefined {
  if (depth > 6) return undefined;
  const of = (expr: Expr | undefined): readonly ListItem[] | undefined =>
    expr && itemsOf(expr, context, counting, depth + 1);
  if (iterable.kind === 'await') return of(iterable.value);
  if (iterable.kind === 'call') {
    if (generatorOf(iterable, context, counting.evaluator)) return undefined;
    const { callee } = iterable;
    const [first, second] = iterable.args.map(a => a.value);
    const name = lastNameOf(callee);
    const receiver = callee.kind === 'member' ? callee.object : null;
    const isOfObject = receiver?.kind === 'name' && receiver.name === 'Object';
    if (name === 'range' && !receiver) return rangeOf(iterable, context, counting);
    if (name === 'enumerate' && !receiver)
      return of(first)?.map((item, i) => ({ ...item, value: pair(number(i), item.value) }));
    if (name === 'reversed' && !receiver) return of(first)?.slice().reverse();
    if ((name === 'list' || name === 'tuple' || name === 'tqdm') && !receiver) return of(first);
    if (name === 'zip' && !receiver && iterable.args.length === 2) {
      const [a, b] = [of(first), of(second)];
      return a && b?.slice(0, a.length).map((item, i) => ({ ...item, value: pair(a[i]!.value, item.value) }));
    }
    if (receiver && name === 'entries' && !isOfObject && !first)
      return of(receiver)?.map((item, i) => ({ ...item, value: pair(number(i), item.value) }));
    if (receiver && name === 'filter' && first) return kept(of(receiver), first, context, counting);
    const table = isOfObject ? first : name === 'items' && !first ? receiver : null;
    if (table && /^(items|entries)$/.test(name))
      return entriesOf(counting.evaluator.evaluate(table, context));
    if (isOfObject && first && /^(keys|values)$/.test(name)) {
      const entries = entriesOf(counting.evaluator.evaluate(first, context));
      return entries?.map(e => ({
        ...e,
        value: (e.value as ReturnType<typeof pair>).items[name === 'keys' ? 0 : 1]!.value,
      }));
    }
  }
  const value = counting.evaluator.evaluate(iterable, context);
  if (value.kind === 'list') return value.items;
  // A table as it is gives its keys.
  return value.kind === 'object' && context.facts.language === 'python'
    ? entriesOf(value)?.map(e => ({ ...e, value: (e.value as ReturnType<typeof pair>).items[0]!.value }))
    : undefined;
}

/** Items that a predicate surely or perhaps lets through. */
function kept(
  items: readonly ListItem[] | undefined,
  test: Expr,
  context: Context,
  { evaluator }: Ways,
): readonly ListItem[] | undefined {
  const predicate = evaluator.evaluate(test, context);
  if (predicate.kind !== 'function') return undefined;
  return items?.flatMap(item => {
    const holds = holdsFor(predicate, item.value, evaluator);
    return holds === false ? [] : [holds ? item : { ...item, when: item.when ?? 'sometimes' }];
  });
}

function rangeOf(call: CallExpr, context: Context, counting: Ways): readonly ListItem[] | undefined {
  const numbers = call.args.map(a => numberOf(counting.evaluator.evaluate(a.value, context)));
  if (numbers.length === 0 || numbers.some(n => n === undefined)) return undefined;
  const [from, to, step] =
    numbers.length === 1 ? [0, numbers[0]!, 1] : [numbers[0]!, numbers[1]!, numbers[2] ?? 1];
  const count = step === 0 ? Infinity : Math.max(0, Math.ceil((to - from) / step));
  return count > MOST_ITEMS
    ? undefined
    : Array.from({ length: count }, (_, i) => sure(number(from + i * step)));
}

const sure = (value: Value): ListItem => ({ value, isSpread: false, when: null });
const NOWHERE = { file: '', start: 0, end: 0 };
const number = (value: number): Value => ({ kind: 'constant', value, via: 'literal', place: NOWHERE });
const pair = (a: Value, b: Value): { kind: 'list'; items: readonly ListItem[] } => ({
  kind: 'list',
  items: [sure(a), sure(b)],
});

function entriesOf(value: Value): readonly ListItem[] | undefined {
  if (value.kind !== 'object' || value.isOpen) return undefined;
  return [...value.entries].map(([key, inner]) =>
    sure(pair({ kind: 'text', pieces: [{ text: key, ...value.place }], via: 'same-file' }, inner)),
  );
}

/** The same place in the turn for one item. */
export function withItem(context: Context, iterable: Expr, item: Value): Context {
  const { frame } = context;
  const isOwn = frame?.functionId === context.functionId && frame.facts === context.facts;
  const inner: Frame = {
    ...(isOwn
      ? frame
      : {
          facts: context.facts,
          functionId: null,
          args: new Map(),
          isOpen: false,
          self: null,
          depth: frame?.depth ?? 0,
          outer: frame,
        }),
    items: new Map([...(isOwn ? (frame.items ?? []) : []), [iterable, item]]),
  };
  const sources = isOwn ? argumentSources.get(frame) : undefined;
  if (sources) argumentSources.set(inner, sources);
  return { ...context, frame: inner };
}

/** Whether a loop's turns may differ by their item: it decides a condition, what is called, or what is handed on to functions that reach calls. */
export function isTelling(
  body: readonly Stmt[] | Expr,
  names: ReadonlySet<string>,
  context: Context,
  counting: Ways,
): boolean {
  const hot = counting.hot(context.facts, context.functionId);
  const telling = new Set(names);
  let found = false;
  const mentions = (expr: Expr | null | undefined): boolean => {
    let is = false;
    if (expr) walkExpr(expr, null, { expr: e => void (is ||= e.kind === 'name' && telling.has(e.name)) });
    return is;
  };
  const inExpr = (root: Expr): void =>
    walkExpr(root, null, {
      expr: e => {
        if (found || !hot.within(e)) return;
        if (e.kind === 'call') {
          const isSite = counting.siteAt(context.facts.file, e.nameStart) !== undefined;
          found ||= mentions(e.callee) || (!isSite && e.args.some(a => mentions(a.value)));
        } else if (e.kind === 'conditional') found ||= mentions(e.test);
        else if (e.kind === 'logical') found ||= mentions(e.left);
        else if (e.kind === 'comprehension')
          found ||= e.clauses.some(c => mentions(c.iterable) || c.conditions.some(mentions));
        else if (e.kind === 'function')
          found ||=
            context.facts.text
              .slice(e.start, e.end)
              .match(/[\w$]+/g)
              ?.some(w => telling.has(w)) === true;
      },
    });
  const inBlock = (block: readonly Stmt[]): void => {
    for (const stmt of block) {
      if (stmt.kind === 'assign' && stmt.value && mentions(stmt.value))
        for (const target of stmt.targets) if (target.kind === 'name') telling.add(target.name);
      if (stmt.kind === 'if' || stmt.kind === 'while') found ||= mentions(stmt.test);
      else if (stmt.kind === 'switch') found ||= mentions(stmt.subject);
      else if (stmt.kind === 'for') found ||= mentions(stmt.iterable) || mentions(stmt.test);
      if (hot.within(stmt)) for (const expr of expressionsOf(stmt)) inExpr(expr);
      for (const inner of blocksOf(stmt)) inBlock(inner);
    }
  };
  if (Array.isArray(body)) inBlock(body);
  else inExpr(body as Expr);
  return found;
}

/** Names that a loop's target binds. */
export function namesOf(target: Expr): ReadonlySet<string> {
  const names = new Set<string>();
  walkExpr(target, null, { expr: e => void (e.kind === 'name' && names.add(e.name)) });
  return names;
}
