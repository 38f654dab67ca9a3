import { sourceOf } from '../syntax/walk.ts';
import { decided, type Machine } from './evaluate.ts';
import type { BlockPath } from './scopes.ts';
import type { Context } from './value.ts';

/** When the arms of a binding are taken: 'always', 'never', or in the words of the source. */
export function conditionOf(arms: BlockPath, context: Context, machine: Machine): string {
  const words: string[] = [];
  for (const arm of arms) {
    if (!arm.test) {
      words.push(arm.isLoop ? 'in the loop' : 'after an error');
      continue;
    }
    const truth = decided(machine.evaluate(arm.test.expr, context));
    if (truth === undefined) {
      const source = sourceOf(context.facts, arm.test.expr);
      words.push(arm.test.negated ? `not (${source})` : source);
    } else if (truth === arm.test.negated) return 'never';
  }
  return words.length === 0 ? 'always' : words.join(' and ');
}
