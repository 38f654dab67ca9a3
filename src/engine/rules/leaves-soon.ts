import { findModel, modelFacts, type Retirement } from '../prices/index.ts';
import type { RuledCall } from './define-rule.ts';

/** A client of one maker that speaks to an unknown host: resellers keep prices and schedules of their own. */
export const isOfUnknownHost = ({ resolved }: Pick<RuledCall, 'resolved'>): boolean =>
  resolved.provider === null && resolved.site.match.sdk.provider !== null;

/** The announced end of a model at the provider of a call, past or to come. */
export function retirementFor(id: string, { resolved, report, book }: RuledCall): Retirement | null {
  if (isOfUnknownHost({ resolved })) return null;
  const match = findModel({ provider: resolved.provider, model: id, kind: report.kind }, book);
  return match.found && !match.own ? (modelFacts(match)?.retirement ?? null) : null;
}

/** Whether its end is announced for the next half year: then what comes after it is the question, not its price. */
export function leavesSoon(id: string, call: RuledCall, date: string): boolean {
  const end = retirementFor(id, call);
  return end !== null && Date.parse(end.date) - Date.parse(date) < 180 * 86_400_000;
}
