import type { AssignStmt, Expr, FunctionFacts, Span, Stmt } from './facts.ts';
import { nameExpr, textOf, type Naming, type ScriptContext } from './script-context.ts';
import { docAbove } from './script-docs.ts';
import { readExpr } from './script-expressions.ts';
import type { ScriptNode } from './script-node.ts';
import { readKey } from './script-objects.ts';
import { isParameterProperty, readParams } from './script-params.ts';
import { readBlock } from './script-statements.ts';
import { readType } from './script-types.ts';

/** Where a method stands. */
export interface Membership {
  readonly classId: number;
  readonly decorators: readonly Expr[];
  /** Start of the member with its decorators. */
  readonly start: number;
}

interface Parts {
  name: ScriptNode | undefined;
  params: ScriptNode | undefined;
  returns: ScriptNode | undefined;
  body: ScriptNode | undefined;
  readonly decorators: ScriptNode[];
}

/** Registers a function: its facts are read with it as the current one, so that what is nested knows it. */
export function addFunction(r: ScriptContext, read: () => Omit<FunctionFacts, 'id' | 'parentId'>): number {
  const parentId = r.functionId;
  const id = r.functions.push(EMPTY_FUNCTION) - 1;
  r.functionId = id;
  const facts = read();
  r.functionId = parentId;
  r.functions[id] = { ...facts, id, parentId };
  return id;
}

/** Any function, method or arrow, with all that is nested in it; gives its id. */
export function readFunction(
  r: ScriptContext,
  node: ScriptNode,
  naming?: Naming,
  member?: Membership,
): number {
  const parts = partsOf(node);
  const decorators = [...(member?.decorators ?? []), ...parts.decorators.map(d => readDecorator(r, d))];
  return addFunction(r, () => {
    const head = headOf(r, node, parts);
    const own = nameOf(r, parts.name);
    const form = formOf(node, own.name, head, member !== undefined);
    const params = parts.params ? readParams(r, parts.params) : [];
    const properties = form === 'constructor' && parts.params ? parameterProperties(r, parts.params) : [];
    return {
      name: own.name ?? naming?.name ?? null,
      nameStart: own.start ?? naming?.start ?? node.start,
      form,
      params,
      body: [...properties, ...readBody(r, parts.body)],
      isAsync: head.includes('async'),
      isGenerator: head.includes('*'),
      isStatic: head.includes('static'),
      decorators,
      returns: parts.returns ? readType(r, parts.returns) : null,
      doc: docAbove(r.text, member?.start ?? naming?.docAt ?? node.start),
      classId: member?.classId ?? naming?.classId ?? null,
      start: node.start,
      end: node.end,
    };
  });
}

/** Holds the place of a function whose inner ones are being read. */
export const EMPTY_FUNCTION: FunctionFacts = {
  id: -1,
  name: null,
  nameStart: 0,
  form: 'function',
  params: [],
  body: [],
  isAsync: false,
  isGenerator: false,
  isStatic: false,
  decorators: [],
  returns: null,
  doc: null,
  classId: null,
  parentId: null,
  start: 0,
  end: 0,
};

export function readDecorator(r: ScriptContext, node: ScriptNode): Expr {
  return readExpr(r, node.kids[0] ?? node);
}

function partsOf(node: ScriptNode): Parts {
  const parts: Parts = {
    name: undefined,
    params: undefined,
    returns: undefined,
    body: undefined,
    decorators: [],
  };
  const isArrow = node.type === 'arrow_function';
  for (const kid of node.kids) {
    switch (kid.type) {
      case 'decorator':
        parts.decorators.push(kid);
        break;
      case 'formal_parameters':
        parts.params = kid;
        break;
      case 'type_annotation':
        parts.returns = kid;
        break;
      case 'type_parameters':
      case 'accessibility_modifier':
      case 'override_modifier':
      case 'asserts_annotation':
      case 'type_predicate_annotation':
        break;
      default:
        if (parts.params) parts.body = kid;
        else if (isArrow) parts.params = kid;
        else parts.name = kid;
    }
  }
  return parts;
}

/** The words before a function's name or parameters: `async`, `static`, `get`, `*`. */
function headOf(r: ScriptContext, node: ScriptNode, parts: Parts): readonly string[] {
  const from = parts.decorators.at(-1)?.end ?? node.start;
  const to = (parts.name ?? parts.params ?? parts.body)?.start ?? node.end;
  return from < to ? (r.text.slice(from, to).match(/[a-z]+|\*/g) ?? []) : [];
}

function nameOf(
  r: ScriptContext,
  node: ScriptNode | undefined,
): { readonly name: string | null; readonly start: number | null } {
  if (!node || node.type === 'computed_property_name') {
    const inner = node?.kids[0];
    const literal = inner?.type === 'string' ? readKey(r, inner).key : null;
    return { name: literal, start: node?.start ?? null };
  }
  return { name: readKey(r, node).key, start: node.start };
}

function formOf(
  node: ScriptNode,
  name: string | null,
  head: readonly string[],
  isMember: boolean,
): FunctionFacts['form'] {
  if (node.type === 'arrow_function') return 'lambda';
  if (node.type !== 'method_definition') return 'function';
  if (head.includes('get')) return 'getter';
  return isMember && name === 'constructor' ? 'constructor' : 'method';
}

function readBody(r: ScriptContext, node: ScriptNode | undefined): readonly Stmt[] {
  if (!node) return [];
  if (node.type === 'statement_block') return readBlock(r, node);
  const value = readExpr(r, node);
  return [{ kind: 'return', value, start: node.start, end: node.end }];
}

/** `constructor(private x: X)` also does `this.x = x`. */
function parameterProperties(r: ScriptContext, params: ScriptNode): AssignStmt[] {
  return params.kids
    .filter(p => isParameterProperty(r, p))
    .flatMap(p => {
      const name = p.kids.find(k => k.type === 'identifier');
      return name ? [assignToThis(textOf(r, name), name)] : [];
    });
}

function assignToThis(name: string, span: Span): AssignStmt {
  const { start, end } = span;
  return {
    kind: 'assign',
    targets: [
      {
        kind: 'member',
        object: nameExpr('this', { start, end: start }),
        property: name,
        propertyStart: start,
        start,
        end,
      },
    ],
    value: nameExpr(name, span),
    annotation: null,
    op: '',
    declares: null,
    start,
    end,
  };
}
