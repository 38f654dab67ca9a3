import { defineRule } from './define-rule.ts';
import { retirements } from './retirement-suggestion.ts';

export const retiredModel = defineRule({
  id: 'retired-model',
  title: 'The model no longer answers',
  severity: 'information',
  docs: `The provider has switched the model off: calls fail, and retries of them cost time and may fall back to a dearer
model. The fix writes the model that its maker recommends, with the argument names that it needs. Dates and successors
are those of the makers' own pages, per provider, since resellers keep schedules of their own. Switch the rule off where
an old id is mapped to another model by a gateway of yours.`,
  checkAll: (calls, around) => retirements(calls, around, 'past'),
});
