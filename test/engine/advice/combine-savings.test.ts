import { describe, expect, test } from 'vitest';
import type { Call, CostPart, Feature, Finding, SavedPart } from '../../../src/engine/model.ts';
import { combineSavings } from '../../../src/engine/report/combine-savings.ts';

/** A call of a dollar: 60 cents fixed text, 10 filled in, 30 output. */
const parts: readonly Pick<CostPart, 'kind' | 'usd'>[] = [
  { kind: 'static', usd: 0.6 },
  { kind: 'hole', usd: 0.1 },
  { kind: 'output', usd: 0.3 },
];
const call = (id: string): Call => ({ id, usd: { low: 0.5, typical: 1, high: 2 }, parts }) as unknown as Call;
const once = (...ids: string[]): Feature[] =>
  [{ calls: ids.map(id => ({ id, times: { low: 1, typical: 1, high: 1 } })) }] as unknown as Feature[];

function finding(
  rule: string,
  calls: readonly string[],
  low: number,
  high: number,
  part?: SavedPart,
): Finding {
  const usd = calls.length;
  const saving = {
    fraction: { low, high },
    ...(part === undefined ? {} : { part }),
    usdPerRun: { low: low * usd, high: high * usd },
  };
  return { id: `${rule}@${calls[0]!}`, rule, calls, saving } as unknown as Finding;
}

const rounded = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, x: unknown) => (typeof x === 'number' ? Number(x.toFixed(9)) : x));

describe('savings together', () => {
  test('multiply on what is left: 60 %, then 50 % of the 40 cents left', () => {
    const all = [finding('batch-eligible', ['a'], 0.5, 0.5), finding('cheaper-model', ['a'], 0.6, 0.6)];
    const advice = combineSavings(all, [call('a')], once('a'));
    expect(rounded(advice)).toEqual({
      usdPerRun: 1,
      saving: { fraction: { low: 0.8, high: 0.8 }, usdPerRun: { low: 0.8, high: 0.8 } },
      steps: [
        {
          finding: 'cheaper-model@a',
          alone: { low: 0.6, high: 0.6 },
          inSequence: { low: 0.6, high: 0.6 },
          left: { low: 0.4, high: 0.4 },
        },
        {
          finding: 'batch-eligible@a',
          alone: { low: 0.5, high: 0.5 },
          inSequence: { low: 0.2, high: 0.2 },
          left: { low: 0.2, high: 0.2 },
        },
      ],
      excluded: [],
    });
  });

  test('of the same text are not counted twice: 54 of 60 cents cached, half of the other 6 cut', () => {
    const all = [
      finding('prompt-cache-missing', ['a'], 0.54, 0.54, 'fixed'),
      finding('oversized-context', ['a'], 0.3, 0.3, 'fixed'),
    ];
    expect(rounded(combineSavings(all, [call('a')], once('a'))?.saving.fraction)).toEqual({
      low: 0.57,
      high: 0.57,
    });
  });

  test('of different parts stand beside each other: 54 of 60 cents input, 15 of 30 output', () => {
    const all = [
      finding('prompt-cache-missing', ['a'], 0.54, 0.54, 'fixed'),
      finding('reasoning-effort-too-high', ['a'], 0.15, 0.15, 'output'),
    ];
    expect(rounded(combineSavings(all, [call('a')], once('a'))?.saving.usdPerRun)).toEqual({
      low: 0.69,
      high: 0.69,
    });
  });

  test('keep the low ends with the low ones, and weigh calls by how often they run', () => {
    const often = [
      { calls: [{ id: 'a', times: { low: 1, typical: 10, high: 20 } }] },
    ] as unknown as Feature[];
    const all = [finding('cheaper-model', ['a'], 0.2, 0.5), finding('growing-history', ['b'], 0.1, 0.4)];
    // 10 runs of a: 2 to 5 dollars less; one of b: 0.1 to 0.4.
    expect(rounded(combineSavings(all, [call('a'), call('b')], often)?.saving.usdPerRun)).toEqual({
      low: 2.1,
      high: 5.4,
    });
  });

  test('exclude each other where they answer the same question; the larger one stays', () => {
    const all = [
      finding('cheaper-model', ['a', 'b'], 0.3, 0.4),
      finding('frontier-model-for-simple-task', ['b'], 0.9, 0.95),
    ];
    const advice = combineSavings(all, [call('a'), call('b')], once('a', 'b'));
    expect(advice?.steps.map(s => s.finding)).toEqual(['frontier-model-for-simple-task@b']);
    expect(advice?.excluded).toEqual([
      { finding: 'cheaper-model@a', by: 'frontier-model-for-simple-task@b' },
    ]);
  });

  test('are unknown where no finding has an amount', () => {
    expect(combineSavings([], [call('a')], once('a'))).toBeNull();
  });
});
