import type { Arg, CallExpr, Expr, ObjectEntry } from './facts.ts';
import { binaryExpr, nameStartOf, readArgs } from './script-chains.ts';
import { isTooDeep, nameExpr, otherExpr, textOf, type Naming, type ScriptContext } from './script-context.ts';
import { readExpr } from './script-expressions.ts';
import type { ScriptNode } from './script-node.ts';
import { addEntry, readKey } from './script-objects.ts';
import { ScriptTokens, tokensOf } from './script-tokens.ts';

/** Broken code within an expression: what expressions it holds. */
export function mendWithin(r: ScriptContext, broken: ScriptNode): Expr {
  const tokens = new ScriptTokens(r, tokensOf(r, broken));
  const found: Expr[] = [];
  while (tokens.peek()) {
    if (tokens.startsExpression()) found.push(mendExpr(r, tokens));
    else tokens.next();
  }
  return otherExpr('ERROR', broken, found);
}

/** Entries of a broken part of an object. */
export function mendEntries(r: ScriptContext, broken: ScriptNode): ObjectEntry[] {
  const tokens = new ScriptTokens(r, tokensOf(r, broken));
  const entries: ObjectEntry[] = [];
  while (tokens.peek()) {
    readObjectEntries(r, tokens, entries);
    if (tokens.startsExpression()) {
      const value = mendExpr(r, tokens);
      entries.push(entryOf(null, value, value.start, value.end, true));
    } else tokens.next();
  }
  return entries;
}

/** The next expression of a row; takes at least one token. */
export function mendExpr(r: ScriptContext, tokens: ScriptTokens, naming?: Naming): Expr {
  const token = tokens.next()!;
  if (isTooDeep(r)) return otherExpr('too-deep', token);
  r.depth++;
  const expr = mendTail(r, tokens, readHead(r, tokens, token, naming));
  r.depth--;
  return expr;
}

function readHead(r: ScriptContext, tokens: ScriptTokens, token: ScriptNode, naming?: Naming): Expr {
  const { start } = token;
  switch (token.type) {
    case 'await': {
      const value = inner(r, tokens);
      return { kind: 'await', value, start, end: tokens.end };
    }
    case 'new':
      return readNew(r, tokens, token);
    case '(': {
      const value = inner(r, tokens);
      tokens.accept(')');
      return value;
    }
    case '[':
      return readList(r, tokens, token);
    case '{': {
      const entries: ObjectEntry[] = [];
      readObjectEntries(r, tokens, entries);
      tokens.accept('}');
      return { kind: 'object', entries, start, end: tokens.end };
    }
    case '`':
    case '"':
    case "'":
      return readQuoted(r, tokens, token);
    default:
      return readExpr(r, token, naming);
  }
}

function inner(r: ScriptContext, tokens: ScriptTokens): Expr {
  if (tokens.startsExpression()) return mendExpr(r, tokens);
  return otherExpr('missing', { start: tokens.end, end: tokens.end });
}

/** Half a string: its text is not known, what is inserted into it is. */
function readQuoted(r: ScriptContext, tokens: ScriptTokens, quote: ScriptNode): Expr {
  const found: Expr[] = [];
  while (tokens.peek() && !tokens.accept(quote.type)) {
    if (tokens.startsStatement()) break;
    if (tokens.startsExpression() && tokens.peek()!.type !== '"' && tokens.peek()!.type !== "'")
      found.push(mendExpr(r, tokens));
    else tokens.next();
  }
  return otherExpr('ERROR', { start: quote.start, end: tokens.end }, found);
}

/** Goes on with an expression as far as the row does: members, calls, operators. */
export function mendTail(r: ScriptContext, tokens: ScriptTokens, head: Expr): Expr {
  let expr = head;
  for (;;) {
    const longer = readLink(r, tokens, expr);
    if (!longer) return expr;
    expr = longer;
  }
}

function readLink(r: ScriptContext, tokens: ScriptTokens, object: Expr): Expr | undefined {
  const token = tokens.peek();
  const { start } = object;
  switch (token?.type) {
    case '.':
    case '?.':
    case 'optional_chain': {
      tokens.next();
      if (!tokens.isName() || tokens.startsStatement()) return undefined;
      const name = tokens.next()!;
      return onAwaited(object, on => ({
        kind: 'member',
        object: on,
        property: textOf(r, name),
        propertyStart: name.start,
        start: on.start,
        end: name.end,
      }));
    }
    case '(':
    case 'arguments':
      return onAwaited(object, callee => readCall(r, tokens, callee, callee.start, false));
    case '+':
    case '||':
    case '&&':
    case '??':
      tokens.next();
      return binaryExpr(token.type, object, inner(r, tokens), { start, end: tokens.end });
    default:
      return undefined;
  }
}

/** `await f` went before `(…)`: the call is what is awaited. */
function onAwaited(expr: Expr, extend: (inner: Expr) => Expr): Expr {
  if (expr.kind !== 'await') return extend(expr);
  const value = extend(expr.value);
  return { ...expr, value, end: value.end };
}

function readNew(r: ScriptContext, tokens: ScriptTokens, token: ScriptNode): Expr {
  if (!tokens.startsExpression()) return otherExpr('new', token);
  let callee = readExpr(r, tokens.next()!);
  while (tokens.peek()?.type === '.') callee = readLink(r, tokens, callee) ?? callee;
  return readCall(r, tokens, callee, token.start, true);
}

function readCall(
  r: ScriptContext,
  tokens: ScriptTokens,
  callee: Expr,
  start: number,
  isNew: boolean,
): CallExpr {
  const open = tokens.peek();
  const base = { kind: 'call', callee, isNew, nameStart: nameStartOf(callee), start } as const;
  if (open?.type === 'arguments') {
    tokens.next();
    const argsEnd = r.text[open.end - 1] === ')' ? open.end - 1 : open.end;
    return { ...base, args: readArgs(r, open), argsStart: open.start + 1, argsEnd, end: open.end };
  }
  if (!tokens.accept('(')) return { ...base, args: [], argsStart: -1, argsEnd: -1, end: tokens.end };
  const args: Arg[] = [];
  const argsStart = tokens.end;
  readItems(r, tokens, ')', (value, isSpread, from) =>
    args.push({ name: null, spread: isSpread ? 'list' : null, value, start: from, end: value.end }),
  );
  const argsEnd = tokens.end;
  const isClosed = tokens.accept(')') !== undefined;
  return { ...base, args, argsStart, argsEnd: isClosed ? tokens.end - 1 : argsEnd, end: tokens.end };
}

function readList(r: ScriptContext, tokens: ScriptTokens, open: ScriptNode): Expr {
  const items: Expr[] = [];
  readItems(r, tokens, ']', (value, isSpread, start) =>
    items.push(isSpread ? { kind: 'spread', value, start, end: value.end } : value),
  );
  tokens.accept(']');
  return { kind: 'list', form: 'list', items, start: open.start, end: tokens.end };
}

/** Expressions between commas, to a closing bracket of any kind, a semicolon or the next statement. */
function readItems(
  r: ScriptContext,
  tokens: ScriptTokens,
  close: string,
  add: (value: Expr, isSpread: boolean, start: number) => void,
): void {
  let spread: ScriptNode | undefined;
  for (let token = tokens.peek(); token && !isOver(tokens, token, close); token = tokens.peek()) {
    if (tokens.startsExpression()) {
      const value = mendExpr(r, tokens);
      if (value.kind === 'spread') add(value.value, true, value.start);
      else add(value, spread !== undefined, spread?.start ?? token.start);
      spread = undefined;
    } else {
      tokens.next();
      spread = token.type === '...' ? token : undefined;
    }
  }
}

function isOver(tokens: ScriptTokens, token: ScriptNode, close: string): boolean {
  const { type } = token;
  return (
    type === close || type === ')' || type === ']' || type === '}' || type === ';' || tokens.startsStatement()
  );
}

function readObjectEntries(r: ScriptContext, tokens: ScriptTokens, into: ObjectEntry[]): void {
  for (let token = tokens.peek(); token && !isOver(tokens, token, '}'); token = tokens.peek())
    readEntryAt(r, tokens, token, into);
}

function readEntryAt(r: ScriptContext, tokens: ScriptTokens, token: ScriptNode, into: ObjectEntry[]): void {
  const isKey = tokens.isName() || token.type === 'string' || token.type === 'number';
  if (isKey && tokens.peek(1)?.type === ':') {
    tokens.next();
    tokens.next();
    const { key } = readKey(r, token);
    const naming = key === null ? undefined : { name: key, start: token.start, docAt: token.start };
    const value = tokens.startsExpression() ? mendExpr(r, tokens, naming) : inner(r, tokens);
    into.push(entryOf(key, value, token.start, Math.max(value.end, tokens.end), false));
  } else if (ENTRIES.has(token.type)) {
    tokens.next();
    addEntry(r, token, into);
  } else if (tokens.isName()) {
    tokens.next();
    into.push(entryOf(textOf(r, token), nameExpr(textOf(r, token), token), token.start, token.end, false));
  } else if (tokens.startsExpression()) {
    const value = mendExpr(r, tokens);
    into.push(entryOf(null, value, value.start, value.end, true));
  } else tokens.next();
}

const ENTRIES: ReadonlySet<string> = new Set(['pair', 'method_definition', 'spread_element']);

function entryOf(
  key: string | null,
  value: Expr,
  start: number,
  end: number,
  isSpread: boolean,
): ObjectEntry {
  return { key, computed: null, isSpread, value, start, end };
}
