import type { Node } from 'web-tree-sitter';
import type { AssignStmt, ClassFacts, Expr, Field, Stmt } from './facts.ts';
import { childrenOf } from './python-context.ts';
import type { PythonContext } from './python-context.ts';
import { inFrame, takeDoc } from './python-definitions.ts';
import type { Decorated } from './python-definitions.ts';
import { readArgument } from './python-calls.ts';
import { readBlock } from './python-statements.ts';

/** `class`; returns its id. Keyword entries of the bracket (`metaclass=M`) stand among the bases as assignments. */
export function readClass({ node, whole, decorators }: Decorated, context: PythonContext): number {
  const { text, frame } = context;
  const id = context.classes.push(undefined as unknown as ClassFacts) - 1;
  const base = context.strays.length;
  const firstInside = context.functions.length;
  let nameNode: Node | undefined;
  let bases: Expr[] = [];
  let block: Node | undefined;
  for (const child of childrenOf(node, context)) {
    const type = child.type;
    if (type === 'identifier') nameNode ??= child;
    else if (type === 'argument_list')
      bases = childrenOf(child, context).map(each => readBase(each, context));
    else if (type === 'block') block = child;
  }
  const inner = { functionId: frame.functionId, classId: id, isGenerator: false };
  const { doc, body } = takeDoc(inFrame(context, inner, () => readBlock(block, context, base)));
  context.classes[id] = {
    id,
    name: nameNode ? text.slice(nameNode.startIndex, nameNode.endIndex) : null,
    nameStart: nameNode?.startIndex ?? node.startIndex,
    bases,
    decorators,
    doc,
    methods: methodsOf(id, firstInside, context),
    ...sortMembers(body),
    functionId: frame.functionId,
    start: whole.startIndex,
    end: whole.endIndex,
  };
  return id;
}

function methodsOf(id: number, first: number, { functions }: PythonContext): number[] {
  const ids: number[] = [];
  for (let at = first; at < functions.length; at++) if (functions[at]!.classId === id) ids.push(at);
  return ids;
}

function readBase(node: Node, context: PythonContext): Expr {
  const { name, spread, value, start, end } = readArgument(node, context);
  if (spread) return { kind: 'spread', value, start, end };
  if (name === null) return value;
  const target: Expr = { kind: 'name', name, start, end: start + name.length };
  return { kind: 'assign', target, value, start, end };
}

/** Fields on one side, statements that are neither field nor method on the other. */
function sortMembers(statements: readonly Stmt[]): { fields: Field[]; body: Stmt[] } {
  const fields: Field[] = [];
  const body: Stmt[] = [];
  for (const stmt of statements) {
    const made = stmt.kind === 'assign' ? fieldsOf(stmt) : null;
    if (made) fields.push(...made);
    else if (stmt.kind !== 'function') body.push(stmt);
  }
  return { fields, body };
}

/** Null for an assignment that makes no plain fields, or whose value would be counted twice. */
function fieldsOf(stmt: AssignStmt): Field[] | null {
  const { value, annotation, start, end } = stmt;
  if (stmt.op !== '' || (stmt.targets.length > 1 && !SHAREABLE.has(value?.kind ?? 'null'))) return null;
  const fields: Field[] = [];
  for (const target of stmt.targets) {
    if (target.kind !== 'name') return null;
    fields.push({ name: target.name, value, annotation, isStatic: value !== null, start, end });
  }
  return fields;
}

const SHAREABLE: ReadonlySet<Expr['kind']> = new Set(['string', 'number', 'boolean', 'null', 'name']);
