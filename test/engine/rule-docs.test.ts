import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { documentation } from '../../scripts/rule-docs/documentation.ts';
import { repositoryPath } from '../support/scan-folder.ts';

test('docs/rules is up to date, a page a rule: run npm run docs:rules', () => {
  const pages = documentation();
  expect(readdirSync(repositoryPath('docs/rules')).sort()).toEqual([...pages.keys()].sort());
  for (const [file, text] of pages)
    expect(readFileSync(repositoryPath(`docs/rules/${file}`), 'utf8'), file).toBe(text);
});
