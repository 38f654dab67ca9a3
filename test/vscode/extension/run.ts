// The test run inside VS Code's extension host: `run` is what `--extensionTestsPath` calls.
import Mocha from 'mocha';
import { writeFileSync } from 'node:fs';

/** Runs all tests and leaves what happened for the script that started VS Code. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, reporter: Mocha.reporters.Base });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await import('./activation.test.ts');
  const { passed, failures, lines } = await finished(mocha);
  const counts = { passed, failed: failures.length, failures, lines };
  const results = process.env['EXTENSION_TEST_RESULTS'];
  if (results) writeFileSync(results, JSON.stringify(counts));
  if (failures.length > 0) throw new Error(lines.join('\n'));
}

function finished(mocha: Mocha): Promise<{ passed: number; failures: string[]; lines: string[] }> {
  return new Promise(done => {
    let passed = 0;
    const failures: string[] = [];
    const lines: string[] = [];
    const runner = mocha.run(() => done({ passed, failures, lines }));
    runner.on('pass', test => {
      passed++;
      lines.push(` ✓ ${test.fullTitle()} ${test.duration} ms`);
    });
    runner.on('fail', (test, error: Error) => {
      failures.push(test.fullTitle());
      lines.push(` ✗ ${test.fullTitle()}`, String(error.stack));
    });
  });
}
