import type { Span } from './span.ts';

export type Expr =
  | StringExpr
  | NumberExpr
  | BooleanExpr
  | NullExpr
  | TemplateExpr
  | NameExpr
  | MemberExpr
  | IndexExpr
  | SliceExpr
  | CallExpr
  | ObjectExpr
  | ListExpr
  | SpreadExpr
  | BinaryExpr
  | LogicalExpr
  | CompareExpr
  | UnaryExpr
  | ConditionalExpr
  | FunctionExpr
  | ComprehensionExpr
  | AssignExpr
  | AwaitExpr
  | OtherExpr;

/** Escapes decoded, `\r\n` as `\n`, adjacent Python literals joined. */
export interface StringExpr extends Span {
  readonly kind: 'string';
  readonly value: string;
}
export interface NumberExpr extends Span {
  readonly kind: 'number';
  readonly value: number;
}
export interface BooleanExpr extends Span {
  readonly kind: 'boolean';
  readonly value: boolean;
}
/** None, null and undefined. */
export interface NullExpr extends Span {
  readonly kind: 'null';
}
/** f-string or template literal; a tagged one carries its tag (`dedent`, `sql`). */
export interface TemplateExpr extends Span {
  readonly kind: 'template';
  readonly parts: readonly Expr[];
  readonly tag: Expr | null;
}
/** `this`, `self`, `super` are names too. */
export interface NameExpr extends Span {
  readonly kind: 'name';
  readonly name: string;
}
/** `a.b`, `a?.b`, `a!.b`; also a qualified type name. */
export interface MemberExpr extends Span {
  readonly kind: 'member';
  readonly object: Expr;
  readonly property: string;
  readonly propertyStart: number;
}
/** `a[i]`; as an annotation a generic type: `list[str]`, `Promise<string>` with `index` the (tuple of) arguments. */
export interface IndexExpr extends Span {
  readonly kind: 'index';
  readonly object: Expr;
  readonly index: Expr;
}
export interface SliceExpr extends Span {
  readonly kind: 'slice';
  readonly object: Expr;
  readonly from: Expr | null;
  readonly to: Expr | null;
}
export interface CallExpr extends Span {
  readonly kind: 'call';
  readonly callee: Expr;
  readonly args: readonly Arg[];
  readonly isNew: boolean;
  /** Offset of the callee's last name (the `create` of `a.b.create(`): where reports place a call. */
  readonly nameStart: number;
  /** Offsets just inside the brackets, for edits; both -1 where a call has none (`new X`). */
  readonly argsStart: number;
  readonly argsEnd: number;
}
export interface Arg extends Span {
  /** Python keyword; null for a positional argument. */
  readonly name: string | null;
  /** `*xs` and `...xs` are 'list', `**kw` is 'map'. */
  readonly spread: 'list' | 'map' | null;
  readonly value: Expr;
}
export interface ObjectExpr extends Span {
  readonly kind: 'object';
  readonly entries: readonly ObjectEntry[];
}
/** `key` is null for a computed key (see `computed`) and for a spread (`value` is what is spread). */
export interface ObjectEntry extends Span {
  readonly key: string | null;
  readonly computed: Expr | null;
  readonly isSpread: boolean;
  readonly value: Expr;
}
/** List, tuple, set or array; items may be spreads. As an assignment target: destructuring. */
export interface ListExpr extends Span {
  readonly kind: 'list';
  readonly form: 'list' | 'tuple' | 'set';
  readonly items: readonly Expr[];
}
export interface SpreadExpr extends Span {
  readonly kind: 'spread';
  readonly value: Expr;
}
/** Arithmetic and string operators: + - * / // % ** @ | & ^ << >>. Python's LCEL pipe is '|'. */
export interface BinaryExpr extends Span {
  readonly kind: 'binary';
  readonly op: string;
  readonly left: Expr;
  readonly right: Expr;
}
/** `or` and `||` are 'or', `and` and `&&` are 'and', `??` is '??'. */
export interface LogicalExpr extends Span {
  readonly kind: 'logical';
  readonly op: 'or' | 'and' | '??';
  readonly left: Expr;
  readonly right: Expr;
}
/** == != < <= > >= in, 'not in', is, 'is not', instanceof (=== and !== become == and !=). */
export interface CompareExpr extends Span {
  readonly kind: 'compare';
  readonly op: string;
  readonly left: Expr;
  readonly right: Expr;
}
export interface UnaryExpr extends Span {
  readonly kind: 'unary';
  readonly op: 'not' | '-' | '+' | '~' | 'typeof' | 'void' | 'delete' | '++' | '--';
  readonly value: Expr;
}
export interface ConditionalExpr extends Span {
  readonly kind: 'conditional';
  readonly test: Expr;
  readonly then: Expr;
  readonly else: Expr;
}
export interface FunctionExpr extends Span {
  readonly kind: 'function';
  readonly functionId: number;
}
export interface ComprehensionExpr extends Span {
  readonly kind: 'comprehension';
  readonly form: 'list' | 'set' | 'object' | 'generator';
  /** For an object comprehension the value; the key stands in `key`. */
  readonly element: Expr;
  readonly key: Expr | null;
  readonly clauses: readonly {
    readonly target: Expr;
    readonly iterable: Expr;
    readonly conditions: readonly Expr[];
  }[];
}
/** An assignment used as an expression (walrus, JavaScript `a = b`), and a target with a default in a pattern. */
export interface AssignExpr extends Span {
  readonly kind: 'assign';
  readonly target: Expr;
  readonly value: Expr;
}
export interface AwaitExpr extends Span {
  readonly kind: 'await';
  readonly value: Expr;
}
/** What has no member of its own (JSX, yield, regex, class expression, type expressions …): its expressions stay reachable. */
export interface OtherExpr extends Span {
  readonly kind: 'other';
  readonly node: string;
  readonly children: readonly Expr[];
}
