import { defineRule } from './define-rule.ts';
import { retirements } from './retirement-suggestion.ts';

export const supersededModel = defineRule({
  id: 'superseded-model',
  title: 'The end of the model is announced',
  severity: 'hint',
  docs: `The maker has announced the day on which the model stops answering and names what comes after it. The message
says what the successor costs at this call's own tokens: often less, sometimes more. Only announced ends count; a newer
model alone is no reason. A successor that reasons may write more than the estimate, so evaluate before you switch.`,
  checkAll: (calls, around) => retirements(calls, around, 'coming'),
});
