import type { AssignStmt, Expr, ExprStmt, ReturnStmt, Stmt } from './facts.ts';
import { isTooDeep, textOf, type ScriptContext } from './script-context.ts';
import { namingOf } from './script-expressions.ts';
import { addFunction, EMPTY_FUNCTION } from './script-functions.ts';
import { mendExpr, mendTail } from './script-mending-expressions.ts';
import type { ScriptNode } from './script-node.ts';
import { readParams } from './script-params.ts';
import { readPattern } from './script-patterns.ts';
import { readStatement } from './script-statements.ts';
import { readType } from './script-types.ts';
import { hasSwallowed, isStatement, ScriptTokens, tokensOf } from './script-tokens.ts';

/** Reads broken code: half a call and all that the parser threw together around it. */
export function mendStatements(r: ScriptContext, broken: ScriptNode, into: Stmt[]): void {
  readRow(r, new ScriptTokens(r, tokensOf(r, broken)), into, false);
}

/** Reads a simple statement that has swallowed the next one; false if it has not. */
export function mendSwallowed(r: ScriptContext, node: ScriptNode, into: Stmt[]): boolean {
  if (!r.isBroken || !SIMPLE.has(node.type) || !node.raw.hasError) return false;
  const row = tokensOf(r, node);
  if (!hasSwallowed(r, row)) return false;
  readRow(r, new ScriptTokens(r, row), into, false);
  return true;
}

const SIMPLE: ReadonlySet<string> = new Set([
  'expression_statement',
  'lexical_declaration',
  'variable_declaration',
  'return_statement',
]);

/** Picks up the broken code passed over while a statement was read: its end, or more behind it. */
export function settleStrays(r: ScriptContext, from: number, into: Stmt[]): void {
  while (r.strays.length > from) {
    const [stray] = r.strays.splice(from, 1);
    const tokens = new ScriptTokens(r, tokensOf(r, stray!));
    goOn(r, tokens, into);
    readRow(r, tokens, into, false);
  }
}

/** The arguments of a call that never ends are no part of the call's node. */
function goOn(r: ScriptContext, tokens: ScriptTokens, into: Stmt[]): void {
  const last = into.at(-1);
  const open = tokens.peek();
  if (open?.type !== '(' || !last || !canGoOn(last) || last.value.end > open.start) return;
  if (r.text.slice(last.value.end, open.start).trim() !== '') return;
  const value = mendTail(r, tokens, last.value);
  into[into.length - 1] = { ...last, value, end: Math.max(last.end, value.end) };
}

type Valued<S extends { readonly value: unknown }> = S & { readonly value: NonNullable<S['value']> };

function canGoOn(stmt: Stmt): stmt is Valued<AssignStmt> | ExprStmt | Valued<ReturnStmt> {
  return (stmt.kind === 'assign' || stmt.kind === 'expr' || stmt.kind === 'return') && stmt.value !== null;
}

/** Statements to the end of the row, or of the block. */
export function readRow(r: ScriptContext, tokens: ScriptTokens, into: Stmt[], inBlock: boolean): void {
  if (isTooDeep(r)) return;
  r.depth++;
  for (let token = tokens.peek(); token; token = tokens.peek()) {
    if (token.type === '}' && inBlock) break;
    readOne(r, tokens, token, into);
  }
  r.depth--;
}

function readOne(r: ScriptContext, tokens: ScriptTokens, token: ScriptNode, into: Stmt[]): void {
  const word = tokens.keyword();
  if (isStatement(token.type) && token.raw.isNamed) {
    tokens.next();
    readStatement(r, token, into);
  } else if (word === 'const' || word === 'let' || word === 'var') {
    tokens.next();
    if (tokens.startsExpression()) readAssignment(r, tokens, into, token.start, word);
  } else if (word === 'return' || word === 'throw') {
    tokens.next();
    const value = tokens.startsExpression() ? mendExpr(r, tokens) : null;
    into.push({ kind: word, value, start: token.start, end: tokens.end });
  } else if (startsFunction(tokens)) readHalfFunction(r, tokens, into);
  else if (token.type === '{') readBraces(r, tokens, token, into);
  else if (tokens.startsExpression()) readAssignment(r, tokens, into, token.start, null);
  else tokens.next();
}

function readBraces(r: ScriptContext, tokens: ScriptTokens, open: ScriptNode, into: Stmt[]): void {
  const body: Stmt[] = [];
  tokens.next();
  readRow(r, tokens, body, true);
  tokens.accept('}');
  into.push({ kind: 'block', body, start: open.start, end: tokens.end });
}

/** `name = value`, or an expression by itself. */
function readAssignment(
  r: ScriptContext,
  tokens: ScriptTokens,
  into: Stmt[],
  start: number,
  declares: AssignStmt['declares'],
): void {
  const first = tokens.peek()!;
  const isPattern = first.type === 'object_pattern' || first.type === 'array_pattern';
  const target = isPattern ? readPattern(r, tokens.next()!) : mendExpr(r, tokens);
  tokens.accept('type_annotation');
  if (declares === null && tokens.peek()?.type !== '=') {
    into.push({ kind: 'expr', value: target, start, end: tokens.end });
    return;
  }
  if (target.kind === 'assign') {
    into.push(assignStmt([target.target], target.value, declares, start, tokens.end));
    return;
  }
  const hasValue = tokens.accept('=') !== undefined && tokens.startsExpression();
  const value = hasValue ? mendExpr(r, tokens, namingOf(target, start)) : null;
  into.push(assignStmt([target], value, declares, start, tokens.end));
}

function assignStmt(
  targets: readonly Expr[],
  value: Expr | null,
  declares: AssignStmt['declares'],
  start: number,
  end: number,
): AssignStmt {
  return { kind: 'assign', targets, value, annotation: null, op: '', declares, start, end };
}

/** `name (…) {`: a function whose end may be missing. */
function startsFunction(tokens: ScriptTokens): boolean {
  if (!tokens.isName() || tokens.peek(1)?.type !== 'formal_parameters') return false;
  const after = tokens.peek(2)?.type === 'type_annotation' ? tokens.peek(3) : tokens.peek(2);
  return after?.type === '{';
}

function readHalfFunction(r: ScriptContext, tokens: ScriptTokens, into: Stmt[]): void {
  const name = tokens.next()!;
  const params = tokens.next()!;
  const returns = tokens.accept('type_annotation');
  tokens.accept('{');
  const functionId = addFunction(r, () => {
    const body: Stmt[] = [];
    const known = {
      name: textOf(r, name),
      nameStart: name.start,
      params: readParams(r, params),
      returns: returns ? readType(r, returns) : null,
      isAsync: /\basync\s+(?:function\b)?[\s*]*$/.test(
        r.text.slice(Math.max(0, name.start - 40), name.start),
      ),
    };
    readRow(r, tokens, body, true);
    tokens.accept('}');
    return { ...EMPTY_FUNCTION, ...known, body, start: name.start, end: tokens.end };
  });
  into.push({ kind: 'function', functionId, start: name.start, end: tokens.end });
}
