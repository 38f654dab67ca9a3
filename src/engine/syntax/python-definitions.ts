import type { Node } from 'web-tree-sitter';
import type { Expr, FunctionExpr, FunctionFacts, Param, Stmt } from './facts.ts';
import { childrenOf } from './python-context.ts';
import type { Frame, PythonContext } from './python-context.ts';
import { readExpr } from './python-expressions.ts';
import { readParameters } from './python-parameters.ts';
import { readBlock } from './python-statements.ts';

/** A definition as written: with its decorators, whose span is that of all of it. */
export interface Decorated {
  readonly node: Node;
  readonly whole: Node;
  readonly decorators: readonly Expr[];
}

/** `def`, in a module, function or class; returns its id. */
export function readFunction({ node, whole, decorators }: Decorated, context: PythonContext): number {
  const { text, frame } = context;
  const id = reserveFunction(context);
  const base = context.strays.length;
  let nameNode: Node | undefined;
  let params: Param[] = [];
  let returns: Expr | null = null;
  let block: Node | undefined;
  for (const child of childrenOf(node, context)) {
    const type = child.type;
    if (type === 'identifier') nameNode ??= child;
    else if (type === 'parameters') params = readParameters(child, context);
    else if (type === 'type') returns = readExpr(child, context, type);
    else if (type === 'block') block = child;
  }
  const name = nameNode ? text.slice(nameNode.startIndex, nameNode.endIndex) : null;
  const inner: Frame = { functionId: id, classId: null, isGenerator: false };
  const read = inFrame(context, inner, () => readBlock(block, context, base));
  const { doc, body } = takeDoc(read);
  context.functions[id] = {
    id,
    name,
    nameStart: nameNode?.startIndex ?? node.startIndex,
    form: formOf(name, decorators, frame),
    params,
    body,
    isAsync: text.startsWith('async', node.startIndex),
    isGenerator: inner.isGenerator,
    isStatic: decorators.some(each => lastNameOf(each) === 'staticmethod'),
    decorators,
    returns,
    doc,
    classId: frame.classId,
    parentId: frame.functionId,
    start: whole.startIndex,
    end: whole.endIndex,
  };
  return id;
}

/** A lambda; `name` is what it is assigned to. */
export function readLambda(
  node: Node,
  children: readonly Node[],
  name: { readonly name: string; readonly start: number } | null,
  context: PythonContext,
): FunctionExpr {
  const [start, end] = [node.startIndex, node.endIndex];
  const id = reserveFunction(context);
  const list = children.length > 1 ? children[0] : undefined;
  const params = list ? readParameters(list, context) : [];
  const inner: Frame = { functionId: id, classId: null, isGenerator: false };
  const value = inFrame(context, inner, () => readExpr(children[children.length - 1], context));
  context.functions[id] = {
    id,
    name: name?.name ?? null,
    nameStart: name?.start ?? start,
    form: 'lambda',
    params,
    body: [{ kind: 'return', value, start: value.start, end: value.end }],
    isAsync: false,
    isGenerator: inner.isGenerator,
    isStatic: false,
    decorators: [],
    returns: null,
    doc: null,
    classId: null,
    parentId: context.frame.functionId,
    start,
    end,
  };
  return { kind: 'function', functionId: id, start, end };
}

/** Takes the next id, so that an outer function's is lower than those in it; the caller fills the place. */
function reserveFunction({ functions }: PythonContext): number {
  return functions.push(undefined as unknown as FunctionFacts) - 1;
}

export function inFrame<T>(context: PythonContext, frame: Frame, read: () => T): T {
  const outer = context.frame;
  context.frame = frame;
  const result = read();
  context.frame = outer;
  return result;
}

/** A body's docstring as written, escapes decoded, apart from the rest. */
export function takeDoc(statements: readonly Stmt[]): { doc: string | null; body: readonly Stmt[] } {
  const first = statements[0];
  return first?.kind === 'expr' && first.value.kind === 'string'
    ? { doc: first.value.value, body: statements.slice(1) }
    : { doc: null, body: statements };
}

function formOf(name: string | null, decorators: readonly Expr[], frame: Frame): FunctionFacts['form'] {
  if (frame.classId === null) return 'function';
  if (name === '__init__') return 'constructor';
  return decorators.some(each => GETTERS.has(lastNameOf(each) ?? '')) ? 'getter' : 'method';
}

const GETTERS: ReadonlySet<string> = new Set(['property', 'cached_property', 'abstractproperty', 'getter']);

function lastNameOf(expr: Expr): string | null {
  if (expr.kind === 'name') return expr.name;
  return expr.kind === 'member' ? expr.property : null;
}
