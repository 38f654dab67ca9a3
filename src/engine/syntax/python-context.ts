import type { Node } from 'web-tree-sitter';
import type { ClassFacts, Expr, FunctionFacts, ImportFact, OtherExpr } from './facts.ts';

/** What reading one Python text collects, and where in it the reader stands. Lives for one `readPython`. */
export interface PythonContext {
  readonly text: string;
  /** The tree holds ERROR or MISSING nodes: take the slower, careful ways. */
  readonly hasError: boolean;
  readonly imports: ImportFact[];
  readonly functions: FunctionFacts[];
  readonly classes: ClassFacts[];
  /** ERROR nodes met so far and not yet read; `atStatement`: one stood where a statement may start. */
  readonly strays: { readonly node: Node; readonly atStatement: boolean }[];
  frame: Frame;
  /** Inside `if TYPE_CHECKING:`. */
  typeOnly: boolean;
  depth: number;
}

/** The function (or, with id null, the module) whose body is being read. */
export interface Frame {
  readonly functionId: number | null;
  /** The class whose body is being read, directly in this frame. */
  readonly classId: number | null;
  isGenerator: boolean;
}

/** Nesting beyond this is read as an empty `other`, so that no stage after this one can overflow its stack. */
export const DEPTH_LIMIT = 400;

const HASH = 35;
const BACKSLASH = 92;

/**
 * Named children without comments and line continuations, told by their first character: asking each for its
 * type would cost a call into wasm. ERROR children go to `strays`. Call once a node.
 */
export function childrenOf(node: Node, context: PythonContext): Node[] {
  const children = childrenAndErrors(node, context);
  if (!context.hasError) return children;
  const [errors, sound] = [children.filter(child => child.isError), children.filter(child => !child.isError)];
  if (errors.length === 0) return children;
  const atStatement = STATEMENT_PARENTS.has(node.type);
  context.strays.push(...errors.map(error => ({ node: error, atStatement })));
  return sound;
}

/** As `childrenOf`, with ERROR children in their places. */
export function childrenAndErrors(node: Node, context: PythonContext): Node[] {
  const children = node.namedChildren;
  for (const child of children)
    if (isExtra(child, context)) return children.filter(each => !isExtra(each, context));
  return children;
}

function isExtra(child: Node, { text, hasError }: PythonContext): boolean {
  const first = text.charCodeAt(child.startIndex);
  return (first === HASH || first === BACKSLASH) && !(hasError && (child.isMissing || child.isError));
}

/** Where an identifier ends: read off the text while it is ASCII, since asking the node costs a call into wasm. */
export function identifierEnd(node: Node, { text, hasError }: PythonContext): number {
  if (hasError) return node.endIndex;
  let end = node.startIndex;
  let code = text.charCodeAt(end);
  while (isWordCode(code)) code = text.charCodeAt(++end);
  return code > 127 ? node.endIndex : end;
}

/** a–z, A–Z, 0–9 and _. */
function isWordCode(code: number): boolean {
  return (code > 96 && code < 123) || (code > 64 && code < 91) || (code > 47 && code < 58) || code === 95;
}

const STATEMENT_PARENTS: ReadonlySet<string> = new Set(['module', 'block', 'function_definition']);

export function other(node: Node, name: string, children: readonly Expr[]): OtherExpr {
  return { kind: 'other', node: name, children, start: node.startIndex, end: node.endIndex };
}

/** Stands for an expression that half-typed code lacks. */
export function missing(at: number): OtherExpr {
  return { kind: 'other', node: 'missing', children: [], start: at, end: at };
}
