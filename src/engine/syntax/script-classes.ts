import type { ClassFacts, Expr, Field, Stmt } from './facts.ts';
import { textOf, type Naming, type ScriptContext } from './script-context.ts';
import { docAbove } from './script-docs.ts';
import { readExpr } from './script-expressions.ts';
import { readDecorator, readFunction } from './script-functions.ts';
import type { ScriptNode } from './script-node.ts';
import { readKey } from './script-objects.ts';
import { isParameterProperty } from './script-params.ts';
import { readStatement } from './script-statements.ts';
import { readType } from './script-types.ts';

/** A class with its members, registered; gives its id. */
export function readClass(
  r: ScriptContext,
  node: ScriptNode,
  naming?: Naming,
  outerDecorators: readonly ScriptNode[] = [],
): number {
  const id = r.classes.push(EMPTY) - 1;
  const nameNode = node.kids.find(k => k.type === 'type_identifier' || k.type === 'identifier');
  const decorators = [...outerDecorators, ...node.kids.filter(k => k.type === 'decorator')];
  const members: Members = { fields: [], methods: [], body: [] };
  const bases = node.kids.filter(k => k.type === 'class_heritage').flatMap(k => readBases(r, k));
  const facts: Omit<ClassFacts, keyof Members> = {
    id,
    name: nameNode ? textOf(r, nameNode) : (naming?.name ?? null),
    nameStart: nameNode?.start ?? naming?.start ?? node.start,
    bases,
    decorators: decorators.map(d => readDecorator(r, d)),
    doc: docAbove(r.text, Math.min(naming?.docAt ?? node.start, decorators[0]?.start ?? node.start)),
    functionId: r.functionId,
    start: node.start,
    end: node.end,
  };
  const body = node.kid('class_body');
  if (body) readMembers(r, body, id, members);
  r.classes[id] = { ...facts, ...members };
  return id;
}

interface Members {
  readonly fields: Field[];
  readonly methods: number[];
  readonly body: Stmt[];
}

const EMPTY: ClassFacts = {
  id: -1,
  name: null,
  nameStart: 0,
  bases: [],
  decorators: [],
  doc: null,
  fields: [],
  methods: [],
  body: [],
  functionId: null,
  start: 0,
  end: 0,
};

/** What a class extends; interfaces it implements are no code. */
function readBases(r: ScriptContext, node: ScriptNode): Expr[] {
  return node.kids.flatMap(k => {
    if (k.type === 'implements_clause' || k.type === 'type_arguments') return [];
    return k.type === 'extends_clause' ? readBases(r, k) : [readExpr(r, k)];
  });
}

function readMembers(r: ScriptContext, body: ScriptNode, classId: number, into: Members): void {
  let decorators: ScriptNode[] = [];
  for (const kid of body.parts) {
    if (kid.type === 'decorator') {
      decorators.push(kid);
      continue;
    }
    readMember(r, kid, classId, decorators, into);
    decorators = [];
  }
}

function readMember(
  r: ScriptContext,
  node: ScriptNode,
  classId: number,
  decorators: readonly ScriptNode[],
  into: Members,
): void {
  switch (node.type) {
    case 'method_definition':
      readMethod(r, node, classId, decorators, into);
      return;
    case 'public_field_definition':
    case 'field_definition':
      into.fields.push(readField(r, node, classId, into));
      return;
    case 'class_static_block':
      if (node.kids[0]) readStatement(r, node.kids[0], into.body);
      return;
    case 'ERROR':
      readStatement(r, node, into.body);
      return;
  }
}

function readMethod(
  r: ScriptContext,
  node: ScriptNode,
  classId: number,
  decorators: readonly ScriptNode[],
  into: Members,
): void {
  const start = decorators[0]?.start ?? node.start;
  const read = decorators.map(d => readDecorator(r, d));
  keepComputed(r, node.kid('computed_property_name'), into);
  const id = readFunction(r, node, undefined, { classId, decorators: read, start });
  into.methods.push(id);
  if (r.functions[id]!.form === 'constructor') addParameterProperties(r, node, id, into);
}

/** `constructor(private readonly client: OpenAI)` declares a field. */
function addParameterProperties(r: ScriptContext, node: ScriptNode, id: number, into: Members): void {
  const properties = node.kid('formal_parameters')?.kids.filter(p => isParameterProperty(r, p)) ?? [];
  for (const property of properties) {
    const param = r.functions[id]!.params.find(p => p.start === property.start);
    if (param === undefined) continue;
    const { name, annotation, start, end } = param;
    into.fields.push({ name, value: null, annotation, isStatic: false, start, end });
  }
}

function readField(r: ScriptContext, node: ScriptNode, classId: number, into: Members): Field {
  const rest = node.kids.filter(k => !MODIFIERS.has(k.type));
  const decorators = node.kids.filter(k => k.type === 'decorator');
  const [nameNode, valueNode] = rest;
  const annotation = node.kid('type_annotation');
  const isComputed = nameNode?.type === 'computed_property_name';
  if (isComputed) keepComputed(r, nameNode, into);
  const name = nameNode && !isComputed ? (readKey(r, nameNode).key ?? '') : '';
  const before = r.text.slice(decorators.at(-1)?.end ?? node.start, nameNode?.start ?? node.start);
  const naming = { name, start: nameNode?.start ?? node.start, docAt: node.start, classId };
  const value = valueNode ? readExpr(r, valueNode, naming) : null;
  if (value?.kind === 'function') into.methods.push(value.functionId);
  return {
    name,
    value,
    annotation: annotation ? readType(r, annotation) : null,
    isStatic: /\bstatic\b/.test(before),
    ...(decorators.length > 0 && { decorators: decorators.map(d => readDecorator(r, d)) }),
    start: node.start,
    end: node.end,
  };
}

/** A key worked out when the class is made, as a statement of the class. */
function keepComputed(r: ScriptContext, key: ScriptNode | undefined, into: Members): void {
  const value = key && readKey(r, key).computed;
  if (value && value.kind !== 'string')
    into.body.push({ kind: 'expr', value, start: value.start, end: value.end });
}

const MODIFIERS: ReadonlySet<string> = new Set([
  'decorator',
  'accessibility_modifier',
  'override_modifier',
  'type_annotation',
]);
