import { cheaperModel } from './cheaper-model.ts';
import type { Rule } from './define-rule.ts';
import { frontierModelForSimpleTask } from './frontier-model-for-simple-task.ts';
import { missingOutputCap } from './missing-output-cap.ts';
import { retiredModel } from './retired-model.ts';
import { supersededModel } from './superseded-model.ts';

export type { Rule } from './define-rule.ts';

/** Every rule, in the order in which its findings are listed. A new one is a file beside this one and a line here (npm run create-rule). */
export const rules: readonly Rule[] = [
  retiredModel,
  supersededModel,
  frontierModelForSimpleTask,
  cheaperModel,
  missingOutputCap,
];

/** What may stand below `rules` in inference-cost.yml. */
export const ruleIds: readonly string[] = rules.map(({ id }) => id);
