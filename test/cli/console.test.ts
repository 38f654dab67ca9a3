import { describe, expect, it } from 'vitest';
import { wantsColor } from '../../src/cli/console.ts';
import type { Console } from '../../src/cli/console.ts';
import { formatTerminal } from '../../src/cli/formats/terminal.ts';
import { progressLine } from '../../src/cli/progress.ts';
import type { Report } from '../../src/engine/model.ts';

const report: Report = {
  schema: 1, prices: { date: '2026-11-24', source: 's', checked: '2026-11-20' }, calls: [], modelSites: [], wrapperCalls: [], promptFiles: [], instructionFiles: [],
  features: [], agents: [], models: [], findings: [], advice: null, unpriced: [], skipped: [], configuration: { files: [], problems: [] },
  totals: { calls: 0, priced: 0, usdPerRun: null, usdEachCallOnce: null, usdPerMonth: null },
}; // prettier-ignore

describe('colour', () => {
  it.each([
    [true, {}, true],
    [true, { NO_COLOR: '' }, true],
    [true, { NO_COLOR: '1' }, false],
    [true, { TERM: 'dumb' }, false],
    [false, {}, false],
  ])('terminal %s with %j: %s', (isTerminal, env, wanted) =>
    expect(wantsColor(isTerminal, env)).toBe(wanted),
  );

  it('is in the report only when wanted, and says nothing that words do not', () => {
    const options = { name: 'n', columns: 100, showsAll: false, includesTests: false };
    const colored = formatTerminal(report, { ...options, hasColor: true });
    expect(colored).toContain('\u001b[');
    expect(colored.replace(/\u001b\[\d+m/g, '')).toBe(
      formatTerminal(report, { ...options, hasColor: false }),
    );
  });
});

describe('progress', () => {
  /** What is written when a file is done every 50 ms. */
  function written(errorIsTerminal: boolean, seconds: number): string[] {
    const lines: string[] = [];
    let now = 0;
    const console = { errorIsTerminal, writeError: (text: string) => lines.push(text) } as unknown as Console;
    const progress = progressLine(console, () => now);
    for (let done = 0; now < seconds * 1000; done++, now += 50) progress(done, 1000);
    progress.end();
    return lines;
  }

  it('is silent for a second', () => expect(written(true, 0.99)).toEqual([]));

  it('then shows a line some times a second, and removes it', () => {
    const lines = written(true, 2);
    expect(lines[0]).toBe('\r\u001b[Kscanning 20 of 1000 files');
    expect(lines.length).toBeLessThanOrEqual(12);
    expect(lines.at(-1)).toBe('\r\u001b[K');
  });

  it('is silent where nobody watches', () => expect(written(false, 5)).toEqual([]));
});
