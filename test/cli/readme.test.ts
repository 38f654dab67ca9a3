import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withReport } from './readme.ts';

test('README.md shows what `npm start` prints (else: npm run docs:readme)', () => {
  const readme = readFileSync('README.md', 'utf8');
  expect(readme).toContain('A run of each feature');
  expect(withReport(readme)).toBe(readme);
});
