import type { CallExpr, Expr, FileFacts } from '../syntax/facts.ts';
import { walkFile } from '../syntax/walk.ts';

const names = new WeakMap<FileFacts, ReadonlyMap<CallExpr, string>>();

/** What a call's value is called where it is made: the variable, attribute, field or key that holds it, or the function that gives it back. */
export function holderOf(facts: FileFacts, call: CallExpr): string | undefined {
  let known = names.get(facts);
  if (!known) names.set(facts, (known = namesIn(facts)));
  return known.get(call);
}

function namesIn(facts: FileFacts): Map<CallExpr, string> {
  const found = new Map<CallExpr, string>();
  const note = (value: Expr | null, name: string | null | undefined): void => {
    for (const call of callsAt(value)) if (name && !found.has(call)) found.set(call, name);
  };
  walkFile(facts, {
    stmt: (stmt, functionId) => {
      if (stmt.kind === 'assign') note(stmt.value, nameOf(stmt.targets[0]));
      if (stmt.kind === 'return' && functionId !== null) note(stmt.value, facts.functions[functionId]!.name);
      if (stmt.kind === 'with') for (const item of stmt.items) note(item.context, nameOf(item.target));
    },
    expr: expr => {
      if (expr.kind === 'object') for (const entry of expr.entries) note(entry.value, entry.key);
    },
  });
  for (const cls of facts.classes) for (const field of cls.fields) note(field.value, field.name);
  return found;
}

const nameOf = (target: Expr | null | undefined): string | undefined =>
  target?.kind === 'name' ? target.name : target?.kind === 'member' ? target.property : undefined;

/** The call that an expression is, awaited or chained on: `Graph().addNode(…).compile()` is held as a whole. */
function* callsAt(expr: Expr | null): Generator<CallExpr> {
  let inner = expr;
  while (inner) {
    if (inner.kind === 'call') {
      yield inner;
      inner = inner.callee.kind === 'member' ? inner.callee.object : null;
    } else inner = inner.kind === 'await' ? inner.value : null;
  }
}
