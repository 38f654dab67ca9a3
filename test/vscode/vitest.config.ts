import { defineConfig } from 'vitest/config';

/** Tests that look at a real VS Code's page. One at a time: two editors on two cores would slow each other down. */
export default defineConfig({
  test: {
    include: ['test/vscode/page/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 90_000,
    hookTimeout: 120_000,
  },
});
