import type { AssignStmt, Expr, ObjectEntry, Span, Stmt } from './facts.ts';
import { nameExpr, otherExpr, textOf, type ScriptContext } from './script-context.ts';
import { readExpr } from './script-expressions.ts';
import { namesOf } from './script-exports.ts';
import type { ScriptNode } from './script-node.ts';
import { readKey } from './script-objects.ts';
import { readStatement } from './script-statements.ts';

/** An enum is a constant object; members without a value count on from the one before. */
export function readEnum(r: ScriptContext, node: ScriptNode, into: Stmt[]): void {
  const name = node.kid('identifier');
  if (!name) return;
  let next: number | null = 0;
  const entries: ObjectEntry[] = [];
  for (const member of node.kid('enum_body')?.kids ?? []) {
    const entry = readMember(r, member, next);
    next = follow(entry.value);
    entries.push(entry);
  }
  const { start, end } = node;
  into.push(declare('const', nameExpr(textOf(r, name), name), { kind: 'object', entries, start, end }, node));
}

function readMember(r: ScriptContext, node: ScriptNode, counted: number | null): ObjectEntry {
  const { start, end } = node;
  const [keyNode, valueNode] = node.type === 'enum_assignment' ? node.kids : [node];
  const { key, computed } = readKey(r, keyNode ?? node);
  const value = valueNode ? readExpr(r, valueNode) : countedValue(counted, node);
  return { key, computed, isSpread: false, value, start, end };
}

function countedValue(value: number | null, { start, end }: Span): Expr {
  return value === null ? otherExpr('enum', { start, end }) : { kind: 'number', value, start, end };
}

/** The value after this one; null after what is no plain number. */
function follow(value: Expr): number | null {
  if (value.kind === 'number') return value.value + 1;
  return value.kind === 'unary' && value.op === '-' && value.value.kind === 'number'
    ? 1 - value.value.value
    : null;
}

/** A namespace is a block that ends with a variable: the object of what it exports. */
export function readNamespace(r: ScriptContext, node: ScriptNode, into: Stmt[]): void {
  const block = node.kid('statement_block');
  const nameNode = node.kids[0];
  if (!block || !nameNode || nameNode.type === 'string') return;
  const body: Stmt[] = [];
  const exported: string[] = [];
  r.namespaces++;
  for (const kid of block.kids) {
    const before = body.length;
    readStatement(r, kid, body);
    if (kid.type === 'export_statement') exported.push(...body.slice(before).flatMap(s => namesOf(r, s)));
  }
  r.namespaces--;
  const path = textOf(r, nameNode).split('.');
  const span = { start: nameNode.start, end: nameNode.end };
  let value: Expr = objectOf(exported, span);
  for (const part of path.slice(1).reverse()) value = objectOf([part], span, value);
  body.push(declare('var', nameExpr(path[0]!.trim(), span), value, span));
  into.push({ kind: 'block', body, start: node.start, end: node.end });
}

function objectOf(keys: readonly string[], { start, end }: Span, value?: Expr): Expr {
  const entries = keys.map(key => ({
    key: key.trim(),
    computed: null,
    isSpread: false,
    value: value ?? nameExpr(key, { start, end }),
    start,
    end,
  }));
  return { kind: 'object', entries, start, end };
}

function declare(declares: 'const' | 'var', target: Expr, value: Expr, { start, end }: Span): AssignStmt {
  return { kind: 'assign', targets: [target], value, annotation: null, op: '', declares, start, end };
}
