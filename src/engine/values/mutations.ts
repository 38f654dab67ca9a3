import type { Expr } from '../syntax/facts.ts';
import { sourceOf } from '../syntax/walk.ts';
import { spreadItems, type Machine } from './evaluate.ts';
import { excludes, openArms, scopeOf, type BlockPath, type Mutation } from './scopes.ts';
import { conditionOf } from './conditions.ts';
import { fieldOf } from './members.ts';
import { joinTexts } from './text.ts';
import { choicesOfLoop, turnsOfLoop, type Turn } from './turns.ts';
import { oneOf, unknown, type Context, type ListItem, type Value } from './value.ts';

/** A value after what was appended to it, set in it and added to it between its assignment and a read. */
export function changed(
  name: string,
  value: Value,
  from: number,
  to: number,
  path: BlockPath,
  context: Context,
  machine: Machine,
): Value {
  const scope = scopeOf(context.facts, context.functionId);
  let result = value;
  if (
    value.kind === 'text' ||
    value.kind === 'one-of' ||
    value.kind === 'constant' ||
    value.kind === 'unknown'
  ) {
    for (const binding of scope.names.get(name) ?? []) {
      if (
        binding.kind !== 'augment' ||
        binding.op !== '+' ||
        binding.at <= from ||
        binding.at > to ||
        excludes(binding.path, path)
      )
        continue;
      const reader = { from, to, path, context, machine };
      const arms = openArms(binding.path, path);
      const inLoop =
        value.kind === 'constant' || value.kind === 'unknown'
          ? undefined
          : turnsOfLoop(arms, context, machine);
      if (inLoop?.turns.every(t => !t.isRepeated)) {
        const inside = arms.filter(a => a !== inLoop.loop);
        for (const turn of inLoop.turns)
          result = extended(result, binding.value, turn.when, inside, { ...reader, context: turn.context });
        continue;
      }
      const open = undecided(arms, reader);
      if (!open) continue;
      const added = machine.evaluate(binding.value, context);
      // What grows by a list is one.
      if (value.kind === 'unknown' && !isText(added)) continue;
      if (open.some(a => a.isLoop))
        result = joinTexts([result, unknown('added in a loop', sourceOf(context.facts, binding.value))]);
      else if (open.length === 0)
        result = value.kind === 'constant' ? unknown('counted up', name) : joinTexts([result, added]);
      else
        result = oneOf([
          { value: result, when: null },
          { value: joinTexts([result, added]), when: whenOf(open, context) },
        ]);
    }
  }
  return mutated(result, scope.mutations.get(name) ?? [], { from, to, path, context, machine });
}

const isText = (value: Value): boolean =>
  value.kind === 'one-of' ? value.options.some(o => isText(o.value)) : value.kind === 'text';

/** A text with another behind it, always or under a condition. */
function extended(text: Value, by: Expr, when: string | null, arms: BlockPath, reader: Reader): Value {
  const open = undecided(arms, reader);
  if (!open) return text;
  const longer = joinTexts([text, reader.machine.evaluate(by, reader.context)]);
  if (open.length === 0 && when === null) return longer;
  return oneOf([
    { value: text, when: null },
    { value: longer, when: when ?? whenOf(open, reader.context) },
  ]);
}

export interface Reader {
  readonly from: number;
  readonly to: number;
  readonly path: BlockPath;
  readonly context: Context;
  readonly machine: Machine;
}

/** Applies changes in order; those that only a later turn of the same loop makes grow the value. */
export function mutated(value: Value, mutations: readonly Mutation[], reader: Reader): Value {
  let result = value;
  for (let i = 0; i < mutations.length; i++) {
    const mutation = mutations[i]!;
    if (mutation.at <= reader.from) continue;
    const later = mutation.at > reader.to;
    if (later ? !sharesLoop(mutation.path, reader.path, reader.from) : excludes(mutation.path, reader.path))
      continue;
    const inLoop = later
      ? undefined
      : choicesOfLoop(openArms(mutation.path, reader.path), reader.context, reader.machine);
    if (!inLoop) {
      result = apply(result, mutation, mutation.into, later, reader);
      continue;
    }
    // All that one turn changes comes before what the next one does.
    const { loop, choices } = inLoop;
    let after = i + 1;
    while (after < mutations.length && mutations[after]!.path.some(a => a.node === loop.node)) after++;
    const part = mutations.slice(i, after);
    const before = result;
    result = oneOf(
      choices.map(({ turns, when }) => ({
        when,
        value: turns.reduce(
          (value, turn) =>
            whetherIn(turn, value, one =>
              mutated(one, part, { ...reader, context: turn.context, path: [...reader.path, loop] }),
            ),
          before,
        ),
      })),
    );
    i = after - 1;
  }
  return result;
}

/** What a turn adds to a list that it may not run for, or runs for many times. */
function whetherIn(turn: Turn, before: Value, change: (value: Value) => Value): Value {
  const after = change(before);
  if (!turn.isRepeated && turn.when === null) return after;
  if (before.kind !== 'list' || after.kind !== 'list' || after.items.length < before.items.length)
    return after;
  const isAtEnd = before.items.every((item, i) => item === after.items[i]);
  const added = isAtEnd
    ? after.items.slice(before.items.length)
    : after.items.slice(0, after.items.length - before.items.length);
  const marked = added.map((item): ListItem => {
    const when = item.when ?? turn.when;
    return turn.isRepeated && !item.isSpread
      ? { value: { kind: 'list', items: [{ ...item, when: null }] }, isSpread: true, when }
      : { ...item, when };
  });
  return { kind: 'list', items: isAtEnd ? [...before.items, ...marked] : [...marked, ...before.items] };
}

/** The change comes after the read, but in a loop that holds both, and that the assignment is outside of. */
function sharesLoop(one: BlockPath, other: BlockPath, assignedAt: number): boolean {
  return one.some(a => a.isLoop && a.node >= assignedAt && other.some(b => b.node === a.node));
}

function apply(
  value: Value,
  mutation: Mutation,
  into: readonly string[],
  later: boolean,
  given: Reader,
): Value {
  const { functionId } = mutation;
  const reader = functionId === undefined ? given : { ...given, context: { ...given.context, functionId } };
  return applied(value, mutation, into, later, reader);
}

function applied(
  value: Value,
  mutation: Mutation,
  into: readonly string[],
  later: boolean,
  reader: Reader,
): Value {
  if (value.kind === 'one-of')
    return {
      ...value,
      options: value.options.map(o => ({ ...o, value: apply(o.value, mutation, into, later, reader) })),
    };
  const [key, ...rest] = into;
  if (value.kind === 'instance') return withAttribute(value, mutation, into, later, reader);
  // What is appended to is a list, whatever it held before; a text that it grows by makes it none.
  if (value.kind === 'unknown' && key === undefined && mutation.kind !== 'update' && mutation.kind !== 'set')
    return mutation.kind === 'extend' && isText(reader.machine.evaluate(mutation.value, reader.context))
      ? value
      : apply(
          { kind: 'list', items: [{ value, isSpread: true, when: null }] },
          mutation,
          into,
          later,
          reader,
        );
  // What is set in something unknown is known, whatever else it holds.
  if (value.kind === 'unknown' && (key === undefined ? mutation.kind === 'update' : rest.length === 0))
    return apply(opened(value, reader), mutation, into, later, reader);
  if (key !== undefined && (rest.length > 0 || mutation.kind !== 'set')) {
    if (value.kind !== 'object') return value;
    const inner = value.entries.get(key);
    return inner
      ? { ...value, entries: new Map([...value.entries, [key, apply(inner, mutation, rest, later, reader)]]) }
      : value;
  }
  const open = undecided(openArms(mutation.path, reader.path), reader);
  if (!open) return value;
  const given = (): Value => reader.machine.evaluate(mutation.value, reader.context);
  if (key !== undefined) {
    if (value.kind !== 'object') return value;
    const before = value.entries.get(key);
    const after = given();
    const set =
      open.length === 0 && !later
        ? after
        : oneOf([
            { value: before ?? { kind: 'absent' }, when: null },
            { value: after, when: whenOf(open, reader.context) },
          ]);
    return { ...value, entries: new Map([...value.entries, [key, set]]) };
  }
  if (mutation.kind === 'update' && value.kind === 'object') {
    const map = given();
    return map.kind === 'object'
      ? { ...value, entries: new Map([...value.entries, ...map.entries]), isOpen: value.isOpen || map.isOpen }
      : { ...value, isOpen: true };
  }
  if (value.kind !== 'list') return value;
  return { kind: 'list', items: withItems(value.items, mutation, open, later, reader, given) };
}

/** `inputs.title = …` on an object of a workspace class. */
function withAttribute(
  value: Extract<Value, { kind: 'instance' }>,
  mutation: Mutation,
  [name, ...rest]: readonly string[],
  later: boolean,
  reader: Reader,
): Value {
  if (name === undefined || rest.length > 0 || mutation.kind !== 'set') return value;
  const open = undecided(openArms(mutation.path, reader.path), reader);
  if (!open) return value;
  const given = reader.machine.evaluate(mutation.value, reader.context);
  const set =
    open.length === 0 && !later
      ? given
      : oneOf([
          { value: fieldOf(value, name, reader.machine), when: null },
          { value: given, when: whenOf(open, reader.context) },
        ]);
  return { ...value, set: new Map([...(value.set ?? []), [name, set]]) };
}

/** The arms that run time decides; undefined when one of them is surely not taken. */
function undecided(arms: BlockPath, { context, machine }: Reader): BlockPath | undefined {
  if (arms.length === 0) return arms;
  const taken = arms.map(a => (a.isLoop ? '' : conditionOf([a], context, machine)));
  return taken.includes('never') ? undefined : arms.filter((_, i) => taken[i] !== 'always');
}

const opened = (value: Extract<Value, { kind: 'unknown' }>, { context }: Reader): Value => ({
  kind: 'object',
  entries: new Map(),
  isOpen: true,
  place: value.place ?? { file: context.facts.file, start: 0, end: 0 },
});

function withItems(
  items: readonly ListItem[],
  mutation: Mutation,
  open: BlockPath,
  later: boolean,
  reader: Reader,
  given: () => Value,
): ListItem[] {
  if (later) {
    const grown = unknown('grows with each turn of the loop', 'history', {
      file: reader.context.facts.file,
      start: mutation.value.start,
      end: mutation.value.end,
    });
    if (items.some(i => i.value.kind === 'unknown' && i.value.why === grown.why)) return [...items];
    return [...items, { value: grown, isSpread: true, when: null }];
  }
  const isLooped = open.some(a => a.isLoop);
  const when = open.length > 0 ? whenOf(open, reader.context) : null;
  const value = given();
  const added: ListItem[] =
    mutation.kind === 'extend'
      ? spreadItems(value).map(i => ({ ...i, when: i.when ?? when }))
      : [{ value, isSpread: false, when }];
  const placed: ListItem[] = isLooped
    ? [{ value: { kind: 'list', items: added.map(i => ({ ...i, when: null })) }, isSpread: true, when: null }]
    : added;
  return mutation.kind === 'prepend' ? [...placed, ...items] : [...items, ...placed];
}

function whenOf(arms: BlockPath, context: Context): string {
  return (
    arms
      .map(a =>
        a.test
          ? `${a.test.negated ? 'not ' : ''}${sourceOf(context.facts, a.test.expr)}`
          : a.isLoop
            ? 'in the loop'
            : 'after an error',
      )
      .join(' and ') || 'sometimes'
  );
}
