import type { Finding } from '../model.ts';

/** Findings with the largest amount first, those without one behind in the order given. */
export const largestFirst = (findings: readonly Finding[]): Finding[] =>
  [...findings].sort((a, b) => (b.saving.usdPerRun?.high ?? -1) - (a.saving.usdPerRun?.high ?? -1));
