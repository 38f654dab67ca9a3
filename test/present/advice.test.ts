import { expect, test } from 'vitest';
import type { Finding } from '../../src/engine/model.ts';
import { costText, savingText } from '../../src/present/terminal-advice.ts';

const finding = (more: Partial<Finding>): Finding => ({
  ...{ id: 'r@a.py:1:1', key: 'r@a.py#f/g#0', rule: 'r', severity: 'hint', file: 'a.py', line: 1, column: 1 },
  ...{ endLine: 1, calls: [], message: 'm', risk: 'low', effort: 'one edit', docs: 'rules/r', fixes: [] },
  saving: { fraction: null, usdPerRun: null },
  ...more,
});
const saving = {
  fraction: { low: 0.1, high: 0.4 },
  usdPerRun: { low: 0.01, high: 0.04 },
  usdPerMonth: { low: 10, high: 40 },
};

test.each<[string, Partial<Finding>, string, string]>([
  [
    'a month where the volume is known',
    { now: { usdPerRun: 0.1, usdPerMonth: 100 }, saving },
    '$0.010 – 0.040 a run',
    'costs $0.10 a run now; a month $10 – 40 of $100',
  ],
  ['a bound saves nothing', { now: { usdPerRun: 0.1 } }, 'a risk', 'costs $0.10 a run now'],
  [
    'a bound of something with a volume',
    { now: { usdPerRun: 0.1, usdPerMonth: 100 } },
    'a risk',
    'costs $0.10 a run now, $100 a month',
  ],
  ['nothing priced', { saving: { fraction: { low: 0.5, high: 0.5 }, usdPerRun: null } }, '50 %', ''],
])('what advice saves, and what its calls cost now: %s', (_, more, saves, costs) => {
  expect(savingText(finding(more))).toBe(saves);
  expect(costText(finding(more))).toBe(costs);
});
