import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { entryFrameworks } from '../../../src/engine/entries/index.ts';
import { repositoryPath, scanFolder } from '../../support/scan-folder.ts';

const root = repositoryPath('test/fixtures/entries');
const folders = readdirSync(root);

/** `entry: KIND NAME` in a comment: the handler's name stands on the next line. */
function expectedIn(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(f => f.isFile());
  return files.flatMap(({ parentPath, name }) => {
    const path = join(parentPath, name);
    const file = path.slice(folder.length + 1);
    const lines = readFileSync(path, 'utf8').split('\n');
    return lines.flatMap((line, i) => {
      const [, kind, entry] = /(?:#|\/\/) entry: (\S+) ([^"]+)/.exec(line) ?? [];
      if (!kind) return [];
      return [`${file}:${name.endsWith('.ipynb') ? 1 : i + 2} ${kind} ${entry!}`];
    });
  });
}

test.each(folders)('entry points of %s', async folder => {
  const { report } = await scanFolder(join(root, folder));
  const found = report.features.map(f => `${f.entry.file}:${f.entry.line} ${f.entry.kind} ${f.name}`);
  expect(found.sort()).toEqual(expectedIn(join(root, folder)).sort());
});

test('every framework of entry points has a fixture', () => {
  expect(entryFrameworks.map(f => f.id).filter(id => !folders.includes(id))).toEqual([]);
});
