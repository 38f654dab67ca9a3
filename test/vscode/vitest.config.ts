import { defineConfig } from 'vitest/config';

/** Tests that look at a real VS Code's page, and at the report page alone in the same browser. Two at a time: an editor waits more than it works. */
export default defineConfig({
  test: {
    include: ['test/webview/**/*.test.ts', 'test/vscode/page/**/*.test.ts'],
    globalSetup: 'test/vscode/packed.ts',
    maxWorkers: 2,
    testTimeout: 90_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
  },
});
