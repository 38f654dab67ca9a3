import type { AssignStmt, ExportFact, Expr, Stmt } from './facts.ts';
import { readClass } from './script-classes.ts';
import { nameExpr, textOf, type ScriptContext } from './script-context.ts';
import { readExpr } from './script-expressions.ts';
import { exportAssignment } from './script-module-exports.ts';
import { stringExpr } from './script-literals.ts';
import type { ScriptNode } from './script-node.ts';
import { boundNames } from './script-params.ts';
import { readStatement } from './script-statements.ts';

/** Any `export …`: what is declared goes into `into`, the names into the file's exports. */
export function readExport(r: ScriptContext, node: ScriptNode, into: Stmt[]): void {
  const parts = node.kids.filter(k => k.type !== 'decorator');
  const [first] = parts;
  if (!first) return;
  const word = /^export\s+(default\b|=)?/.exec(
    r.text.slice(node.start, first.start).replace(/^@[^]*?(?=export\b)/, ''),
  )?.[1];
  const source = node.kids.length > 1 || first.type === 'string' ? node.kid('string') : undefined;
  const module = source ? stringExpr(r.text, source).value : null;
  if (word === 'default') readDefault(r, node, first, into);
  else if (word === '=') into.push(...exportAssignment(r, readExpr(r, first), node));
  else if (first.type === 'export_clause') first.kids.forEach(k => exportSpecifier(r, k, module));
  else if (first.type === 'namespace_export') exportNamespace(r, first, module);
  else if (first === source) addExport(r, { name: '*', local: '*', module });
  else readExported(r, node, first, into);
}

function addExport(r: ScriptContext, fact: ExportFact): void {
  if (r.namespaces === 0) r.exports.push(fact);
}

function exportSpecifier(r: ScriptContext, node: ScriptNode, module: string | null): void {
  const local = node.kids[0];
  const name = node.kids.at(-1);
  if (node.type !== 'export_specifier' || !local || !name) return;
  addExport(r, { name: nameIn(r, name), local: nameIn(r, local), module });
}

function nameIn(r: ScriptContext, node: ScriptNode): string {
  return node.type === 'string' ? stringExpr(r.text, node).value : textOf(r, node);
}

/** `export * as ns from 'm'`. */
function exportNamespace(r: ScriptContext, node: ScriptNode, module: string | null): void {
  if (node.kids[0]) addExport(r, { name: nameIn(r, node.kids[0]), local: '*', module });
}

/** `export const a = 1`, `export function f() {}`, `export class C {}`, `export enum E {}` … */
function readExported(r: ScriptContext, node: ScriptNode, declaration: ScriptNode, into: Stmt[]): void {
  const before = into.length;
  const imported = r.imports.length;
  if (isClass(declaration)) into.push(readDecoratedClass(r, node, declaration));
  else readStatement(r, declaration, into, node.start);
  const names = into.slice(before).flatMap(stmt => namesOf(r, stmt));
  for (const { local, functionId } of r.imports.slice(imported))
    if (functionId === null && local) names.push(local);
  for (const name of names) addExport(r, { name, local: name, module: null });
}

function isClass(node: ScriptNode): boolean {
  return (
    node.type === 'class_declaration' || node.type === 'abstract_class_declaration' || node.type === 'class'
  );
}

/** `@Injectable() export class X`: decorators may stand before `export`. */
function readDecoratedClass(r: ScriptContext, node: ScriptNode, declaration: ScriptNode): Stmt {
  const decorators = node.kids.filter(k => k.type === 'decorator');
  const naming = { name: 'default', start: declaration.start, docAt: node.start };
  const classId = readClass(r, declaration, naming, decorators);
  return { kind: 'class', classId, start: node.start, end: node.end };
}

/** Names that a statement declares. */
export function namesOf(r: ScriptContext, stmt: Stmt): string[] {
  switch (stmt.kind) {
    case 'assign':
      return stmt.declares === null ? [] : stmt.targets.flatMap(boundNames);
    case 'function':
      return asList(r.functions[stmt.functionId]!.name);
    case 'class':
      return asList(r.classes[stmt.classId]!.name);
    case 'block':
      return stmt.body.filter(s => s.kind === 'assign' && s.declares === 'var').flatMap(s => namesOf(r, s));
    default:
      return [];
  }
}

function asList(name: string | null): string[] {
  return name === null ? [] : [name];
}

/** `export default …`: what has no name of its own is a constant named `default`. */
function readDefault(r: ScriptContext, node: ScriptNode, value: ScriptNode, into: Stmt[]): void {
  if (isClass(value)) return exportNamed(r, readDecoratedClass(r, node, value), into);
  if (value.type === 'function_declaration' || value.type === 'generator_function_declaration') {
    const found: Stmt[] = [];
    readStatement(r, value, found, node.start);
    return exportNamed(r, found[0], into);
  }
  const expr = readExpr(r, value, { name: 'default', start: value.start, docAt: node.start });
  if (expr.kind === 'name') return addExport(r, { name: 'default', local: expr.name, module: null });
  const functionName = expr.kind === 'function' ? r.functions[expr.functionId]!.name : null;
  if (expr.kind === 'function' && functionName !== 'default' && functionName !== null)
    return exportNamed(
      r,
      { kind: 'function', functionId: expr.functionId, start: node.start, end: node.end },
      into,
    );
  into.push(defaultConst(expr, node));
  addExport(r, { name: 'default', local: 'default', module: null });
}

function exportNamed(r: ScriptContext, stmt: Stmt | undefined, into: Stmt[]): void {
  if (!stmt) return;
  into.push(stmt);
  for (const local of namesOf(r, stmt)) addExport(r, { name: 'default', local, module: null });
}

function defaultConst(value: Expr, node: ScriptNode): AssignStmt {
  return {
    kind: 'assign',
    targets: [nameExpr('default', value)],
    value,
    annotation: null,
    op: '',
    declares: 'const',
    start: node.start,
    end: node.end,
  };
}
