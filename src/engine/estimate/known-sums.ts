import type { CostModel } from './cost-model.ts';

/** Sums of the same amounts, each made once: what an edit leaves as it was is not summed up again. */
export class KnownSums {
  readonly #of = new WeakMap<CostModel, Branch>();

  /** `times`: how often each amount counts, in words that tell two sums apart. */
  sum(models: readonly CostModel[], times: string, make: () => CostModel): CostModel {
    let branches = this.#of;
    let branch: Branch | undefined;
    for (const model of models) {
      branch = branches.get(model);
      if (!branch) branches.set(model, (branch = { behind: new WeakMap(), sums: new Map() }));
      branches = branch.behind;
    }
    if (!branch) return make();
    const known = branch.sums.get(times);
    if (known) return known;
    const sum = make();
    if (branch.sums.size >= MOST) branch.sums.clear();
    branch.sums.set(times, sum);
    return sum;
  }
}

/** The same calls are summed up with few different counts: once, a month, under some scenarios. */
const MOST = 50;

interface Branch {
  readonly behind: WeakMap<CostModel, Branch>;
  readonly sums: Map<string, CostModel>;
}
