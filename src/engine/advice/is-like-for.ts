import type { RuledCall } from '../rules/define-rule.ts';
import { bare } from './bare-id.ts';
import { thinksByDefault } from '../tokens/index.ts';
import { stepBetween } from './model-size.ts';

/**
 * Whether a model could take over calls without a step down that a maintainer would first have to evaluate: the same
 * size of the same or a later generation; for calls without tools also the next size below of a later generation.
 */
export function isLikeFor(calls: readonly RuledCall[], from: string, to: string): boolean {
  if (thinksMore(from, to)) return false;
  const step = stepBetween(bare(from), bare(to));
  if (step === 'same size') return true;
  return step === 'next size of a later generation' && !calls.some(usesTools);
}

/** Thinks before each answer where the present model doesn't: answers come later, and at another length. */
export const thinksMore = (from: string, to: string): boolean =>
  thinksByDefault(bare(to)) !== false && thinksByDefault(bare(from)) === false;

const usesTools = ({ resolved: { tools, hasUnknownTools }, report }: RuledCall): boolean =>
  tools.length > 0 || hasUnknownTools || report.kind === 'agent-run';
