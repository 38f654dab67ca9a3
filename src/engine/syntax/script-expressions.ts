import type { Expr, UnaryExpr } from './facts.ts';
import { binaryExpr, importName, readChain, readNew } from './script-chains.ts';
import { readClass } from './script-classes.ts';
import { isTooDeep, nameExpr, otherExpr, textOf, type Naming, type ScriptContext } from './script-context.ts';
import { readFunction } from './script-functions.ts';
import { mendWithin } from './script-mending-expressions.ts';
import { readJsx } from './script-jsx.ts';
import { numberExpr, stringExpr } from './script-literals.ts';
import { isError, type ScriptNode } from './script-node.ts';
import { readArray, readObject } from './script-objects.ts';
import { readPattern } from './script-patterns.ts';
import { readTemplate } from './script-templates.ts';

/** Any expression. `naming` names the function or class that it may be. */
export function readExpr(r: ScriptContext, node: ScriptNode, naming?: Naming): Expr {
  if (isTooDeep(r)) return otherExpr('too-deep', node);
  r.depth++;
  const expr = readChain(r, node, naming);
  r.depth--;
  return expr;
}

/** An expression that is no chain of calls, members or operators. */
export function readAtom(r: ScriptContext, node: ScriptNode, naming?: Naming): Expr {
  switch (node.type) {
    case 'identifier':
    case 'this':
    case 'super':
    case 'property_identifier':
    case 'shorthand_property_identifier':
    case 'shorthand_property_identifier_pattern':
    case 'private_property_identifier':
    case 'type_identifier':
    case 'statement_identifier':
      return readName(r, node);
    case 'string':
      return stringExpr(r.text, node);
    case 'template_string':
      return readTemplate(r, node, node, null);
    case 'number':
      return numberExpr(r.text, node);
    case 'true':
    case 'false':
      return { kind: 'boolean', value: node.type === 'true', start: node.start, end: node.end };
    case 'null':
    case 'undefined':
      return { kind: 'null', start: node.start, end: node.end };
    case 'object':
      return readObject(r, node);
    case 'array':
      return readArray(r, node);
    case 'arrow_function':
    case 'function_expression':
    case 'generator_function':
    case 'function_declaration':
    case 'generator_function_declaration':
    case 'method_definition':
      return {
        kind: 'function',
        functionId: readFunction(r, node, naming),
        start: node.start,
        end: node.end,
      };
    default:
      return readOperation(r, node, naming);
  }
}

/** The parser makes up names that broken code leaves out. */
function readName(r: ScriptContext, node: ScriptNode): Expr {
  const name = textOf(r, node);
  return name === '' ? otherExpr('missing', node) : nameExpr(name, node);
}

function readOperation(r: ScriptContext, node: ScriptNode, naming?: Naming): Expr {
  if (isError(node)) return mendWithin(r, node);
  const [first] = node.kids;
  if (!first) return node.type === 'import' ? importName(node) : readLeaf(r, node);
  switch (node.type) {
    case 'new_expression':
      return readNew(r, node);
    case 'await_expression':
      return node.kids.length === 1
        ? { kind: 'await', value: readExpr(r, first), start: node.start, end: node.end }
        : readOther(r, node);
    case 'unary_expression':
    case 'update_expression':
      return readUnary(r, node);
    case 'ternary_expression':
      return readConditional(r, node);
    case 'assignment_expression':
    case 'augmented_assignment_expression':
    case 'assignment_pattern':
    case 'object_assignment_pattern':
      return readAssignment(r, node);
    case 'object_pattern':
    case 'array_pattern':
    case 'rest_pattern':
      return readPattern(r, node);
    case 'spread_element':
      return { kind: 'spread', value: readExpr(r, first), start: node.start, end: node.end };
    case 'jsx_element':
    case 'jsx_self_closing_element':
    case 'jsx_fragment':
      return readJsx(r, node);
    case 'class':
    case 'class_declaration':
    case 'abstract_class_declaration':
      readClass(r, node, naming);
      return otherExpr('class', node);
    default:
      return readOther(r, node);
  }
}

/** `import.meta` is a member of `import`, as its users write `import.meta.env.KEY`. */
function readLeaf(r: ScriptContext, node: ScriptNode): Expr {
  const { start, end } = node;
  if (node.type !== 'meta_property' || !r.text.startsWith('import', start)) return otherExpr(node.type, node);
  const object = nameExpr('import', { start, end: start + 'import'.length });
  const property = textOf(r, node).split('.').at(-1)!.trim();
  return { kind: 'member', object, property, propertyStart: end - property.length, start, end };
}

/** Node types whose inside is no code that runs. */
const INERT: ReadonlySet<string> = new Set([
  'interface_declaration',
  'type_alias_declaration',
  'type_annotation',
  'type_arguments',
  'type_parameters',
  'object_type',
  'regex',
  'import_statement',
]);

const SHORT_NAMES: ReadonlyMap<string, string> = new Map([
  ['yield_expression', 'yield'],
  ['sequence_expression', 'sequence'],
]);

/** What has no form of its own, its expressions kept. */
export function readOther(r: ScriptContext, node: ScriptNode): Expr {
  const name = SHORT_NAMES.get(node.type) ?? node.type;
  return otherExpr(name, node, INERT.has(node.type) ? [] : node.kids.map(k => readExpr(r, k)));
}

function readUnary(r: ScriptContext, node: ScriptNode): Expr {
  const operand = node.kids[0]!;
  const before = r.text.slice(node.start, operand.start);
  const sign = /^(?:[a-z]+|\+\+|--|[!~+-])/.exec(before)?.[0] ?? r.text.slice(operand.end, node.end).trim();
  const op = sign === '!' ? 'not' : sign;
  if (!isUnary(op) || node.kids.length > 1) return readOther(r, node);
  return { kind: 'unary', op, value: readExpr(r, operand), start: node.start, end: node.end };
}

const UNARY: readonly UnaryExpr['op'][] = ['not', '-', '+', '~', 'typeof', 'void', 'delete', '++', '--'];

function isUnary(op: string): op is UnaryExpr['op'] {
  return UNARY.some(known => known === op);
}

function readConditional(r: ScriptContext, node: ScriptNode): Expr {
  const [test, then, otherwise] = node.kids;
  if (node.kids.length !== 3) return readOther(r, node);
  return {
    kind: 'conditional',
    test: readExpr(r, test!),
    then: readExpr(r, then!),
    else: readExpr(r, otherwise!),
    start: node.start,
    end: node.end,
  };
}

/** `a = b` and a target with a default; `a += b` reads as `a = a + b`. */
function readAssignment(r: ScriptContext, node: ScriptNode): Expr {
  const [left, right] = node.kids;
  if (node.kids.length !== 2) return readOther(r, node);
  const target = readPattern(r, left!);
  const naming = namingOf(target, node.start);
  const value = readExpr(r, right!, naming);
  const op = r.text.slice(left!.end, right!.start).trim().replace(/=$/, '');
  return {
    kind: 'assign',
    target,
    value: op ? binaryExpr(op, target, value, node) : value,
    start: node.start,
    end: node.end,
  };
}

/** The name that a target lends to a function assigned to it. */
export function namingOf(target: Expr, docAt: number): Naming | undefined {
  if (target.kind === 'name') return { name: target.name, start: target.start, docAt };
  if (target.kind === 'member') return { name: target.property, start: target.propertyStart, docAt };
  return undefined;
}
