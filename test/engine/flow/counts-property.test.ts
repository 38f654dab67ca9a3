import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countByRunning } from './interpreter.ts';
import { programs, type Program } from './random-programs.ts';
import { scanText, timesOf } from './scan-text.ts';
import { writePython, writeScript, type Written } from './written-programs.ts';

/** Programs of one scan: most of the time goes into setting one up. */
const BATCH = 12;

/** What programs do when they are run in every possible way, against what is counted without running them. */
async function check(
  all: readonly Program[],
  ending: string,
  write: (program: Program) => Written,
): Promise<void> {
  const files = all.flatMap((program, i) => {
    const counted = countByRunning(program);
    return counted?.high.some(n => n > 0)
      ? [{ file: `run${String(i)}.${ending}`, counted, written: write(program) }]
      : [];
  });
  const report = await scanText(Object.fromEntries(files.map(({ file, written }) => [file, written.text])));
  for (const { file, counted, written } of files) {
    const { low, typical, high } = counted;
    const expected = Object.fromEntries(
      written.lines.flatMap((line, i) =>
        high[i] === 0
          ? []
          : [[`${file}:${String(line)}`, { low: low[i], typical: typical[i], high: high[i] }]],
      ),
    );
    expect(timesOf(report, `${file} f0`), written.text).toEqual(expected);
  }
}

const batches = fc.array(programs, { minLength: BATCH, maxLength: BATCH });
const runs = { numRuns: 12, endOnFailure: true };

test('Python programs count as they run', async () => {
  await fc.assert(
    fc.asyncProperty(batches, all => check(all, 'py', writePython)),
    runs,
  );
}, 120_000);

test('TypeScript programs count as they run', async () => {
  await fc.assert(
    fc.asyncProperty(batches, all => check(all, 'ts', writeScript)),
    runs,
  );
}, 120_000);
