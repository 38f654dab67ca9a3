import type { Expr } from '../syntax/facts.ts';
import { sourceOf } from '../syntax/walk.ts';
import { decided, type Machine } from './evaluate.ts';
import type { BlockPath, Binding } from './scopes.ts';
import { optionsOf, truthOf, type Context, type Value } from './value.ts';

/** What stands behind a condition that holds unless somebody says otherwise. */
const BY_DEFAULT = ' (by default)';

export const isByDefault = (when: string | null): boolean =>
  when === 'by default' || when?.endsWith(BY_DEFAULT) === true;

/** Conditions that hold together; what holds by default is left out beside what may not. */
export function both(...whens: readonly (string | null)[]): string | null {
  const words = whens.filter(w => w !== null);
  const open = words.filter(w => !w.endsWith(BY_DEFAULT));
  return (open.length > 0 ? open : words).join(', ') || null;
}

/** Which way a condition falls unless a caller, the environment or a request says otherwise; undefined where nothing tells. */
function usualTruth(value: Value): boolean | undefined {
  const given = optionsOf(value).filter(o => o.value.kind !== 'unknown');
  const truths = new Set(given.map(o => truthOf(o.value)));
  const [truth] = truths;
  const isDefault = given.some(
    ({ value: one, when }) =>
      when === 'by default' ||
      ((one.kind === 'constant' || one.kind === 'text') && /^(environment|parameter)-default$/.test(one.via)),
  );
  return truths.size === 1 && isDefault ? truth : undefined;
}

/** When the arms of a binding are taken: 'always', 'never', or in the words of the source. */
export function conditionOf(arms: BlockPath, context: Context, machine: Machine): string {
  const words: string[] = [];
  let areUsual = true;
  for (const arm of arms) {
    if (!arm.test) {
      words.push(arm.isLoop ? 'in the loop' : 'after an error');
      areUsual = false;
      continue;
    }
    const value = machine.evaluate(arm.test.expr, context);
    const truth = decided(value);
    if (truth === undefined) {
      areUsual &&= usualTruth(value) === !arm.test.negated;
      const source = sourceOf(context.facts, arm.test.expr);
      words.push(arm.test.negated ? `not (${source})` : source);
    } else if (truth === arm.test.negated) return 'never';
  }
  return words.length === 0 ? 'always' : words.join(' and ') + (areUsual ? BY_DEFAULT : '');
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
