import { familyOf } from '../calls/call-site.ts';
import type { Expr } from '../syntax/facts.ts';
import type { RuleContext, SuggestedFix } from './define-rule.ts';
import { followName } from './follow-name.ts';
import { writtenArgument } from './written-argument.ts';

/** Tools in the order of a Python set, which differs from process to process; with the edit that sorts them. */
export function unorderedTools({
  resolved: { site },
}: RuleContext): { fix: SuggestedFix | undefined } | undefined {
  if (familyOf(site.facts) !== 'python') return undefined;
  const [field] = site.match.method.tools ?? [];
  const arg = field === undefined ? undefined : writtenArgument(site, field);
  const value = arg && followName(site.facts, arg.value);
  const set = value && setIn(value);
  if (!set) return undefined;
  // Only text can be sorted without saying by what.
  const isText = set.kind === 'list' && set.items.every(item => item.kind === 'string');
  return {
    fix: isText
      ? {
          title: 'Sort the tools',
          edits: [
            { file: site.facts.file, start: set.start, end: set.start, text: 'sorted(' },
            { file: site.facts.file, start: set.end, end: set.end, text: ')' },
          ],
        }
      : undefined,
  };
}

/** A set whose order reaches the list: under `list(…)` or a comprehension, not under `sorted(…)`. */
function setIn(expr: Expr): Expr | undefined {
  if (expr.kind === 'list' && expr.form === 'set') return expr;
  if (expr.kind === 'comprehension') {
    if (expr.form === 'set') return expr;
    return expr.clauses[0] && setIn(expr.clauses[0].iterable);
  }
  if (expr.kind !== 'call' || expr.callee.kind !== 'name') return undefined;
  if (expr.callee.name === 'set' || expr.callee.name === 'frozenset') return expr;
  return expr.callee.name === 'list' && expr.args[0] ? setIn(expr.args[0].value) : undefined;
}
