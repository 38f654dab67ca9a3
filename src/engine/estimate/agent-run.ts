import type { ResolvedCall } from '../calls/resolved-call.ts';
import type { Range } from '../model.ts';

/** Model calls of one run: what the code allows, and what is usual. */
export interface Turns {
  /** For the report: the least and the most that the code allows, null without a bound. */
  readonly allowed: Range;
  /** 10th percentile, typical, 90th percentile: for amounts. */
  readonly likely: { readonly low: number; readonly typical: number; readonly high: number };
  readonly isConfigured: boolean;
}

/** Turns of an agent with tools where nothing else is known: agents make 10 to 20 calls a task at the far end (playbook). */
const WITH_TOOLS = { low: 2, typical: 4, high: 12 };
const ALONE = { low: 1, typical: 1, high: 2 };
/** What a tool hands back into the conversation, in tokens: an assumption. One token is the 10th percentile of recorded results. */
export const TOOL_RESULT = { low: 1, typical: 250, high: 2000 };

export function turnsOf(call: ResolvedCall, configured: Range | undefined): Turns | null {
  if (call.site.kind !== 'agent-run') return null;
  const most = call.turns?.most ?? null;
  const cap = (turns: number): number => (most === null ? turns : Math.min(turns, most));
  const usual = call.tools.length > 0 || call.hasUnknownTools ? WITH_TOOLS : ALONE;
  const likely = configured
    ? {
        low: cap(configured.low),
        typical: cap(configured.typical),
        high: cap(configured.high ?? configured.typical),
      }
    : { low: cap(usual.low), typical: cap(usual.typical), high: cap(usual.high) };
  return {
    allowed: { low: 1, typical: likely.typical, high: most },
    likely,
    isConfigured: configured !== undefined,
  };
}

export function runOutput<T extends Range & { readonly basis: string }>(
  output: T,
  { likely }: Turns,
): Range & { readonly basis: string } {
  return {
    low: output.low * likely.low,
    typical: output.typical * likely.typical,
    high: output.high === null ? null : output.high * likely.high,
    basis: `${output.basis}; all turns`,
  };
}
