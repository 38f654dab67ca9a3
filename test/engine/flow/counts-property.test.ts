import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countByRunning } from './interpreter.ts';
import { programs, writePython, writeScript, type Program, type Written } from './random-programs.ts';
import { scanText, timesByLine } from './scan-text.ts';

/** What the program does when it is run in every possible way, against what is counted without running it. */
async function check(program: Program, file: string, written: Written): Promise<void> {
  const counted = countByRunning(program);
  fc.pre(counted !== undefined && counted.high.some(n => n > 0));
  const report = await scanText({ [file]: written.text });
  const found = timesByLine(report, `${file} f0`);
  const expected = Object.fromEntries(
    written.lines.flatMap((line, i) =>
      counted!.high[i] === 0
        ? []
        : [[line, { low: counted!.low[i], typical: counted!.typical[i], high: counted!.high[i] }]],
    ),
  );
  expect(found, written.text).toEqual(expected);
}

const runs = { numRuns: 120, endOnFailure: true };

test('Python programs count as they run', async () => {
  await fc.assert(
    fc.asyncProperty(programs, program => check(program, 'run.py', writePython(program))),
    runs,
  );
}, 120_000);

test('TypeScript programs count as they run', async () => {
  await fc.assert(
    fc.asyncProperty(programs, program => check(program, 'run.ts', writeScript(program))),
    runs,
  );
}, 120_000);
