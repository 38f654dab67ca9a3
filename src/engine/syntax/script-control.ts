import type { Expr, ForStmt, Handler, IfStmt, Stmt, SwitchCase, TryStmt } from './facts.ts';
import { otherExpr, type ScriptContext } from './script-context.ts';
import { readExpr } from './script-expressions.ts';
import type { ScriptNode } from './script-node.ts';
import { readPattern } from './script-patterns.ts';
import { readBlock, readBody, readStatement } from './script-statements.ts';
import { readType } from './script-types.ts';

interface Arm {
  readonly node: ScriptNode;
  readonly test: Expr;
  readonly then: readonly Stmt[];
}

/** if … else if … else: long ladders nest to the right, so that they are read in a loop. */
export function readConditionals(r: ScriptContext, outer: ScriptNode): IfStmt {
  const arms: Arm[] = [];
  let otherwise: readonly Stmt[] = [];
  for (let node: ScriptNode | undefined = outer; node;) {
    const [test, then]: readonly ScriptNode[] = node.kids;
    arms.push({ node, test: valueOf(r, test, node), then: readBody(r, then) });
    const last: ScriptNode | undefined = node.kid('else_clause')?.kids[0];
    if (last?.type !== 'if_statement') otherwise = readBody(r, last);
    node = last?.type === 'if_statement' ? last : undefined;
  }
  const first = arms.shift()!;
  for (let arm = arms.pop(); arm; arm = arms.pop()) otherwise = [ifStmt(arm, otherwise)];
  return ifStmt(first, otherwise);
}

function ifStmt({ node, test, then }: Arm, otherwise: readonly Stmt[]): IfStmt {
  return { kind: 'if', test, then, else: otherwise, start: node.start, end: node.end };
}

function valueOf(r: ScriptContext, node: ScriptNode | undefined, within: ScriptNode): Expr {
  return node ? readExpr(r, node) : otherExpr('missing', { start: within.end, end: within.end });
}

/** Any loop; a statement that the parser could not make a loop of gives its parts. */
export function readLoop(r: ScriptContext, node: ScriptNode): Stmt[] {
  switch (node.type) {
    case 'for_in_statement':
      return readForEach(r, node);
    case 'for_statement':
      return [readCounter(r, node)];
    default:
      return [readWhile(r, node)];
  }
}

function readWhile(r: ScriptContext, node: ScriptNode): Stmt {
  return {
    kind: 'while',
    test: valueOf(r, node.field('condition'), node),
    testAfter: node.type === 'do_statement',
    body: readBody(r, node.field('body')),
    else: [],
    start: node.start,
    end: node.end,
  };
}

function readForEach(r: ScriptContext, node: ScriptNode): Stmt[] {
  const left = node.field('left');
  const right = node.field('right');
  if (!left || !right) return readBlock(r, node);
  const stmt: ForStmt = {
    ...forStmt(node),
    form: /\bin\b/.test(r.text.slice(left.end, right.start)) ? 'in' : 'of',
    target: readPattern(r, left),
    iterable: readExpr(r, right),
    body: readBody(r, node.field('body')),
  };
  return [stmt];
}

function forStmt({ start, end }: ScriptNode): ForStmt {
  return {
    kind: 'for',
    form: 'counter',
    target: null,
    iterable: null,
    init: null,
    test: null,
    update: null,
    body: [],
    else: [],
    start,
    end,
  };
}

function readCounter(r: ScriptContext, node: ScriptNode): ForStmt {
  const init = readInit(r, node.field('initializer'));
  const test = plainValue(node.field('condition'));
  const update = node.field('increment');
  return {
    ...forStmt(node),
    init,
    test: test ? readExpr(r, test) : null,
    update: update ? readExpr(r, update) : null,
    body: readBody(r, node.field('body')),
  };
}

/** Several variables in one header stand in a block. */
function readInit(r: ScriptContext, node: ScriptNode | undefined): Stmt | null {
  if (!node) return null;
  const { start, end } = node;
  const body: Stmt[] = [];
  readStatement(r, node, body);
  return body.length > 1 ? { kind: 'block', body, start, end } : (body[0] ?? null);
}

function plainValue(node: ScriptNode | undefined): ScriptNode | undefined {
  return node?.type === 'expression_statement' || node?.type === 'empty_statement' ? node.kids[0] : node;
}

export function readTry(r: ScriptContext, node: ScriptNode): TryStmt {
  const body = node.kid('statement_block');
  const handler = node.kid('catch_clause');
  const last = node.kid('finally_clause')?.kids[0];
  return {
    kind: 'try',
    body: readBody(r, body),
    handlers: handler ? [readHandler(r, handler)] : [],
    else: [],
    finally: readBody(r, last),
    start: node.start,
    end: node.end,
  };
}

/** `catch ({ message })` takes the error apart before its body. */
function readHandler(r: ScriptContext, node: ScriptNode): Handler {
  const param = node.field('parameter');
  const type = node.kid('type_annotation');
  const target = param ? readPattern(r, param) : null;
  const body = readBody(r, node.kid('statement_block'));
  return {
    type: type ? readType(r, type) : null,
    name: target?.kind === 'name' ? target.name : null,
    body: target && target.kind !== 'name' ? [takeApart(target), ...body] : body,
  };
}

function takeApart(target: Expr): Stmt {
  const { start, end } = target;
  return {
    kind: 'assign',
    targets: [target],
    value: null,
    annotation: null,
    op: '',
    declares: 'let',
    start,
    end,
  };
}

export function readSwitch(r: ScriptContext, node: ScriptNode): Stmt[] {
  const body = node.kid('switch_body');
  if (!body) return readBlock(r, node);
  const cases = body.kids.map(k => readCase(r, k));
  return [
    { kind: 'switch', subject: valueOf(r, node.kids[0], node), cases, start: node.start, end: node.end },
  ];
}

function readCase(r: ScriptContext, node: ScriptNode): SwitchCase {
  const test = node.type === 'switch_case' ? node.kids[0] : undefined;
  const body: Stmt[] = [];
  for (const kid of node.type === 'switch_case' ? node.kids.slice(1) : node.kids) readStatement(r, kid, body);
  return { tests: test ? [readExpr(r, test)] : [], body, fallsThrough: !leaves(body) };
}

/** Whether control never passes the end of these statements; for long ladders the answer is no. */
function leaves(body: readonly Stmt[], levels = 100): boolean {
  const last = levels > 0 ? body.at(-1) : undefined;
  const all = (...bodies: readonly (readonly Stmt[])[]): boolean => bodies.every(b => leaves(b, levels - 1));
  switch (last?.kind) {
    case 'break':
    case 'continue':
    case 'return':
    case 'throw':
      return true;
    case 'block':
      return all(last.body);
    case 'if':
      return all(last.then, last.else);
    case 'try':
      return all(last.finally) || all(last.body, ...last.handlers.map(h => h.body));
    default:
      return false;
  }
}
