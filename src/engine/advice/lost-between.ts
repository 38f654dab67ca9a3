import type { ModelFacts } from '../prices/index.ts';

export const capabilityNames = ['tools', 'vision', 'audio', 'structuredOutput', 'reasoning'] as const;

/** What one model can do or hold, and the next can't, in words. */
export function lostBetween(now: ModelFacts, next: ModelFacts): string[] {
  const lost: string[] = [];
  for (const name of capabilityNames)
    if (now.capabilities[name] === true && next.capabilities[name] !== true)
      lost.push(next.capabilities[name] === false ? name : `${name} (not known)`);
  if (now.contextTokens !== null && next.contextTokens !== null && next.contextTokens < now.contextTokens)
    lost.push(`context ${String(now.contextTokens)} → ${String(next.contextTokens)} tokens`);
  if (
    now.maxOutputTokens !== null &&
    next.maxOutputTokens !== null &&
    next.maxOutputTokens < now.maxOutputTokens
  )
    lost.push(`output ${String(now.maxOutputTokens)} → ${String(next.maxOutputTokens)} tokens`);
  return lost;
}
