import { expect, it } from 'vitest';
import { overview } from '../../src/present/overview.ts';
import { disagreements, pricesText } from '../../src/present/price-age.ts';
import { fileStatus } from '../../src/present/status.ts';
import { terminalReport } from '../../src/present/terminal-report.ts';
import { call, reportOf } from './calls.ts';

const same = (text: string): string => text;

it.each([
  ['2026-11-23', 'prices checked 2026-11-22', false],
  ['2026-11-24', 'prices checked 2026-11-22, 2 days ago', false],
  ['2027-02-19', 'prices checked 2026-11-22, 89 days ago', false],
  ['2027-02-20', 'old prices, checked 2026-11-22, 90 days ago', true],
  ['2026-01-31', 'prices as of 2026-01-31, checked 2026-11-22', false],
])('on %s: %s', (date, text, areOld) => {
  const prices = { date, source: 'catalogue', checked: '2026-11-22' };
  expect(pricesText({ prices })).toEqual({ text, areOld });
});

const doubted = call({
  price: {
    model: 'glm-5', provider: 'zai', inputUsdPerMTok: 1, outputUsdPerMTok: 2, source: 's', checked: '2026-11-20',
    notes: ['peak hours cost more', 'sources disagree: other (2026-11-10) has 3 in, 9 out per million tokens'],
  },
}); // prettier-ignore
const line = 'glm-5 at zai: sources disagree: other (2026-11-10) has 3 in, 9 out per million tokens';

it('names a model that sources price differently once', () => {
  expect(disagreements(reportOf(doubted, { ...doubted, id: 'b' }, call()))).toEqual([line]);
});

it('shows age and doubts once in the terminal, on the report page and in the status bar', () => {
  const old = {
    ...reportOf(doubted, doubted),
    prices: { date: '2026-11-24', source: 'c', checked: '2026-05-01' },
  };
  const terminal = terminalReport(old, 'x', {
    width: 120,
    ink: { bold: same, dim: same, green: same, yellow: same },
    showsAll: false,
    includesTests: false,
  });
  expect(terminal.split('old prices, checked 2026-05-01, 207 days ago')).toHaveLength(2);
  expect(terminal.split('sources disagree')).toHaveLength(2);
  expect(overview([{ root: '', report: old }])).toMatchObject({
    prices: { areOld: true },
    disagreements: [line],
  });
  expect(fileStatus('a.py', old.calls, old)?.tooltip).toContain('old prices, checked 2026-05-01');
});
