import { familyOf } from '../calls/call-site.ts';
import type { Expr, FileFacts } from '../syntax/facts.ts';
import { walkFile } from '../syntax/walk.ts';
import type { RuleContext, SuggestedFix } from './define-rule.ts';
import { writtenArgument } from './written-argument.ts';

/** Tools in the order of a Python set, which differs from process to process; with the edit that sorts them. */
export function unorderedTools({
  resolved: { site },
}: RuleContext): { fix: SuggestedFix | undefined } | undefined {
  if (familyOf(site.facts) !== 'python') return undefined;
  const [field] = site.match.method.tools ?? [];
  const arg = field === undefined ? undefined : writtenArgument(site, field);
  const value = arg && follow(site.facts, arg.value);
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

/** What a name was set to, where the file sets it once. */
function follow(facts: FileFacts, expr: Expr): Expr {
  if (expr.kind !== 'name') return expr;
  const values: Expr[] = [];
  walkFile(facts, {
    stmt: stmt => {
      if (stmt.kind !== 'assign' || !stmt.value) return;
      if (stmt.targets.some(t => t.kind === 'name' && t.name === expr.name)) values.push(stmt.value);
    },
  });
  return values.length === 1 ? values[0]! : expr;
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
