import { expect, it } from 'vitest';
import { isTestOrExample } from '../../../src/engine/calls/test-or-example.ts';

it.each([
  'tests/a.py', 'a/test/b.ts', '__tests__/a.tsx', 'x/spec/a.ts', 'e2e/a.ts', 'example/a.py', 'examples/a/b/c.py', 'samples/a.py', 'sample/a.py', 'doc/a.py', 'docs/a.py',
  'cookbook/a.ipynb', 'bench/a.py', 'benchmark/a.py', 'benchmarks/a.py', 'eval/a.py', 'evals/a.py', 'fixtures/a.py', 'notebooks/a.ipynb',
  'test_a.py', 'a_test.py', 'a_test.go', 'conftest.py', 'a.test.ts', 'a.spec.tsx', 'src/a.test.helper.js', 'src/test_.py',
])('%s is a test or an example', path => expect(isTestOrExample(path)).toBe(true)); // prettier-ignore

it.each([
  'a.py', 'testing/a.py', 'Tests/a.py', 'specs/a.ts', 'src/test.py', 'src/tests.py', 'contest.py', 'conftest.ts', 'test_a.ts', 'a_test.ts', 'latest_a.py', 'atest.py', 'docs.py',
  'evaluation/a.py', 'a.tests.ts', 'testdata/a.py', 'constructor/a.py', '__proto__/a.py',
])('%s is none', path => expect(isTestOrExample(path)).toBe(false)); // prettier-ignore
