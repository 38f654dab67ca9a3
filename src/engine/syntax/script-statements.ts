import type { AssignStmt, Expr, Stmt } from './facts.ts';
import { readClass } from './script-classes.ts';
import { LOGICAL } from './script-chains.ts';
import { isTooDeep, type ScriptContext } from './script-context.ts';
import { readConditionals, readLoop, readSwitch, readTry } from './script-control.ts';
import { readDeclaration } from './script-declarations.ts';
import { readExport } from './script-exports.ts';
import { commonJsExports } from './script-module-exports.ts';
import { namingOf, readExpr } from './script-expressions.ts';
import { readFunction } from './script-functions.ts';
import { readImport, readImportAlias } from './script-imports.ts';
import { mendStatements, mendSwallowed, settleStrays } from './script-mending.ts';
import { readEnum, readNamespace } from './script-namespaces.ts';
import type { ScriptNode } from './script-node.ts';
import { readPattern } from './script-patterns.ts';

/** Statements of a block or of the file. */
export function readBlock(r: ScriptContext, node: ScriptNode): Stmt[] {
  const body: Stmt[] = [];
  for (const part of node.parts) readStatement(r, part, body);
  return body;
}

/** Statements of what may be a block or a single statement. */
export function readBody(r: ScriptContext, node: ScriptNode | undefined): Stmt[] {
  if (!node) return [];
  if (node.type === 'statement_block') return readBlock(r, node);
  const body: Stmt[] = [];
  readStatement(r, node, body);
  return body;
}

/** Adds what one statement says: none, one or several. A comment about it ends at `docAt`. */
export function readStatement(r: ScriptContext, node: ScriptNode, into: Stmt[], docAt = node.start): void {
  if (isTooDeep(r)) return;
  r.depth++;
  const strays = r.strays.length;
  if (!mendSwallowed(r, node, into)) readAnyStatement(r, node, into, docAt);
  if (r.strays.length > strays) settleStrays(r, strays, into);
  r.depth--;
}

function readAnyStatement(r: ScriptContext, node: ScriptNode, into: Stmt[], docAt: number): void {
  const { start } = node;
  switch (node.type) {
    case 'expression_statement':
      readExpressionStatement(r, node, into, docAt);
      return;
    case 'lexical_declaration':
    case 'variable_declaration':
    case 'using_declaration':
      readDeclaration(r, node, into, docAt);
      return;
    case 'return_statement':
      into.push({ kind: 'return', value: firstValue(r, node), start, end: node.end });
      return;
    case 'throw_statement':
      into.push({ kind: 'throw', value: firstValue(r, node), start, end: node.end });
      return;
    case 'break_statement':
    case 'continue_statement':
      into.push({ kind: node.type === 'break_statement' ? 'break' : 'continue', start, end: node.end });
      return;
    case 'if_statement':
      into.push(readConditionals(r, node));
      return;
    case 'statement_block':
      into.push({ kind: 'block', body: readBlock(r, node), start, end: node.end });
      return;
    case 'function_declaration':
    case 'generator_function_declaration':
      into.push({
        kind: 'function',
        functionId: readFunction(r, node, docNaming(docAt, node)),
        start,
        end: node.end,
      });
      return;
    case 'class_declaration':
    case 'abstract_class_declaration':
      into.push({ kind: 'class', classId: readClass(r, node, docNaming(docAt, node)), start, end: node.end });
      return;
    default:
      readRareStatement(r, node, into, docAt);
  }
}

/** A naming that only says where a comment would end: declarations have names of their own. */
function docNaming(docAt: number, node: ScriptNode): { name: string; start: number; docAt: number } {
  return { name: 'default', start: node.start, docAt };
}

function readRareStatement(r: ScriptContext, node: ScriptNode, into: Stmt[], docAt: number): void {
  switch (node.type) {
    case 'import_statement':
      readImport(r, node);
      return;
    case 'import_alias':
      readImportAlias(r, node, into);
      return;
    case 'export_statement':
      readExport(r, node, into);
      return;
    case 'for_statement':
    case 'for_in_statement':
    case 'while_statement':
    case 'do_statement':
      into.push(...readLoop(r, node));
      return;
    case 'switch_statement':
      into.push(...readSwitch(r, node));
      return;
    case 'try_statement':
      into.push(readTry(r, node));
      return;
    case 'labeled_statement':
    case 'with_statement':
      readParts(r, node, into);
      return;
    case 'ERROR':
      mendStatements(r, node, into);
      return;
    case 'enum_declaration':
      readEnum(r, node, into);
      return;
    case 'internal_module':
    case 'module':
      readNamespace(r, node, into);
      return;
    case 'ambient_declaration':
      readAmbient(r, node, into, docAt);
      return;
    default:
      if (isAssignment(node)) into.push(readAssignment(r, node, node, docAt));
      else if (!SILENT.has(node.type)) pushExpr(r, node, into);
  }
}

const SILENT: ReadonlySet<string> = new Set([
  'empty_statement',
  'debugger_statement',
  'hash_bang_line',
  'interface_declaration',
  'type_alias_declaration',
  'function_signature',
]);

/** Labels and `with`: what stands in it, one by one. */
function readParts(r: ScriptContext, node: ScriptNode, into: Stmt[]): void {
  for (const kid of node.kids) if (kid.type !== 'statement_identifier') readStatement(r, kid, into);
}

/** `declare const x`, `declare class X`, `declare enum E`; modules and globals declared elsewhere are no code. */
function readAmbient(r: ScriptContext, node: ScriptNode, into: Stmt[], docAt: number): void {
  const [declared] = node.kids;
  if (declared && AMBIENT.has(declared.type)) readStatement(r, declared, into, docAt);
}

const AMBIENT: ReadonlySet<string> = new Set([
  'lexical_declaration',
  'variable_declaration',
  'class_declaration',
  'abstract_class_declaration',
  'enum_declaration',
]);

function firstValue(r: ScriptContext, node: ScriptNode): Expr | null {
  return node.kids[0] ? readExpr(r, node.kids[0]) : null;
}

function pushExpr(r: ScriptContext, node: ScriptNode, into: Stmt[]): void {
  into.push({ kind: 'expr', value: readExpr(r, node), start: node.start, end: node.end });
}

function readExpressionStatement(r: ScriptContext, node: ScriptNode, into: Stmt[], docAt: number): void {
  const [value] = node.kids;
  if (!value) return;
  if (value.type === 'internal_module') readNamespace(r, value, into);
  else if (isAssignment(value)) into.push(...commonJsExports(r, readAssignment(r, node, value, docAt)));
  else into.push({ kind: 'expr', value: readExpr(r, value), start: node.start, end: node.end });
}

function isAssignment(node: ScriptNode): boolean {
  if (node.type !== 'assignment_expression' && node.type !== 'augmented_assignment_expression') return false;
  return node.kids.length === 2;
}

/** `a = b = v` has two targets; `a += v` an operator. */
function readAssignment(
  r: ScriptContext,
  node: ScriptNode,
  assignment: ScriptNode,
  docAt: number,
): AssignStmt {
  const targets: Expr[] = [];
  let value = assignment;
  let op = '';
  while (isAssignment(value) && op === '') {
    const [left, right]: readonly ScriptNode[] = value.kids;
    if (value.type === 'augmented_assignment_expression') {
      if (targets.length) break;
      op = r.text.slice(left!.end, right!.start).trim().slice(0, -1);
    }
    targets.push(readPattern(r, left!));
    value = right!;
  }
  const naming = targets[0] && namingOf(targets[0], docAt);
  return {
    kind: 'assign',
    targets,
    value: readExpr(r, value, naming),
    annotation: null,
    op: LOGICAL.get(op) ?? op,
    declares: null,
    start: node.start,
    end: node.end,
  };
}
