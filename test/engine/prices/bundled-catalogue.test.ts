import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { BUNDLED, bundledProviders } from '../../../src/engine/prices/bundled-catalogue.ts';

const packageDir = new URL('../../../node_modules/@pydantic/genai-prices/', import.meta.url);

test('every provider of the package is read, and no other', () => {
  const source = readFileSync(new URL('dist/index.js', packageDir), 'utf8');
  const inPackage = [...source.matchAll(/^ {4}id: "([^"]+)",$/gm)].map(([, id]) => id);
  expect(inPackage.length).toBeGreaterThan(30);
  expect(bundledProviders().map(({ id }) => id)).toEqual(inPackage);
});

test('the version we name is the one that is bundled', () => {
  const manifest = JSON.parse(readFileSync(new URL('package.json', packageDir), 'utf8')) as {
    version: string;
  };
  expect(BUNDLED.version).toBe(manifest.version);
});
