import { batchEligible } from './batch-eligible.ts';
import { cachePrefixBroken } from './cache-prefix-broken.ts';
import { callInLoop } from './call-in-loop.ts';
import { cheaperModel } from './cheaper-model.ts';
import type { Rule } from './define-rule.ts';
import { flexEligible } from './flex-eligible.ts';
import { frontierModelForSimpleTask } from './frontier-model-for-simple-task.ts';
import { growingHistory } from './growing-history.ts';
import { missingOutputCap } from './missing-output-cap.ts';
import { oversizedContext } from './oversized-context.ts';
import { promptCacheMissing } from './prompt-cache-missing.ts';
import { reasoningEffortTooHigh } from './reasoning-effort-too-high.ts';
import { repeatedIdenticalCall } from './repeated-identical-call.ts';
import { retiredModel } from './retired-model.ts';
import { retrievalTooWide } from './retrieval-too-wide.ts';
import { retryMultiplication } from './retry-multiplication.ts';
import { supersededModel } from './superseded-model.ts';
import { unboundedAgent } from './unbounded-agent.ts';
import { unboundedLoop } from './unbounded-loop.ts';
import { untaggedCall } from './untagged-call.ts';

export type { Rule } from './define-rule.ts';

/** Every rule, in the order in which its findings are listed. A new one is a file beside this one and a line here (npm run create-rule). */
export const rules: readonly Rule[] = [
  retiredModel,
  supersededModel,
  frontierModelForSimpleTask,
  cheaperModel,
  reasoningEffortTooHigh,
  promptCacheMissing,
  cachePrefixBroken,
  batchEligible,
  flexEligible,
  missingOutputCap,
  unboundedAgent,
  unboundedLoop,
  retryMultiplication,
  callInLoop,
  growingHistory,
  oversizedContext,
  retrievalTooWide,
  repeatedIdenticalCall,
  untaggedCall,
];

/** What may stand below `rules` in inference-cost.yml. */
export const ruleIds: readonly string[] = rules.map(({ id }) => id);
