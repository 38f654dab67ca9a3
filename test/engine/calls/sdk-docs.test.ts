import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { documentation } from '../../../scripts/sdk-docs/documentation.ts';
import { repositoryPath } from '../../support/scan-folder.ts';

test('docs/sdks.md is up to date: run npm run docs:sdks', () => {
  expect(readFileSync(repositoryPath('docs/sdks.md'), 'utf8')).toBe(documentation());
});
