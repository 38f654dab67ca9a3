import { textOf, type ScriptContext } from './script-context.ts';
import { ScriptNode } from './script-node.ts';

/**
 * Broken code as a row of tokens: brackets, signs and words, and whole nodes where the parser understood one. Such
 * a row can be read by its brackets and commas, though the parser found no statement in it.
 */
export class ScriptTokens {
  readonly #row: readonly ScriptNode[];
  readonly #r: ScriptContext;
  #at = 0;

  constructor(r: ScriptContext, row: readonly ScriptNode[]) {
    this.#r = r;
    this.#row = row;
  }

  peek(ahead = 0): ScriptNode | undefined {
    return this.#row[this.#at + ahead];
  }

  next(): ScriptNode | undefined {
    return this.#row[this.#at++];
  }

  /** Takes the next token if it is of this type. */
  accept(type: string): ScriptNode | undefined {
    return this.#row[this.#at]?.type === type ? this.#row[this.#at++] : undefined;
  }

  /** End of the last token taken. */
  get end(): number {
    return this.#row[this.#at - 1]?.end ?? 0;
  }

  /** A word that starts a statement: no bracket left open before it can be meant to hold it. */
  startsStatement(ahead = 0): boolean {
    const token = this.peek(ahead);
    if (!token || this.peek(ahead + 1)?.type === ':') return false;
    if (!isNamed(token)) return KEYWORDS.has(token.type);
    return isStatement(token.type) || (isWord(token) && KEYWORDS.has(textOf(this.#r, token)));
  }

  /** The keyword that stands next, also where the parser took it for a name. */
  keyword(): string | undefined {
    const token = this.peek();
    const word = token && (isWord(token) ? textOf(this.#r, token) : token.type);
    return word !== undefined && KEYWORDS.has(word) ? word : undefined;
  }

  startsExpression(): boolean {
    const token = this.peek();
    if (!token || this.startsStatement()) return false;
    return isNamed(token) ? !NO_EXPRESSION.has(token.type) : OPENERS.has(token.type);
  }

  /** A name that may follow a dot or be a key. */
  isName(ahead = 0): boolean {
    const token = this.peek(ahead);
    return token !== undefined && isWord(token);
  }
}

const KEYWORDS: ReadonlySet<string> = new Set(
  'const let var return throw function class export if else for while do switch try catch finally'.split(' '),
);

const OPENERS: ReadonlySet<string> = new Set(['(', '[', '{', 'await', 'new', '`', '"', "'"]);

const NO_EXPRESSION: ReadonlySet<string> = new Set([
  'type_annotation',
  'type_arguments',
  'type_parameters',
  'optional_chain',
  'string_fragment',
  'escape_sequence',
  'jsx_text',
  'accessibility_modifier',
  'formal_parameters',
  'hash_bang_line',
]);

const WORDS: ReadonlySet<string> = new Set([
  'identifier',
  'property_identifier',
  'private_property_identifier',
  'shorthand_property_identifier',
  'shorthand_property_identifier_pattern',
  'type_identifier',
  'statement_identifier',
]);

function isWord(token: ScriptNode): boolean {
  return WORDS.has(token.type);
}

function isNamed(token: ScriptNode): boolean {
  return token.raw.isNamed;
}

export function isStatement(type: string): boolean {
  return /_(?:statement|declaration)$|^statement_block$/.test(type);
}

/** A broken node as tokens. Nodes without an error, and those with a body of their own, stay whole. */
export function tokensOf(r: ScriptContext, node: ScriptNode): ScriptNode[] {
  const row: ScriptNode[] = [];
  const open: ScriptNode[] = [node];
  for (let top = open.pop(); top; top = open.pop()) {
    if (top !== node && !isBrokenUp(r, top)) {
      row.push(top);
      continue;
    }
    const children = top.raw.children;
    for (let i = children.length - 1; i >= 0; i--) {
      const child = new ScriptNode(children[i]!, node.strays);
      if (child.type !== 'comment') open.push(child);
    }
  }
  return row;
}

function isBrokenUp(r: ScriptContext, node: ScriptNode): boolean {
  if (node.type === 'ERROR' || node.type === 'variable_declarator') return true;
  if (node.type === 'member_expression' && endsInKeyword(r, node)) return true;
  return node.raw.hasError && node.raw.childCount > 0 && !WHOLE.test(node.type);
}

/** `client.` and the `const` of the next line make a member. */
function endsInKeyword(r: ScriptContext, { start, end }: ScriptNode): boolean {
  return SWALLOWED.has(/[a-z]*$/.exec(r.text.slice(Math.max(start, end - 10), end))![0]);
}

/** Functions, classes, statements in blocks and elements are read as usual, broken or not. */
const WHOLE = /function|class|method|block|^jsx_|_statement$|template|parameters$|type/;

/** Whether the parser took a keyword for a name: a statement has swallowed the next one. */
export function hasSwallowed(r: ScriptContext, row: readonly ScriptNode[]): boolean {
  return row.some(t => isWord(t) && SWALLOWED.has(textOf(r, t)));
}

const SWALLOWED: ReadonlySet<string> = new Set(['const', 'let', 'var', 'return', 'export', 'function']);
