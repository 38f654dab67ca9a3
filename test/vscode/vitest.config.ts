import { defineConfig } from 'vitest/config';

/** Tests that look at a real VS Code's page, and at the report page alone in the same browser. One at a time: two editors on two cores would slow each other down. */
export default defineConfig({
  test: {
    include: ['test/webview/**/*.test.ts', 'test/vscode/page/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 90_000,
    hookTimeout: 120_000,
  },
});
