import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { repositoryPath } from './support/scan-folder.ts';

const src = repositoryPath('src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter(f => /\.tsx?$/.test(f))
  .map(f => f.replaceAll('\\', '/'))
  .sort();

/** Modules that a file imports at run time; type imports vanish. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(src, file), 'utf8');
  const statements = text.matchAll(
    /^(?:import|export)\s+(?!type\b)[^;]*?from\s+'([^']+)'|import\('([^']+)'\)|^import\s+'([^']+)'/gm,
  );
  return [...statements].map(m => m[1] ?? m[2] ?? m[3]!);
}

const roomOf = (file: string): string => file.split('/')[0]!;
const target = (file: string, specifier: string): string =>
  relative(src, join(src, file, '..', specifier)).replaceAll('\\', '/');

/** Rooms and the rooms that they may import from (ARCHITECTURE.md draws them). */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  engine: [],
  configuration: ['engine'],
  present: ['engine'],
  export: ['engine', 'present', 'webview'],
  workspace: ['engine', 'configuration'],
  server: ['engine', 'configuration', 'workspace', 'present', 'export'],
  vscode: ['server', 'present', 'webview'],
  webview: ['engine', 'present'],
  cli: ['engine', 'configuration', 'workspace', 'present', 'export', 'server', 'webview'],
};

describe('the house', () => {
  test('rooms import only from the rooms below them', () => {
    const wrong = files.flatMap(file =>
      importsOf(file)
        .filter(s => s.startsWith('.'))
        .map(s => target(file, s))
        .filter(to => roomOf(to) !== roomOf(file) && !MAY_IMPORT[roomOf(file)]?.includes(roomOf(to)))
        .map(to => `${file} imports ${to}`),
    );
    expect(wrong).toEqual([]);
  });

  test('the engine imports neither vscode nor Node', () => {
    const wrong = files
      .filter(f => roomOf(f) === 'engine')
      .flatMap(f =>
        importsOf(f)
          .filter(s => s === 'vscode' || s.startsWith('node:'))
          .map(s => `${f} imports ${s}`),
      );
    expect(wrong).toEqual([]);
  });

  test('only the extension imports vscode', () => {
    expect(files.filter(f => roomOf(f) !== 'vscode' && importsOf(f).includes('vscode'))).toEqual([]);
  });

  test('the webview and the extension know the server only by its protocol', () => {
    const wrong = files
      .filter(f => roomOf(f) === 'vscode')
      .flatMap(f =>
        importsOf(f)
          .filter(s => s.startsWith('.'))
          .map(s => target(f, s))
          .filter(to => roomOf(to) === 'server' && !/protocol|messages|settings/.test(to))
          .map(to => `${f} imports ${to}`),
      );
    expect(wrong).toEqual([]);
  });

  test.each(['node:fs', 'vscode'])('the bundler refuses an engine that imports %s', async module => {
    const broken = build({
      stdin: {
        contents: `import * as x from '${module}'; console.log(x); export * from './src/engine/index.ts';`,
        resolveDir: repositoryPath('.'),
        loader: 'ts',
      },
      bundle: true,
      platform: 'neutral',
      mainFields: ['module', 'main'],
      external: ['web-tree-sitter'],
      write: false,
      logLevel: 'silent',
    });
    await expect(broken).rejects.toThrow(/Could not resolve/);
  });

  test('files stay small, and no room is called after nothing', () => {
    const long = files.filter(f => readFileSync(join(src, f), 'utf8').split('\n').length > 400);
    expect(long.filter(f => !/generated|-rows|\/data\//.test(f))).toEqual([]);
    expect(
      files.filter(f => /(^|\/)(utils?|helpers?|misc|common|managers?|services?)(\/|\.tsx?$)/i.test(f)),
    ).toEqual([]);
  });

  test('no clock, no randomness and no network in the engine', () => {
    const wrong = files
      .filter(f => roomOf(f) === 'engine')
      .filter(f =>
        /\bDate\.now\(|\bnew Date\(\s*\)|\bMath\.random\(|\bfetch\(|\bperformance\.now\(/.test(
          readFileSync(join(src, f), 'utf8')
            .replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '')
            .replace(/'[^'\n]*'|`[^`]*`/g, "'text'"),
        ),
      );
    expect(wrong).toEqual([]);
  });
});
