import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of the packaged extension. */
    readonly vsix: string;
  }
}

/** Packs the extension before any test: the build that goes with it would change files under the tests beside it. */
export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'package-'));
  const vsix = join(folder, 'inference-cost.vsix');
  execFileSync(process.execPath, ['scripts/package.mjs', vsix], { stdio: 'pipe' });
  project.provide('vsix', vsix);
  return () => rmSync(folder, { recursive: true, force: true });
}
