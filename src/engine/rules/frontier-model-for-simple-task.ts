import { bare } from '../advice/bare-id.ts';
import { thinksMore } from '../advice/is-like-for.ts';
import { generationOf, isSmallest, sizeOf } from '../advice/model-size.ts';
import { alternativesForAll, switchFix, type GroupAlternative } from '../advice/switch-model.ts';
import { defineRule, type SharedSuggestion, type Surroundings } from './define-rule.ts';
import { isOfUnknownHost, leavesSoon } from './leaves-soon.ts';
import { modelGroups, reach, type ModelGroup } from './model-sites.ts';
import { simpleTaskOf } from './simple-task.ts';

/** Small models are 10 to 30 times cheaper; less than two thirds is a matter for cheaper-model. */
const LEAST_SAVING = 0.66;

export const frontierModelForSimpleTask = defineRule({
  id: 'frontier-model-for-simple-task',
  title: 'A large model does a small, well-scoped task',
  severity: 'hint',
  isOffByDefault: true,
  docs: `Classification, routing, extraction, titles, summaries and translation are tasks that small models do well, at a
tenth to a thirtieth of the price of a frontier model. The task is told by the name of the function that makes the call,
or by the first sentences of a short prompt; calls with tools, conversations and verdicts on other answers don't count.
Named only where a model of the same vendor with everything that the call uses saves at least two thirds at the call's
own tokens, and something also when it writes more than estimated. Keep the large model where an evaluation of yours
shows that the small one fails.`,
  checkAll(calls, around) {
    const found: SharedSuggestion[] = [];
    for (const group of modelGroups(calls)) {
      const small = smallModelFor(group, around);
      if (!small) continue;
      const { first, tasks } = small;
      const fix = switchFix(group, first.id, around);
      found.push({
        calls: group.calls,
        place: group.place,
        message:
          `${group.id} for ${tasks.join(' and ')}: ${first.id} costs ` +
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

/** A small model for a place all of whose calls do simple tasks on a larger one, with the tasks' names. */
export function smallModelFor(
  group: ModelGroup,
  around: Surroundings,
): { readonly first: GroupAlternative; readonly tasks: readonly string[] } | undefined {
  if (group.calls.some(c => !c.report.usd || c.resolved.model.ids.length !== 1)) return undefined;
  if (group.calls.some(c => isOfUnknownHost(c) || leavesSoon(group.id, c, around.date))) return undefined;
  if (sizeOf(group.id) === 'small') return undefined;
  const tasks = group.calls.map(simpleTaskOf);
  // The fix moves every call of the place: one that is no simple task keeps it where it is.
  if (!tasks.every(task => task !== undefined)) return undefined;
  const [first] = alternativesForAll(group.calls, around)
    .filter(a => sizeOf(a.id) === 'small' && a.saving.typical >= LEAST_SAVING && a.saving.low > 0)
    .filter(a => (generationOf(bare(a.id)) ?? 0) >= (generationOf(bare(group.id)) ?? 0))
    .filter(a => !thinksMore(group.id, a.id) && !isSmallest(a.id));
  return first && { first, tasks: [...new Set(tasks)] };
}
