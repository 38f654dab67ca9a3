import { isMap, isScalar, isSeq } from 'yaml';
import type { Node } from 'yaml';
import type {
  EitherShape,
  ListShape,
  RangeShape,
  RecordShape,
  RefersTo,
  Shape,
  TableShape,
} from '../shapes/shape.ts';
import { quoted, tell } from './check-context.ts';
import type { CheckContext } from './check-context.ts';
import { checkRange } from './check-range.ts';
import {
  checkChoice,
  checkFlag,
  checkNumber,
  checkPercent,
  checkReference,
  checkText,
  oneOf,
} from './check-scalar.ts';
import type { Checked, ScalarValue } from './check-scalar.ts';
import { closestName } from './closest-name.ts';
import { entriesOf, inside, isEmpty, isPlainNode } from './map-entries.ts';
import { startOf } from './parse-yaml.ts';
import type { Value } from './value.ts';

/**
 * The value of a node as far as it is right; undefined when nothing of it is. Each wrong part gives one problem, and
 * the rest still counts. `at` is the path for messages: "features.support-chat.volume".
 */
export function checkNode(
  shape: Shape,
  node: Node | null,
  at: string,
  context: CheckContext,
): Value | undefined {
  if (!isPlainNode(node, context)) return undefined;
  switch (shape.kind) {
    case 'record':
      return checkRecord(shape, node, at, context);
    case 'table':
      return checkTable(shape, node, at, context);
    case 'list':
      return checkList(shape, node, at, context);
    case 'range':
      return checkRange(shape, node, at, context);
    case 'either':
      return checkNode(formOf(shape, node), node, at, context);
    case 'any':
      return anyValue(node, at, context);
    default:
      return checkScalar(shape, node, at, context);
  }
}

type Container = RecordShape | TableShape | ListShape | EitherShape | { readonly kind: 'any' };
type ScalarShape = Exclude<Shape, Container | RangeShape>;

function checkScalar(
  shape: ScalarShape,
  node: Node | null,
  at: string,
  context: CheckContext,
): Value | undefined {
  if (isMap(node) || isSeq(node)) {
    tell(context, startOf(node), `${at} is a ${isMap(node) ? 'map' : 'list'}: write ${wanted(shape)}`);
    return undefined;
  }
  const scalar = isScalar(node) ? node : null;
  const value = (scalar?.value ?? null) as ScalarValue;
  const checked = scalarCheck(shape, value, scalar?.source ?? String(value), context);
  if ('wrong' in checked) {
    tell(context, startOf(node), `${at} ${checked.wrong}`);
    return undefined;
  }
  if (shape.kind === 'text' && shape.refers)
    refer(shape.refers, String(checked.value), String(value), at, node, context);
  return checked.value;
}

function scalarCheck(shape: ScalarShape, value: ScalarValue, source: string, context: CheckContext): Checked {
  if (shape.kind === 'text') return checkText(shape, value, source, context.folder);
  if (shape.kind === 'number') return checkNumber(shape, value);
  if (shape.kind === 'percent') return checkPercent(shape, value);
  if (shape.kind === 'choice') return checkChoice(shape, value);
  return checkFlag(shape, value);
}

function refer(
  refers: RefersTo,
  value: string,
  written: string,
  member: string,
  node: Node | null,
  context: CheckContext,
): void {
  context.references.push({
    refers,
    value,
    written,
    member,
    file: context.file,
    ...context.place(startOf(node)),
  });
}

function checkRecord(
  shape: RecordShape,
  node: Node | null,
  at: string,
  context: CheckContext,
): Value | undefined {
  const names = Object.keys(shape.members);
  const entries = entriesOf(node, at, `a map with ${oneOf(names)}`, context);
  if (!entries) return undefined;
  const values = new Map<string, Value>();
  const written = new Set<string>();
  for (const { key, keyNode, value } of entries) {
    const member = Object.hasOwn(shape.members, key) ? shape.members[key] : undefined;
    written.add(key);
    if (!member) {
      const meant = closestName(key, names);
      const right = meant ? `did you mean ${meant}?` : `known are ${names.join(', ')}`;
      tell(context, startOf(keyNode), `${quoted(key)} is not known${inside(at)}: ${right}`);
      continue;
    }
    const checked =
      isContainer(member) && isEmpty(value) ? undefined : checkNode(member, value, join(at, key), context);
    if (checked !== undefined) values.set(key, checked);
  }
  for (const name of isMap(node) ? shape.required : [])
    if (!written.has(name))
      tell(context, startOf(node), `${at} lacks ${name}: ${lowerFirst(shape.members[name]!.about)}`);
  return shape.required.every(name => values.has(name)) ? values : undefined;
}

function checkTable(
  shape: TableShape,
  node: Node | null,
  at: string,
  context: CheckContext,
): Value | undefined {
  const entries = entriesOf(node, at, `a map by ${shape.key}`, context);
  if (!entries) return undefined;
  const values = new Map<string, Value>();
  for (const { key, keyNode, value } of entries) {
    const name = shape.refers ? checkReference(shape.refers, key, context.folder) : { value: key };
    if ('wrong' in name) {
      tell(context, startOf(keyNode), `${at}: ${name.wrong}`);
      continue;
    }
    if (shape.refers) refer(shape.refers, String(name.value), key, at, keyNode, context);
    const empty = isContainer(shape.value) && isEmpty(value);
    const checked = empty ? new Map<string, Value>() : checkNode(shape.value, value, join(at, key), context);
    if (checked !== undefined) values.set(String(name.value), checked);
  }
  return values;
}

function checkList(
  shape: ListShape,
  node: Node | null,
  at: string,
  context: CheckContext,
): Value | undefined {
  const items = isSeq(node) ? (node.items as (Node | null)[]) : [node];
  const seen = new Set<string>();
  const values: Value[] = [];
  items.forEach((item, index) => {
    const value = checkNode(shape.item, item, shape.item.kind === 'text' ? at : `${at}[${index}]`, context);
    if (typeof value === 'string' && seen.has(value))
      tell(context, startOf(item), `${at} holds ${quoted(value)} twice: keep one`);
    else if (value !== undefined) values.push(value);
    if (typeof value === 'string') seen.add(value);
  });
  return values;
}

/** Data that its own reader checks. */
function anyValue(node: Node | null, at: string, context: CheckContext): Value | undefined {
  if (!isPlainNode(node, context)) return undefined;
  if (isMap(node)) {
    const values = new Map<string, Value>();
    for (const { key, value } of entriesOf(node, at, '', context) ?? []) {
      const item = anyValue(value, join(at, key), context);
      if (item !== undefined) values.set(key, item);
    }
    return values;
  }
  if (!isSeq(node)) return isScalar(node) ? (node.value as Value) : null;
  return (node.items as (Node | null)[])
    .map(item => anyValue(item, at, context))
    .filter(item => item !== undefined);
}

function formOf(shape: EitherShape, node: Node | null): Shape {
  const fits = shape.forms.find(form => {
    if (form.kind === 'record' || form.kind === 'table') return isMap(node);
    if (!isScalar(node)) return false;
    if (form.kind === 'number') return typeof node.value === 'number';
    return form.kind === 'flag' ? typeof node.value === 'boolean' : true;
  });
  return fits ?? shape.forms[0]!;
}

const join = (at: string, key: string): string => (at ? `${at}.${key}` : key);
const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const isContainer = (shape: Shape): boolean => ['record', 'table', 'list', 'any'].includes(shape.kind);

function wanted(shape: ScalarShape): string {
  if (shape.kind === 'number') return `a number such as ${shape.like}`;
  if (shape.kind === 'percent') return `per cent such as ${shape.like} %`;
  if (shape.kind === 'choice') return oneOf(shape.values);
  return shape.kind === 'flag' ? 'true or false' : 'a text';
}
