import { describe, expect, it } from 'vitest';
import { sumModel, type CostModel } from '../../../src/engine/estimate/cost-model.ts';
import { valueCurve, Z90, type Parameter } from '../../../src/engine/estimate/parameter.ts';
import { amountOf, driversOf } from '../../../src/engine/estimate/propagate.ts';

const parameter = (cause: string, low: number, typical: number, high: number, more = {}): Parameter => ({
  cause,
  name: cause,
  unit: 'tokens',
  low,
  typical,
  high,
  most: null,
  basis: 'assumption',
  ...more,
});

const linear = (parameters: readonly Parameter[], rates: readonly number[]): CostModel => {
  const usd = (values: ArrayLike<number>): number => rates.reduce((sum, r, i) => sum + r * values[i]!, 0);
  return { parameters, usd, typical: usd(parameters.map(p => p.typical)) };
};

function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** 10th and 90th percentile of a million draws, with scores that share nothing with the estimate's own. */
function drawn({ parameters, usd }: CostModel, draws = 1_000_000): { low: number; high: number } {
  const random = mulberry(7);
  const causes = [...new Set(parameters.map(p => p.cause))];
  const of = parameters.map(p => causes.indexOf(p.cause));
  const curves = parameters.map(valueCurve);
  const scores = new Float64Array(causes.length);
  const values = new Float64Array(parameters.length);
  const amounts = new Float64Array(draws);
  for (let i = 0; i < draws; i++) {
    for (let c = 0; c < scores.length; c++)
      scores[c] = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    for (let p = 0; p < values.length; p++) values[p] = curves[p]!(scores[of[p]!]!);
    amounts[i] = usd(values);
  }
  amounts.sort();
  return { low: amounts[draws * 0.1]!, high: amounts[draws * 0.9]! };
}

const call = (n: number): CostModel =>
  linear([parameter('hole question', 10, 60, 600), parameter(`output ${n}`, 40, 180, 900)], [2e-6, 8e-6]);

const cases: Record<string, CostModel> = {
  'one hole and the output': call(1),
  'a hole that may be empty': linear(
    [parameter('history', 0, 1500, 12000), parameter('output', 50, 200, 512, { most: 512 })],
    [2.5e-6, 1e-5],
  ),
  'a product of turns and tokens': {
    parameters: [
      parameter('turns', 2, 4, 12, { most: 10 }),
      parameter('result', 30, 250, 2000),
      parameter('output', 20, 80, 300),
    ],
    typical: 1,
    usd: v => (v[0]! * 500 + ((v[0]! * (v[0]! - 1)) / 2) * (v[1]! + v[2]!)) * 3e-6 + v[0]! * v[2]! * 1.5e-5,
  },
  'twelve calls that share a question': sumModel(
    Array.from({ length: 12 }, (_, n) => ({
      model: call(n),
      times: n % 3 === 0 ? parameter('loop docs', 1, 5, 20) : 1,
    })),
  ),
};

describe('percentiles', () => {
  it.each(Object.keys(cases))('of %s lie within 3 per cent of a million draws', name => {
    const model = cases[name]!;
    const exact = drawn(model, 1_000_000);
    // Typical takes part in low and high only as their bound.
    const { low } = amountOf({ ...model, typical: Infinity });
    const { high } = amountOf({ ...model, typical: 0 });
    expect(Math.abs(low / exact.low - 1)).toBeLessThan(0.03);
    expect(Math.abs(high / exact.high - 1)).toBeLessThan(0.03);
  });

  it('of one cause are its own ends', () => {
    const { low, high } = amountOf(linear([parameter('hole', 10, 60, 600)], [1]));
    expect(low).toBeCloseTo(10, 1);
    expect(high / 600).toBeCloseTo(1, 2);
  });

  it('stop at a cap', () => {
    const { high } = amountOf(linear([parameter('output', 10, 60, 600, { most: 100 })], [1]));
    expect(high).toBe(100);
  });

  it('are wider for one shared cause than for two of their own', () => {
    const both = (a: string, b: string): CostModel =>
      linear([parameter(a, 40, 60, 90), parameter(b, 40, 60, 91)], [1, 1]);
    expect(amountOf(both('x', 'x')).high).toBeGreaterThan(1.05 * amountOf(both('x', 'y')).high);
  });

  it('leave an amount without open figures alone', () => {
    expect(amountOf(linear([parameter('fixed', 5, 5, 5)], [0.1]))).toEqual({
      low: 0.5,
      typical: 0.5,
      high: 0.5,
    });
  });
});

describe('typical', () => {
  it('adds up in decimals: 50,000 conversations, 10 turns, a cent a turn', () => {
    const turn: CostModel = { parameters: [], typical: 0.01, usd: () => 0.01 };
    const conversation = sumModel([{ model: turn, times: 10 }]);
    expect(amountOf(sumModel([{ model: conversation, times: 50_000 }])).typical).toBe(5000);
    const dimes = [0.1, 0.2].map(typical => ({
      model: { parameters: [], typical, usd: () => typical },
      times: 1,
    }));
    expect(sumModel(dimes).typical).toBe(0.3);
  });
});

describe('drivers', () => {
  it('come in the order of varying one at a time, with shares', () => {
    const random = mulberry(11);
    for (let round = 0; round < 200; round++) {
      const parameters = Array.from({ length: 5 }, (_, i) => {
        const typical = 1 + random() * 1000;
        return parameter(`p${i}`, typical * random(), typical, typical * (1 + 5 * random()));
      });
      const model: CostModel = {
        parameters,
        typical: 0,
        usd: v => v[0]! * (v[1]! + v[2]!) * 1e-3 + v[3]! - Math.min(v[4]!, 300),
      };
      const at = (i: number, end: 'low' | 'high'): number =>
        model.usd(parameters.map((p, j) => (i === j ? p[end] : p.typical)));
      const brute = parameters
        .map((p, i) => ({ name: p.name, usd: Math.abs(at(i, 'high') - at(i, 'low')) }))
        .sort((a, b) => b.usd - a.usd);
      const found = driversOf(model);
      const usdOf = new Map(brute.map(b => [b.name, b.usd]));
      for (const [i, { name }] of found.entries()) expect(usdOf.get(name)).toBeCloseTo(brute[i]!.usd, 6);
      expect(found.reduce((sum, d) => sum + d.share!, 0)).toBeCloseTo(1, 2);
    }
  });
});

it('a curve passes through low, typical and high', () => {
  for (const p of [parameter('a', 3, 20, 90), parameter('b', 0, 0, 8), parameter('c', 0, 5, 5)]) {
    const curve = valueCurve(p);
    expect([curve(-Z90), curve(0), curve(Z90)].map(v => Number(v.toFixed(6)))).toEqual([
      p.low,
      p.typical,
      p.high,
    ]);
  }
});
