import type {
  ClassFacts,
  ExportFact,
  Expr,
  FunctionFacts,
  ImportFact,
  NameExpr,
  OtherExpr,
  Span,
} from './facts.ts';
import type { Gathered } from './parts.ts';
import type { ScriptNode } from './script-node.ts';

/** What is gathered while one script is read. */
export interface ScriptContext {
  readonly text: string;
  readonly imports: ImportFact[];
  readonly exports: ExportFact[];
  readonly functions: FunctionFacts[];
  readonly classes: ClassFacts[];
  /** Broken code that readers passed over, until the statement it stands in picks it up. */
  readonly strays: ScriptNode[];
  readonly isBroken: boolean;
  /** The function being read; null at module level. */
  functionId: number | null;
  /** Levels of nesting above the node being read. */
  depth: number;
  /** How many namespaces enclose the statement: their exports are no exports of the file. */
  namespaces: number;
}

/** What a function or class is called by the place where it stands, and where a comment about it would end. */
export interface Naming {
  readonly name: string;
  readonly start: number;
  readonly docAt: number;
  /** Class whose field the function is the value of. */
  readonly classId?: number;
}

/** Deeper code is left out: readers call themselves, and need half of a usual stack (1 MB) for it. 1,074 public files stay below 60. */
const MAX_DEPTH = 250;

export function scriptContext(text: string, isBroken: boolean, gathered: Gathered): ScriptContext {
  const { imports, exports, functions, classes } = gathered;
  return {
    text,
    imports,
    exports,
    functions,
    classes,
    strays: [],
    isBroken,
    functionId: null,
    depth: 0,
    namespaces: 0,
  };
}

export function isTooDeep(r: ScriptContext): boolean {
  return r.depth >= MAX_DEPTH;
}

export function textOf(r: ScriptContext, span: Span): string {
  return r.text.slice(span.start, span.end);
}

export function nameExpr(name: string, { start, end }: Span): NameExpr {
  return { kind: 'name', name, start, end };
}

export function otherExpr(node: string, { start, end }: Span, children: readonly Expr[] = []): OtherExpr {
  return { kind: 'other', node, children, start, end };
}
