import { runTests } from '@vscode/test-electron';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { desktopEditor } from './desktop.ts';

export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  /** Full titles. */
  readonly failures: readonly string[];
}

export interface ExtensionTestRun {
  /** Path of the bundled launcher, which stands in where the desktop program can't be had. */
  readonly launcher: string;
  readonly tests: string;
  /** Folder that VS Code opens. */
  readonly workspace: string;
  /** Environment of the tests. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs the tests that live inside the extension host, in the desktop VS Code or in the one from npm.
 * A run that ends without counts (VS Code didn't start, or died) counts as one failure.
 */
export async function runExtensionTests(run: ExtensionTestRun): Promise<TestCounts> {
  const profile = await mkdtemp(join(tmpdir(), 'vscode-tests-'));
  const results = join(profile, 'results.json');
  await chmod(run.launcher, 0o755);
  const vscodeExecutablePath = (await desktopEditor()) ?? resolve(run.launcher);
  try {
    const error = await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: resolve('.'),
      extensionTestsPath: resolve(run.tests),
      launchArgs: [
        resolve(run.workspace),
        `--user-data-dir=${join(profile, 'user')}`,
        '--disable-extensions',
      ],
      extensionTestsEnv: { EXTENSION_TEST_RESULTS: results, ...run.env },
    }).then(
      () => undefined,
      (problem: unknown) => problem,
    );
    const counts = await readFile(results, 'utf8').catch(() => undefined);
    if (counts) return shown(JSON.parse(counts) as TestCounts & { readonly lines: readonly string[] });
    return { passed: 0, failed: 1, failures: [`the run in VS Code gave no results: ${String(error)}`] };
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
}

function shown(counts: TestCounts & { readonly lines: readonly string[] }): TestCounts {
  for (const line of counts.lines) console.log(line);
  return counts;
}
