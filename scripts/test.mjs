// `npm test`: types and style, the unit tests, then the extension in a real VS Code, seen from inside and from its page.
// The editor is fetched meanwhile. The last line is the sum, `N passed, N failed`. `npm test -- --editor` runs the editor part alone.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { bundled, load } from './load.mjs';

const editorOnly = process.argv.includes('--editor');
const results = 'dist/test';
/** Exit code of a script. */
const node = (...args) =>
  new Promise(done => {
    const child = spawn(process.execPath, args, { stdio: 'inherit' });
    child.once('error', () => done(1));
    child.once('close', code => done(code ?? 1));
  });

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const parts = [];
if ((await node('esbuild.mjs')) !== 0)
  parts.push({ name: 'build', passed: 0, failed: 1, failures: ['esbuild.mjs'] });
else {
  const fetched = inEditor('editor', fetchEditor);
  if (!editorOnly) parts.push(await check(), await vitest('unit tests'));
  parts.push(await fetched);
  if (parts.at(-1).failed === 0) {
    parts.push(await inEditor('extension host', extensionHost));
    parts.push(await vitest('editor page', '--config', 'test/vscode/vitest.config.ts'));
  }
}

for (const { name, passed, failed, failures } of parts) {
  console.log(`${name}: ${passed} passed, ${failed} failed`);
  for (const title of failures) console.log(`  failed: ${title}`);
}
const sum = key => parts.reduce((total, part) => total + part[key], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') === 0 ? 0 : 1;

/** Types, lint and format: one check each, all at once. */
async function check() {
  const checks = [
    ['types', 'node_modules/typescript/bin/tsc', '--noEmit'],
    ['lint', 'node_modules/eslint/bin/eslint.js', '.'],
    ['format', 'node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'],
  ];
  const codes = await Promise.all(checks.map(([, ...args]) => node(...args)));
  const failures = checks.filter((_, i) => codes[i] !== 0).map(([title]) => title);
  return { name: 'check', passed: checks.length - failures.length, failed: failures.length, failures };
}

/** A file that fails before its tests, and a run that ends badly without naming a test, count as one failure. */
async function vitest(name, ...args) {
  const file = `${results}/${name.replaceAll(' ', '-')}.json`;
  const status = await node(
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...args,
  );
  if (!existsSync(file)) return { name, passed: 0, failed: 1, failures: [`no results, exit code ${status}`] };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const failures = report.testResults.flatMap(suite => {
    const failed = suite.assertionResults.filter(test => test.status === 'failed').map(test => test.fullName);
    return failed.length === 0 && suite.status === 'failed' ? [suite.name] : failed;
  });
  if (status !== 0 && failures.length === 0) failures.push(`exit code ${status}`);
  return { name, passed: report.numPassedTests, failed: failures.length, failures };
}

async function inEditor(name, part) {
  try {
    return { name, ...(await part()) };
  } catch (error) {
    return { name, passed: 0, failed: 1, failures: [error.message] };
  }
}

async function fetchEditor() {
  const { npmEditor } = await load('test/support/vscode-host/npm-editor.ts');
  await npmEditor(line => console.log(line));
  return { passed: 0, failed: 0, failures: [] };
}

async function extensionHost() {
  const { runExtensionTests } = await load('test/support/vscode-host/run-extension-tests.ts');
  const launcher = await bundled('test/support/vscode-host/launcher.ts', {
    banner: { js: '#!/usr/bin/env node' },
  });
  const tests = await bundled('test/vscode/extension/run.ts', {
    format: 'cjs',
    external: ['vscode'],
    outfile: `${results}/extension/run.cjs`,
  });
  return runExtensionTests({ launcher, tests, workspace: 'test/fixtures/editor' });
}
