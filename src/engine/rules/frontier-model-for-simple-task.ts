import { sizeOf } from '../advice/model-size.ts';
import { alternativesForAll, switchFix } from '../advice/switch-model.ts';
import { defineRule, type SharedSuggestion } from './define-rule.ts';
import { leavesSoon } from './leaves-soon.ts';
import { modelGroups, reach } from './model-sites.ts';
import { simpleTaskOf } from './simple-task.ts';

/** Small models are 10 to 30 times cheaper; less than two thirds is a matter for cheaper-model. */
const LEAST_SAVING = 0.66;

export const frontierModelForSimpleTask = defineRule({
  id: 'frontier-model-for-simple-task',
  title: 'A large model does a small, well-scoped task',
  severity: 'hint',
  isOffByDefault: true,
  docs: `Classification, routing, extraction, titles, summaries and translation are tasks that small models do well, at a
tenth to a thirtieth of the price of a frontier model. The task is told by the name of the function that makes the call;
calls with tools don't count. Named only where a model of the same vendor with everything that the call uses saves at
least two thirds at the call's own tokens, also when it writes more than estimated. Keep the large model where an
evaluation of yours shows that the small one fails.`,
  checkAll(calls, around) {
    const found: SharedSuggestion[] = [];
    for (const group of modelGroups(calls)) {
      if (group.calls.some(c => !c.report.usd || c.resolved.model.ids.length !== 1)) continue;
      if (group.calls.some(c => leavesSoon(group.id, c, around.date))) continue;
      if (sizeOf(group.id) === 'small') continue;
      const tasks = group.calls.map(simpleTaskOf);
      // The fix moves every call of the place: one that is no simple task keeps it where it is.
      if (tasks.includes(undefined)) continue;
      const small = alternativesForAll(group.calls, around).filter(
        a => sizeOf(a.id) === 'small' && a.saving.typical >= LEAST_SAVING && a.saving.low > 0,
      );
      const [first] = small;
      if (!first) continue;
      const fix = switchFix(group, first.id, around);
      found.push({
        calls: group.calls,
        place: group.place,
        message:
          `${group.id} for ${[...new Set(tasks)].join(' and ')}: ${first.id} costs ` +
          `${String(Math.round(first.saving.typical * 100))} % less for ${reach(group.calls)} at the same tokens`,
        saving: { low: first.saving.low, high: first.saving.high },
        risk: 'medium',
        effort: 'one edit, and an evaluation of the answers',
        fixes: fix ? [fix] : [],
      });
    }
    return found;
  },
});
