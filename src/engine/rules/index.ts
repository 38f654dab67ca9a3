import type { Rule } from './define-rule.ts';
import { missingOutputCap } from './missing-output-cap.ts';

export type { Rule } from './define-rule.ts';

/** Every rule, in the order in which its findings are listed. A new one is a file beside this one and a line here (npm run create-rule). */
export const rules: readonly Rule[] = [missingOutputCap];

/** What may stand below `rules` in inference-cost.yml. */
export const ruleIds: readonly string[] = rules.map(({ id }) => id);
