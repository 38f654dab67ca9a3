/** Folders of tests, examples and documentation (contract.md, "Tests and examples"). */
const folders: ReadonlySet<string> = new Set([
  'test',
  'tests',
  '__tests__',
  'spec',
  'e2e',
  'example',
  'examples',
  'sample',
  'samples',
  'doc',
  'docs',
  'cookbook',
  'bench',
  'benchmark',
  'benchmarks',
  'eval',
  'evals',
  'fixtures',
  'notebooks',
]);

const fileName = /^test_.*\.py$|_test\.(?:py|go)$|^conftest\.py$|\.(?:test|spec)\./;

/** Whether a path below the scanned folder is a test or an example, by its folders or its name. */
export function isTestOrExample(path: string): boolean {
  const names = path.split('/');
  const name = names.pop() ?? '';
  return fileName.test(name) || names.some(folder => folders.has(folder));
}
