/**
 * Facts: what every later stage knows of a source file. One small, language-neutral tree of statements and
 * expressions, plain data (JSON), made once per file text; no stage after `syntax` sees a parser's node.
 *
 * `start` and `end` are offsets in UTF-16 code units into the file's text (a BOM counts in offsets; `LineMap`
 * leaves it out of columns). A notebook's text is that of its code cells, each ended by a line feed.
 */
import type { Expr } from './expressions.ts';
import type { Span } from './span.ts';
import type { Stmt } from './statements.ts';

export type * from './expressions.ts';
export type * from './span.ts';
export type * from './statements.ts';

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
