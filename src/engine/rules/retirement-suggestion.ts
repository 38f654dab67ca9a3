import { switchFix } from '../advice/switch-model.ts';
import { inputAndOutput, mayThink, savingOf, type Alternative } from '../advice/alternatives.ts';
import { findModel, modelFacts, type Retirement } from '../prices/index.ts';
import type { RuledCall, SharedSuggestion, Surroundings } from './define-rule.ts';
import { retirementFor } from './leaves-soon.ts';
import { modelGroups, reach, subjectOf, type ModelGroup } from './model-sites.ts';

/** One suggestion for each place that names a model whose end is announced and lies before or after the day. */
export function retirements(
  calls: readonly RuledCall[],
  around: Surroundings,
  which: 'past' | 'coming',
): SharedSuggestion[] {
  return modelGroups(calls).flatMap(group => {
    const end = retirementFor(group.id, group.calls[0]!);
    if (!end || end.date <= around.date !== (which === 'past')) return [];
    return [suggestionFor(group, end, around)];
  });
}

function suggestionFor(group: ModelGroup, end: Retirement, around: Surroundings): SharedSuggestion {
  const isPast = end.date <= around.date;
  const prefix = /^(.*\/)?/.exec(group.id)![0];
  const next = end.successor === null ? null : prefix + end.successor;
  const change = next === null ? null : costChange(group, next, around);
  const fix = next === null ? undefined : switchFix(group, next, around);
  const saves = !isPast && change !== null && change.typical > 0;
  return {
    calls: group.calls,
    ...subjectOf(group),
    place: group.place,
    message:
      `${group.id} ${isPast ? 'stopped answering' : 'stops answering'} on ${end.date} and is used by ${reach(group.calls)}` +
      (next === null
        ? ''
        : `; its maker recommends ${next}${change === null ? '' : `, ${difference(change.typical)}`}`),
    saving: saves ? { low: Math.max(0, change.low), high: change.high } : null,
    risk: isPast ? 'low' : 'medium',
    effort: 'one edit, and an evaluation of the answers',
    fixes: fix ? [fix] : [],
  };
}

/** Shares of the group's typical cost that the successor saves; null where it isn't priced. */
function costChange({ calls }: ModelGroup, next: string, around: Surroundings): Alternative['saving'] | null {
  let now = 0;
  const then = { input: 0, output: 0, reasons: false };
  for (const call of calls) {
    const { resolved, report, book } = call;
    if (resolved.model.ids.length !== 1 || !report.usd) return null;
    const other = around.reestimate(call, { model: { ...resolved.model, ids: [next] } });
    if (!other.usd) return null;
    const match = findModel({ provider: resolved.provider, model: next, kind: report.kind }, book);
    const facts = match.found ? modelFacts(match) : null;
    then.reasons ||= facts === null || mayThink(call, next, facts);
    now += report.usd.typical;
    then.input += inputAndOutput(other).input;
    then.output += inputAndOutput(other).output;
  }
  return now > 0 ? savingOf(now, then) : null;
}

function difference(change: number): string {
  const percent = Math.round(Math.abs(change) * 100);
  if (percent === 0) return 'at the same cost';
  return change > 0
    ? `which costs ${String(percent)} % less at the same tokens`
    : `which costs ${String(percent)} % more at the same tokens`;
}
