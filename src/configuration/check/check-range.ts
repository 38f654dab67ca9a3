import { isMap, isScalar } from 'yaml';
import type { Node } from 'yaml';
import type { RangeShape } from '../shapes/shape.ts';
import { quoted, tell } from './check-context.ts';
import type { CheckContext } from './check-context.ts';
import { checkNumber, checkPercent } from './check-scalar.ts';
import type { ScalarValue } from './check-scalar.ts';
import { closestName } from './closest-name.ts';
import { entriesOf, isPlainNode } from './map-entries.ts';
import { startOf } from './parse-yaml.ts';
import type { Value } from './value.ts';

const MEMBERS = ['low', 'typical', 'high'];

/** A range as a map of low, typical and high; null stands for unbounded. One number is all three. */
export function checkRange(
  shape: RangeShape,
  node: Node | null,
  at: string,
  context: CheckContext,
): Value | undefined {
  if (!isMap(node)) {
    const value = amount(shape, node, at, context);
    return value === undefined ? undefined : rangeOf(value, value, value);
  }
  const found = new Map<string, number | null>();
  for (const { key, keyNode, value } of entriesOf(node, at, '', context) ?? []) {
    if (!MEMBERS.includes(key)) {
      const meant = closestName(key, MEMBERS);
      tell(
        context,
        startOf(keyNode),
        `${quoted(key)} is not known in ${at}: ${meant ? `did you mean ${meant}?` : 'known are low, typical, high'}`,
      );
    } else if (key === 'high' && isScalar(value) && value.value === 'unbounded') found.set(key, null);
    else {
      const read = amount(shape, value, `${at}.${key}`, context);
      if (read === undefined) return undefined;
      found.set(key, read);
    }
  }
  return ordered(found, node, at, context);
}

function ordered(
  found: ReadonlyMap<string, number | null>,
  node: Node,
  at: string,
  context: CheckContext,
): Value | undefined {
  const typical = found.get('typical');
  if (typical == null) {
    tell(
      context,
      startOf(node),
      `${at} lacks typical: write the usual value, such as { low: 200, typical: 600, high: 4000 }`,
    );
    return undefined;
  }
  const low = found.get('low') ?? typical;
  const high = found.has('high') ? found.get('high')! : typical;
  if (low > typical || (high !== null && high < typical)) {
    tell(context, startOf(node), `${at} is not in order: low must not exceed typical, nor typical high`);
    return undefined;
  }
  return rangeOf(low, typical, high);
}

function amount(shape: RangeShape, node: Node | null, at: string, context: CheckContext): number | undefined {
  if (!isPlainNode(node, context)) return undefined;
  if (node !== null && !isScalar(node)) {
    tell(
      context,
      startOf(node),
      `${at} is a list: write a number such as ${shape.of.like}, or { low: …, typical: …, high: … }`,
    );
    return undefined;
  }
  const value = (node?.value ?? null) as ScalarValue;
  const checked = shape.of.kind === 'number' ? checkNumber(shape.of, value) : checkPercent(shape.of, value);
  if ('wrong' in checked) {
    tell(context, startOf(node), `${at} ${checked.wrong}`);
    return undefined;
  }
  return checked.value as number;
}

const rangeOf = (low: number, typical: number, high: number | null): Value =>
  new Map<string, Value>([
    ['low', low],
    ['typical', typical],
    ['high', high],
  ]);
