import Big from 'big.js';
import { KnownSums } from './known-sums.ts';
import type { Parameter } from './parameter.ts';

/** An amount in USD as a function of what the code leaves open. */
export interface CostModel {
  readonly parameters: readonly Parameter[];
  /** Every parameter at its typical value. */
  readonly typical: number;
  /** Values in the order of `parameters`. */
  readonly usd: (values: ArrayLike<number>) => number;
}

/** A part of a sum: so many times an amount. */
export interface Share {
  readonly model: CostModel;
  readonly times: number | Parameter;
}

const sums = new KnownSums();

/** The sum of amounts, each a number of times. Its typical is the exact decimal sum of the typicals. */
export const sumModel = (shares: readonly Share[]): CostModel =>
  sums.sum(
    shares.map(({ model }) => model),
    JSON.stringify(shares.map(({ times }) => times)),
    () => makeSum(shares),
  );

function makeSum(shares: readonly Share[]): CostModel {
  const parameters: Parameter[] = [];
  const known = new Map<string, number>();
  const indexOf = (parameter: Parameter): number => {
    const { cause, low, typical, high, most } = parameter;
    const key = JSON.stringify([cause, low, typical, high, most]);
    let index = known.get(key);
    if (index === undefined) {
      index = parameters.push(parameter) - 1;
      known.set(key, index);
    }
    return index;
  };
  const terms = shares.map(({ model, times }) => ({
    usd: model.usd,
    from: model.parameters.map(indexOf),
    own: new Float64Array(model.parameters.length),
    fixed: typeof times === 'number' ? times : 0,
    times: typeof times === 'number' ? -1 : indexOf(times),
  }));
  return {
    parameters,
    typical: shares
      .reduce(
        (sum, { model, times }) =>
          sum.plus(Big(model.typical).times(typeof times === 'number' ? times : times.typical)),
        Big(0),
      )
      .toNumber(),
    usd: values => {
      let sum = 0;
      for (const { usd, from, own, fixed, times } of terms) {
        for (let i = 0; i < from.length; i++) own[i] = values[from[i]!]!;
        sum += usd(own) * (times < 0 ? fixed : values[times]!);
      }
      return sum;
    },
  };
}
