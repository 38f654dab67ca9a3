import type { Expr } from './facts.ts';

/** Name that an expression ends with as written: `create` of `client.create`, `f` of `f`; "" where it ends in none. */
export const lastNameOf = (expr: Expr): string =>
  expr.kind === 'member' ? expr.property : expr.kind === 'name' ? expr.name : '';

/** The same of what is called, where it is a call: `create` of `client.create(…)` and of `client.create(…)(…)`. */
export const calledNameOf = (expr: Expr): string =>
  expr.kind === 'call' ? calledNameOf(expr.callee) : lastNameOf(expr);
