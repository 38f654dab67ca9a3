import type { CostModel } from './cost-model.ts';
import type { Parameter } from './parameter.ts';

/** Unit of the parameter: the cost with another model, as a multiple of that with the first. */
export const TIMES_THE_PRICE = 'times the price';

/** What a call costs with one of the models that it may use. */
export interface ModelCost {
  readonly model: string;
  /** USD of one execution, all else typical. */
  readonly usd: number;
}

/**
 * The cost of a call that may use one of several models: typically the first, from the cheapest to the dearest. Calls
 * with the same choice vary together: one setting mostly decides for all.
 */
export function withModelChoice(first: CostModel, models: readonly ModelCost[]): CostModel {
  const factors = models.map(({ usd }) => usd / first.typical);
  const [low, high] = [Math.min(1, ...factors), Math.max(1, ...factors)];
  if (first.typical === 0 || low === high) return first;
  const names = [...new Set(models.map(m => m.model))];
  const choice: Parameter = {
    cause: `model ${names.join(' ')}`,
    name: names.length > 3 ? `${names[0]!} and ${String(names.length - 1)} more` : names.join(' or '),
    unit: TIMES_THE_PRICE,
    low,
    typical: 1,
    high,
    most: high,
    basis: 'code',
  };
  const index = first.parameters.length;
  return {
    parameters: [...first.parameters, choice],
    typical: first.typical,
    usd: values => first.usd(values) * values[index]!,
  };
}
