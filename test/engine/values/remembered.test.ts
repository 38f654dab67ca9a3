import { expect, test } from 'vitest';
import type { Expr } from '../../../src/engine/syntax/facts.ts';
import { Remembered } from '../../../src/engine/values/remembered.ts';
import type { Value } from '../../../src/engine/values/value.ts';

const name = (start: number): Expr => ({ kind: 'name', name: 'x', start, end: start + 1 }) as Expr;
const value: Value = { kind: 'constant', value: 1, via: 'literal', place: null } as unknown as Value;

test('what met an open value is forgotten with it, and that value is kept', () => {
  const remembered = new Remembered();
  const [a, b, c] = [name(1), name(2), name(3)];
  const openA = remembered.open(a, null, 0)!;
  const openB = remembered.open(b, null, 1)!;
  expect(remembered.open(a, null, 2)).toBeUndefined();
  remembered.close(b, null, value, openB);
  const openC = remembered.open(c, null, 1)!;
  expect(remembered.known(b, null)).toBe(value);
  remembered.close(c, null, value, openC);
  remembered.close(a, null, value, openA);
  expect([a, b, c].map(expr => remembered.known(expr, null))).toEqual([value, undefined, undefined]);
});

test('a circle that is whole is kept, though something around it is open', () => {
  const remembered = new Remembered();
  const [outer, ring] = [name(1), name(2)];
  const openOuter = remembered.open(outer, null, 0)!;
  const openRing = remembered.open(ring, null, 1)!;
  expect(remembered.open(ring, null, 2)).toBeUndefined();
  remembered.close(ring, null, value, openRing);
  remembered.close(outer, null, value, openOuter);
  expect([outer, ring].map(expr => remembered.known(expr, null))).toEqual([value, value]);
});

test('what was cut short is known for the present question only', () => {
  const remembered = new Remembered();
  const [outer, cut] = [name(1), name(2)];
  const openOuter = remembered.open(outer, null, 0)!;
  const openCut = remembered.open(cut, null, 1)!;
  remembered.cutShort();
  remembered.close(cut, null, value, openCut);
  expect(remembered.known(cut, null)).toBe(value);
  remembered.close(outer, null, value, openOuter);
  expect(remembered.known(cut, null)).toBeUndefined();
});
