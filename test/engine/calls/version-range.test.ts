import { expect, test } from 'vitest';
import { overlaps, readVersionRange } from '../../../src/engine/calls/version-range.ts';

test.each([
  ['^4.2.0', '>=4 <5', true],
  ['^4.2.0', '<4', false],
  ['^0.27.1', '<1.0', true],
  ['^0.27.1', '>=0.28', false],
  ['~=1.3', '>=1.0', true],
  ['~=1.3', '<1.3', false],
  ['==0.28.1', '<1.0', true],
  ['==0.27.*', '>=0.28', false],
  ['>=1.0,<2', '>=2', false],
  ['>=0.27', '>=1.0', true],
  ['4.x', '>=5', false],
  ['3.3.0', '<4.0', true],
  ['^3 || ^4', '<4', false],
  ['*', '>=9', true],
  ['latest', '<1', true],
])('%s and %s: %s', (asked, range, expected) => {
  expect(overlaps(readVersionRange(asked), readVersionRange(range))).toBe(expected);
});
