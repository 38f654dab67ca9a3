import { savingOf } from '../advice/alternatives.ts';
import { LEAST_SAVING } from '../advice/list-models.ts';
import { capabilityNames } from '../advice/lost-between.ts';
import { bare } from '../advice/bare-id.ts';
import { isLikeFor } from '../advice/is-like-for.ts';
import { generationOf } from '../advice/model-size.ts';
import { alternativesForAll, switchFix, type GroupAlternative } from '../advice/switch-model.ts';
import { defineRule, type RuledCall, type SharedSuggestion } from './define-rule.ts';
import { smallModelFor } from './frontier-model-for-simple-task.ts';
import { isOfUnknownHost, leavesSoon } from './leaves-soon.ts';
import { modelGroups, reach, type ModelGroup } from './model-sites.ts';

const MOST_FIXES = 3;

export const cheaperModel = defineRule({
  id: 'cheaper-model',
  title: 'A cheaper model of the same vendor can do what the call asks',
  severity: 'hint',
  docs: `Compares the models of the same vendor at the same provider that have everything the call uses (tools, vision,
audio, structured output, reasoning, room for its input and its answer) at this very call's token mix, and lists those
that cost at least a fifth less and are no step down: the same size of the same or a later generation, or, for calls
without tools on a large model, the next size below of a later generation; none that starts to think before it answers.
Judges and benchmarks keep their model, since what they say is compared with what they said before. A lower list price
is no promise: verbose models emit more, so in 21.8 to 32 % of pairs the model with the lower list price costs more on
the same work (arXiv 2603.23971). The range therefore lets a model write 0.8 to 1.25 times the estimated answer, one that thinks before it
answers 0.6 to 2.5 times, and a switch is only named where it saves at both ends. Quality is not compared: run your own
evaluation first.`,
  checkAll(calls, around) {
    const found: SharedSuggestion[] = [];
    for (const group of modelGroups(calls)) {
      const usable = group.calls.filter(c => c.report.usd && c.resolved.model.ids.length === 1);
      if (usable.length === 0 || usable.length < group.calls.length) continue;
      if (usable.some(c => isOfUnknownHost(c) || leavesSoon(group.id, c, around.date))) continue;
      if (usable.every(isMeasure) || smallModelFor(group, around)) continue;
      const offered = offersFor(group, alternativesForAll(usable, around));
      const [first] = offered;
      if (!first) continue;
      found.push({
        calls: usable,
        place: group.place,
        message:
          `${first.id} can do what ${reach(usable)} ${usable.length === 1 ? 'asks' : 'ask'} of ${group.id} and costs ` +
          `${String(Math.round(first.saving.typical * 100))} % less at the same tokens` +
          (first.reasons ? '; it reasons, so it may write more' : ''),
        saving: { low: first.saving.low, high: first.saving.high },
        risk: 'medium',
        effort: 'one edit, and an evaluation of the answers',
        fixes: offered.flatMap(a => switchFix(group, a.id, around) ?? []),
      });
    }
    return found;
  },
});

/** Judges and benchmarks: what they say is compared with what they said before. */
const isMeasure = ({ report }: RuledCall): boolean =>
  /(^|[^a-z])(eval|judge|grad(e|ing)|bench)|Eval|Judge|Grad(e|ing)|Bench/.test(
    `${report.file.slice(report.file.lastIndexOf('/') + 1)} ${report.enclosing ?? ''}`,
  );

/** Models worth a switch, from which no further one would be: a fix that calls for the next one is none. */
function offersFor({ id, calls }: ModelGroup, all: readonly GroupAlternative[]): GroupAlternative[] {
  const isWorth = (
    from: string,
    to: GroupAlternative,
    { typical, low }: GroupAlternative['saving'],
  ): boolean => isLikeFor(calls, from, to.id) && typical >= LEAST_SAVING && low > 0;
  return all
    .filter(a => isWorth(id, a, a.saving) && !a.lost.some(isCapability))
    .filter(a => !all.some(b => b !== a && isWorth(a.id, b, savingOf(a.input + a.output, b))))
    .sort((a, b) => roundly(b.saving.low) - roundly(a.saving.low) || generation(b) - generation(a))
    .slice(0, MOST_FIXES);
}

/** A hundredth more is no reason for the older one of two. */
const roundly = (share: number): number => Math.round(share * 50);
const generation = ({ id }: GroupAlternative): number => generationOf(bare(id)) ?? 0;

/** The model was chosen with it; what nobody published, and room that the calls don't fill, are no loss. */
const isCapability = (lost: string): boolean => (capabilityNames as readonly string[]).includes(lost);
