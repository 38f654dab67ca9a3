import type { Expr } from '../syntax/facts.ts';
import type { Context } from '../values/value.ts';
import { seenFrom } from './callers-together.ts';
import type { Recognition } from './recognise.ts';
import { modelsOfSite } from './resolve-call.ts';
import type { ResolvedCall } from './resolved-call.ts';

/** Tells apart the runs of a call that uses one model or another, as its callers say. */
export interface ModelsInRuns {
  /** Expressions of a call that decide between its models; none where it has one, or its callers have no say. */
  readonly deciding: (call: ResolvedCall) => readonly Expr[];
  /** The only model that the call uses in a run; null where that leaves several. */
  readonly modelIn: (call: ResolvedCall, context: Context) => string | null;
}

/** Which model a call with several uses where its callers are known: one run's arguments are in the context's frame. */
export const modelsInRuns = (given: Recognition): ModelsInRuns => ({
  deciding: call => (hasChoice(call) ? modelArguments(call) : []),
  modelIn: (call, context) => (hasChoice(call) ? modelIn(call, context, given) : null),
});

/** A choice of clients is none of its callers' arguments. */
const hasChoice = ({ model, site, besides }: ResolvedCall): boolean =>
  model.ids.length > 1 && !site.others?.length && !besides;

function modelIn(call: ResolvedCall, context: Context, given: Recognition): string | null {
  const { ids, isOpen } = modelsOfSite(seenFrom(call.site, context, given), given);
  const [id] = ids;
  return id !== undefined && ids.length === 1 && !isOpen && call.model.ids.includes(id) ? id : null;
}

/** What the call is given as its model, by name or in an object; all that it is given where that is not told apart. */
function modelArguments({ site }: ResolvedCall): readonly Expr[] {
  const names = new Set(site.match.method.model);
  const { args } = site.request.call;
  const named = args.flatMap(({ name, value }) =>
    name !== null ? (names.has(name) ? [value] : []) : valuesOf(value, names),
  );
  return named.length > 0 ? named : args.map(a => a.value);
}

function valuesOf(value: Expr, names: ReadonlySet<string>): Expr[] {
  if (value.kind !== 'object') return [];
  return value.entries.flatMap(({ key, value: given }) => (key !== null && names.has(key) ? [given] : []));
}
