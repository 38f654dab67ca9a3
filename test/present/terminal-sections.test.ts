import { describe, expect, it } from 'vitest';
import type { Driver, Feature, Report, Scenario } from '../../src/engine/model.ts';
import { driversSection } from '../../src/present/terminal-drivers.ts';
import { featureSections } from '../../src/present/terminal-features.ts';
import type { Page } from '../../src/present/terminal-page.ts';
import { scenarioSection } from '../../src/present/terminal-scenarios.ts';
import { call, reportOf } from './calls.ts';

const plain = (text: string): string => text;
const page: Page = {
  width: 100,
  ink: { bold: plain, dim: plain, green: plain, yellow: plain },
  showsAll: false,
  includesTests: false,
};
const usd = (low: number, typical: number, high: number) => ({ low, typical, high });

const driver = (name: string, share: number, more: Partial<Driver> = {}): Driver => ({
  name,
  low: 0,
  typical: 1500,
  high: 12000,
  unit: 'tokens',
  basis: 'assumption',
  assumption: `assumptions.everywhere.holes.${name}`,
  share,
  usd: { low: 1000, high: 9000 },
  ...more,
});
const chat: Feature = {
  name: 'Chat',
  entry: { file: 'api/chat.py', line: 3, kind: 'http-route' },
  calls: [{ id: 'api/chat.py:10:44', times: { low: 5, typical: 5, high: 5 } }],
  usd: usd(0.03, 0.04, 0.09),
  usdPerMonth: usd(600, 800, 1800),
  unpricedCalls: 0,
  turns: 5,
  volume: 20_000,
  units: [
    { unit: 'turn', usd: usd(0.006, 0.008, 0.018) },
    { unit: 'ticket solved', usd: usd(0.05, 0.07, 0.15), worthUsd: 4.5 },
  ],
};
const other: Feature = { ...chat, name: 'Digest', usd: usd(1, 2, 3), usdPerMonth: null, calls: [] };
const report = (more: Partial<Report> = {}): Report => {
  const one = reportOf(call());
  return {
    ...one,
    features: [chat],
    totals: {
      ...one.totals,
      usdPerRun: usd(0.03, 0.04, 0.09),
      usdPerMonth: usd(600, 800, 1800),
      drivers: [
        driver('history', 0.7),
        driver('cache hits', 0.2, { low: 0, typical: 0.5, high: 0.95, unit: 'share', usd: { low: 900, high: 600 } }),
        driver('output', 0.09, { basis: 'configuration', low: 300, typical: 300, high: 900, assumption: 'assumptions.everywhere.output' }),
        driver('token count', 0.01),
      ],
    },
    ...more,
  }; // prettier-ignore
};

it('what a month hangs on: the most moving first, with what it makes of the amount and where to say it', () => {
  expect(driversSection(report(), page)).toMatchInlineSnapshot(`
    "What a month hangs on
                         low – high (usual)  which makes it  say it in inference-cost.yml
      history     0 – 12,000 tokens (1,500)  $1,000 – 9,000  holes.history
      cache hits              0 – 95 % (50)      $600 – 900  holes.cache hits
      output         300 – 900 tokens (300)  $1,000 – 9,000  output (configuration)
      There below assumptions.everywhere, or for one feature, file or call. To try a value: --set
      'holes.history=…'"
  `);
});

it('nothing hangs on anything where all is known', () => {
  const one = report();
  expect(
    driversSection({ ...one, totals: { ...one.totals, drivers: [driver('x', 0.01)] } }, page),
  ).toBeUndefined();
});

it('a conversation is told by its turns, and by month, turn and unit of value, before what has no volume', () => {
  const [first, second] = featureSections(report({ features: [other, chat] }), page);
  expect(first).toMatchInlineSnapshot(`
    "Chat                               a conversation   $0.030 – 0.090  100 %
      $600 – 1,800 a month at 20,000 conversations of 5 turns · $0.0060 – 0.018 a turn · $0.050 – 0.15 a
      ticket solved (worth $4.50)
      answer  api/chat.py:10  gpt-4.1             5 ×  $0.0031 – 0.012   83 %"
  `);
  expect(second).toMatch(/^Digest +a conversation +\$1\.00 – 3\.00$/m);
});

describe('scenarios', () => {
  const scenario = (name: string, factor: number): Scenario => ({
    name,
    set: ['models.gpt-4.1=gpt-4.1-mini', 'volume=x2'],
    calls: [],
    features: [
      {
        name: 'Chat',
        usd: usd(0.03, 0.04, 0.09),
        usdPerMonth: usd(600 * factor, 800 * factor, 1800 * factor),
        unpricedCalls: 0,
      },
    ],
    totals: {
      calls: 1,
      priced: 1,
      usdPerRun: usd(0.03, 0.04, 0.09),
      usdEachCallOnce: null,
      usdPerMonth: usd(600 * factor, 800 * factor, 1800 * factor),
    },
  });

  it('stand side by side, with what each changes and by how much', () => {
    const text = scenarioSection(
      report({ scenarios: [scenario('cheaper', 0.2), scenario('growth', 7)] }),
      page,
    );
    expect(text).toMatchInlineSnapshot(`
      "cheaper  models.gpt-4.1=gpt-4.1-mini · volume=x2
      growth  models.gpt-4.1=gpt-4.1-mini · volume=x2

                                   as it is                cheaper                  growth
      Chat, a month            $600 – 1,800      $120 – 360  −80 %  $4,200 – 12,600     ×7
      A run of each feature  $0.030 – 0.090  $0.030 – 0.090   ±0 %   $0.030 – 0.090   ±0 %
      A month                  $600 – 1,800      $120 – 360  −80 %  $4,200 – 12,600     ×7"
    `);
  });

  it('go on below each other where the page is too narrow for all', () => {
    const names = ['a', 'b', 'c'].map(name => scenario(name, 2));
    const text = scenarioSection(report({ scenarios: names }), page)!;
    expect(text.match(/as it is/g)).toHaveLength(2);
  });

  it('are no section where none was asked for', () => {
    expect(scenarioSection(report(), page)).toBeUndefined();
  });
});
