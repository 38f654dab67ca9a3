import type { Counters } from '../count/counters.ts';
import { plainModelId } from '../model-id.ts';
import type { BillableRequest } from '../request/billable-request.ts';
import { finishBill, type InputBill, type Reckoning } from './bill.ts';
import { reckonEmbeddings } from './embeddings-rule.ts';
import { anthropicFamilies } from './families/anthropic.ts';
import { googleFamilies } from './families/google.ts';
import { openAiFamilies } from './families/openai.ts';
import { chineseLabFamilies } from './families/qwen-deepseek-kimi-glm.ts';
import { mistralFamilies } from './families/mistral.ts';
import { otherFamilies } from './families/other-families.ts';
import { unknownFamily } from './families/unknown-family.ts';
import { xaiFamilies } from './families/xai.ts';
import { reckonOpenAi } from './openai-rule.ts';
import type { TemplateFamily } from './template-family.ts';
import { reckonByTemplate } from './template-rule.ts';

/** First match wins: a distilled model goes by the lab that named it before the weights it came from. */
const templateFamilies: readonly TemplateFamily[] = [
  ...anthropicFamilies,
  ...googleFamilies,
  ...chineseLabFamilies,
  ...mistralFamilies,
  ...xaiFamilies,
  ...otherFamilies,
];

/**
 * Input tokens that the provider bills for a request, as a range that holds the billed number 95 times in 100.
 * Answers for any request: a model that no rule knows gets a wide ratio, and `basis` says so.
 */
export function billInput(request: BillableRequest, counters: Counters): InputBill {
  return finishBill(reckon(request, counters));
}

function reckon(request: BillableRequest, counters: Counters): Reckoning {
  const model = plainModelId(request.model);
  if (request.inputs.length > 0 || request.api === 'embeddings')
    return reckonEmbeddings(request, model, counters);
  const openAi = openAiFamilies.find(family => family.models.test(model));
  if (openAi) return reckonOpenAi(request, openAi, counters);
  return reckonByTemplate(request, templateFamilyOf(model, request.provider) ?? unknownFamily, counters);
}

const templateFamilyOf = (model: string, provider: string): TemplateFamily | undefined =>
  templateFamilies.find(family => family.models.test(model) && (family.providers?.test(provider) ?? true));
