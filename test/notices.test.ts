import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { repositoryPath } from './support/scan-folder.ts';

test('the notices name every package in the bundles', () => {
  const built = repositoryPath('dist/packages.json');
  expect(existsSync(built), 'run npm run build first').toBe(true);
  const notices = readFileSync(repositoryPath('THIRD-PARTY-NOTICES.md'), 'utf8');
  const packages = JSON.parse(readFileSync(built, 'utf8')) as string[];
  expect(packages.filter(name => !notices.includes(`## ${name} `))).toEqual([]);
});
