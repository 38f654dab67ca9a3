import type { TextEdit } from '../rules/define-rule.ts';
import { followName } from '../rules/follow-name.ts';
import { insertAfter } from '../rules/insert-argument.ts';
import type { CallExpr, Expr, FileFacts, ListExpr, Span } from '../syntax/facts.ts';
import { childrenOf } from '../syntax/walk.ts';
import { lastName } from '../values/callers.ts';
import type { Place } from '../values/value.ts';
import { ownerOf } from './owner-of.ts';

/** Arguments that say which values are allowed: `choices` of argparse and yargs, `type=click.Choice([…])`. */
const ALLOWED = /^(choices|options|enum|type)$/;

/**
 * Edits that let the closed lists around a default allow the next id beside the one before: `choices=[…]`,
 * `z.enum([…]).default(…)`, `Literal[…]`. Undefined where such a list is there and can't be read or extended.
 */
export function widenChoices(
  facts: FileFacts,
  place: Place,
  { before, next }: { readonly before: string; readonly next: string },
): readonly TextEdit[] | undefined {
  const lists: Expr[] = [];
  const owner = ownerOf(facts, place);
  if (owner) lists.push(...namedLists(owner, place), ...receiverLists(owner));
  const edits: TextEdit[] = [];
  for (const list of lists) {
    const read = followName(facts, list);
    if (read.kind !== 'list') return undefined;
    if (holds(read, next)) continue;
    const beside = read.items.find(item => item.kind === 'string' && item.value === before);
    // A list of something else (types, labels) that only stands here too.
    if (!beside && list.kind === 'list') continue;
    if (!beside) return undefined;
    const quote = facts.text[beside.start] === "'" ? "'" : '"';
    edits.push(...insertAfter(facts.file, facts.text, beside, read.end - 1, quote + next + quote));
  }
  const literal = literalAround(facts, place);
  if (literal) edits.push(...widenLiteral(facts, literal, before, next));
  return edits;
}

const holds = (list: ListExpr, id: string): boolean =>
  list.items.some(item => item.kind === 'string' && item.value === id);

/** Lists that another argument of the call gives, by its name. */
function namedLists({ args }: CallExpr, place: Place): Expr[] {
  const named = args.flatMap(arg => {
    if (arg.value.kind === 'object' && arg.name === null)
      return arg.value.entries.flatMap(e => (e.key === null ? [] : [{ name: e.key, value: e.value }]));
    return arg.name === null ? [] : [{ name: arg.name, value: arg.value }];
  });
  return named
    .filter(
      ({ name, value }) => ALLOWED.test(name) && !(value.start <= place.start && place.end <= value.end),
    )
    .flatMap(({ name, value }) => {
      if (name !== 'type') return [value];
      // `type=str` allows anything; `type=click.Choice([…])` what it lists.
      return value.kind === 'call' && /choice/i.test(lastName(value)) && value.args[0]
        ? [value.args[0].value]
        : [];
    });
}

/** Lists along a chain of calls: `z.enum([…]).default(…)`. */
function receiverLists(call: CallExpr): Expr[] {
  if (!/^(default|catch|prefault)$/.test(lastName(call)) || call.callee.kind !== 'member') return [];
  const found: Expr[] = [];
  for (let at: Expr | undefined = call.callee.object; at; at = childrenOf(at)[0])
    if (at.kind === 'call' && lastName(at) === 'enum' && at.args[0]) found.push(at.args[0].value);
  return found;
}

/** The annotation that lists what a parameter or field may hold. */
function literalAround(facts: FileFacts, place: Place): Span | undefined {
  const own = annotationOf(facts, place);
  const annotation = own && followName(facts, own);
  const text = annotation ? facts.text.slice(annotation.start, annotation.end) : '';
  return annotation && /\bLiteral\[|^\s*\|?\s*(['"]).*\1\s*\|/.test(text) ? annotation : undefined;
}

function annotationOf({ functions, classes }: FileFacts, { start, end }: Place): Expr | null | undefined {
  const holdsPlace = (value: Expr | null): boolean => !!value && value.start <= start && end <= value.end;
  for (const { params } of functions)
    for (const param of params) if (holdsPlace(param.default)) return param.annotation;
  for (const { fields } of classes)
    for (const field of fields) if (holdsPlace(field.value)) return field.annotation;
  return undefined;
}

/** Another member of `Literal["a"]`, or of the union `'a' | 'b'`. */
function widenLiteral(
  { file, text }: FileFacts,
  { start, end }: Span,
  before: string,
  next: string,
): TextEdit[] {
  const source = text.slice(start, end);
  const isListed = (id: string): string | undefined => ['"', "'"].find(q => source.includes(q + id + q));
  const quote = isListed(before);
  if (quote === undefined || isListed(next) !== undefined) return [];
  const at = start + source.indexOf(quote + before + quote) + before.length + 2;
  const joint = source.includes('Literal[') ? ', ' : ' | ';
  return [{ file, start: at, end: at, text: joint + quote + next + quote }];
}
