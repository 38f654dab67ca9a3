import type { Expr, FileFacts, IndexExpr } from '../syntax/facts.ts';
import type { Machine } from './evaluate.ts';
import { frameBeside } from './frame-beside.ts';
import { scopeOf } from './scopes.ts';
import { optionsOf, type Context, type Frame, type Place, type Value } from './value.ts';

const MOST_CHOICES = 32;

/**
 * A function for each of the things that it takes apart, so that what lay together stays together:
 * `path, config_class = REGISTRY[name]` of a factory. One context, the given one, where nothing is chosen.
 */
export function chosenApart(
  functionId: number,
  context: Context,
  machine: Machine,
): readonly { readonly context: Context; readonly when: string | null }[] {
  const [expr] = takenApart(context.facts, functionId);
  const table = expr && machine.evaluate(expr.object, context);
  const key = expr && machine.evaluate(expr.index, context);
  // A known key leaves no choice; of a choice of keys one that is not known may be any.
  if (!expr || table?.kind !== 'object' || table.entries.size > MOST_CHOICES || !key || !mayBeAny(key))
    return [{ context, when: null }];
  return [...table.entries].map(([name, value]) => ({
    context: { ...context, frame: choosing(expr, name, value, table.place, context, machine) },
    when: `"${name}"`,
  }));
}

/** What was chosen of a choice that is taken apart; undefined where nothing was. */
export function chosenIn(frame: Frame | null, expr: Expr): Value | undefined {
  for (let f = frame; f; f = f.outer) if (f.chosen?.expr === expr) return f.chosen.value;
  return undefined;
}

const mayBeAny = (key: Value): boolean =>
  optionsOf(key).some(o => o.value.kind === 'unknown' || o.value.kind === 'external');

/** The parts of one entry, and the name that the key had. */
function choosing(
  expr: IndexExpr,
  name: string,
  value: Value,
  place: Place,
  { facts, frame: outer }: Context,
  machine: Machine,
): Frame {
  const key: Value = { kind: 'text', pieces: [{ text: name, ...place }], via: 'same-file' };
  const both: Value = {
    kind: 'list',
    items: [key, value].map(one => ({ value: one, isSpread: false, when: null })),
  };
  return machine.frames.within(outer, expr, both, () =>
    frameBeside(facts, outer, {
      chosen: { expr, value },
      ...(expr.index.kind === 'name' ? { held: { name: expr.index.name, value: key } } : {}),
    }),
  );
}

const known = new WeakMap<FileFacts, Map<number, readonly IndexExpr[]>>();

/** Look-ups whose parts get names of their own, two at least. */
function takenApart(facts: FileFacts, functionId: number): readonly IndexExpr[] {
  let functions = known.get(facts);
  if (!functions) known.set(facts, (functions = new Map()));
  const before = functions.get(functionId);
  if (before) return before;
  const names = new Map<IndexExpr, number>();
  for (const bindings of scopeOf(facts, functionId).names.values())
    for (const one of bindings)
      if (one.kind === 'assign' && one.access.length > 0 && one.value.kind === 'index')
        names.set(one.value, (names.get(one.value) ?? 0) + 1);
  const found = [...names].flatMap(([expr, count]) => (count > 1 ? [expr] : []));
  functions.set(functionId, found);
  return found;
}
