import type { RuledCall, SuggestedFix, Surroundings, TextEdit } from '../rules/define-rule.ts';
import { reach, replaceModel, type ModelGroup } from '../rules/model-sites.ts';
import { adaptCall } from './adapt-call.ts';
import { bare } from './bare-id.ts';
import { widenChoices } from './closed-choices.ts';
import { equalArms } from './equal-arms.ts';
import type { Factory } from './model-candidates.ts';
import { switchFactory } from './switch-factory.ts';
import { alternativesFor, inputAndOutput, mayThink, savingOf, type Alternative } from './alternatives.ts';

/**
 * The edit that moves all calls of a place to another model, with what each must change for it; `factory` is the
 * function that makes it, where another one must.
 */
export function switchFix(
  group: ModelGroup,
  id: string,
  around: Surroundings,
  factory?: Factory,
): SuggestedFix | undefined {
  const { place } = group;
  const facts = around.facts(place.file);
  const arms = facts ? equalArms(facts, place, group.id) : [];
  const edits: TextEdit[] = [];
  for (const at of [place, ...arms, ...group.again]) {
    if (edits.some(e => e.file === at.file && e.start >= at.start && e.start < at.end)) continue;
    const model = replaceModel({ id: group.id, place: at }, id, around);
    if (!model) return undefined;
    edits.push(model);
  }
  const wider = facts ? widenChoices(facts, place, { before: group.id, next: id }) : [];
  if (!wider) return undefined;
  edits.push(...wider);
  if (factory) {
    const made = facts && arms.length === 0 ? switchFactory(facts, place, factory) : undefined;
    if (!made) return undefined;
    edits.push(...made);
  }
  for (const call of group.calls) {
    const adapted = adaptCall(call, { before: bare(group.id), next: bare(id), place, facts });
    if (!adapted) return undefined;
    for (const edit of adapted)
      if (!edits.some(e => e.file === edit.file && e.start === edit.start)) edits.push(edit);
  }
  const moves = group.calls.length > 1 ? ` (moves ${reach(group.calls)})` : '';
  const needs = factory && edits.length > 2 ? ` from ${factory.module}` : '';
  return { title: `Switch to ${id}${needs}${moves}`, edits };
}

/** An alternative for all calls of a group, with the typical USD of all together. */
export interface GroupAlternative {
  readonly id: string;
  readonly input: number;
  readonly output: number;
  readonly reasons: boolean;
  /** What the present model can do or hold, and this one can't. */
  readonly lost: readonly string[];
  readonly saving: Alternative['saving'];
}

/** Models that every priced call of the group could use, the dearest first. */
export function alternativesForAll(calls: readonly RuledCall[], around: Surroundings): GroupAlternative[] {
  const lists = calls.map(call => alternativesFor(call, around));
  const total = calls.reduce((sum, c) => sum + (c.report.usd?.typical ?? 0), 0);
  if (total <= 0) return [];
  return (lists[0] ?? []).flatMap(({ id, facts }) => {
    const each = lists.flatMap(list => list.find(a => a.id === id) ?? []);
    if (each.length < calls.length) return [];
    const sums = each
      .map(a => inputAndOutput(a.report))
      .reduce((a, b) => ({ input: a.input + b.input, output: a.output + b.output }));
    const all = { ...sums, reasons: calls.some(call => mayThink(call, id, facts)) };
    const lost = [...new Set(each.flatMap(a => a.lost))];
    return [{ id, ...all, lost, saving: savingOf(total, all) }];
  });
}
