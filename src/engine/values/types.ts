import type { Expr } from '../syntax/facts.ts';
import { lastNameOf } from '../syntax/last-name.ts';
import type { Machine } from './evaluate.ts';
import { type Context, type UnknownValue, type Value } from './value.ts';

/** Wrappers of a type that say nothing of what it is. */
const TRANSPARENT = new Set([
  'Optional',
  'Annotated',
  'ClassVar',
  'Final',
  'Promise',
  'Readonly',
  'Awaitable',
  'Coroutine',
  'Required',
  'NotRequired',
  'Depends',
  'NonNullable',
  'Iterator',
  'AsyncIterator',
  'Generator',
  'AsyncGenerator',
  'ContextManager',
  'AsyncContextManager',
]);
const PLAIN: ReadonlyMap<string, UnknownValue['type']> = new Map([
  ['int', 'number'],
  ['float', 'number'],
  ['number', 'number'],
  ['bool', 'boolean'],
  ['boolean', 'boolean'],
  ['date', 'date'],
  ['datetime', 'date'],
  ['Date', 'date'],
  ['UUID', 'id'],
]);

/** An object of the annotated type, in place of something unknown; undefined when the type says nothing. */
export function typedValue(
  annotation: Expr,
  value: Value,
  context: Context,
  machine: Machine,
): Value | undefined {
  const held = heldContext(annotation, value, context, machine);
  if (held) return held;
  for (const type of parts(annotation)) {
    if (type.kind === 'call') {
      // FastAPI: `client: Annotated[OpenAI, Depends(get_client)]`
      const made = machine.evaluate(type, context);
      if (made.kind === 'instance' || (made.kind === 'external' && made.path.endsWith('()'))) return made;
      continue;
    }
    if (type.kind === 'string') {
      const [word] = /[\w.]+/.exec(type.value) ?? [];
      if (!word || word.includes('.')) continue;
      const found = typedValue(
        { kind: 'name', name: word, start: type.start, end: type.end },
        value,
        context,
        machine,
      );
      if (found) return found;
      continue;
    }
    if (type.kind !== 'name' && type.kind !== 'member') continue;
    const word = type.kind === 'name' ? type.name : type.property;
    const plain = PLAIN.get(word);
    if (plain && value.kind === 'unknown') return { ...value, type: plain };
    const named = machine.evaluate(type, context);
    if (named.kind === 'class') return { kind: 'instance', of: named, made: null };
    if (named.kind === 'external' && named.module !== '')
      return { ...named, path: `${named.path}()`, calls: [...named.calls, null] };
  }
  return undefined;
}

/** The value, or what its annotation says of it. */
export function typed(annotation: Expr | null, value: Value, context: Context, machine: Machine): Value {
  return (annotation && typedValue(annotation, value, context, machine)) ?? value;
}

/** Wrappers whose type argument is that of one attribute: LangGraph's `Runtime[Context]`, `RunContextWrapper[Context]`. */
const HOLDS: ReadonlyMap<string, string> = new Map([
  ['Runtime', 'context'],
  ['ToolRuntime', 'context'],
  ['RunContextWrapper', 'context'],
  ['RunContext', 'deps'],
]);

function heldContext(annotation: Expr, value: Value, context: Context, machine: Machine): Value | undefined {
  if (annotation.kind !== 'index' || annotation.object.kind !== 'name') return undefined;
  const name = HOLDS.get(annotation.object.name);
  const inner = annotation.index.kind === 'list' ? annotation.index.items[0] : annotation.index;
  const held = name && inner ? typedValue(inner, value, context, machine) : undefined;
  if (!held || held.kind !== 'instance') return undefined;
  const place = { file: context.facts.file, start: annotation.start, end: annotation.end };
  return { kind: 'object', entries: new Map([[name!, held]]), isOpen: true, place };
}

/** The alternatives of a type: `X | None`, `Optional[X]`, `Annotated[X, …]` give X. */
function* parts(type: Expr): Generator<Expr> {
  if (type.kind === 'binary' && type.op === '|') {
    yield* parts(type.left);
    yield* parts(type.right);
  } else if (type.kind === 'other') for (const child of type.children) yield* parts(child);
  else if (type.kind === 'index') {
    const name = lastNameOf(type.object);
    if (name === 'Union' || TRANSPARENT.has(name)) {
      if (type.index.kind === 'list') for (const item of type.index.items) yield* parts(item);
      else yield* parts(type.index);
    } else if (
      name !== 'list' &&
      name !== 'List' &&
      name !== 'Array' &&
      name !== 'dict' &&
      name !== 'Dict' &&
      name !== 'Record' &&
      name !== 'Map'
    )
      yield type.object;
  } else if (type.kind !== 'null') yield type;
}
