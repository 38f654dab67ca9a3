import type { Arg, CallExpr, Expr, LogicalExpr } from './facts.ts';
import { nameExpr, otherExpr, textOf, type Naming, type ScriptContext } from './script-context.ts';
import { readAtom, readExpr } from './script-expressions.ts';
import { importUnbound } from './script-imports.ts';
import { isError, type ScriptNode } from './script-node.ts';
import { readTemplate } from './script-templates.ts';

/**
 * Expressions grow to the left: `a.b(c).d + e + f` nests its first name deepest, thousands of levels deep in
 * generated code. So the way down is a loop, and the expression is built on the way back up.
 */
export function readChain(r: ScriptContext, outer: ScriptNode, naming?: Naming): Expr {
  const links: ScriptNode[] = [];
  let named = naming;
  let node = outer;
  for (let inner = innerOf(node); inner; inner = innerOf(node)) {
    if (!isWrapper(node.type)) named = undefined;
    links.push(node);
    node = inner;
  }
  let expr = readAtom(r, node, named);
  for (let i = links.length - 1; i >= 0; i--) expr = extend(r, links[i]!, expr);
  return expr;
}

/** The operand that an expression begins with; undefined for one that begins with a sign of its own. */
function innerOf(node: ScriptNode): ScriptNode | undefined {
  switch (node.type) {
    case 'call_expression':
    case 'member_expression':
    case 'subscript_expression':
    case 'binary_expression':
    case 'parenthesized_expression':
    case 'as_expression':
    case 'satisfies_expression':
    case 'non_null_expression':
    case 'instantiation_expression':
      return node.kids[0];
    case 'type_assertion':
      return node.kids.length > 1 ? node.kids.at(-1) : undefined;
    default:
      return undefined;
  }
}

/** Node types that say nothing of a value, only of its type or grouping. */
function isWrapper(type: string): boolean {
  switch (type) {
    case 'parenthesized_expression':
    case 'as_expression':
    case 'satisfies_expression':
    case 'non_null_expression':
    case 'instantiation_expression':
    case 'type_assertion':
      return true;
    default:
      return false;
  }
}

function extend(r: ScriptContext, node: ScriptNode, inner: Expr): Expr {
  switch (node.type) {
    case 'call_expression':
      return extendCall(r, node, inner);
    case 'member_expression':
      return extendMember(r, node, inner);
    case 'subscript_expression':
      return extendIndex(r, node, inner);
    case 'binary_expression':
      return extendBinary(r, node, inner);
    default:
      return inner;
  }
}

function extendMember(r: ScriptContext, node: ScriptNode, object: Expr): Expr {
  const property = node.kids.at(-1)!;
  if (!property.type.endsWith('property_identifier')) return leftovers(r, node, object);
  return {
    kind: 'member',
    object,
    property: textOf(r, property),
    propertyStart: property.start,
    start: node.start,
    end: node.end,
  };
}

function extendIndex(r: ScriptContext, node: ScriptNode, object: Expr): Expr {
  const last = node.kids.at(-1)!;
  if (node.kids.length < 2 || last.type === 'optional_chain') return leftovers(r, node, object);
  return { kind: 'index', object, index: readExpr(r, last), start: node.start, end: node.end };
}

function extendBinary(r: ScriptContext, node: ScriptNode, left: Expr): Expr {
  const [first, second] = node.kids;
  if (node.kids.length !== 2) return leftovers(r, node, left);
  const op = operatorOf(r.text.slice(first!.end, second!.start));
  return binaryExpr(op, left, readExpr(r, second!), node);
}

/** The operator between two operands, comments beside it left out. */
function operatorOf(between: string): string {
  const op = between.trim();
  return op.includes('/*') || op.includes('//') ? op.replace(/\/\*[^]*?\*\/|\/\/[^\n]*/g, '').trim() : op;
}

/** A binary, logical or compare expression, by its operator as JavaScript writes it. */
export function binaryExpr(
  op: string,
  left: Expr,
  right: Expr,
  { start, end }: { start: number; end: number },
): Expr {
  const logical = LOGICAL.get(op);
  if (logical) return { kind: 'logical', op: logical, left, right, start, end };
  const compare = COMPARE.get(op);
  if (compare) return { kind: 'compare', op: compare, left, right, start, end };
  return { kind: 'binary', op, left, right, start, end };
}

/** Operators as facts write them. */
export const LOGICAL: ReadonlyMap<string, LogicalExpr['op']> = new Map([
  ['||', 'or'],
  ['&&', 'and'],
  ['??', '??'],
]);

const COMPARE: ReadonlyMap<string, string> = new Map([
  ['===', '=='],
  ['!==', '!='],
  ...['==', '!=', '<', '<=', '>', '>=', 'in', 'instanceof'].map(op => [op, op] as const),
]);

function extendCall(r: ScriptContext, node: ScriptNode, callee: Expr): Expr {
  const args = node.kids.at(-1)!;
  if (args.type === 'template_string') return readTemplate(r, args, node, callee);
  if (args.type !== 'arguments') return leftovers(r, node, callee);
  const call = callExpr(r, node, callee, args, false);
  importUnbound(r, call);
  return call;
}

/** `new X(…)`, `new X`, `new (f())(…)`. */
export function readNew(r: ScriptContext, node: ScriptNode): Expr {
  const [constructor] = node.kids;
  if (!constructor || constructor.type === 'arguments')
    return otherExpr(
      'new',
      node,
      node.kids.map(k => readExpr(r, k)),
    );
  return callExpr(r, node, readExpr(r, constructor), node.kid('arguments'), true);
}

function callExpr(
  r: ScriptContext,
  node: ScriptNode,
  callee: Expr,
  args: ScriptNode | undefined,
  isNew: boolean,
): CallExpr {
  const closed = args && r.text[args.end - 1] === ')' && args.end - args.start > 1;
  return {
    kind: 'call',
    callee,
    args: args ? readArgs(r, args) : [],
    isNew,
    nameStart: nameStartOf(callee),
    argsStart: args ? args.start + 1 : -1,
    argsEnd: args ? (closed ? args.end - 1 : args.end) : -1,
    start: node.start,
    end: node.end,
  };
}

export function nameStartOf(callee: Expr): number {
  if (callee.kind === 'member') return callee.propertyStart;
  if (callee.kind === 'call') return callee.nameStart;
  return callee.kind === 'index' ? callee.index.start : callee.start;
}

/** Broken code comes last, so that it moves no other argument. */
export function readArgs(r: ScriptContext, node: ScriptNode): Arg[] {
  const args: Arg[] = [];
  for (const part of node.parts) if (!isError(part)) args.push(readArg(r, part));
  if (args.length !== node.parts.length)
    for (const part of node.parts) if (isError(part)) args.push(readArg(r, part));
  return args;
}

function readArg(r: ScriptContext, node: ScriptNode): Arg {
  const spread = node.type === 'spread_element' ? node.kids[0] : undefined;
  return {
    name: null,
    spread: spread ? 'list' : null,
    value: readExpr(r, spread ?? node),
    start: node.start,
    end: node.end,
  };
}

/** The whole of a node of an unexpected shape (broken code), nothing lost. */
function leftovers(r: ScriptContext, node: ScriptNode, inner: Expr): Expr {
  return otherExpr(node.type, node, [inner, ...node.kids.slice(1).map(k => readExpr(r, k))]);
}

/** `import` as it is called: `import('m')`. */
export function importName(node: ScriptNode): Expr {
  return nameExpr('import', node);
}
