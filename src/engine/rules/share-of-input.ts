import type { Call } from '../model.ts';

/**
 * Share of a call's cost that so many of its input tokens are, at the mean rate of its input: what comes from the
 * provider's cache costs less than the price list says. 0 where the call has no amount.
 */
export function shareOfInput({ usd, parts }: Pick<Call, 'usd' | 'parts'>, tokens: number): number {
  if (!usd || usd.typical <= 0) return 0;
  const input = parts.filter(part => part.kind !== 'output' && part.kind !== 'fee');
  const paid = input.reduce((sum, part) => sum + (part.usd ?? 0), 0);
  const all = input.reduce((sum, part) => sum + part.tokens, 0);
  return all === 0 ? 0 : Math.min(1, ((Math.min(tokens, all) / all) * paid) / usd.typical);
}
