import type { Driver, UsdRange } from '../model.ts';
import type { CostModel } from './cost-model.ts';
import { valueCurve, Z90, type Parameter } from './parameter.ts';
import { POINTS, scoresOf } from './quasi-normal.ts';

/** Significant digits of percentiles: more than the sample is good for. */
const DIGITS = 6;

/** Causes that move an amount by less than this share of all movement stay typical in the sample: they move no digit. */
const NEGLIGIBLE = 5e-4;

interface Amount {
  readonly usd: UsdRange;
  readonly drivers: readonly Driver[];
}

const amounts = new WeakMap<CostModel, Amount>();

/** The 10th and 90th percentile of an amount whose causes vary, beside its exact typical value. */
export const amountOf = (model: CostModel): UsdRange => amountAndDrivers(model).usd;

/** An amount, and what moves it. */
export function amountAndDrivers(model: CostModel): Amount {
  let amount = amounts.get(model);
  if (!amount) {
    const swings = swingsOf(model);
    amounts.set(model, (amount = { usd: amountBy(model, swings), drivers: driversBy(swings) }));
  }
  return amount;
}

function amountBy(model: CostModel, all: readonly Swing[]): UsdRange {
  const { typical } = model;
  const movement = all.reduce((sum, s) => sum + s.usd, 0);
  const swings = all.filter(s => s.usd > movement * NEGLIGIBLE);
  if (swings.length === 0) return { low: typical, typical, high: typical };
  const samples = sample(model, swings);
  samples.sort();
  // The sample next outside: what may be nothing stays 0, what is capped the cap.
  const place = 0.1 * POINTS - 0.5;
  const lowest = samples[Math.floor(place)]!;
  const highest = samples[POINTS - 1 - Math.floor(place)]!;
  const rounded = (usd: number): number => Number(usd.toPrecision(DIGITS));
  return {
    low: Math.min(typical, rounded(lowest)),
    typical,
    high: Math.max(typical, rounded(highest)),
  };
}

/** Causes that move the amount most come first: they get the best-spread dimensions. */
function sample({ parameters, usd }: CostModel, swings: readonly Swing[]): Float64Array {
  const values = Float64Array.from(parameters, p => p.typical);
  const movers = swings.flatMap(({ indexes }, dimension) => {
    const scores = scoresOf(dimension);
    return indexes.map(index => ({ index, scores, curve: valueCurve(parameters[index]!) }));
  });
  const samples = new Float64Array(POINTS);
  for (let i = 0; i < POINTS; i++) {
    for (const { index, scores, curve } of movers) values[index] = curve(scores[i]!);
    samples[i] = usd(values);
  }
  return samples;
}

interface Swing {
  readonly indexes: readonly number[];
  readonly parameter: Parameter;
  /** How far the amount moves between the cause's 10th and 90th percentile, all else typical. */
  readonly usd: number;
  readonly atLow: number;
  readonly atHigh: number;
}

/** One cause at a time from low to high, the strongest first; equal ones by name. */
function swingsOf({ parameters, usd }: CostModel): Swing[] {
  const causes = new Map<string, number[]>();
  for (const [index, { cause }] of parameters.entries()) {
    const of = causes.get(cause);
    if (of) of.push(index);
    else causes.set(cause, [index]);
  }
  const values = Float64Array.from(parameters, p => p.typical);
  const usdAt = (indexes: readonly number[], z: number): number => {
    for (const i of indexes) values[i] = valueCurve(parameters[i]!)(z);
    const amount = usd(values);
    for (const i of indexes) values[i] = parameters[i]!.typical;
    return amount;
  };
  return [...causes.values()]
    .map(indexes => {
      const [atLow, atHigh] = [usdAt(indexes, -Z90), usdAt(indexes, Z90)];
      return {
        indexes,
        parameter: parameters[indexes[0]!]!,
        usd: Math.abs(atHigh - atLow),
        atLow,
        atHigh,
      };
    })
    .sort((a, b) => b.usd - a.usd || (a.parameter.name < b.parameter.name ? -1 : 1));
}

/** The tornado: assumptions by how far they move the amount, with their share of all movement. */
export const driversOf = (model: CostModel): Driver[] => driversBy(swingsOf(model));

function driversBy(all: readonly Swing[]): Driver[] {
  const swings = all.filter(s => s.parameter.high > s.parameter.low);
  const total = swings.reduce((sum, s) => sum + s.usd, 0);
  const rounded = (usd: number): number => Number(Math.max(0, usd).toPrecision(DIGITS));
  return swings.map(({ parameter: { name, low, typical, high, unit, basis, assumption }, usd, ...at }) => ({
    name,
    low,
    typical,
    high,
    unit,
    basis,
    ...(assumption === undefined ? {} : { assumption }),
    share: total === 0 ? 0 : Number((usd / total).toFixed(4)),
    usd: { low: rounded(at.atLow), high: rounded(at.atHigh) },
  }));
}
