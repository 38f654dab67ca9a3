import type { Expr } from './expressions.ts';
import type { Span } from './span.ts';

export type Stmt =
  | ExprStmt
  | AssignStmt
  | ReturnStmt
  | IfStmt
  | ForStmt
  | WhileStmt
  | TryStmt
  | WithStmt
  | SwitchStmt
  | FunctionStmt
  | ClassStmt
  | ThrowStmt
  | JumpStmt
  | BlockStmt;

export interface ExprStmt extends Span {
  readonly kind: 'expr';
  readonly value: Expr;
}
/** `a = b = v` has two targets. `op` is '+' for `+=`, '' for `=`. An enum is an assignment of an object. */
export interface AssignStmt extends Span {
  readonly kind: 'assign';
  readonly targets: readonly Expr[];
  readonly value: Expr | null;
  readonly annotation: Expr | null;
  readonly op: string;
  readonly declares: 'const' | 'let' | 'var' | null;
}
export interface ReturnStmt extends Span {
  readonly kind: 'return';
  readonly value: Expr | null;
}
export interface IfStmt extends Span {
  readonly kind: 'if';
  readonly test: Expr;
  readonly then: readonly Stmt[];
  readonly else: readonly Stmt[];
}
/** 'of' iterates values (Python `for … in`), 'in' keys (JavaScript), 'counter' is `for (init; test; update)`. */
export interface ForStmt extends Span {
  readonly kind: 'for';
  readonly form: 'of' | 'in' | 'counter';
  readonly target: Expr | null;
  readonly iterable: Expr | null;
  readonly init: Stmt | null;
  readonly test: Expr | null;
  readonly update: Expr | null;
  readonly body: readonly Stmt[];
  readonly else: readonly Stmt[];
}
export interface WhileStmt extends Span {
  readonly kind: 'while';
  readonly test: Expr;
  /** do … while: the body runs at least once. */
  readonly testAfter: boolean;
  readonly body: readonly Stmt[];
  readonly else: readonly Stmt[];
}
export interface Handler {
  readonly type: Expr | null;
  readonly name: string | null;
  readonly body: readonly Stmt[];
}
export interface TryStmt extends Span {
  readonly kind: 'try';
  readonly body: readonly Stmt[];
  readonly handlers: readonly Handler[];
  readonly else: readonly Stmt[];
  readonly finally: readonly Stmt[];
}
export interface WithItem {
  readonly context: Expr;
  readonly target: Expr | null;
}
export interface WithStmt extends Span {
  readonly kind: 'with';
  readonly items: readonly WithItem[];
  readonly body: readonly Stmt[];
}
/** `tests` is empty for the default case. `fallsThrough`: no break, return or throw at the end. */
export interface SwitchCase {
  readonly tests: readonly Expr[];
  readonly body: readonly Stmt[];
  readonly fallsThrough: boolean;
}
/** switch and match. */
export interface SwitchStmt extends Span {
  readonly kind: 'switch';
  readonly subject: Expr;
  readonly cases: readonly SwitchCase[];
}
export interface FunctionStmt extends Span {
  readonly kind: 'function';
  readonly functionId: number;
}
export interface ClassStmt extends Span {
  readonly kind: 'class';
  readonly classId: number;
}
export interface ThrowStmt extends Span {
  readonly kind: 'throw';
  readonly value: Expr | null;
}
export interface JumpStmt extends Span {
  readonly kind: 'break' | 'continue';
}
export interface BlockStmt extends Span {
  readonly kind: 'block';
  readonly body: readonly Stmt[];
}
