import type { CallExpr, ImportFact, Span, Stmt } from './facts.ts';
import { nameExpr, textOf, type ScriptContext } from './script-context.ts';
import { stringExpr } from './script-literals.ts';
import type { ScriptNode } from './script-node.ts';
import { readKey } from './script-objects.ts';
import { readType } from './script-types.ts';

/** `import … from 'm'`, `import 'm'` (local and name are ""), `import x = require('m')`. */
export function readImport(r: ScriptContext, node: ScriptNode): void {
  const source = node.kid('string') ?? node.kid('import_require_clause')?.kid('string');
  if (!source) return;
  const module = stringExpr(r.text, source).value;
  const first = node.kids[0]!;
  const typeOnly = /\btype(?:of)?\s*$/.test(r.text.slice(node.start, first.start));
  const add = (local: ScriptNode, name: string, span: Span = local, isType = typeOnly): void =>
    addImport(r, { local: textOf(r, local), module, name, typeOnly: isType, span });
  const required = node.kid('import_require_clause')?.kid('identifier');
  if (required) return add(required, '*', node);
  const clause = node.kid('import_clause');
  if (!clause) return addImport(r, { local: '', module, name: '', typeOnly, span: node });
  for (const kid of clause.kids) {
    if (kid.type === 'identifier') add(kid, 'default');
    else if (kid.type === 'namespace_import' && kid.kids[0]) add(kid.kids[0], '*', kid);
    else if (kid.type === 'named_imports')
      for (const specifier of kid.kids) readSpecifier(r, specifier, typeOnly, add);
  }
}

function readSpecifier(
  r: ScriptContext,
  node: ScriptNode,
  typeOnly: boolean,
  add: (local: ScriptNode, name: string, span: Span, isType: boolean) => void,
): void {
  const [name] = node.kids;
  const local = node.kids.at(-1);
  if (node.type !== 'import_specifier' || !name || !local) return;
  const isType = typeOnly || r.text.slice(node.start, name.start).trim() !== '';
  add(local, readKey(r, name).key ?? '', node, isType);
}

interface Binding {
  readonly local: string;
  readonly module: string;
  readonly name: string;
  readonly typeOnly?: boolean;
  readonly span: Span;
}

function addImport(r: ScriptContext, { local, module, name, typeOnly = false, span }: Binding): void {
  const fact: ImportFact = {
    local,
    module,
    name,
    bindsRoot: false,
    typeOnly,
    functionId: r.functionId,
    start: span.start,
    end: span.end,
  };
  r.imports.push(fact);
}

/** `import x = ns.Y`. */
export function readImportAlias(r: ScriptContext, node: ScriptNode, into: Stmt[]): void {
  const [name, value] = node.kids;
  if (!name || !value) return;
  into.push({
    kind: 'assign',
    targets: [nameExpr(textOf(r, name), name)],
    value: readType(r, value),
    annotation: null,
    op: '',
    declares: 'const',
    start: node.start,
    end: node.end,
  });
}

/**
 * `const m = require('m')`, `const { a: b } = require('m')`, `const x = require('m').x`, and the same with
 * `await import('m')`: imports, which then are no assignments. False for anything else.
 */
export function importDeclared(r: ScriptContext, declarator: ScriptNode): boolean {
  const target = declarator.kids[0];
  const value = declarator.kids.at(-1);
  if (!target || !value || target === value) return false;
  if (!/\b(?:require|import)\b/.test(r.text.slice(value.start, Math.min(value.end, value.start + 40))))
    return false;
  const found = requiredBy(r, value);
  if (!found) return false;
  const { module, member } = found;
  if (target.type === 'identifier') {
    addImport(r, { local: textOf(r, target), module, name: member ?? '*', span: declarator });
    return true;
  }
  if (member !== undefined || target.type !== 'object_pattern' || !target.kids.every(isPlainBinding))
    return false;
  for (const kid of target.kids) {
    const [key, local] = kid.type === 'pair_pattern' ? kid.kids : [kid, kid];
    addImport(r, { local: textOf(r, local!), module, name: readKey(r, key!).key!, span: kid });
  }
  return true;
}

function isPlainBinding(node: ScriptNode): boolean {
  if (node.type === 'shorthand_property_identifier_pattern') return true;
  if (node.type !== 'pair_pattern' || node.kids.length !== 2) return false;
  return node.kids[0]!.type !== 'computed_property_name' && node.kids[1]!.type === 'identifier';
}

/** The module that an expression loads, and the one member it picks of it. */
function requiredBy(
  r: ScriptContext,
  value: ScriptNode,
): { readonly module: string; readonly member?: string } | undefined {
  const node = peel(value);
  if (node?.type === 'member_expression' && node.kids.length === 2) {
    const inner = peel(node.kids[0]);
    const module = inner && moduleOf(r, inner);
    return module === undefined ? undefined : { module, member: textOf(r, node.kids[1]!) };
  }
  const module = node && moduleOf(r, node);
  return module === undefined ? undefined : { module };
}

function peel(wrapped: ScriptNode | undefined): ScriptNode | undefined {
  let node = wrapped;
  while (node && WRAPPERS.has(node.type)) node = node.kids[0];
  return node;
}

const WRAPPERS: ReadonlySet<string> = new Set([
  'parenthesized_expression',
  'as_expression',
  'non_null_expression',
  'satisfies_expression',
]);

/** `require('m')` or `await import('m')`, with a literal. */
function moduleOf(r: ScriptContext, node: ScriptNode): string | undefined {
  const isAwaited = node.type === 'await_expression';
  const call = isAwaited ? peel(node.kids[0]) : node;
  if (call?.type !== 'call_expression' || call.kids.length !== 2) return undefined;
  const [callee, args] = call.kids;
  const isLoader = isAwaited
    ? callee!.type === 'import'
    : callee!.type === 'identifier' && textOf(r, callee!) === 'require';
  const [module] = args!.parts;
  return isLoader && args!.type === 'arguments' && args!.parts.length === 1 && module?.type === 'string'
    ? stringExpr(r.text, module).value
    : undefined;
}

/** A module loaded in the midst of an expression is imported without a name, as by `import 'm'`. */
export function importUnbound(r: ScriptContext, call: CallExpr): void {
  const { callee, args } = call;
  if (callee.kind !== 'name' || (callee.name !== 'require' && callee.name !== 'import')) return;
  const module = args[0]?.value;
  if (module?.kind !== 'string' || call.isNew) return;
  addImport(r, { local: '', module: module.value, name: '', span: call });
}
