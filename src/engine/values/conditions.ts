import type { Expr } from '../syntax/facts.ts';
import { sourceOf } from '../syntax/walk.ts';
import { decided, type Machine } from './evaluate.ts';
import type { BlockPath, Binding } from './scopes.ts';
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

/**
 * The arms that decide, those left out that only ask whether there is what they put into a text:
 * `if (this.title) content = content.replace("$title", this.title)`. It mostly is, and without it the text is the same.
 */
export function withoutInsertions(
  name: string,
  binding: Binding,
  arms: BlockPath,
  { facts }: Context,
): BlockPath {
  if (binding.kind !== 'assign' || arms.length === 0 || !changesItself(name, binding.value)) return arms;
  const value = sourceOf(facts, binding.value);
  return arms.filter(arm => {
    const subject = arm.test && !arm.test.negated ? askedFor(arm.test.expr) : undefined;
    return !subject || !value.includes(sourceOf(facts, subject));
  });
}

/** `text.replace(…)`, of the name itself. */
const changesItself = (name: string, value: Expr): boolean =>
  value.kind === 'call' &&
  value.callee.kind === 'member' &&
  /^replace(All|_all)?$/.test(value.callee.property) &&
  value.callee.object.kind === 'name' &&
  value.callee.object.name === name;

/** What a condition asks for: `x`, `x != null`, `x is not None`. */
function askedFor(test: Expr): Expr | undefined {
  if (test.kind === 'name' || test.kind === 'member') return test;
  if (test.kind !== 'compare' || !/^(!=|is not)$/.test(test.op)) return undefined;
  return test.right.kind === 'null' ? test.left : undefined;
}
