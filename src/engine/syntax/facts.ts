/**
 * Facts: what every later stage knows of a source file. One small, language-neutral tree of statements and
 * expressions, plain data (JSON), made once per file text; no stage after `syntax` sees a parser's node.
 *
 * `start` and `end` are offsets in UTF-16 code units into the file's text (a BOM counts in offsets; `LineMap`
 * leaves it out of columns). A notebook's text is that of its code cells, each ended by a line feed.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type Language = 'python' | 'typescript' | 'tsx' | 'javascript';

export interface FileFacts {
  readonly file: string;
  readonly language: Language;
  /** Text that the offsets point into. */
  readonly text: string;
  /** Notebook code cells in order; `index` is the 0-based index among all cells. Absent outside notebooks. */
  readonly cells?: readonly Cell[];
  readonly imports: readonly ImportFact[];
  /** JavaScript and TypeScript only; in Python every module-level name is exported. */
  readonly exports: readonly ExportFact[];
  readonly body: readonly Stmt[];
  /** All functions of the file, nested ones and lambdas included; `FunctionFacts.id` is the index. */
  readonly functions: readonly FunctionFacts[];
  readonly classes: readonly ClassFacts[];
  /** Comments that hold the word "inference-cost": settings written beside the code. */
  readonly pragmas: readonly Pragma[];
  /** Spans that the parser could not read (broken or half-typed code). */
  readonly broken: readonly Span[];
}

export interface Cell extends Span {
  readonly index: number;
}

export interface Pragma extends Span {
  readonly text: string;
}

/**
 * `import a.b` binds `a`: local "a", module "a.b", name "*" and `bindsRoot`. `import a.b as c`: local "c",
 * module "a.b", name "*". `from a import b as c`: module "a", name "b", local "c". Star imports: local "*", name "*".
 * JavaScript default imports: name "default". `const { a: b } = require('m')`, `const m = require('m')` and
 * `await import('m')` with a literal count as imports too. Relative Python modules keep their dots (".", "..pkg.mod").
 */
export interface ImportFact extends Span {
  readonly local: string;
  readonly module: string;
  readonly name: string;
  /** Python's `import a.b`: the local name is the first part, and stands for the package `a`. */
  readonly bindsRoot: boolean;
  readonly typeOnly: boolean;
  /** The function in which the import stands; null at module level. */
  readonly functionId: number | null;
}

/** `export { a as b }`: name "b", local "a". `export { x as y } from 'm'`: module "m", local "x". `export *`: name "*". */
export interface ExportFact {
  readonly name: string;
  readonly local: string;
  readonly module: string | null;
}

export interface FunctionFacts extends Span {
  readonly id: number;
  /** Declared name, or that of the variable, property or key it is assigned to; null for an unnamed one. */
  readonly name: string | null;
  /** Offset of the name, else of the function. */
  readonly nameStart: number;
  readonly form: 'function' | 'method' | 'lambda' | 'getter' | 'constructor';
  readonly params: readonly Param[];
  /** An expression body is one `return`. */
  readonly body: readonly Stmt[];
  readonly isAsync: boolean;
  readonly isGenerator: boolean;
  readonly isStatic: boolean;
  readonly decorators: readonly Expr[];
  /** Return annotation. */
  readonly returns: Expr | null;
  /** Docstring, or the JSDoc text just above. */
  readonly doc: string | null;
  /** Index in `FileFacts.classes` of the class whose member it is. */
  readonly classId: number | null;
  /** The function it is nested in. */
  readonly parentId: number | null;
}

export interface Param extends Span {
  /** "" for a destructured parameter, whose names stand in `pattern`. */
  readonly name: string;
  readonly kind: 'positional' | 'keyword-only' | 'rest' | 'rest-map';
  readonly default: Expr | null;
  readonly annotation: Expr | null;
  readonly pattern: Expr | null;
  /** TypeScript's `@Inject() x`; absent where there is none. */
  readonly decorators?: readonly Expr[];
}

export interface ClassFacts extends Span {
  readonly id: number;
  readonly name: string | null;
  readonly nameStart: number;
  readonly bases: readonly Expr[];
  readonly decorators: readonly Expr[];
  readonly doc: string | null;
  /** Class-level assignments and annotated fields, in order; instance assignments stand in the methods. */
  readonly fields: readonly Field[];
  readonly methods: readonly number[];
  /** Class-level statements that are neither field nor method (calls, conditions, loops, inner classes, static blocks), in order. */
  readonly body: readonly Stmt[];
  /** The function it is declared in. */
  readonly functionId: number | null;
}

export interface Field extends Span {
  readonly name: string;
  readonly value: Expr | null;
  readonly annotation: Expr | null;
  readonly isStatic: boolean;
  /** TypeScript's `@Column() x`; absent where there is none. */
  readonly decorators?: readonly Expr[];
}

// ── Expressions ────────────────────────────────────────────────────────────────────────────────────────────

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

// ── Statements ─────────────────────────────────────────────────────────────────────────────────────────────

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
