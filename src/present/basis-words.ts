import type { Basis } from '../engine/model.ts';

/** Where a figure comes from, in words. */
export const basisWords: Readonly<Record<Basis, string>> = {
  code: 'from the code',
  configuration: 'given in inference-cost.yml',
  measured: 'measured',
  assumption: 'assumed',
};
